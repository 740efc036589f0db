package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// TestQuickEscapes: two that come at once arrive as one with alt. They go back.
func TestQuickEscapes(t *testing.T) {
	d := open(t, agency(t)).to(stepPlan)
	d.send(tea.KeyPressMsg{Code: tea.KeyEscape, Mod: tea.ModAlt})
	d.at(stepResults)
}

// TestReviewReachesHome by its number, as every other step.
func TestReviewReachesHome(t *testing.T) {
	d := open(t, agency(t)).to(stepReview)
	d.see("0 Home", "9 Export")
	d.keys("0")
	d.at(stepHome)
}

// TestEscKeepsWhatIsTyped in a note, a reason and an action, as far as it is
// right, and says so.
func TestEscKeepsWhatIsTyped(t *testing.T) {
	d := open(t, agency(t))
	list := interview.Questions(d.app.s.Interview)
	d.question(list[0].Control.ID).keys("1", "n", "ctrl+u")
	d.text("asked Anna")
	d.see("esc keep and close")
	d.keys("esc")
	d.at(stepQuestions)
	d.see("Note: asked Anna")
	d.keys("-", "n", "ctrl+u", "esc", "enter")
	d.see("A reason", "esc back")
	d.text("no such thing here")
	d.keys("esc")
	d.at(stepQuestions)
	if v := d.app.screen.(questions); v.cell.Control != list[0].Control.ID {
		t.Error("esc goes on")
	}
	d.see("Note: no such thing here")
	d.fix().keys("e", "ctrl+u")
	d.text("Mia")
	d.keys("down", "ctrl+u")
	d.text("never")
	d.keys("esc")
	d.see("Esc again drops what is typed here")
	d.keys("esc")
	d.at(stepPlan)
	d.see("owner Mia")
	d.keys("e")
	d.gone("never", "keep and close")
	d.keys("esc")
	saved := d.saved()
	id := d.app.screen.(plan).action().ID
	if saved.Actions[id].Owner != "Mia" {
		t.Errorf("saved: %+v", saved.Actions[id])
	}
}

// TestSearchServices by words in any order, by aliases, providers and kinds.
func TestSearchServices(t *testing.T) {
	d := open(t, agency(t)).to(stepStack)
	for search, want := range map[string]string{
		"workspace google": "Google Workspace", "office 365": "Microsoft 365", "gmail": "Google Workspace", "payroll": "Gusto",
	} {
		d.text(search)
		d.see("Search: "+search, want)
		d.keys("esc")
	}
}

// TestKindShowsItsOwnFirst: who adds a domain name is not led to a shop.
func TestKindShowsItsOwnFirst(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepStack)
	d.keys("enter", "down", "enter")
	d.see("Domain name:", "▸ [ ] Domain registrar")
	d.keys("enter")
	if !slices.Contains(d.stackKeys(), "domain-registrar-dns") {
		t.Errorf("stack %v", d.stackKeys())
	}
}

// TestWhatAProviderDoes is never cut in the middle without a sign.
func TestWhatAProviderDoes(t *testing.T) {
	d := open(t, firm(t, "dropbox")).to(stepStack)
	d.resize(60, 20)
	for range 60 {
		d.keys("down")
		lines := strings.Split(strings.TrimRight(d.app.top().View(58, 15), "\n"), "\n")
		if last := strings.TrimSpace(lines[len(lines)-1]); last != "" && !strings.HasSuffix(last, ".") && !strings.Contains(last, "…\x1b") {
			t.Fatalf("ends with %q", last)
		}
	}
}

// TestAboutAService tells all that its row has no room for.
func TestAboutAService(t *testing.T) {
	d := open(t, agency(t)).to(stepStack)
	d.text("lightsail")
	d.keys("right")
	d.resize(80, 60)
	d.see("AWS Lightsail", "The provider:", "Usually holds: ", "Also found as: ", "What is whose: https://")
	d.keys("esc")
	d.see("Search: lightsail")
}

// TestSaidBy keeps who knows an answer, and finds the question by it.
func TestSaidBy(t *testing.T) {
	d := open(t, agency(t))
	q := interview.Questions(d.app.s.Interview)[0]
	d.question(q.Control.ID).keys("1", "n", "down", "down")
	d.see("▸ Said by", "where several people answer")
	d.text("Wilhelmina")
	d.keys("enter")
	d.see("Said by: Wilhelmina")
	d.keys("/")
	d.text("wilhelmina")
	d.see("1 question")
	d.keys("esc", "esc")
	found := false
	for _, ans := range d.saved().Answers {
		found = found || ans.By == "Wilhelmina"
	}
	if !found {
		t.Error("it is not saved")
	}
}

