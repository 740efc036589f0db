package questionnaire

import (
	"iter"
	"slices"

	"yourpart/questionnaire/catalogue"
)

// A settler decides how the cells of one assessment stand, control by control.
type settler struct {
	cells   []Cell
	parents map[CellID]int // those that follow-ups may ask for
}

// settle gives every cell its state, and the inherited ones their answer too.
// Conditions point to earlier controls only, so one pass will do.
func settle(cells []Cell) {
	s := settler{cells, map[CellID]int{}}
	asked := askedFor(cells)
	for from, to := range groups(cells) {
		isParent := asked[cells[from].Control.ID]
		for at := from; at < to; at++ {
			if cells[at].own() {
				s.own(at)
				if isParent {
					s.parents[cells[at].ID()] = at
				}
			}
		}
		for at := from; at < to; at++ {
			cell := &cells[at]
			if cell.Source == "" {
				continue
			}
			cell.Answer = cells[cell.source].Answer
			if isParent { // the source itself, which an earlier answer may have settled
				s.parents[cell.ID()] = cell.source
			}
		}
	}
}

// own settles a cell with an answer of its own: asked, unless an earlier
// answer or the person decides it.
func (s *settler) own(at int) {
	cell := &s.cells[at]
	cell.State = Asked
	if len(cell.Control.AskWhen) > 0 {
		cell.State = s.branch(cell)
	}
	if cell.State == Asked && cell.Answer.Option == NotApplicable {
		cell.State = OutsideAnswer
	}
}

// groups gives, control by control, where its cells begin and end.
func groups(cells []Cell) iter.Seq2[int, int] {
	return func(yield func(int, int) bool) {
		for from, to := 0, 0; from < len(cells); from = to {
			for to < len(cells) && cells[to].Control == cells[from].Control {
				to++
			}
			if !yield(from, to) {
				return
			}
		}
	}
}

// askedFor is the set of controls that some condition points to.
func askedFor(cells []Cell) map[string]bool {
	ids := map[string]bool{}
	for from := range groups(cells) {
		for _, cond := range cells[from].Control.AskWhen {
			ids[cond.Control] = true
		}
	}
	return ids
}

// Kin copies out the cells of all controls that follow on others or have
// follow-ups. No answer to one of the rest changes how another cell stands.
func Kin(cells []Cell) (kin []Cell) {
	asked := askedFor(cells)
	for from, to := range groups(cells) {
		if k := cells[from].Control; len(k.AskWhen) == 0 && !asked[k.ID] {
			continue
		}
		moved := len(kin) - from
		kin = append(kin, cells[from:to]...)
		for at := from + moved; at < len(kin); at++ {
			kin[at].source += moved
		}
	}
	return kin
}

// branch decides whether a question is asked or was settled by an earlier
// answer. Where several conditions pass it over, outside beats unmet and unmet
// beats met, so that a better answer to any of them never lowers the score.
func (s *settler) branch(cell *Cell) State {
	state := Asked
	for _, cond := range cell.Control.AskWhen {
		earlier, ok := s.earlier(cond, cell.Service)
		if !ok {
			continue
		}
		switch passedOver(cond, earlier) {
		case OutsideAnswer:
			return OutsideAnswer
		case Unmet:
			state = Unmet
		case Met:
			if state == Asked {
				state = Met
			}
		}
	}
	return state
}

// earlier finds the cell a condition points to: the same service's, or the
// organisation's. A cell that is not there leaves the question asked.
func (s *settler) earlier(cond catalogue.Condition, service string) (*Cell, bool) {
	at, ok := s.parents[CellID{cond.Control, service}]
	if !ok {
		at, ok = s.parents[CellID{Control: cond.Control}]
	}
	if !ok {
		return nil, false
	}
	return &s.cells[at], true
}

// passedOver is Asked while the condition may hold. A question asked only
// after good answers is unmet when passed over, one asked only after poor
// answers is met.
func passedOver(cond catalogue.Condition, earlier *Cell) State {
	options := earlier.Control.Question.Options
	option := earlier.Answer.Option
	switch {
	case earlier.State == OutsideAnswer || option == NotApplicable:
		// Also where the earlier question is settled by now: were its
		// follow-ups to count again, a better answer could lower the score.
		return OutsideAnswer
	case earlier.State == Unmet:
		option = options[len(options)-1].ID
	case earlier.State == Met || option == HandledElsewhere:
		option = options[0].ID
	case earlier.Control.Option(option) == nil:
		return Asked // nobody knows yet
	}
	switch {
	case slices.Contains(cond.Is, option):
		return Asked
	case cond.AsksAfterBest(earlier.Control):
		return Unmet
	}
	return Met
}
