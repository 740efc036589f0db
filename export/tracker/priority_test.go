package tracker

import (
	"bytes"
	"slices"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestTrackerPriorities: each tracker's own word, from what presses most.
func TestTrackerPriorities(t *testing.T) {
	words := map[string][]string{
		"jira":           {"Highest", "High", "Medium", "Low"},
		"asana":          {"Urgent", "High", "Medium", "Low"},
		"linear":         {"Urgent", "High", "Medium", "Low"},
		"ciso-assistant": {"1", "2", "3", "4"},
	}
	seen := map[int]bool{}
	for firm, r := range reporttest.Firms(t) {
		for name, want := range words {
			var b bytes.Buffer
			if err := trackers[name].Write(&b, r); err != nil {
				t.Fatal(err)
			}
			rows := reporttest.TableOf(t, b.Bytes())
			at := max(slices.Index(rows[0], "Priority"), slices.Index(rows[0], "priority"))
			for i, task := range r.Tasks() {
				p := report.Priority(task.Action)
				seen[p] = true
				if got := rows[i+1][at]; got != want[p-1] {
					t.Errorf("%s, %s: %s has priority %q, want %q", firm, name, task.ID, got, want[p-1])
				}
			}
		}
	}
	for p := 1; p <= 4; p++ {
		if !seen[p] {
			t.Errorf("no action has priority %d", p)
		}
	}
}