// TestCountryHalfTyped is completed in words, not called unknown.
func TestCountryHalfTyped(t *testing.T) {
	s := newSession(drawOptions(t))
	for typed, want := range map[string]string{
		"germ":           "Do you mean Germany?",
		"germany, new z": "May bring in: GDPR, NIS2, DORA with financial records, Cyber Resilience Act with trade secrets. Do you mean New Zealand?",
		"Atlantis":       "No law is known here for Atlantis; ask someone on the spot.",
		"south af":       "Do you mean South Africa?",
	} {
		if got := s.Laws(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestHomeIsNotStale shows the assessment at hand as it is, though its last
// change is on its way to the disk.
func TestHomeIsNotStale(t *testing.T) {
	d := open(t, firm(t, "dropbox"))
	d.app.s.Assessment.Profile.Name = "Renamed"
	d.to(stepHome).see("Continue Renamed  nothing answered yet")
}

// TestExportFolder is named before anything is written, completed by tab, and
// still there when the page is opened again.
func TestExportFolder(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	dir := filepath.Join(t.TempDir(), "reports")
	if err := os.MkdirAll(filepath.Join(dir, "client"), 0o700); err != nil {
		t.Fatal(err)
	}
	d.see("Enter writes 2 files in " + document.DefaultFolder(d.app.s.Document))
	d.keys("up", "down", "space")
	d.keys("f", "ctrl+u")
	d.text(filepath.Join(dir, "cl"))
	d.keys("tab")
	d.see("tab complete", "Enter writes 3 files in "+filepath.Join(dir, "client"))
	d.keys("esc")
	d.at(stepPlan)
	d.keys("enter")
	d.see("Enter writes 3 files in " + filepath.Join(dir, "client"))
	d.keys("enter")
	if files, _ := filepath.Glob(filepath.Join(dir, "client", "*")); len(files) != 3 {
		t.Errorf("files: %q", files)
	}
}

// TestLongPasteIsTold: what does not fit is not left out in silence.
func TestLongPasteIsTold(t *testing.T) {
	d := start(t)
	d.keys("enter")
	d.send(tea.PasteMsg{Content: strings.Repeat("ab😀東 ", 2000)})
	d.see("Only 2000 characters fit here")
	d.keys("enter", "up")
	d.gone("Only 2000")
	if n := len([]rune(d.app.screen.(profile).form.fields[fieldName].value)); n > text.MaxText {
		t.Errorf("%d characters", n)
	}
}

// TestSavingMovesNothing in the footer.
func TestSavingMovesNothing(t *testing.T) {
	d := open(t, agency(t)).to(stepQuestions)
	for _, width := range []int{60, 80, 120} {
		d.resize(width, 24)
		foot := func(pending int) string {
			d.app.s.Pending = pending
			return strings.TrimSuffix(strings.TrimSuffix(d.app.foot()[1], "saving\x1b[m"), "saved\x1b[m")
		}
		keys := func(s string) string { return strings.TrimRight(strings.Split(s, "f1")[0], " ") }
		if a, b := keys(foot(0)), keys(foot(1)); a != b {
			t.Errorf("%q and %q", a, b)
		}
		d.app.s.Pending = 0
	}
}

// TestLeavingTheProfile keeps what is typed in it, though it was not left: in a
// new assessment too, which gets its file by that.
func TestLeavingTheProfile(t *testing.T) {
	d := start(t)
	d.keys("enter", "ctrl+c")
	if files, _ := filepath.Glob(filepath.Join(d.app.s.Folder, "*")); !d.quit || len(files) > 0 {
		t.Errorf("with nothing typed: quit %v, files %q", d.quit, files)
	}
	for _, how := range []string{"quit", "stop"} {
		d = start(t)
		d.keys("enter")
		d.text("Firm")
		d.keys("down", "down")
		d.text("many") // no number of people
		if how == "quit" {
			d.keys("ctrl+c")
		} else {
			d.send(stopMsg{})
		}
		if err := d.app.s.Flush(); err != nil || !d.quit {
			t.Fatalf("%s: %v", how, err)
		}
		if a := d.saved(); a.Profile.Name != "Firm" || a.Profile.People != 0 {
			t.Errorf("%s: saved %+v", how, a.Profile)
		}
		if files, _ := filepath.Glob(filepath.Join(d.app.s.Folder, "*.json")); len(files) != 1 {
			t.Errorf("%s: files %q", how, files)
		}
	}
	d = open(t, agency(t)).to(stepProfile)
	d.keys("down")
	d.text("Design agency")
	d.keys("ctrl+c")
	if got := d.saved().Profile.Sector; !d.quit || got != "Design agency" {
		t.Errorf("quit %v, saved %q", d.quit, got)
	}
}

// TestSaveWithoutAFile says when there will be one.
func TestSaveWithoutAFile(t *testing.T) {
	d := start(t)
	d.keys("enter", "ctrl+s")
	d.see("There is no file yet; it is made once the business has a name")
	d.keys("esc")
	d.at(stepProfile)
}

// TestLeavingWithoutAFile tells why none can be made; asked again, the wizard
// ends.
func TestLeavingWithoutAFile(t *testing.T) {
	d := start(t)
	if err := os.WriteFile(d.app.s.Folder, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	d.keys("enter")
	d.text("Firm")
	d.keys("ctrl+c")
	d.see("That did not work", "not a directory")
	if d.quit {
		t.Error("it is gone")
	}
	d.keys("ctrl+c")
	if !d.quit {
		t.Error("no way out")
	}
	if err := d.app.s.Flush(); err == nil {
		t.Error("nobody hears that it is lost")
	}
}

// TestTwoLines breaks a label as evenly as can be.
func TestTwoLines(t *testing.T) {
	for label, want := range map[string]string{
		"All, this year": "All, this/year", "Not sure": "Not/sure", "Elsewhere": "Elsewhere", "Key or passkey": "Key or/passkey", "N/A": "N/A",
	} {
		if got := strings.Join(twoLines(label), "/"); got != want {
			t.Errorf("%q: %q, want %q", label, got, want)
		}
	}
}
