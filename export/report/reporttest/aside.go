package reporttest

import (
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// WithAside is Tracked with questions set aside: must-haves and another as not
// applicable, one with a reason and who said so, and one handled elsewhere.
func WithAside(t testing.TB) *report.Report {
	t.Helper()
	r := Tracked(t)
	a := r.Assessment.Clone()
	must, others := 0, 0
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		switch {
		case c.State != questionnaire.Asked || a.Actions[c.Control.ID] != (questionnaire.Tracking{}):
		case c.Control.MustHave && must == 0:
			a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotApplicable, Note: "The owner works alone there", By: "Jo Park", Date: "2026-11-21"})
			must++
		case c.Control.MustHave && must < 4:
			a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotApplicable, Date: "2026-11-21"})
			must++
		case !c.Control.MustHave && others == 0:
			a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.HandledElsewhere, Note: "The supplier sees to it", Date: "2026-11-21"})
			others++
		}
	}
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}
