package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"charm.land/bubbles/v2/key"

	"yourpart/questionnaire/store"
	"yourpart/ui/interview"
)

// TestWalk goes from home to a written report with keys alone.
func TestWalk(t *testing.T) {
	d := start(t)
	d.at(stepHome)
	d.see("Start a new assessment", "Nothing leaves this computer")
	d.keys("enter")
	d.at(stepProfile)
	d.text("Northwind Digital")
	for range ownerFields() {
		d.keys("enter")
	}
	d.at(stepStack)
	d.see("Northwind Digital", "saved", "0 chosen")
	for _, name := range []string{"google workspace", "dropbox", "lightsail"} {
		d.text(name)
		d.keys("enter")
	}
	d.see("3 chosen")
	d.keys("enter")
	d.see("Is anything missing?", "▸ Nothing is missing, go on", "Domain name", "AI tools")
	d.keys("enter")
	d.at(stepDetails)
	d.see("Google Workspace", "1 of 3")
	d.keys("enter", "enter")
	d.see("AWS Lightsail", "3 of 3")
	d.keys("enter")
	d.at(stepDuties)
	d.keys("enter")
	d.at(stepQuestions)
	n := 0
	for ; d.app.step == stepQuestions; n++ {
		d.keys("1", "a", "enter")
	}
	d.at(stepReview)
	if n < 20 {
		t.Errorf("only %d questions", n)
	}
	d.see("services answered together")
	d.gone(" open ", "not sure", "to fix")
	d.keys("enter")
	d.at(stepResults)
	d.see("Good: 100 of 100 in place", "Proven 100 of 100")
	d.keys("enter")
	d.at(stepPlan)
	d.see("nothing to do")
	d.keys("enter")
	d.at(stepExport)
	d.writes()
}

// writes goes through the export page, and looks at the report and the file.
func (d *driver) writes() {
	d.t.Helper()
	d.see("[x] pdf", "Enter writes 2 files")
	d.keys("enter")
	d.see("Written: ", "ctrl+c ends")
	b, err := os.ReadFile("northwind-digital.pdf")
	if err != nil || !strings.HasPrefix(string(b), "%PDF") {
		d.t.Errorf("no report: %v", err)
	}
	a := d.saved()
	if len(a.Services) != 3 || len(a.Answers) < 40 {
		d.t.Errorf("%d services and %d answers on disk", len(a.Services), len(a.Answers))
	}
}

// TestBack goes back one step with esc from everywhere.
func TestBack(t *testing.T) {
	d := open(t, agency(t))
	for n := stepExport; n > stepHome; n-- {
		d.to(n)
		switch n {
		case stepDetails:
			d.keys("enter", "enter", "esc", "esc") // back over the services first
		case stepQuestions:
			d.question(interview.Questions(d.app.s.Interview)[1].Control.ID).keys("esc")
		}
		d.keys("esc")
		d.at(n - 1)
	}
	d.keys("esc")
	d.at(stepHome)
}

// TestOverlaysClose with esc, and leave the page below as it was.
func TestOverlaysClose(t *testing.T) {
	d := open(t, agency(t))
	for _, tt := range []struct {
		step int
		keys []string
		see  string
	}{
		{stepHome, []string{"f1"}, "Help"},
		{stepDetails, []string{"n"}, "A name for"},
		{stepDuties, []string{"?"}, "WHOSE PART IT IS"},
		{stepDuties, []string{"a"}, "THE PROVIDER'S PART"},
		{stepStack, []string{"enter"}, "Is anything missing?"},
		{stepHome, []string{"up", "up", "up", "down", "down", "down", "enter"}, "the older side"},
		{stepQuestions, []string{"?"}, "What can go wrong"},
		{stepQuestions, []string{"1", "n"}, "Evidence"},
		{stepPlan, []string{"right"}, "Ask "},
		{stepPlan, []string{"space", "down", "right"}, "Status: "},
		{stepPlan, []string{"down", "e"}, "Owner"},
		{stepResults, []string{"f1", "f1", "f1"}, "Help"},
	} {
		d.to(tt.step).keys(tt.keys...)
		if len(d.app.overlays) != 1 {
			t.Fatalf("%s %v: %d overlays", steps[tt.step].title, tt.keys, len(d.app.overlays))
		}
		d.resize(80, 60)
		d.see(tt.see)
		d.keys("esc")
		d.at(tt.step)
		d.resize(80, 24)
	}
}

// TestHelpTellsTheTrueKeys of the page below, all of them.
func TestHelpTellsTheTrueKeys(t *testing.T) {
	d := open(t, agency(t))
	d.resize(80, 60)
	for n := range steps {
		d.to(n)
		keys := d.app.screen.Keys()
		d.keys("f1")
		for _, k := range keys {
			if !k.Enabled() {
				continue
			}
			d.see(strings.Join(strings.Fields(helpLines([]key.Binding{k})[0]), " "))
		}
		d.see("ctrl+s", "ctrl+c")
		d.keys("esc")
	}
}

// TestScrolledPageStops at its end: one key up moves it again.
func TestScrolledPageStops(t *testing.T) {
	d := open(t, agency(t))
	d.resize(60, 14)
	for _, over := range []bool{true, false} {
		d.to(stepResults)
		if over {
			d.keys("f1")
		}
		first := d.screen()
		for range 100 {
			d.keys("down")
		}
		end := d.screen()
		d.keys("up")
		if s := d.screen(); s == end || end == first {
			t.Errorf("overlay %v: the text does not move at its end:\n%s", over, s)
		}
		for range 100 {
			d.keys("up")
		}
		if d.screen() != first {
			t.Errorf("overlay %v: not back at the start:\n%s", over, d.screen())
		}
	}
}

// TestHomeOffersRecent opens the newest assessment, the one at hand as well.
func TestHomeOffersRecent(t *testing.T) {
	d := open(t, agency(t)).to(stepHome)
	d.see("Continue Northwind Digital")
	d.keys("enter")
	d.at(stepQuestions)
	if len(d.app.s.Assessment.Answers) == 0 {
		t.Error("it is empty")
	}
}

// TestHomeOpensByPath tells what is wrong with a path, and opens a good one.
func TestHomeOpensByPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "other.json")
	store, err := store.Create(path, firm(t, "dropbox"), nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	d := start(t)
	d.keys("down", "enter")
	d.see("Open a file")
	d.text("/nowhere/at all.json")
	d.keys("enter")
	d.see("That did not work", "/nowhere/at all.json")
	d.keys("esc")
	d.at(stepHome)
	d.keys("enter")
	d.text(path)
	d.keys("enter")
	d.at(stepDetails)
	d.see("Dropbox")
}

// TestExample opens the example again where it was left.
func TestExample(t *testing.T) {
	o := testOptions(t)
	b, err := os.ReadFile(filepath.Join(sourceFolder, "..", "examples", "digital-agency.json"))
	if err != nil {
		t.Skip("there is no example yet")
	}
	o.Example = b
	d := begin(t, newSession(o))
	d.keys("down", "down", "down")
	d.see("▸ Try the example")
	d.keys("enter")
	d.see("Northwind")
	was := d.app.step
	for range 2 {
		d.to(stepHome)
		i := slices.IndexFunc(d.app.screen.(home).items, func(it homeItem) bool { return it.label == "Try the example" })
		for range 20 {
			d.keys("up")
		}
		for range i {
			d.keys("down")
		}
		d.keys("enter")
		d.at(was)
	}
}

// sourceFolder is where the tests' files are, before any of them changes the
// working folder.
var sourceFolder, _ = os.Getwd()
