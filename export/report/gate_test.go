package report_test

import (
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestGateIsSaidWhereItBites: a must-have that falls short holds a band down only where
// the score alone would be better, in risks as in tasks.
func TestGateIsSaidWhereItBites(t *testing.T) {
	r := reporttest.Agency(t)
	if r.Result.Capped() {
		t.Fatal("the band is capped, so nothing can be seen")
	}
	gates := 0
	for _, risk := range r.Risks(report.MostRisks) {
		if strings.Contains(risk.Note(), "band") {
			t.Errorf("%q", risk.Note())
		}
		if risk.Gate != "" {
			gates++
		}
	}
	for _, task := range r.Tasks() {
		if text := task.Text(report.AsTyped); strings.Contains(text, "holds the band down") {
			t.Errorf("%s: %q", task.ID, text)
		}
	}
	if gates == 0 {
		t.Error("no must-have falls short")
	}
}
