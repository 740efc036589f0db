package interview

import (
	"fmt"
	"slices"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Undone says in a line what was taken back, as things stand now.
func (s *Interview) Undone(step questionnaire.Step) string {
	line := "undone: " + s.back(step.Entries[0])
	if more := len(step.Entries) - 1; more > 0 {
		line += fmt.Sprintf(", and %d more", more)
	}
	return line
}

// back says of what is as before once an entry was taken back.
func (s *Interview) back(e questionnaire.Entry) string {
	switch e.What {
	case questionnaire.OfAnswer:
		return s.answerBack(e)
	case questionnaire.OfTracking:
		return s.trackingBack(e)
	case questionnaire.OfAgreed:
		if e.From.Agreed == nil {
			return "no plan is agreed"
		}
		return "the plan agreed on " + report.DayOf(e.From.Agreed.Date) + " holds again"
	case questionnaire.OfProfile:
		return "the profile is as before"
	case questionnaire.OfStack:
		return s.stackBack(e)
	case questionnaire.OfRound:
		if e.From.Round == nil {
			return "the round “" + text.CleanLine(e.Of) + "” is not kept"
		}
		return "the round “" + text.CleanLine(e.Of) + "” is as before"
	case questionnaire.OfSheet:
		if s := e.From.Sheet; s != nil {
			return "what came back of the sheet of " + text.CleanLine(s.To) + " is not taken"
		}
		return "the sheet " + text.CleanLine(e.Of) + " is not recorded"
	case questionnaire.OfProposal:
		id, err := questionnaire.ParseCellID(e.Of)
		if err != nil {
			return "what a scan shows about " + text.CleanLine(e.Of) + " is as before"
		}
		return "what a scan shows about " + s.cellWords(id) + " is as before"
	}
	return "the merge"
}

// cellWords is a cell by its control and the name of its service.
func (s *Interview) cellWords(id questionnaire.CellID) string {
	where := text.CleanLine(id.Control)
	if id.Service != "" {
		where += " for " + s.Report.ServiceName(id.Service)
	}
	return where
}

// answerBack is how a cell stands again.
func (s *Interview) answerBack(e questionnaire.Entry) string {
	id, err := questionnaire.ParseCellID(e.Of)
	if err != nil {
		return text.CleanLine(e.Of)
	}
	where := s.cellWords(id)
	var was, is string
	if e.To.Answer != nil {
		was = e.To.Answer.Option
	}
	if ans, ok := s.Assessment.Answers[id]; ok {
		is = ans.Option
	}
	switch k, ok := s.control(id.Control); {
	case was == is && is != "" && len(e.From.Responses)+len(e.To.Responses) > 0:
		return "what was said about " + where + " is as before"
	case was == is && is != "":
		return "what goes with " + where + " is as before"
	case s.Assessment.Disputed(id):
		return where + " is disputed again"
	case is == "":
		return where + " is open again"
	case !ok:
		return where + " is " + text.CleanLine(is) + " again"
	default:
		return where + " is " + report.OptionWords(k, is) + " again"
	}
}

// trackingBack is how an action stands again.
func (s *Interview) trackingBack(e questionnaire.Entry) string {
	name, was, is := text.CleanLine(e.Of), questionnaire.Todo, questionnaire.Todo
	if e.To.Tracking != nil && e.To.Tracking.Status != "" {
		was = e.To.Tracking.Status
	}
	if e.From.Tracking != nil && e.From.Tracking.Status != "" {
		is = e.From.Tracking.Status
	}
	if was != is {
		return name + " is " + string(is) + " again"
	}
	return "what is noted for " + name + " is as before"
}

// stackBack says of the first service that differs what it is again.
func (s *Interview) stackBack(e questionnaire.Entry) string {
	has := func(list []questionnaire.Service, key string) bool {
		return slices.ContainsFunc(list, func(o questionnaire.Service) bool { return o.Key == key })
	}
	for _, was := range e.From.Services {
		if !has(e.To.Services, was.Key) {
			return s.Report.ServiceName(was.Key) + " is in the stack again"
		}
	}
	for _, is := range e.To.Services {
		if !has(e.From.Services, is.Key) {
			return questionnaire.Name(s.Catalogue, is) + " is out of the stack again"
		}
	}
	return "the details of the services are as before"
}
