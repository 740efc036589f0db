package interview

import (
	"errors"
	"fmt"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// Agreement is the plan as it can be agreed to today. The error says that nothing is
// open.
func (s *Interview) Agreement() (questionnaire.Agreement, error) {
	g := s.Report.Plan.Agreement(s.Day(), s.By())
	if len(g.Actions) == 0 {
		return g, errors.New("nothing is open, so there is no plan to agree to")
	}
	return g, nil
}

// AgreeText asks whether a plan becomes the agreed one, and says what it changes of
// the one that is agreed.
func AgreeText(r *report.Report, g questionnaire.Agreement) string {
	said := "Agree to the days and owners of the plan: " + r.AgreedSum(g) + "?"
	if was := r.Assessment.Agreed; was != nil {
		said += fmt.Sprintf(" It takes the place of the plan agreed on %s", report.DayOf(was.Date))
		if n := len(r.AgreedChanges(was, g)); n > 0 {
			said += fmt.Sprintf(", and %d of its actions get another day or owner", n)
		}
		said += "."
	}
	return said
}
