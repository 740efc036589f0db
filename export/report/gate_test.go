package report_test

import (
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// TestGateIsSaidWhereItBites: a must-have that falls short holds a band down only where
// the score alone would be better, in tasks and their words.
func TestGateIsSaidWhereItBites(t *testing.T) {
	r := reporttest.Agency(t)
	if r.Result.Capped() {
		t.Fatal("the band is capped, so nothing can be seen")
	}
	gates := 0
	for _, task := range r.Tasks() {
		if task.Action.Gate {
			gates++
		}
		if text := task.Text(report.AsTyped); strings.Contains(text, "holds the band down") {
			t.Errorf("%s: %q", task.ID, text)
		}
	}
	if gates == 0 {
		t.Error("no must-have falls short")
	}
}

// TestCapIsSaidWhereItBites: where no must-have holds the band down, nothing in the method,
// in the words on the score or in a portfolio speaks of that; where one does, each does.
func TestCapIsSaidWhereItBites(t *testing.T) {
	free, held := reporttest.Agency(t), reporttest.Agency(t)
	held.Result.Uncapped, held.Result.Band = scoring.Good, scoring.AtRisk
	for _, r := range []*report.Report{free, held} {
		said := strings.Join(append(r.MethodNotes(), r.CapText()), "\n")
		p := report.Portfolio{Date: r.Date, Clients: []report.Client{r.Client("a.json")}}
		said += strings.Join(p.Notes(), "\n")
		for _, f := range p.Figures() {
			said += f.Label
		}
		for _, word := range []string{"holds the band", "the cap", "Held at", "capped"} {
			if has, want := strings.Contains(said, word), r == held; has != want {
				t.Errorf("capped %v: %q is said: %v", want, word, has)
			}
		}
	}
}
