package report_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// TestNumbers: people count the fixes in the order of the plan, then what is to find
// out, then what is closed.
func TestNumbers(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		numbers := r.Numbers()
		group := func(a *scoring.Action) int {
			switch {
			case a.Closed:
				return 2
			case a.Kind == scoring.FindOut:
				return 1
			}
			return 0
		}
		byNumber := make([]*scoring.Action, len(numbers))
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			n := numbers[a.ID]
			if n < 1 || n > len(byNumber) || byNumber[n-1] != nil {
				t.Fatalf("%s: %s has the number %d of %d", name, a.ID, n, len(byNumber))
			}
			byNumber[n-1] = a
		}
		if !slices.IsSortedFunc(byNumber, func(a, b *scoring.Action) int { return group(a) - group(b) }) {
			t.Errorf("%s: the numbers do not go by fixes, questions and what is closed", name)
		}
	}
}

// TestBatches: the open questions come in batches by the day on which answers are due,
// two hours of them first, and the decision names them.
func TestBatches(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		all, n := r.Batches(), 0
		for i, b := range all {
			n += len(b.Actions)
			hours := 0.0
			for _, a := range b.Actions {
				hours += a.Hours
				if a.Kind != scoring.FindOut || !a.Due.Equal(b.Due) {
					t.Errorf("%s: batch %d has %s, due %s", name, i, a.ID, a.Due)
				}
			}
			if hours != b.Hours || i == 0 && hours > 2 || i > 0 && !all[i-1].Due.Before(b.Due) {
				t.Errorf("%s: batch %d takes %v hours, its actions %v, until %s", name, i, b.Hours, hours, b.Due)
			}
		}
		open := 0
		for _, a := range r.Plan.Actions {
			if a.Kind == scoring.FindOut && a.Open() {
				open++
			}
		}
		if n != open {
			t.Errorf("%s: %d questions in batches of %d", name, n, open)
		}
		if open > 0 && !strings.Contains(r.Ask(), fmt.Sprintf("%s by %s (", all[0].Title(), report.Day(all[0].Due))) {
			t.Errorf("%s: the decision does not name the questions: %s", name, r.Ask())
		}
	}
}

// TestUrgency: a fix says who puts it first and what it is mostly against; nothing else
// does.
func TestUrgency(t *testing.T) {
	r := reporttest.Late(t)
	said := 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		line := r.Urgency(a)
		if a.Kind == scoring.FindOut || a.Closed {
			if line != "" {
				t.Errorf("%s says %q", a.ID, line)
			}
			continue
		}
		for _, part := range []string{r.PutFirst(a), report.Against(a)} {
			if !strings.Contains(strings.ToLower(line), strings.ToLower(part)) {
				t.Errorf("%s: %q is not in %q", a.ID, part, line)
			}
		}
		if a.Control.Urgency.Tier == 1 {
			said++
			if !strings.HasPrefix(line, "Named first by ") && len(a.Control.Urgency.Lists) > 0 {
				t.Errorf("%s: %q", a.ID, line)
			}
		}
	}
	if said == 0 {
		t.Error("no action is put first")
	}
}

// TestPartsSayTheirService: the title of a part says which service it is for, also
// where another task names it, and what somebody typed in it is made harmless.
func TestPartsSayTheirService(t *testing.T) {
	r := reporttest.Crowded(t)
	seen, whole := map[string]string{}, 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		title := r.TaskTitle(a)
		if !a.Part() {
			whole++
			if title != report.Title(a) {
				t.Errorf("%s is called %q", a.ID, title)
			}
			continue
		}
		if want := report.Title(a) + " (" + r.ServiceName(a.Services[0]) + ")"; title != want {
			t.Errorf("%s is called %q, not %q", a.ID, title, want)
		}
		if other, there := seen[title]; there {
			t.Errorf("%s and %s are both called %q", a.ID, other, title)
		}
		seen[title] = a.ID
	}
	if len(seen) == 0 || whole == 0 {
		t.Fatalf("%d parts, %d whole", len(seen), whole)
	}
	named := 0
	for _, task := range r.Tasks() {
		text := task.Text(strings.ToUpper)
		for _, need := range task.Needs {
			if a := actionOf(r, need); a.Part() {
				named++
				if want := report.Title(a) + " (" + strings.ToUpper(r.ServiceName(a.Services[0])) + ")"; !strings.Contains(text, want) {
					t.Errorf("%s does not come after %q: %s", task.ID, want, text)
				}
			}
		}
	}
	if named == 0 {
		t.Error("no task comes after a part")
	}
}

func actionOf(r *report.Report, id string) *scoring.Action {
	i := slices.IndexFunc(r.Plan.Actions, func(a scoring.Action) bool { return a.ID == id })
	return &r.Plan.Actions[i]
}

// TestLaterParts: a later part leaves out what an earlier one in the plan has said, and
// nothing where there is none; where the way is the same it names that part.
func TestLaterParts(t *testing.T) {
	r := reporttest.Crowded(t)
	first, later, same := map[string]bool{}, 0, 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if !a.Part() {
			if r.Later(a) || r.SameSteps(a) != "" {
				t.Errorf("%s is taken for a later part", a.ID)
			}
			continue
		}
		if r.Later(a) != first[a.Control.ID] {
			t.Errorf("%s: later is %v", a.ID, r.Later(a))
		}
		if r.Later(a) {
			later++
		}
		first[a.Control.ID] = true
		n := r.AsIn(a)
		if n == "" {
			continue
		}
		same++
		as := r.Plan.Actions[slices.IndexFunc(r.Plan.Actions, func(b scoring.Action) bool { return fmt.Sprint(r.Numbers()[b.ID]) == n })]
		if as.Control != a.Control || r.StepsText(&as) == "" || r.Guide(as.Services[0], a.Control.ID) != r.Guide(a.Services[0], a.Control.ID) {
			t.Errorf("%s is done as %s", a.ID, as.ID)
		}
		if strings.Contains(r.LaterLine(a, "owner Jo"), report.GateWords) && r.GateWord(&as) != "" {
			t.Errorf("%s says again that it is a must-have: %s", a.ID, r.LaterLine(a, "owner Jo"))
		}
	}
	if later == 0 || same == 0 {
		t.Errorf("%d later parts, %d done as another", later, same)
	}
}

// TestWhatGoesTogether: two actions that are one job to an owner name each other.
func TestWhatGoesTogether(t *testing.T) {
	c := reporttest.Shipped(t)
	a := questionnaire.New("Firm")
	a.AddService(questionnaire.Service{Key: "dropbox", ID: "dropbox", Data: []string{"internal"}})
	a.Set(questionnaire.CellID{Control: "backup-offsite-copy"}, questionnaire.Answer{Option: "none"})
	a.Set(questionnaire.CellID{Control: "backup-saas-independent", Service: "dropbox"}, questionnaire.Answer{Option: "none"})
	r := report.Build(c, &a, reporttest.PDFDay, time.Time{})
	said := map[string]string{}
	for i := range r.Plan.Actions {
		x := &r.Plan.Actions[i]
		said[x.ID] = r.Urgency(x)
	}
	for id, want := range map[string]string{"backup-offsite-copy": "“Set up a backup outside the service”.", "backup-saas-independent": "“Keep one backup in another place”."} {
		if !strings.Contains(said[id], "Goes with action ") || !strings.HasSuffix(said[id], want) {
			t.Errorf("%s: %q", id, said[id])
		}
	}
}
