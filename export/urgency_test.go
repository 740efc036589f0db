package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// Every format of the whole plan says of each fix who puts it first and what it is
// mostly against, and that points do not decide the order.
func TestFormatsSayWhatPutsFirst(t *testing.T) {
	r := reporttest.Agency(t)
	for _, format := range []string{"pdf", "html", "docx", "md", "csv", "xlsx"} {
		text := oneLine(readText(t, format, written(t, format, r)))
		table := format == "csv" || format == "xlsx"
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			if a.Kind == scoring.FindOut {
				continue
			}
			wants := []string{r.Urgency(a)}
			if table {
				wants = []string{r.PutFirst(a), a.Mostly.Title}
			}
			for _, want := range wants {
				if !strings.Contains(text, oneLine(want)) {
					t.Errorf("%s: nothing says %q of %s", format, want, a.ID)
				}
			}
		}
		if !table && !strings.Contains(text, report.OrderWords) {
			t.Errorf("%s does not say how the plan is ordered", format)
		}
		if line := r.FindLine(); !table && (line == "" || !strings.Contains(text, line)) {
			t.Errorf("%s does not ask for the questions: %q", format, line)
		}
	}
	var data struct {
		Plan struct {
			Actions []struct {
				ID      string
				Kind    scoring.Kind
				Urgency *struct {
					Tier     int
					Lists    []string
					Scenario string
				}
			}
		}
	}
	if err := json.Unmarshal(written(t, "json", r), &data); err != nil {
		t.Fatal(err)
	}
	for i, a := range data.Plan.Actions {
		u := r.Plan.Actions[i].Control.Urgency
		switch {
		case a.Urgency == nil:
			if a.Kind == scoring.Fix {
				t.Errorf("json: %s has no urgency", a.ID)
			}
		case a.Urgency.Tier != u.Tier || !slices.Equal(a.Urgency.Lists, u.Lists) || a.Kind == scoring.Fix && a.Urgency.Scenario != r.Plan.Actions[i].Mostly.ID:
			t.Errorf("json: the urgency of %s is %+v", a.ID, *a.Urgency)
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// Where a task stands alone its title says which service it is for.
func TestTasksOfPartsAreToldApart(t *testing.T) {
	r := reporttest.Crowded(t)
	for _, format := range []string{"jira", "asana", "linear", "gitlab", "github", "ciso-assistant", "ics", "ics-todo", "md", "html", "docx"} {
		text := oneLine(readText(t, format, written(t, format, r)))
		parts := 0
		for _, task := range r.Tasks() {
			if !task.Part() {
				continue
			}
			parts++
			want := task.Title()
			if !strings.Contains(text, want) {
				t.Errorf("%s has no %q", format, want)
			}
		}
		if parts == 0 {
			t.Fatal("no parts")
		}
	}
}
