package scoring

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A trial is the cells of some families, apart from the result, for trying out
// what fixes of their controls come to.
type trial struct {
	cells []questionnaire.Cell
	fixed []float64                    // what the cells weigh, where that never changes
	gaps  map[*catalogue.Control][]int // the cells that a fix gives another answer
	moved bool                         // since they were summed up
	was   Score                        // when they were
}

func newTrial(families ...questionnaire.Family) *trial {
	t := &trial{cells: questionnaire.Copy(families...)}
	t.begin(families)
	return t
}

// newFixedTrial is of a part of the cells, whose weights are those of the whole.
func newFixedTrial(weights map[place]float64, piece questionnaire.Family) *trial {
	t := &trial{cells: questionnaire.Copy(piece)}
	for i := range t.cells {
		t.fixed = append(t.fixed, weights[place{t.cells[i].Control, t.cells[i].At}])
	}
	t.begin([]questionnaire.Family{piece})
	return t
}

// begin finds the gaps, and what the cells come to as they are.
func (t *trial) begin(families []questionnaire.Family) {
	t.gaps = map[*catalogue.Control][]int{}
	for _, f := range families {
		for _, k := range f.Controls() {
			t.gaps[k] = nil
		}
	}
	weighed := t.weighed()
	for i := range weighed {
		if c := &weighed[i]; c.fixable() {
			t.gaps[c.Control] = append(t.gaps[c.Control], i)
		}
	}
	t.was = sum(weighed)
}

func (t *trial) weighed() []Cell {
	if t.fixed == nil {
		return weighAll(t.cells)
	}
	out := make([]Cell, len(t.cells))
	for i := range out {
		out[i].earn(&t.cells[i])
		out[i].Weight = t.fixed[i]
	}
	return out
}

// fix puts the best option in place wherever the action closes a gap, and
// reports whether the trial is about its control at all.
func (t *trial) fix(a *Action) bool {
	gaps, ok := t.gaps[a.Control]
	if a.Control.Scope == catalogue.Organisation {
		t.close(gaps)
	}
	for _, at := range a.at {
		if n, found := slices.BinarySearchFunc(gaps, at, func(i, at int) int { return t.cells[i].At - at }); found {
			t.close(gaps[n : n+1])
		}
	}
	return ok
}

func (t *trial) close(gaps []int) {
	for _, i := range gaps {
		t.cells[i].Answer = bestAnswer(t.cells[i].Control)
		t.moved = true
	}
}

// score settles the cells and sums them up.
func (t *trial) score() Score {
	if t.moved {
		questionnaire.Settle(t.cells)
		t.was, t.moved = sum(t.weighed()), false
	}
	return t.was
}

// sum is the score of all cells together.
func sum(cells []Cell) (s Score) {
	for i := range cells {
		if cells[i].Weight > 0 {
			s.Add(&cells[i])
		}
	}
	return s
}
