package scoring

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A trial is the cells of some families, apart from the result, for trying out
// what fixes of their controls come to.
type trial struct {
	cells []questionnaire.Cell
	gaps  map[*catalogue.Control][]int // the cells that a fix answers anew
	moved bool                         // since they were summed up
	was   Score                        // when they were
}

func newTrial(families ...questionnaire.Family) *trial {
	t := &trial{cells: questionnaire.Copy(families...), gaps: map[*catalogue.Control][]int{}}
	for _, f := range families {
		for _, k := range f.Controls() {
			t.gaps[k] = nil
		}
	}
	for i := range t.cells {
		var c Cell
		if c.weigh(&t.cells[i]); c.fixable() {
			t.gaps[c.Control] = append(t.gaps[c.Control], i)
		}
	}
	t.was = sum(t.cells)
	return t
}

// fix puts a control's best option in place, and reports whether the trial is
// about that control at all.
func (t *trial) fix(k *catalogue.Control) bool {
	gaps, ok := t.gaps[k]
	for _, i := range gaps {
		t.cells[i].Answer = bestAnswer(k)
		t.moved = true
	}
	return ok
}

// score settles the cells and sums them up.
func (t *trial) score() Score {
	if t.moved {
		questionnaire.Settle(t.cells)
		t.was, t.moved = sum(t.cells), false
	}
	return t.was
}

// sum is the score of all cells together.
func sum(cells []questionnaire.Cell) (s Score) {
	for i := range cells {
		var c Cell
		if c.weigh(&cells[i]); c.Weight > 0 {
			s.Add(&c)
		}
	}
	return s
}
