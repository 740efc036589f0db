//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// TestWizard goes from home to a written PDF as the digital agency would.
func TestWizard(t *testing.T) {
	t.Parallel()
	s := terminalIn(t, setup{})
	s.see("▸ Start a new assessment")
	if !s.alternate() {
		t.Error("not on the alternate screen")
	}
	s.walk("the review", s.begin(), inReview, func(text string) string { return s.another(text, everyRow("2"), "a", enter) })
	s.keys(enter)
	s.see("Proven", "of 100", "Weakest service")
	s.keys(enter)
	s.see("THIS WEEK", "hours a week")
	s.keys(enter)
	s.see("[x] pdf", "Enter writes 2 files")
	s.keys(enter)
	s.see("Written: 2 files in", "northwind-digital.annex.pdf")
	if b, err := os.ReadFile(filepath.Join(s.home, "northwind-digital.pdf")); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("no report: %v", err)
	}
	s.keys(ctrlC)
	s.leftWell(0)
	if a := onDisk(t, filepath.Join(s.home, "data", "yourpart", "northwind-digital.json")); len(a.Answers) < 40 || len(a.Log) == 0 || a.Log[len(a.Log)-1].Door != "wizard" {
		t.Errorf("%d answers on disk, and %d changes in the log", len(a.Answers), len(a.Log))
	}
}

// begin goes from home to the first question with the digital agency's stack.
func (s *terminal) begin() string {
	s.t.Helper()
	s.see("▸ Start a new assessment")
	s.keys(enter)
	s.see("Who is this about?", "f1 help")
	s.keys("Northwind Digital", strings.Repeat(enter, 11))
	s.see("What does the business use?", "Northwind Digital")
	for _, name := range []string{"google work", "dropbox", "lightsail"} {
		s.keys(name)
		s.see("Search: " + name)
		s.keys(enter)
		s.see("Type to search")
	}
	s.see("3 chosen")
	s.keys(enter)
	s.see("Is anything missing?")
	s.keys(enter)
	s.see("Details 1 of 3")
	s.keys("u")
	s.see("Who does what")
	s.keys(enter)
	return s.see("Questions 1 of")
}

// everyRow is a key as often as a page of several controls has rows: each answers one and
// goes to the next. Elsewhere it is the same answer again.
func everyRow(key string) string { return strings.Repeat(key, 6) }

// heading is the first line of a screen, top the two first.
func heading(text string) string { return strings.SplitN(text, "\n", 2)[0] }
func top(text string) string     { return strings.Join(strings.SplitN(text, "\n", 3)[:2], "\n") }

// leftWell waits for the end and checks what is left behind.
func (s *terminal) leftWell(code int) {
	s.t.Helper()
	if got := s.exit(); got != code {
		s.t.Errorf("exit code %d, want %d; screen:\n%s", got, code, s.screen())
	}
	if s.alternate() {
		s.t.Error("the alternate screen is left on")
	}
	s.restored()
}

// wizardSteps are the steps after home, with words of their two first lines
// that only they have.
var wizardSteps = []string{"Who is this about?", "What does the business use?", "Details  ", "Y yours · S shared", "Questions  ",
	"  Review", "  Results", "  Plan", "The report for"}

// shows reports whether a whole screen of that step is there.
func shows(text string, n int) bool {
	lines := strings.SplitN(text, "\n", 3)
	return strings.Contains(lines[0]+" \n"+lines[1], wizardSteps[n-1]) && strings.Contains(text, "f1 help")
}

// step waits for the step with that number.
func (s *terminal) step(n int) {
	s.t.Helper()
	s.until(wizardSteps[n-1], func(text string) bool { return shows(text, n) })
}

// goTo opens a step by its number, from the review.
func (s *terminal) goTo(n int) {
	s.t.Helper()
	s.step(6)
	s.keys(string(rune('0' + n)))
	s.step(n)
}

// TestWizardBack goes from the export to home with esc alone.
func TestWizardBack(t *testing.T) {
	t.Parallel()
	long(t)
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.step(5)
	s.keys("r")
	s.goTo(9)
	for n := 8; n >= 1; n-- {
		was := s.saved()
		// the questions and the services come one by one
		s.walk(wizardSteps[n-1], was, func(text string) bool { return shows(text, n) }, func(was string) string {
			s.keys(esc)
			return s.until("the page before", func(text string) bool { return top(text) != top(was) && footer(text, " saved") })
		})
	}
	s.keys(esc)
	s.see("Continue Northwind Digital", "Start a new assessment")
	s.keys("q")
	s.leftWell(0)
}

