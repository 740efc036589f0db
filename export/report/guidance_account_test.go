package report_test

import (
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// worstOf is a business with those services and the last answer to every question.
func worstOf(t *testing.T, plan string, services ...string) *report.Report {
	t.Helper()
	return worstAt(t, questionnaire.CoreDepth, plan, services...)
}

// worstAt is worstOf at a depth.
func worstAt(t *testing.T, depth questionnaire.Depth, plan string, services ...string) *report.Report {
	t.Helper()
	c := reporttest.Shipped(t)
	a := reporttest.StackOf(t, c, "Corner Office", services...)
	a.Services[0].Plan, a.Profile.Depth = plan, depth
	for _, cell := range questionnaire.Cells(c, a) {
		o := cell.Control.Question.Options
		a.Set(cell.ID(), questionnaire.Answer{Option: o[len(o)-1].ID, Date: "2026-11-20"})
	}
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// TestOneWayForOneAccount: security defaults and Conditional Access exclude each other,
// so the subscription of one product decides for all products of its account.
func TestOneWayForOneAccount(t *testing.T) {
	for plan, want := range map[string]string{
		"Microsoft 365 Business Premium": "Conditional Access",
		"Microsoft 365 Business Basic":   "Manage security defaults",
		"":                               "Manage security defaults",
	} {
		r := worstOf(t, plan, "microsoft-365", "microsoft-teams", "azure-vm", "entra-id")
		for _, s := range r.Assessment.Services {
			if g := r.Guide(s.Key, "mfa-all-users"); g == nil || !strings.Contains(g.Where, want) {
				t.Errorf("%q, %s: %+v, want %s", plan, s.Key, g, want)
			}
		}
	}
}

// TestWarningsNameWhatIsThere: a warning sends people to a part that stands below it, or
// names the action at which it does.
func TestWarningsNameWhatIsThere(t *testing.T) {
	r := worstAt(t, questionnaire.FullDepth, "", "microsoft-365", "wordpress-self-hosted", "synology-nas", "digitalocean-droplets")
	elsewhere := 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		g := r.GuidanceHere(a)
		if g.Warning == "" || r.SameSteps(a) != "" || len(r.Guidance(a).Parts) == 0 {
			continue
		}
		here := len(g.Parts) > 0 && g.Parts[0].Title == report.BeforeTitle
		if at := strings.Contains(g.Warning, "” of action "); at == here {
			t.Errorf("%s: %q, its first part here: %t", a.ID, g.Warning, here)
		} else if at {
			elsewhere++
		}
	}
	if elsewhere == 0 {
		t.Error("no action sends people to another one")
	}
}

// TestTwoTickets: the two tickets of an action say its hours, its cost and its end once,
// and each names only what is in it.
func TestTwoTickets(t *testing.T) {
	r := worstOf(t, "", "microsoft-365", "digitalocean-droplets")
	pairs := 0
	for _, task := range r.Tickets() {
		said, title := task.Text(report.AsTyped), task.Title()
		switch task.Stage {
		case report.Prepare:
			pairs++
			for _, not := range []string{"points", "Cost: ", "\nThen every", "\nDo:"} {
				if strings.Contains(said, not) {
					t.Errorf("%s: says %q", title, not)
				}
			}
		case report.SwitchOn:
			if strings.Contains(said, report.BeforeTitle) || !strings.Contains(said, " with its preparation, ") {
				t.Errorf("%s: %s", title, said)
			}
			if strings.HasPrefix(title, "Switch on: Switch on") || strings.HasPrefix(title, "Switch on: Turn on") {
				t.Error(title)
			}
		}
	}
	if pairs == 0 {
		t.Error("no action has two tickets")
	}
}
