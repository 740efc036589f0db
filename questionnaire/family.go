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

// Apart takes a family to pieces by service: no answer in one changes how the
// cells of another stand. Where the organisation is asked too, all of it is one
// piece. The cells are copies.
func (f Family) Apart() (pieces []Family) {
	root, at := f.roots(), map[int]int{} // by root, where its piece is
	for _, group := range f {
		moved := make([]int, len(group)) // where the cells stand in their new group
		for i, c := range group {
			n, ok := at[root(c.At)]
			if !ok {
				n, pieces = len(pieces), append(pieces, nil)
				at[root(c.At)] = n
			}
			if last := len(pieces[n]) - 1; last < 0 || pieces[n][last][0].Control != c.Control {
				pieces[n] = append(pieces[n], nil)
			}
			last := &pieces[n][len(pieces[n])-1]
			moved[i] = len(*last)
			*last = append(*last, c)
		}
		for i, c := range group {
			if c.Source != "" {
				piece := pieces[at[root(c.At)]]
				piece[len(piece)-1][moved[i]].source = moved[c.source]
			}
		}
	}
	return pieces
}

// roots finds for each service, by where it stands in the stack, one that stands
// for its piece.
func (f Family) roots() func(at int) int {
	next := map[int]int{}
	root := func(at int) int {
		for next[at] != at {
			at = next[at]
		}
		return at
	}
	firm := false
	for _, group := range f {
		for i := range group {
			next[group[i].At] = group[i].At
			firm = firm || group[i].At == AtFirm
		}
	}
	for _, group := range f {
		for i := range group {
			if c := &group[i]; firm {
				next[root(c.At)] = AtFirm
			} else if c.Source != "" {
				next[root(c.At)] = root(group[c.source].At)
			}
		}
	}
	return root
}

// Copy copies out the cells of families, to be changed and settled apart from
// all others.
func Copy(families ...Family) []Cell { return slices.Concat(slices.Concat(families...)...) }
