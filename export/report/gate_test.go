package report_test

import (
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
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
