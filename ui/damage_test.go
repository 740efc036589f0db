package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// damaged is a file that was cut short, with a version before that has one
// answer less than it had.
func damaged(t *testing.T) Options {
	t.Helper()
	o := plainFile(t, agency(t))
	store, a, err := store.Open(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if err := store.Save(a); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path, []byte(`{"format": 1, "profile"`), 0o600); err != nil {
		t.Fatal(err)
	}
	return o
}

// TestDamagedFile is in home's list, says what is still there, and is brought
// back when that is wanted.
func TestDamagedFile(t *testing.T) {
	o := damaged(t)
	d := begin(t, newSession(o))
	d.see("▸ Repair firm.json", "damaged")
	d.keys("enter")
	d.see("damaged or cut short", "the version before it, with", "firm.json.bak", "Bring that version back?", "y yes")
	d.keys("n")
	d.at(stepHome)
	if b, err := os.ReadFile(o.Path); err != nil || strings.Contains(string(b), "Northwind") {
		t.Errorf("it was touched: %v", err)
	}
	d.keys("enter", "y")
	d.see("Northwind Digital", "saved")
	if d.app.step == stepHome || len(d.saved().Answers) == 0 {
		t.Error("it does not go on")
	}
	if b, err := os.ReadFile(o.Path + ".damaged"); err != nil || string(b) != `{"format": 1, "profile"` {
		t.Errorf("the damaged file is not kept: %q, %v", b, err)
	}
}

// TestDamagedAtTheDoor: the same for a file that was named when starting.
func TestDamagedAtTheDoor(t *testing.T) {
	o := damaged(t)
	s := newSession(o)
	d := begin(t, s)
	err := s.Open(o.Path)
	if !document.Opens(err) {
		t.Fatal(err)
	}
	d.send(failMsg{err})
	d.see("Bring that version back?")
	d.keys("y")
	d.see("Northwind Digital")
}

// TestDamagedPlain asks in one line, and takes no for an answer.
func TestDamagedPlain(t *testing.T) {
	o := damaged(t)
	out, err := ask(t, o, "no")
	contains(t, out, "the version before it, with", "Bring that version back?")
	if err == nil || !strings.Contains(err.Error(), "damaged") {
		t.Errorf("after no: %v", err)
	}
	out, err = ask(t, o, "yes", ".")
	contains(t, out, "The damaged file is kept as "+o.Path+".damaged", "Saved in ")
	if err != nil || len(load(t, o.Path).Answers) == 0 {
		t.Errorf("after yes: %v", err)
	}
}

// TestChangedElsewhere tells once that another program changed the file, and
// keeps both versions.
func TestChangedElsewhere(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	path := d.app.s.Store.Path()
	if err := os.WriteFile(path, []byte("theirs"), 0o600); err != nil {
		t.Fatal(err)
	}
	d.keys("1")
	other := filepath.Join(filepath.Dir(path), "firm.other.json")
	d.see("Changed by another program", "Your answers are saved in it", "firm.other.json", "yourpart merge")
	d.keys("1", "enter", "space", "s", "-", "left", "right", "?", "q")
	d.see("Changed by another program") // a person who answers on sees it
	d.keys("esc")
	d.see("saved")
	d.keys("2")
	d.at(stepQuestions)
	if b, err := os.ReadFile(other); err != nil || string(b) != "theirs" || len(d.saved().Answers) != 1 {
		t.Errorf("%q, %v", b, err)
	}
}

// TestClockGoesBack: answers carry the day the computer says, nothing is
// refused, and the time left does not go below nothing.
func TestClockGoesBack(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	when := testNow()
	d.app.s.Now = func() time.Time { return when }
	for range 6 {
		when = when.AddDate(-1, 0, 0)
		d.keys("2", "enter")
	}
	d.see("saved")
	if d.app.s.Pace.Left(interview.UsualFirst) < 0 {
		t.Error("less than no time is left")
	}
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	if got := d.saved().Answers[id]; got.Option != "admins" || got.Date != "2025-11-22" {
		t.Errorf("on disk: %+v", got)
	}
}

// TestDamagedEncrypted: the version before is offered also where nobody has
// typed the passphrase that opens it.
func TestDamagedEncrypted(t *testing.T) {
	o := protected(t)
	store, a, err := (&store.Keys{Ask: func(string, int) (string, error) { return secretWords, nil }}).Open(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	err = store.Save(a)
	store.Close()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(o.Path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	d := begin(t, newSession(o))
	d.see("▸ Repair firm.json", "damaged")
	d.keys("enter")
	d.see("the version before it, encrypted, is in", "Bring that version back?")
	d.keys("y")
	d.see("This file is encrypted.")
	d.text(secretWords)
	d.keys("enter")
	d.see("Northwind Digital", "encrypted, saved")
	shut(t, o.Path)
}
