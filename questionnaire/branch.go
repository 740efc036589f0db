package questionnaire

import (
	"iter"
	"slices"

	"yourpart/questionnaire/catalogue"
)

// A settler decides how cells stand, control by control. It keeps the cells of
// the controls that follow-ups may ask for.
type settler map[string][]Cell

func newSettler(controls []*catalogue.Control) settler {
	s := settler{}
	for _, k := range controls {
		for _, cond := range k.AskWhen {
			s[cond.Control] = nil
		}
	}
	return s
}

// Settle gives every cell its state, and the inherited ones their answer too.
func Settle(cells []Cell) {
	list := slices.Collect(ByControl(cells))
	s := newSettler(controlsOf(list))
	for _, group := range list {
		s.settle(group)
	}
}

// settle settles the cells of one control. Conditions point to earlier controls
// only, so that those have been settled before.
func (s settler) settle(group []Cell) {
	if len(group) == 0 {
		return
	}
	for i := range group {
		if group[i].own() {
			s.own(&group[i])
		}
	}
	for i := range group {
		if cell := &group[i]; cell.Source != "" {
			cell.Answer, cell.Words = group[cell.source].Answer, group[cell.source].Words
		}
	}
	if _, asked := s[group[0].Control.ID]; asked {
		s[group[0].Control.ID] = group
	}
}

// own settles a cell with an answer of its own: asked, unless an earlier
// answer or the person decides it.
func (s settler) own(cell *Cell) {
	cell.By = CellID{}
	if cell.State = Asked; cell.Fact != nil && cell.Answer.Option == "" && !cell.Disputed() {
		cell.State = Known
		return
	}
	if len(cell.Control.AskWhen) > 0 {
		cell.State, cell.By = s.branch(cell)
	}
	if cell.State == Asked && cell.Answer.Option == NotApplicable {
		cell.State = OutsideAnswer
	}
}

func controlsOf(groups [][]Cell) []*catalogue.Control {
	controls := make([]*catalogue.Control, len(groups))
	for i, group := range groups {
		controls[i] = group[0].Control
	}
	return controls
}

// branch decides whether a question is asked or was settled by an earlier
// answer. Where several conditions pass it over, outside beats unmet and unmet
// beats met, in whichever order they are listed. Either order of the two would
// keep a better answer from lowering the score; unmet goes first because what
// builds on something missing cannot be in place, whatever else is well. It says which
// cell decided, where the question is met or unmet.
func (s settler) branch(cell *Cell) (state State, by CellID) {
	state = Asked
	for _, cond := range cell.Control.AskWhen {
		earlier, ok := s.earlier(cond, cell.At)
		if !ok {
			continue
		}
		switch passedOver(cond, earlier) {
		case OutsideAnswer:
			return OutsideAnswer, CellID{}
		case Unmet:
			if state != Unmet {
				state, by = Unmet, earlier.ID()
			}
		case Met:
			if state == Asked {
				state, by = Met, earlier.ID()
			}
		}
	}
	return state, by
}

// earlier finds the cell a condition points to: the same service's, or the
// organisation's; where that is inherited, its source, which an earlier answer
// may have settled. A cell that is not there leaves the question asked.
func (s settler) earlier(cond catalogue.Condition, at int) (*Cell, bool) {
	group := s[cond.Control]
	cell := find(group, at)
	if cell == nil {
		cell = find(group, AtFirm)
	}
	switch {
	case cell == nil || cell.Layer == nil:
		return nil, false
	case cell.Source != "":
		cell = &group[cell.source]
	}
	return cell, true
}

// passedOver is Asked while the condition may hold. A question asked only
// after good answers is unmet when passed over, one asked only after poor
// answers is met. What a product does by itself makes nothing unmet: no fix could
// ever close that gap.
func passedOver(cond catalogue.Condition, earlier *Cell) State {
	options := earlier.Control.Question.Options
	option := earlier.Answer.Option
	switch {
	case earlier.State == OutsideAnswer || option == NotApplicable:
		// Also where the earlier question is settled by now: were its
		// follow-ups to count again, a better answer could lower the score.
		return OutsideAnswer
	case earlier.State == Known:
		option = earlier.Fact.AlwaysOn.Option
	case earlier.State == Unmet:
		option = options[len(options)-1].ID
	case earlier.State == Met || option == HandledElsewhere:
		option = options[0].ID
	case earlier.Control.Option(option) == nil:
		return Asked // nobody knows yet
	}
	if o := earlier.Control.Option(option); o != nil {
		option = o.ID
	}
	switch {
	case slices.Contains(cond.Is, option):
		return Asked
	case !cond.AsksAfterBest(earlier.Control):
		return Met
	case earlier.State == Known:
		return Asked
	}
	return Unmet
}

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
