package questionnaire

import (
	"iter"

	"yourpart/questionnaire/catalogue"
)

// control is what the cell is of, for all that hold a Cell.
func (c *Cell) control() *catalogue.Control { return c.Control }

// ByControl gives the cells of one control after the other, as they stand. It
// takes cells, and what embeds them. Appending to a group never changes the
// next one.
func ByControl[C any, P interface {
	*C
	control() *catalogue.Control
}](cells []C) iter.Seq[[]C] {
	return func(yield func([]C) bool) {
		for from, to := 0, 0; from < len(cells); from = to {
			control := P(&cells[from]).control()
			for to < len(cells) && P(&cells[to]).control() == control {
				to++
			}
			if !yield(cells[from:to:to]) {
				return
			}
		}
	}
}
