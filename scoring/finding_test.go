package scoring_test

import (
	"strconv"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/scoring"
)

// A week has room for two hours of questions, a quarter of an hour each; for no
// more than half of its hours, and for one at least.
func TestFindingOutByHand(t *testing.T) {
	for _, tt := range []struct {
		hours float64
		want  string // days on which the ten are due
	}{
		{40, "5 5 5 5 5 5 5 5 12 12"},
		{4, "5 5 5 5 5 5 5 5 12 12"},
		{3, "5 5 5 5 5 5 12 12 12 12"}, // an hour and a half
		{1, "5 5 12 12 19 19 26 26 33 33"},
		{0.25, "5 12 19 26 33 40 47 54 61 68"},
	} {
		a := build(t, "vm +health", "on-prem:Box +health")
		a.Profile.HoursPerWeek = tt.hours
		p := plan(t, a)
		var got []string
		for _, x := range p.Actions {
			if x.Kind == scoring.FindOut {
				got = append(got, strconv.Itoa(day(q.DateOf(x.Due))))
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%v hours a week: %v, want %s", tt.hours, got, tt.want)
		}
	}
}
