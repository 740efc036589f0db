package ui

import (
	"path/filepath"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// compared is the wizard with a file that has a snapshot, and another file.
func compared(t *testing.T) *driver {
	t.Helper()
	a := agency(t)
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}
	a.Set(id, questionnaire.Answer{Option: "nobody"})
	a, err := questionnaire.Snapshot(a, "2026-01-15")
	if err != nil {
		t.Fatal(err)
	}
	a.Set(id, questionnaire.Answer{Option: "everyone"})
	a.AddService(questionnaire.Service{ID: "stripe", Data: []string{"financial"}})
	d := open(t, a)
	b := firm(t, "slack")
	b.Profile.Name = "Southwind"
	store, err := store.Create(filepath.Join(d.app.s.Folder, "south.json"), b, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	return d
}

// choose goes to the line of a list and takes it.
func (d *driver) choose(label string) {
	d.t.Helper()
	for range 30 {
		d.keys("up")
	}
	for range 30 {
		if row := cursorRow(d.screen()); len(row) > len(label) && row[1:1+len(label)] == label {
			d.keys("enter")
			return
		}
		d.keys("down")
	}
	d.t.Fatalf("no %q to choose:\n%s", label, d.screen())
}

// TestCompareSnapshot shows what changed since a snapshot, and why totals
// differ beside the answers.
func TestCompareSnapshot(t *testing.T) {
	d := compared(t).to(stepHome)
	d.choose("Compare")
	d.see("Compare: the older side", "Southwind", "Another file")
	d.choose("Northwind Digital")
	d.see("as it was when?", "▸ 15 Jan 2026  proven", "As it is now  proven")
	d.keys("enter")
	d.see("Compare: the newer side", "▸ As it is now", "Another file")
	d.gone("Southwind")
	d.keys("enter")
	d.see("Northwind Digital: from 15 Jan 2026 to now", "Score, proven to possible", "The same questions: ", "Each by itself", "Better 1, worse 0, new ", "Better: 1",
		"A second step for everyone · Google Workspace", "Nobody → Everyone")
	for range 200 {
		d.keys("down")
	}
	d.see("Stripe was added")
	d.keys("esc")
	d.see("Compare: the newer side")
	d.keys("esc", "esc")
	d.see("Which file does the comparison begin with?")
	d.keys("esc")
	d.at(stepHome)
	if got := len(d.saved().Services); got != 4 {
		t.Errorf("%d services: comparing changed the file", got)
	}
}

// TestCompareFiles compares two files, one of them by its path, and tells of
// one that is none.
func TestCompareFiles(t *testing.T) {
	d := compared(t).to(stepHome)
	d.choose("Compare")
	d.choose("Another file")
	d.text("/nowhere.json")
	d.keys("enter")
	d.see("That did not work", "/nowhere.json")
	d.keys("esc")
	old := firm(t, "slack")
	old.Profile.Name = "NORTHWIND  Digital"
	path := filepath.Join(t.TempDir(), "old.json")
	store, err := store.Create(path, old, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	d.choose("Another file")
	d.text(path)
	d.keys("enter")
	d.see("Compare: the newer side", "NORTHWIND Digital, as it is: compared with what?")
	d.gone("As it is now", "Southwind")
	d.choose("Another file")
	d.text(filepath.Join(d.app.s.Folder, "south.json"))
	d.keys("enter")
	d.see("That did not work", "\"Southwind\" are two businesses")
	d.keys("esc")
	d.choose("Northwind Digital")
	d.see("Northwind Digital: from the older file to", "Better 4, worse 0, new")
	for range 300 {
		d.keys("down")
	}
	d.see("Google Workspace was added", "Slack was removed")
	d.keys("enter")
	d.at(stepHome)
}
