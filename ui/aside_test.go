package ui

import (
	"path/filepath"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// asideFirm is a firm in which every question that is asked has one answer.
func asideFirm(t testing.TB, option string) questionnaire.Assessment {
	t.Helper()
	a := firm(t, "dropbox")
	for _, c := range questionnaire.Cells(shipped(), &a) {
		if c.State == questionnaire.Asked {
			a.Set(c.ID(), questionnaire.Answer{Option: option, Note: "our supplier", Date: "2026-11-20"})
		}
	}
	return a
}

// TestResultsAside: the results say how much was set aside, and that this is not
// the same as nothing asked.
func TestResultsAside(t *testing.T) {
	d := open(t, asideFirm(t, questionnaire.NotApplicable)).to(stepResults)
	d.see("set aside", "Everything that was asked was set aside")
	d.gone("nothing has been asked")
	d = open(t, asideFirm(t, questionnaire.HandledElsewhere)).to(stepResults)
	d.see("Everything was set aside: all handled elsewhere")
}

// TestAsideAtHome: the list at home says so too.
func TestAsideAtHome(t *testing.T) {
	d := open(t, asideFirm(t, questionnaire.NotApplicable))
	files, _ := document.Recents(d.app.s.Document, nil)
	for _, f := range files {
		if f.Score != "everything set aside" {
			t.Errorf("%s: %q", f.Label, f.Score)
		}
	}
}

// TestPlainAside is the same line by line.
func TestPlainAside(t *testing.T) {
	out, err := ask(t, plainFile(t, asideFirm(t, questionnaire.HandledElsewhere)), ">", "", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "set aside, ", "(all handled elsewhere)", "the word of others alone")
}

// newerFirm is of a newer catalogue, with a service, a kind of data and an answer
// that this one does not know.
func newerFirm(t testing.TB) questionnaire.Assessment {
	t.Helper()
	a := firm(t, "dropbox")
	a.Catalogue = "2031.01"
	a.Services[0].Data = append(a.Services[0].Data, "brain-scans")
	a.Services = append(a.Services, questionnaire.Service{Key: "moonbase", ID: "moonbase", Data: []string{"brain-scans"}})
	a.Set(questionnaire.CellID{Control: "desk-robots-locked"}, questionnaire.Answer{Option: "all", Note: "kept"})
	return a
}

// keptNewer checks that nothing of it was lost.
func keptNewer(t *testing.T, a questionnaire.Assessment) {
	t.Helper()
	if a.Catalogue != "2031.01" {
		t.Errorf("set back to %s", a.Catalogue)
	}
	if a.Service("moonbase") == nil || a.Services[0].Data[len(a.Services[0].Data)-1] != "brain-scans" || a.Answers[questionnaire.CellID{Control: "desk-robots-locked"}].Note != "kept" {
		t.Errorf("what is not known is lost: %+v, %+v", a.Services, a.Answers)
	}
}

// TestNewerCatalogueInTheWizard: the wizard says so when it opens the file, goes on
// saying so in the footer, and saves nothing away. Every step can be drawn.
func TestNewerCatalogueInTheWizard(t *testing.T) {
	d := open(t, newerFirm(t))
	d.see("A newer catalogue", "catalogue 2031.01")
	d.keys("esc")
	d.see("catalogue 2031.01")
	d.question("mfa-all-users").keys("1")
	keptNewer(t, d.saved())
	for step := range steps {
		d.to(step)
	}
	keptNewer(t, d.saved())

	d = start(t)
	path := filepath.Join(d.app.s.Folder, "newer.json")
	store, err := store.Create(path, newerFirm(t), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	d.run(openCmd(d.app.s, path))
	d.see("A newer catalogue")
}

// TestOnlyUnknownServices: a stack of which nothing is known can be looked at and
// saved, step by step and line by line.
func TestOnlyUnknownServices(t *testing.T) {
	a := newerFirm(t)
	a.Services = a.Services[1:]
	d := open(t, a)
	d.keys("esc")
	for step := range steps {
		d.to(step)
		d.keys("down", "up", "pgdown", "tab", "end", "home")
		d.resize(40, 12)
		d.resize(160, 50)
		d.app.overlays = nil
	}
	o := plainFile(t, a)
	lines := make([]string, 80)
	if _, err := ask(t, o, append(lines, ".")...); err != nil {
		t.Fatal(err)
	}
	if got := load(t, o.Path); got.Service("moonbase") == nil || got.Catalogue != "2031.01" {
		t.Errorf("%s, %+v", got.Catalogue, got.Services)
	}
}

// TestPlainNewerCatalogue is the same line by line; the services may be named
// again without losing one that is not known.
func TestPlainNewerCatalogue(t *testing.T) {
	o := plainFile(t, newerFirm(t))
	out, err := ask(t, o, "<", "<", "<", "<", "moonbase, Dropbox", ".")
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, "The assessment is of catalogue 2031.01")
	a := load(t, o.Path)
	if a.Catalogue != "2031.01" || a.Services[0].Key != "moonbase" || len(a.Services) != 2 {
		t.Errorf("%s, %+v", a.Catalogue, a.Services)
	}
}
