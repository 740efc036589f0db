package ui

import (
	"testing"

	"yourpart/export"
	"yourpart/questionnaire"
)

// TestResultsKeepASnapshot of a finished assessment only, once a day, and say
// how it stood the last time.
func TestResultsKeepASnapshot(t *testing.T) {
	d := open(t, agency(t)).to(stepResults)
	if n := len(d.saved().History); n != 0 {
		t.Fatalf("%d snapshots of an assessment with open questions", n)
	}
	d.gone("Before, on")
	s := d.app.s
	s.change(func(a *questionnaire.Assessment) {
		past, err := questionnaire.Snapshot(*a, "2026-01-15")
		if err != nil {
			t.Fatal(err)
		}
		*a = past
		for _, c := range s.report.Result.Cells {
			if c.Open() {
				a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
			}
		}
	})
	past := s.a.At(s.a.History[0])
	was := export.Build(s.cat, &past, s.today(), s.today()).Result.Total
	for range 3 { // follow-ups of what is now answered
		s.change(func(a *questionnaire.Assessment) {
			for _, c := range s.report.Result.Cells {
				if c.Open() {
					a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
				}
			}
		})
	}
	d.to(stepPlan).to(stepResults)
	d.see("Before, on 2026-01-15: " + export.Range(was))
	if n := len(d.saved().History); n != 2 {
		t.Errorf("%d snapshots, want the old one and today's", n)
	}
	d.to(stepPlan).to(stepResults)
	if n := len(d.saved().History); n != 2 {
		t.Errorf("%d snapshots after a second look", n)
	}
}
