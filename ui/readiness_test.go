package ui

import (
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

// withStandard is the shipped catalogue with a framework "harbour-rules" of five
// requirements, or several of it.
func withStandard(t *testing.T, ids ...string) *catalogue.Catalogue {
	t.Helper()
	files := fstest.MapFS{}
	for _, id := range ids {
		files["frameworks/"+id+".yaml"] = &fstest.MapFile{Data: []byte("id: " + id + "\ntitle: Rules of " + id + `
version: "3"
date: 2026-01
licence: Free to use.
source: https://example.org/harbour
read: All of it.
notice: The rules are the harbour's.
can: What the answers say.
cannot: What the harbour master would say.
requirements:
  - {id: H1, title: A second step for all, decisive: true, controls: [{control: mfa-all-users, kind: full, rule: all, min_credit: 1}]}
  - {id: H2, title: A fence, none: No question has to do with fences.}
  - {id: H3, title: Copies, controls: [{control: mfa-all-users, kind: partial}]}
`)}
	}
	c, err := shipped().Overlay(files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestReadinessScreen goes from the results to how each requirement stands, in every size
// of window, and back.
func TestReadinessScreen(t *testing.T) {
	d := open(t, agency(t))
	d.app.s.Catalogue = withStandard(t, "harbour-rules")
	d.app.s.Assessment.Profile.Goals = []string{"harbour-rules"}
	d.app.s.Recount()
	d.to(stepResults)
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
		d.resize(size[0], size[1])
		d.keys("s")
		d.see("Rules of harbour-rules (3)", "▸ H1  A second step for all (decides alone)", "Only touched", "Not covered here", "H1: ", "“A second step for everyone”")
		d.keys("end")
		d.see("H2: not covered here", "No question has to do with fences.")
		d.keys("shift+tab", "shift+tab", "shift+tab")
		d.see("H1: ")
		if lines := strings.Split(d.app.frame(), "\n"); len(lines) > size[1] {
			t.Errorf("%d lines in a window of %d", len(lines), size[1])
		}
		d.keys("esc")
		d.see("Proven")
	}
}

// TestReadinessPicker chooses among the goals where there are several, and else among all;
// without any framework there is no such key.
func TestReadinessPicker(t *testing.T) {
	d := open(t, agency(t))
	d.app.s.Catalogue = withStandard(t, "a-rules", "b-rules", "c-rules")
	d.app.s.Assessment.Profile.Goals = []string{"c-rules", "a-rules"}
	d.app.s.Recount()
	d.to(stepResults).keys("s")
	d.see("▸ Rules of c-rules", "Rules of a-rules", "Another standard")
	d.keys("end", "enter")
	d.see("Rules of b-rules", "a goal")
	d.app.s.Assessment.Profile.Goals = nil
	d.to(stepResults).keys("s")
	d.see("▸ Rules of a-rules", "Rules of b-rules")
	d.keys("enter")
	d.see("Rules of a-rules (3)", "H1: ")
	none := *shipped()
	none.Frameworks = nil
	d = open(t, agency(t))
	d.app.s.Options.Catalogue = &none
	d.to(stepResults).keys("s")
	if strings.Contains(d.app.frame(), "standards") || len(d.app.overlays) > 0 {
		t.Error("there is a key for standards, and no standard")
	}
}

// TestPlainReadiness: the prompts say at the end where goals are shown.
func TestPlainReadiness(t *testing.T) {
	a := firm(t, "dropbox")
	out, _ := ask(t, plainFile(t, a), ".")
	if strings.Contains(out, "yourpart readiness") {
		t.Error("without a goal it tells of readiness")
	}
	a.Profile.Goals = []string{"harbour-rules"}
	out, _ = ask(t, plainFile(t, a), ".")
	contains(t, out, "What the answers say about your goals: yourpart readiness ")
}
