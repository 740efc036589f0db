package ui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// press gives a key to the app and returns what comes of it without running it.
func (d *driver) press(name string) tea.Cmd {
	m, cmd := d.app.Update(named[name])
	d.app = m.(app)
	return cmd
}

// block makes saving fail, as a full or read-only disk does, also for the
// superuser: the backup's temporary file cannot be written.
func (d *driver) block() (undo func()) {
	d.t.Helper()
	dir := d.app.s.Store.Path() + ".bak.tmp"
	if err := os.Mkdir(dir, 0o700); err != nil {
		d.t.Fatal(err)
	}
	return func() { _ = os.Remove(dir) }
}

// TestSavedOnlyWhenOnDisk says saving until the answer is there.
func TestSavedOnlyWhenOnDisk(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.see("saved")
	cmd := d.press("right")
	d.see("saving")
	d.gone("saved")
	d.run(cmd)
	d.see("saved")
	if a := d.saved(); len(a.Answers) != 1 || a.Revision != 1 || d.app.s.Report.Assessment.Revision != 1 {
		t.Errorf("on disk are %d answers, revision %d", len(a.Answers), a.Revision)
	}
}

// TestSavesOvertake: an older save that ends later neither harms the file nor
// hides that the newer one failed.
func TestSavesOvertake(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	first, second := d.press("right"), d.press("right")
	d.run(second)
	d.see("saving")
	d.run(first)
	d.see("saved")
	if got := d.saved().Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}].Option; got != "admins" {
		t.Errorf("%q is on disk", got)
	}
	first, second = d.press("right"), d.press("right")
	undo := d.block()
	d.run(second)
	undo()
	d.run(first)
	d.keys("esc")
	d.see("NOT SAVED")
	d.keys("ctrl+s")
	d.see("saved")
}

// TestSaveFails tells once, loses nothing, and catches up when it can.
func TestSaveFails(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	undo := d.block()
	d.keys("1")
	d.see("That did not work", "Not saved: ", "NOT SAVED")
	d.keys("esc", "2")
	d.at(stepQuestions) // told once is enough
	d.see("NOT SAVED")
	d.to(stepHome).keys("up", "enter")
	d.see("The open assessment is not saved yet, so it stays open")
	d.keys("esc")
	d.question("mfa-all-users")
	undo()
	d.keys("3")
	d.see("saved")
	d.gone("NOT SAVED")
	if len(d.saved().Answers) != 1 {
		t.Error("not on disk")
	}
}

// TestQuitUnsaved tries again, then asks before anything is lost.
func TestQuitUnsaved(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	undo := d.block()
	d.keys("1", "esc", "ctrl+c")
	d.see("Quit and lose the last answers?")
	if d.quit {
		t.Fatal("it quits")
	}
	d.keys("n")
	undo()
	d.keys("ctrl+c")
	if !d.quit || len(d.saved().Answers) != 1 {
		t.Error("the answer is not on disk")
	}
	if err := d.app.s.Flush(); err != nil {
		t.Error(err)
	}
}

// TestQuitWaits for what is on its way to the disk; asked twice it goes.
func TestQuitWaits(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	save := d.press("right")
	d.keys("ctrl+c")
	if d.quit {
		t.Fatal("it does not wait")
	}
	d.run(save)
	if !d.quit {
		t.Fatal("it does not quit")
	}
	d = open(t, firm(t, "dropbox")).question("mfa-all-users")
	d.press("right")
	d.keys("ctrl+c", "ctrl+c")
	if !d.quit {
		t.Fatal("it cannot be made to quit")
	}
	if err := d.app.s.Flush(); err != nil || len(d.saved().Answers) != 1 {
		t.Errorf("flush: %v, %v", err, d.saved().Answers)
	}
}

// TestUnwritableFolder is told and loses nothing.
func TestUnwritableFolder(t *testing.T) {
	d := open(t, firm(t, "dropbox")).question("mfa-all-users")
	undo := unwritable(t, filepath.Dir(d.app.s.Store.Path()))
	d.keys("1")
	d.see("That did not work", "permission denied")
	undo()
	d.keys("esc", "ctrl+s")
	d.see("saved")
	if len(d.saved().Answers) != 1 {
		t.Error("not on disk")
	}
}

// TestOneAtATime lets go of a file when another is opened.
func TestOneAtATime(t *testing.T) {
	d := open(t, agency(t))
	path := d.app.s.Store.Path()
	if _, _, err := store.Open(path); err == nil {
		t.Fatal("a second window may open it")
	}
	d.to(stepHome).keys("up", "enter")
	d.at(stepProfile)
	store, _, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	d.keys("esc")
	for range 9 {
		d.keys("up")
	}
	i := slices.IndexFunc(d.app.screen.(home).items, func(it homeItem) bool { return it.label == "Continue Northwind Digital" })
	for range i {
		d.keys("down")
	}
	d.keys("enter")
	d.see("open in another window")
	_ = store.Close()
}

// TestLightAndDark redraws when the terminal tells its background.
func TestLightAndDark(t *testing.T) {
	d := open(t, agency(t))
	dark := d.app.frame()
	d.send(tea.BackgroundColorMsg{Color: white{}})
	light := d.app.frame()
	if dark == light {
		t.Error("light and dark look the same")
	}
}

type white struct{}

func (white) RGBA() (r, g, b, a uint32) { return 0xffff, 0xffff, 0xffff, 0xffff }
