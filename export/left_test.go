package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// withTodo is a business that has answered one question, with admins in some services and
// nobody in the others; the first leaves less to do.
func withTodo(t *testing.T, admins ...string) *report.Report {
	t.Helper()
	c := *reporttest.Frozen(t)
	k, _ := c.Control("mfa-all-users")
	own := *k
	own.Remediation.Steps = []string{"Choose what everybody uses.", "Switch on the rule.", "Keep the list of those who have it."}
	own.Question.Options = slices.Clone(own.Question.Options)
	own.Question.Options[1].Todo = &catalogue.Todo{Title: "Count who is missing", Hours: catalogue.Hours{First: 0.5}, Do: []string{"Count them."},
		Steps: []int{3}, NoGuides: true, NoCost: true}
	c.Controls = []catalogue.Control{own}
	c.Index()
	a := reporttest.StackOf(t, &c, "Northwind Digital", "dropbox", "box")
	a.Profile.HoursPerWeek = 40
	for _, s := range a.Keys() {
		option := "nobody"
		if slices.Contains(admins, s) {
			option = "admins"
		}
		a.Set(questionnaire.CellID{Control: own.ID, Service: s}, questionnaire.Answer{Option: option, Date: "2026-11-20"})
	}
	return report.Build(&c, a, reporttest.PDFDay, time.Time{})
}

// TestWhatIsLeftInEveryFormat: every format names an action by what is left, and says
// nothing that is done; where services differ it says what is left in which.
func TestWhatIsLeftInEveryFormat(t *testing.T) {
	t.Parallel()
	whole := "Require a second step for every account"
	for _, tt := range []struct {
		name      string
		admins    []string
		says, not []string
	}{
		{"the same is left", []string{"dropbox", "box"}, []string{"Count who is missing", "Count them.", "Keep the list of those who have it."},
			[]string{whole, "Switch on the rule.", "Choose what everybody uses.", report.BeforeTitle, "Prepare: ", "lock people out"}},
		{"a mix", []string{"box"}, []string{whole, "In Box: ", "Count who is missing. Count them. Do step 3.", "In Dropbox: ", whole + ". Do all of the steps.",
			"Choose what everybody uses.", "Switch on the rule."}, nil},
	} {
		r := withTodo(t, tt.admins...)
		for _, f := range Formats {
			b, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			if f.Name == "json" {
				titleInJSON(t, b, tt.says[0])
			}
			if slices.Contains(withoutSteps, f.Name) {
				continue
			}
			text := textIn(t, f.Name, b)
			for _, s := range tt.says {
				if s = strings.TrimSuffix(plainly(s), ":"); !strings.Contains(text, s) {
					t.Errorf("%s: %s does not say %q", tt.name, f.Name, s)
				}
			}
			for _, s := range tt.not {
				if strings.Contains(text, plainly(s)) {
					t.Errorf("%s: %s says %q", tt.name, f.Name, s)
				}
			}
		}
	}
}

func titleInJSON(t *testing.T, b []byte, want string) {
	t.Helper()
	var j struct {
		Plan struct {
			Actions []struct {
				ID, Title string
				Hours     float64
			}
		}
	}
	if err := json.Unmarshal(b, &j); err != nil || len(j.Plan.Actions) != 1 {
		t.Fatalf("%v, %d actions", err, len(j.Plan.Actions))
	}
	if a := j.Plan.Actions[0]; a.ID != "mfa-all-users" || a.Title != want {
		t.Errorf("%s is called %q, not %q", a.ID, a.Title, want)
	}
}
