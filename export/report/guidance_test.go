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

// guided is a report on one control that can lock people out, which is missing in
// every service, with the guides given by service; change may alter the control.
func guided(t *testing.T, guides map[string]catalogue.Guide, change func(*catalogue.Control), services ...string) *report.Report {
	t.Helper()
	frozen := reporttest.Frozen(t)
	k, _ := frozen.Control("mfa-all-users")
	own := *k
	own.Hazard, own.AskWhen, own.Inherit = catalogue.LockOut, nil, nil
	own.Remediation = catalogue.Remediation{Title: "Lock it", Before: []string{"Have a second key.", "Tell everyone."}, Steps: []string{"Step one.", "Step two."},
		Then: "Sign in elsewhere.", Undo: "Unlock it.", Hours: catalogue.Hours{First: 1}, Cost: catalogue.Cost{Text: "Free"}}
	if change != nil {
		change(&own)
	}
	c := *frozen
	c.Controls, c.Services = []catalogue.Control{own}, slices.Clone(frozen.Services)
	for i := range c.Services {
		s := &c.Services[i]
		s.SetGuides(nil)
		if g, ok := guides[s.ID]; ok {
			g.Control, g.Plan, g.Source, g.AsOf, g.Verified = own.ID, "Every plan", "https://example.com/"+s.ID, "2026-11", true
			s.SetGuides([]catalogue.Guide{g})
		}
	}
	c.Index()
	a := reporttest.StackOf(t, &c, "Northwind Digital", services...)
	o := own.Question.Options
	for _, s := range services {
		a.Set(questionnaire.CellID{Control: own.ID, Service: s}, questionnaire.Answer{Option: o[len(o)-1].ID, Date: "2026-11-20"})
	}
	return report.Build(&c, a, reporttest.PDFDay, time.Time{})
}

const doFirst = " Do “Before you start” first."

