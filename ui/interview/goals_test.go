package interview_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// withGoals is the shipped catalogue and two frameworks: one takes every control of the
// full depth, the other none.
func withGoals(t *testing.T) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	const head = "title: Harbour Rules\nversion: '3'\ndate: 2026-01\nlicence: Free.\nsource: https://example.org\nread: All of it.\ncan: A bit.\ncannot: The rest.\nrequirements:\n"
	all := "id: all-rules\n" + head
	for _, k := range c.Controls {
		if k.Retired == "" {
			all += "  - {id: " + k.ID + ", title: A part, controls: [{control: " + k.ID + ", kind: full, rule: all, min_credit: 1}]}\n"
		}
	}
	c, err = c.Overlay(fstest.MapFS{"frameworks/all-rules.yaml": {Data: []byte(all)},
		"frameworks/no-rules.yaml": {Data: []byte("id: no-rules\n" + head + "  - {id: H1, none: No question has to do with it.}\n")}})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// goalField is the field of the goals.
func goalField(t *testing.T) *interview.Field {
	t.Helper()
	for i := range interview.Fields {
		if interview.Fields[i].ID == "goal" {
			return &interview.Fields[i]
		}
	}
	t.Fatal("no field is for goals")
	return nil
}

// TestGoalField takes ids of frameworks, and those that the profile has; what is neither
// is refused with those that there are.
func TestGoalField(t *testing.T) {
	c, f := withGoals(t), goalField(t)
	p := questionnaire.Profile{Goals: []string{"of-an-overlay"}}
	for typed, want := range map[string]string{
		"": "", "all-rules, NO-Rules": "", "all-rules, of-an-overlay": "",
		"all-rule": `no framework "all-rule"; did you mean all-rules?`, "zzzz, all-rules": `no framework "zzzz"; choose from `,
	} {
		got := ""
		if err := f.Known(c, &p, typed); err != nil {
			got = err.Error()
		}
		if want == "" && got != "" || !strings.HasPrefix(got, want) {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	s := &interview.Interview{Document: &document.Document{Options: document.Options{Catalogue: c}}}
	if told := f.Tell(s, ""); !strings.Contains(told, "all-rules") || !strings.Contains(told, "no-rules") {
		t.Errorf("nothing typed: %q", told)
	}
	if told := f.Tell(s, "no-rules"); !strings.Contains(told, "Harbour Rules (3)") {
		t.Errorf("one typed: %q", told)
	}
}

// TestMinutesOfGoals: the questions that a goal adds are in the minutes of core depth.
func TestMinutesOfGoals(t *testing.T) {
	c := withGoals(t)
	minutes := func(goals ...string) int {
		a := questionnaire.New("Firm")
		a.Profile.Goals = goals
		a.AddService(questionnaire.Service{ID: "dropbox"})
		s := &interview.Interview{Document: &document.Document{Options: document.Options{Catalogue: c}, Assessment: a, Report: &report.Report{}}}
		return interview.MinutesFor(s, questionnaire.CoreDepth)
	}
	if none, less, more := minutes(), minutes("no-rules"), minutes("all-rules"); less != none || more < none+5 {
		t.Errorf("%d minutes without a goal, %d with one that takes nothing, %d with one that takes all", none, less, more)
	}
}
