package reporttest

import (
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// LateAgreed is the day on which the plan of Late was agreed.
const LateAgreed = questionnaire.Date("2026-05-04")

// Late is the agency half a year after it agreed to its plan: a fix and something to
// find out are done and counted, one action was put off until a day to come, and the
// others are late.
func Late(t testing.TB) *report.Report {
	t.Helper()
	r := Agency(t)
	a := r.Assessment.Clone()
	a.Identify("oneandthesamefortests")
	a.Profile.Start = LateAgreed
	for id, ans := range a.Answers {
		ans.Date = "2026-05-02"
		a.Answers[id] = ans
	}
	may, err := LateAgreed.Time()
	if err != nil {
		t.Fatal(err)
	}
	plan := report.Build(r.Catalogue, &a, may, time.Time{}).Plan
	g := plan.Agreement(LateAgreed, "Mara Lind")
	if _, err := a.Agree(g); err != nil {
		t.Fatal(err)
	}
	fixed, found, put := false, false, false
	for i := range plan.Actions {
		act := &plan.Actions[i]
		switch {
		case act.Kind == scoring.Fix && !fixed:
			fixed = true
			result := scoring.Assess(r.Catalogue, &a)
			if _, err := a.Confirm(act.ID, result.Best(act.ID), questionnaire.Notes{}, "2026-06-10"); err != nil {
				t.Fatal(err)
			}
		case act.Kind == scoring.FindOut && !found:
			found = true
			result := scoring.Assess(r.Catalogue, &a)
			for i := range result.Cells {
				if c := &result.Cells[i]; c.Control == act.Control && c.Unclear() {
					a.Answer(c.ID(), c.Control.Question.Options[0].ID, questionnaire.Notes{}, "2026-07-07")
				}
			}
		case act.Kind == scoring.Fix && !put:
			put = true
			if _, err := a.Track(act.ID, questionnaire.Tracking{Due: "2026-12-18", Owner: "Jo Park"}, "2026-08-03"); err != nil {
				t.Fatal(err)
			}
		}
	}
	return report.Build(r.Catalogue, &a, PDFDay, time.Time{})
}