// TestGuidance is the frame of an action by hand: what several products say alike is
// said once, the control's own steps are there whatever a guide says, and what it says
// of the preparation and the way back only where a product does not.
func TestGuidance(t *testing.T) {
	dropbox := catalogue.Guide{Where: "Admin", Before: []string{"Keep a session open.", "Copy the list."}, Fix: "Press Lock.", Then: "It is shut.", Undo: "Press Unlock."}
	box := catalogue.Guide{Where: "Console", Before: dropbox.Before, Fix: "Tick Lock.", Cheaper: "Ask each person."}
	without := catalogue.Guide{Where: "Menu", Fix: "Choose Lock.", Then: "It is shut.", Undo: "Press Unlock."}
	const note = "Edition: Every plan · as of Nov 2026"
	general := []string{"Have a second key.", "Tell everyone."}
	steps := []string{"Do:", "1. Step one.", "2. Step two.", "In Dropbox: Admin. Press Lock.", note}
	for _, tt := range []struct {
		name     string
		guides   map[string]catalogue.Guide
		services []string
		want     [][]string
	}{
		{"each says its own", map[string]catalogue.Guide{"dropbox": dropbox, "box": box}, []string{"dropbox", "box"}, [][]string{
			{"Before you start:", "In Dropbox and Box: Keep a session open. Copy the list."},
			steps, {"In Box: Console. Tick Lock. On a cheaper edition: Ask each person.", note},
			{"Then look:", "In Dropbox: It is shut.", "Sign in elsewhere."},
			{report.UndoTitle + ":", "In Dropbox: Press Unlock.", "Unlock it."}}},
		{"one has no preparation of its own", map[string]catalogue.Guide{"dropbox": dropbox, "box": without}, []string{"dropbox", "box"}, [][]string{
			{"Before you start:"}, general, {"In Dropbox: Keep a session open. Copy the list."},
			steps, {"In Box: Menu. Choose Lock.", note},
			{"Then look:", "In Dropbox and Box: It is shut."},
			{report.UndoTitle + ":", "In Dropbox and Box: Press Unlock."}}},
		{"one has no guide", map[string]catalogue.Guide{"dropbox": dropbox}, []string{"dropbox", "box"}, [][]string{
			{"Before you start:"}, general, {"In Dropbox: Keep a session open. Copy the list."}, steps,
			{"Then look:", "In Dropbox: It is shut.", "Sign in elsewhere."},
			{report.UndoTitle + ":", "In Dropbox: Press Unlock.", "Unlock it."}}},
		{"none has one", nil, []string{"dropbox", "box"}, [][]string{
			{"Before you start:"}, general, steps[:3], {"Then look:", "Sign in elsewhere.", report.UndoTitle + ":", "Unlock it."}}},
	} {
		r := guided(t, tt.guides, nil, tt.services...)
		want := append([]string{"This can lock people out." + doFirst}, slices.Concat(tt.want...)...)
		got := r.Guidance(&r.Plan.Actions[0]).Lines()
		if !slices.Equal(got, want) {
			t.Errorf("%s: it is\n%s\nnot\n%s", tt.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// TestHazardWarning: the line above the steps says the worst that may happen in any of
// the products, and nothing where nothing can.
func TestHazardWarning(t *testing.T) {
	of := func(h catalogue.Hazard) catalogue.Guide {
		return catalogue.Guide{Where: "Menu", Fix: "Do it.", Hazard: h}
	}
	for _, tt := range []struct {
		control, dropbox, box catalogue.Hazard // of a guide; "-" is no guide
		want                  string
	}{
		{catalogue.LockOut, "", "", "This can lock people out."},
		{catalogue.DataLoss, "", "", "This can delete data."},
		{catalogue.MailLoss, "", "", "This can stop e-mail."},
		{catalogue.Outage, "", "", "This can stop something that is in use."},
		{catalogue.NoHazard, "", "", ""},
		{"", "", "", ""},
		{catalogue.LockOut, catalogue.NoHazard, catalogue.NoHazard, ""},
		{catalogue.LockOut, catalogue.NoHazard, catalogue.Outage, "This can stop something that is in use."},
		{catalogue.Outage, catalogue.DataLoss, "", "This can delete data."},
		{catalogue.NoHazard, catalogue.MailLoss, catalogue.Outage, "This can stop e-mail."},
		{catalogue.LockOut, catalogue.NoHazard, "-", "This can lock people out."},
	} {
		guides := map[string]catalogue.Guide{"dropbox": of(tt.dropbox), "box": of(tt.box)}
		if tt.box == "-" {
			delete(guides, "box")
		}
		r := guided(t, guides, func(k *catalogue.Control) { k.Hazard = tt.control }, "dropbox", "box")
		want := tt.want
		if want != "" {
			want += doFirst
		}
		if got := r.Guidance(&r.Plan.Actions[0]).Warning; got != want {
			t.Errorf("%s with %q and %q: %q, not %q", tt.control, tt.dropbox, tt.box, got, want)
		}
	}
}

// TestLaterPartsAreShort: on a page that has the parts of a control one after the other,
// what holds for all of them stands with the first, unless a product has no way of its own.
func TestLaterPartsAreShort(t *testing.T) {
	one := catalogue.Guide{Where: "Admin", Before: []string{"Keep a session open."}, Fix: "Press Lock.", Then: "It is shut."}
	split := func(k *catalogue.Control) { k.Remediation.Hours = catalogue.Hours{First: 6, Each: 4} }
	r := guided(t, map[string]catalogue.Guide{"dropbox": one, "box": one}, split, "dropbox", "box", "slack")
	if len(r.Plan.Actions) != 3 {
		t.Fatalf("%d actions, not a part for each service", len(r.Plan.Actions))
	}
	seen := 0
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		whole, here := r.Guidance(a).Lines(), r.GuidanceHere(a).Lines()
		if !slices.Contains(whole, "1. Step one.") || !slices.Contains(whole, "Unlock it.") {
			t.Errorf("%s by itself leaves out the control's steps: %q", a.ID, whole)
		}
		name := r.ServiceName(a.Services[0])
		if i == 0 || name == "Slack" {
			if !slices.Equal(whole, here) {
				t.Errorf("%s: it is\n%q\nnot\n%q", a.ID, here, whole)
			}
			continue
		}
		seen++
		want := []string{"This can lock people out." + doFirst, "Before you start:", "In " + name + ": Keep a session open.",
			"Do:", "In " + name + ": Admin. Press Lock.", "Edition: Every plan · as of Nov 2026", "Then look:", "In " + name + ": It is shut."}
		if !slices.Equal(here, want) {
			t.Errorf("%s: it is\n%q\nnot\n%q", a.ID, here, want)
		}
	}
	if seen == 0 {
		t.Error("no later part has a guide")
	}
}

// TestStepsAreAlwaysThere: whatever guides say, the control's own steps that are left frame them, in
// the order before, do, look, undo; what is to find out or closed has none.
func TestStepsAreAlwaysThere(t *testing.T) {
	firms := reporttest.Firms(t)
	firms["shipped"] = reporttest.AllOneOf(t, reporttest.Shipped(t), func(c *scoring.Cell) string {
		o := c.Control.Question.Options
		return o[len(o)-1].ID
	})
	order := []string{report.BeforeTitle, report.DoTitle, report.LookTitle, report.UndoTitle}
	for name, r := range firms {
		for i := range r.Plan.Actions {
			a := &r.Plan.Actions[i]
			g := r.Guidance(a)
			if a.Kind == scoring.FindOut || a.Closed {
				if g.Lines() != nil {
					t.Errorf("%s: %s has %q", name, a.ID, g.Lines())
				}
				continue
			}
			at := -1
			var steps []string
			for _, p := range g.Parts {
				next := slices.Index(order, p.Title)
				if next <= at {
					t.Errorf("%s: %s has %s too late", name, a.ID, p.Title)
				}
				at = next
				for _, item := range p.Items {
					if item.Step > 0 {
						steps = append(steps, item.Text)
					}
				}
			}
			if want := stepsLeft(a); !slices.Equal(steps, want) {
				t.Errorf("%s: %s has the steps %q, not %q", name, a.ID, steps, want)
			}
		}
	}
}

// stepsLeft are the control's own steps that are left in any service of an action.
func stepsLeft(a *scoring.Action) (steps []string) {
	for i, s := range a.Control.Remediation.Steps {
		left := len(a.Todos) == 0
		for _, todo := range a.Todos {
			left = left || todo == nil || slices.Contains(todo.Steps, i+1)
		}
		if left {
			steps = append(steps, s)
		}
	}
	return steps
}

// TestGuidanceAlone: to a business of one person, what can lock out says what to do in place
// of a second admin, once, where the steps of a product are shown.
func TestGuidanceAlone(t *testing.T) {
	const instead = "Where the steps of a product speak of a second admin"
	guide := map[string]catalogue.Guide{"dropbox": {Where: "Admin", Before: []string{"See that two admins exist."}, Fix: "Press Lock.", Then: "It is shut.", Undo: "The other admin opens it."}}
	for _, tt := range []struct {
		name   string
		people int
		guides map[string]catalogue.Guide
		change func(*catalogue.Control)
		want   int
	}{
		{"one person", 1, guide, nil, 1},
		{"nobody said how many", 0, guide, nil, 0},
		{"two", 2, guide, nil, 0},
		{"no guide", 1, nil, nil, 0},
		{"only an outage", 1, guide, func(k *catalogue.Control) { k.Hazard = catalogue.Outage }, 0},
	} {
		r := guided(t, tt.guides, tt.change, "dropbox")
		r.Assessment.Profile.People = tt.people
		said := strings.Join(r.Guidance(&r.Plan.Actions[0]).Lines(), "\n")
		if got := strings.Count(said, instead); got != tt.want {
			t.Errorf("%s: said %d times, want %d:\n%s", tt.name, got, tt.want, said)
		}
	}
}
