package report_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// someLeft is the report of guided where the option before the last leaves less to do, and
// the services named have that answer.
func someLeft(t *testing.T, guides map[string]catalogue.Guide, todo catalogue.Todo, week float64, better []string, services ...string) *report.Report {
	t.Helper()
	r := guided(t, guides, func(k *catalogue.Control) {
		k.Remediation.Hours, k.Remediation.Steps = catalogue.Hours{First: 6, Each: 4}, []string{"Note who has a key.", "Switch it on.", "Read the list."}
		k.Remediation.Cost = catalogue.Cost{Text: "A safe", High: 100, Per: "once"}
		k.Question.Options = slices.Clone(k.Question.Options)
		k.Question.Options[len(k.Question.Options)-2].Todo = &todo
	}, services...)
	a := r.Assessment.Clone()
	a.Profile.HoursPerWeek = week
	for _, s := range better {
		o := r.Catalogue.Controls[0].Question.Options
		a.Set(questionnaire.CellID{Control: r.Catalogue.Controls[0].ID, Service: s}, questionnaire.Answer{Option: o[len(o)-2].ID, Date: "2026-11-20"})
	}
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// TestWhatIsLeft is an action's title, cost and guidance by hand: what an answer leaves,
// once for all of its services or for each of them, and the frame of what can go wrong
// only where something is switched.
func TestWhatIsLeft(t *testing.T) {
	read := catalogue.Todo{Title: "Read the list", Hours: catalogue.Hours{First: 1, Each: 1}, Do: []string{"Name who reads it."}, Steps: []int{3}, NoGuides: true, NoCost: true}
	extend := catalogue.Todo{Title: "Lock the others too", Hours: catalogue.Hours{First: 2, Each: 1}, Steps: []int{2, 3}}
	force := catalogue.Todo{Title: "Lock the others too", Hours: catalogue.Hours{First: 2, Each: 1}, Steps: []int{2}, NoGuides: true}
	guide := catalogue.Guide{Where: "Admin", Before: []string{"Keep a session open."}, Fix: "Press Lock.", Then: "It is shut.", Undo: "Press Unlock."}
	guides := map[string]catalogue.Guide{"dropbox": guide, "box": guide}
	const warning, note = "This can lock people out." + doFirst, "Edition: Every plan · as of Nov 2026"
	general := []string{warning, "Before you start:", "Have a second key.", "Tell everyone."}
	frame := func(in string, lines ...string) []string {
		for _, name := range strings.Split(in, " and ") {
			lines = append(lines, "In "+name+": Admin. Press Lock.", note)
		}
		return slices.Concat([]string{warning, "Before you start:", "In " + in + ": Keep a session open.", "Do:"}, lines,
			[]string{"Then look:", "In " + in + ": It is shut.", report.UndoTitle + ":", "In " + in + ": Press Unlock."})
	}
	for _, tt := range []struct {
		name   string
		todo   catalogue.Todo
		better []string
		title  string
		cost   string
		want   []string
	}{
		{"nothing is done", read, nil, "Lock it", "Likely USD 50 (at most 100) once. A safe", frame("Dropbox and Box", "1. Note who has a key.", "2. Switch it on.", "3. Read the list.")},
		{"only a list is to be read", read, []string{"dropbox", "box"}, "Read the list", "Nothing beside the hours",
			[]string{"Do:", "1. Name who reads it.", "2. Read the list."}},
		{"the guides are followed for the rest", extend, []string{"dropbox", "box"}, "Lock the others too", "Likely USD 50 (at most 100) once. A safe",
			frame("Dropbox and Box", "1. Switch it on.", "2. Read the list.")},
		{"a step that can lock people out keeps what comes before it", force, []string{"dropbox", "box"}, "Lock the others too", "Likely USD 50 (at most 100) once. A safe",
			slices.Concat(general, []string{"Do:", "1. Switch it on.", "Then look:", "Sign in elsewhere.", report.UndoTitle + ":", "Unlock it."})},
		{"a mix", read, []string{"dropbox"}, "Lock it", "Likely USD 50 (at most 100) once. A safe", frame("Box",
			"In Dropbox: Read the list. Name who reads it. Do step 3.", "In Box: Lock it. Do all of the steps.",
			"1. Note who has a key.", "2. Switch it on.", "3. Read the list.")},
	} {
		r := someLeft(t, guides, tt.todo, 40, tt.better, "dropbox", "box")
		a := &r.Plan.Actions[0]
		if report.Title(a) != tt.title || r.ActionCost(a) != tt.cost {
			t.Errorf("%s: %q, %q", tt.name, report.Title(a), r.ActionCost(a))
		}
		if got := r.Guidance(a).Lines(); !slices.Equal(got, tt.want) {
			t.Errorf("%s: it is\n%s\nnot\n%s", tt.name, strings.Join(got, "\n"), strings.Join(tt.want, "\n"))
		}
		two := tt.want[0] == warning
		if tickets := r.Tickets(); (len(tickets) == 2) != two || !strings.Contains(tickets[0].Title(), tt.title) {
			t.Errorf("%s: %d tickets, the first %q", tt.name, len(tickets), tickets[0].Title())
		}
		if r.PlanRows()[0].ID != "mfa-all-users" {
			t.Errorf("%s: the id is %s", tt.name, r.PlanRows()[0].ID)
		}
	}
}

// TestALaterPartSaysWhatIsLeftOfIt: where the parts of a control have not the same left to
// do, each says all of its own steps, and none refers to another for them.
func TestALaterPartSaysWhatIsLeftOfIt(t *testing.T) {
	read := catalogue.Todo{Title: "Read the list", Hours: catalogue.Hours{First: 1, Each: 1}, Steps: []int{3}, NoGuides: true}
	r := someLeft(t, nil, read, 2, []string{"box", "slack"}, "dropbox", "box", "slack")
	want := map[string][]string{
		"mfa-all-users@dropbox": {"1. Note who has a key.", "2. Switch it on.", "3. Read the list."},
		"mfa-all-users@box":     {"1. Read the list."},
		"mfa-all-users@slack":   nil, // the steps of the other
	}
	said := 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		var steps []string
		for _, p := range r.GuidanceHere(a).Parts {
			for _, item := range p.Items {
				if item.Number > 0 {
					steps = append(steps, item.Line())
				}
			}
		}
		if same := r.SameSteps(a); same != "" {
			steps = nil
			said++
		}
		if !slices.Equal(steps, want[a.ID]) {
			t.Errorf("%s: %q, not %q", a.ID, steps, want[a.ID])
		}
	}
	if said != 1 || len(r.Plan.Actions) != 3 {
		t.Errorf("%d of %d parts refer to another", said, len(r.Plan.Actions))
	}
}

