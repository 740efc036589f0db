package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// A Family is the cells of questions that follow on each other, control by
// control. No answer to another question changes how they stand.
type Family [][]Cell

// Families finds those that cells have. A control that has no follow-ups and
// is none stands in none.
func Families(cells []Cell) (families []Family) {
	list := slices.Collect(ByControl(cells))
	asked := newSettler(controlsOf(list))
	for _, group := range list {
		k := group[0].Control
		if _, leads := asked[k.ID]; !leads && len(k.AskWhen) == 0 {
			continue
		}
		mine := Family{group}
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

func (f Family) has(control string) bool {
	return slices.ContainsFunc(f, func(group []Cell) bool { return group[0].Control.ID == control })
}

// Controls are those of the family; each stands after what it follows on.
func (f Family) Controls() []*catalogue.Control { return controlsOf(f) }

// Copy copies out the cells of families, to be changed and settled apart from
// all others.
func Copy(families ...Family) []Cell { return slices.Concat(slices.Concat(families...)...) }