// TestWizardSizes shrinks and grows the window on every screen.
func TestWizardSizes(t *testing.T) {
	t.Parallel()
	long(t)
	home, path := sample(t)
	for n, want := range wizardSteps {
		want = strings.TrimSpace(want)
		t.Run(want, func(t *testing.T) {
			s := terminalIn(t, setup{width: 200, height: 60, home: home}, "open", path)
			s.step(5)
			s.keys("r")
			s.goTo(n + 1)
			for _, size := range [][2]int{{200, 60}, {60, 20}, {80, 24}, {120, 40}, {60, 20}} {
				s.resize(size[0], size[1])
				s.whole(size[0], size[1], want)
			}
			s.keys(f1)
			s.see("esc close")
			s.whole(60, 20, "Help")
			s.resize(30, 8)
			s.see("Please make the window larger")
			s.resize(80, 24)
			s.whole(80, 24, "Help")
			s.keys(ctrlC)
			s.leftWell(0)
		})
	}
}

// inReview reports whether a screen is the review, which follows the questions.
func inReview(text string) bool { return strings.Contains(text, "  Review") }

// firstQuestion goes to the question on who needs a second step.
func (s *terminal) firstQuestion() {
	s.t.Helper()
	s.step(5)
	first := func(text string) bool { return strings.Contains(text, "Questions  1 of") }
	s.walk("the first question", s.saved(), first, func(text string) string { return s.another(text, backTab) })
	s.see("▸ Google Workspace")
}

// rowAt is the row at the cursor.
func rowAt(text string) string {
	_, rest, _ := strings.Cut(text, "▸")
	row, _, _ := strings.Cut(rest, "\n")
	return row
}

// TestWizardMute paints on a terminal that answers nothing.
func TestWizardMute(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	s := terminalIn(t, setup{mute: true})
	s.see("▸ Start a new assessment", "f1 help")
	s.keys(ctrlC)
	s.leftWell(0)
}

// TestWizardNoColour draws the screens without a colour where none is wanted.
func TestWizardNoColour(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home, env: []string{"NO_COLOR=1"}}, "open", path)
	s.step(5)
	s.see("●", "▸")
	s.keys(ctrlC)
	s.leftWell(0)
	if c := regexp.MustCompile(`\x1b\[[0-9;:]*\b[34][0-9]\b[0-9;:]*m`).FindString(s.output()); c != "" {
		t.Errorf("a colour: %q", c)
	}
}

// TestWizardHostileFile: neither the name of a file nor what is in it drives
// the terminal, on the screens and in plain prompts.
func TestWizardHostileFile(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	const drives = "x\x1b]0;OWNED\a\u009b31m\u202e"
	home, _ := sample(t)
	dir := filepath.Join(home, "data", "yourpart")
	a := questionnaire.New("Firm " + drives)
	a.AddService(questionnaire.Service{ID: "dropbox", Name: "Box " + drives, Data: []string{"internal"}})
	path := filepath.Join(dir, drives+".json")
	store, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Save(a); err != nil {
		t.Fatal(err)
	}
	store.Close()
	quiet := func(s *terminal) {
		t.Helper()
		for _, bad := range []string{"\x1b]0;OWNED", "\u009b31m", "\u202e"} {
			if strings.Contains(s.output(), bad) {
				t.Errorf("%q reaches the terminal", bad)
			}
		}
	}
	s := terminalIn(t, setup{home: home})
	s.see("▸ Continue Firm x")
	s.keys(enter)
	s.see("Box x", "Details")
	s.keys(ctrlC)
	s.leftWell(0)
	quiet(s)
	if err := os.WriteFile(path, []byte("cut sh"), 0o600); err != nil {
		t.Fatal(err)
	}
	s = terminalIn(t, setup{home: home})
	s.see("▸ Repair ")
	s.keys(enter)
	s.see("Bring that version back?")
	s.keys("n", ctrlC)
	s.leftWell(0)
	quiet(s)
	s = terminalIn(t, setup{home: home}, "open", "--plain", path)
	s.see("Bring that version back?")
	s.keys("yes\n.\n")
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	quiet(s)
}
