package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// branch decides whether a question is asked or was settled by an earlier
// answer. Where several conditions pass it over, outside beats unmet and unmet
// beats met, so that a better answer to any of them never lowers the score.
func (d *deriver) branch(cell *Cell) State {
	state := Asked
	for _, cond := range cell.Control.AskWhen {
		earlier, ok := d.earlier(cond, cell.Service)
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
func (d *deriver) earlier(cond catalogue.Condition, service string) (*Cell, bool) {
	at, ok := d.parents[CellID{cond.Control, service}]
	if !ok {
		at, ok = d.parents[CellID{Control: cond.Control}]
	}
	if !ok {
		return nil, false
	}
	return &d.cells[at], true
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
