package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// A Family is the controls whose questions follow on each other. No answer to
// one outside of it changes how their cells stand.
type Family []*catalogue.Control

// Families finds those that cells have. A control that has no follow-ups and
// is none stands in none.
func Families(cells []Cell) (families []Family) {
	controls := controlsOf(groups(cells))
	asked := newSettler(controls)
	for _, k := range controls {
		if _, leads := asked[k.ID]; !leads && len(k.AskWhen) == 0 {
			continue
		}
		mine := Family{k}
		families = slices.DeleteFunc(families, func(f Family) bool {
			joins := slices.ContainsFunc(k.AskWhen, func(cond catalogue.Condition) bool { return f.has(cond.Control) })
			if joins {
				mine = slices.Concat(f, mine)
			}
			return joins
		})
		families = append(families, mine)
	}
	return families
}

func (f Family) has(id string) bool {
	return slices.ContainsFunc(f, func(k *catalogue.Control) bool { return k.ID == id })
}

// CellsOf copies out the cells of some controls, to be changed and settled
// apart from the others.
func CellsOf(cells []Cell, controls ...*catalogue.Control) []Cell {
	var found [][]Cell
	for _, group := range groups(cells) {
		if slices.Contains(controls, group[0].Control) {
			found = append(found, group)
		}
	}
	return slices.Concat(found...)
}