// TestManyServicesAreTheOthers: a line of a mix names up to four services, and calls the
// largest group the others beyond that.
func TestManyServicesAreTheOthers(t *testing.T) {
	read := catalogue.Todo{Title: "Read the list", Hours: catalogue.Hours{First: 1, Each: 1}, Steps: []int{3}, NoGuides: true}
	r := someLeft(t, nil, read, 80, []string{"dropbox", "box", "slack", "xero", "google-workspace"}, "dropbox", "box", "slack", "xero", "google-workspace", "heroku")
	lines := strings.Join(r.Guidance(&r.Plan.Actions[0]).Lines(), "\n")
	for _, want := range []string{"In Heroku: Lock it. Do all of the steps.\nIn the other 5 services: Read the list. Do step 3.\n1. "} {
		if !strings.Contains(lines, want) {
			t.Errorf("%s\ndoes not say %q", lines, want)
		}
	}
}

// TestClosedActionsKeepTheControlsTitle: nothing is left of them.
func TestClosedActionsKeepTheControlsTitle(t *testing.T) {
	read := catalogue.Todo{Title: "Read the list", Hours: catalogue.Hours{First: 1}, Steps: []int{3}}
	r := someLeft(t, nil, read, 40, []string{"dropbox"}, "dropbox")
	a := r.Assessment.Clone()
	a.SetTracking("mfa-all-users", questionnaire.Tracking{Status: questionnaire.Doing})
	if r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{}); report.Title(&r.Plan.Actions[0]) != "Read the list" {
		t.Errorf("it is under way as %q", report.Title(&r.Plan.Actions[0]))
	}
	a.Set(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, questionnaire.Answer{Option: r.Catalogue.Controls[0].Question.Options[0].ID, Date: "2026-11-25"})
	r = report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	if x := &r.Plan.Actions[0]; !x.Closed || x.Kind != scoring.Fix || report.Title(x) != "Lock it" {
		t.Errorf("closed %v as %q", x.Closed, report.Title(x))
	}
}
