package ui

import (
	"testing"

	"yourpart/questionnaire"
)

// TestResultsOfferARound where something changed since the last, and say that it is time
// for one where nothing is open; a look at them keeps none. They say how it stood the
// last time.
func TestResultsOfferARound(t *testing.T) {
	d := open(t, agency(t)).to(stepResults)
	if n := len(d.saved().Rounds); n != 0 {
		t.Fatalf("%d snapshots of an assessment with open questions", n)
	}
	d.gone("Since", "keeps this as a round")
	d.keys("r")
	d.see("Keep a round", string(d.app.s.Day()))
	if d.keys("esc"); len(d.saved().Rounds) != 0 {
		t.Error("esc keeps a round")
	}
	s := d.app.s
	s.change(func(a *questionnaire.Assessment) {
		past, err := questionnaire.Snapshot(*a, "2026-01-15")
		if err != nil {
			t.Fatal(err)
		}
		*a = past
		for _, c := range s.Report.Result.Cells {
			if c.Open() {
				a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
			}
		}
	})
	for range 3 { // follow-ups of what is now answered
		s.change(func(a *questionnaire.Assessment) {
			for _, c := range s.Report.Result.Cells {
				if c.Open() {
					a.Set(c.ID(), questionnaire.Answer{Option: questionnaire.NotSure})
				}
			}
		})
	}
	d.to(stepPlan).to(stepResults)
	d.see("Since 15 Jan 2026", "r keeps this as a round")
	if n := len(s.Assessment.Rounds); n != 1 {
		t.Errorf("%d rounds after a look at the results, want the old one alone", n)
	}
	d.keys("r", "enter")
	if rounds := d.saved().Rounds; len(rounds) != 2 || rounds[1].Name != string(s.Day()) {
		t.Errorf("%d rounds, want the old one and today's", len(rounds))
	}
	d.gone("keeps this as a round")
	d.keys("r", "enter")
	d.to(stepResults)
	if n := len(d.saved().Rounds); n != 2 {
		t.Errorf("%d rounds after a second time", n)
	}
	d.app.s.change(func(a *questionnaire.Assessment) {
		a.Answer(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, "everyone", questionnaire.Notes{}, s.Day())
	})
	d.to(stepPlan).to(stepResults)
	d.keys("r", "enter") // the first one is locked
	if rounds := d.saved().Rounds; len(rounds) != 3 || rounds[2].Name != string(s.Day())+" (2)" {
		t.Errorf("%+v", rounds)
	}
}

// TestResultsTellWhatChanged since the last time, in short and in full, and
// what was fixed and is open again.
func TestResultsTellWhatChanged(t *testing.T) {
	a := agency(t)
	past, err := questionnaire.Snapshot(a, "2026-01-15")
	if err != nil {
		t.Fatal(err)
	}
	d := open(t, past)
	d.question("mfa-all-users").keys("1", "a")
	d.question("admin-ports-closed").keys("1", "a")
	d.to(stepResults)
	d.resize(120, 60)
	d.see("Since 15 Jan 2026", "On the same questions: +", "Better ", "better ", " → Everyone", "c all changes")
	d.gone("Open again", "the round")
	d.app.s.Assessment.Rounds[0].Name = "First workshop"
	d.to(stepPlan).to(stepResults).see("Since the round “First workshop” of 15 Jan 2026")
	d.keys("c")
	d.see("Since the round “First workshop” of 15 Jan 2026")
	d.see("Better: ", "A second step for everyone")
	d.keys("esc")
	d.at(stepResults)
	d.app.s.change(func(a *questionnaire.Assessment) {
		a.SetTracking("mfa-all-users", questionnaire.Tracking{Status: questionnaire.Done, Done: "2026-11-01"})
	})
	d.question("mfa-all-users").keys("4", "a")
	d.to(stepResults).see("Open again: ", "was fixed on 1 Nov 2026, open again", "worse ", "A second step")
	d.to(stepPlan).see("again")
	d.keys("/")
	d.text("second step for everyone")
	d.keys("enter")
	d.see("again")
}
