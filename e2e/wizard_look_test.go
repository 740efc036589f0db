//go:build unix

package e2e

import (
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestWizardNames takes names in other scripts and emoji; what is at the right
// of them stays whole, and so does what is saved.
func TestWizardNames(t *testing.T) {
	t.Parallel()
	long(t)
	const name = "Müller 株式会社 👩‍💻"
	for _, size := range [][2]int{{60, 20}, {80, 24}, {200, 60}} {
		s := terminalIn(t, setup{width: size[0], height: size[1]})
		s.see("▸ Start a new assessment")
		s.keys(enter)
		s.see("Who is this about?")
		s.keys(name, strings.Repeat(enter, 11))
		s.see("Stack · 0 chosen", "株式会社")
		s.keys("saas tool", enter)
		s.see("A service of your own")
		s.keys(ctrlU, "通販サイト 🛒", enter, enter)
		s.see("Stack · 1 chosen", "通販サイト")
		s.keys(enter)
		s.see("Is anything missing?")
		s.keys(enter)
		s.see("Details 1 of 1", "通販サイト")
		s.keys("u")
		s.whole(size[0], size[1], "Who does what")
		s.keys(ctrlC)
		s.leftWell(0)
		files, _ := filepath.Glob(filepath.Join(s.home, "data", "yourpart", "*.json"))
		if len(files) != 1 {
			t.Fatalf("files %q", files)
		}
		if a := onDisk(t, files[0]); a.Profile.Name != name || a.Services[0].Name != "通販サイト 🛒" {
			t.Errorf("saved %q and %q", a.Profile.Name, a.Services[0].Name)
		}
	}
}

// TestWizardBackFromWrong leaves a field that is wrong, and finds what was
// typed there again.
func TestWizardBackFromWrong(t *testing.T) {
	t.Parallel()
	s := terminalIn(t, setup{})
	s.see("▸ Start a new assessment")
	s.keys(enter)
	s.see("Who is this about?")
	s.keys("Firm", enter, enter, "a few", enter)
	s.see("▸ People", "A whole number, such as 12")
	s.keys(up)
	s.see("▸ What it does", "a few")
	s.keys(esc)
	s.see("▸ Start a new assessment")
	s.keys(enter)
	s.see("Firm", "a few")
	s.keys(ctrlC)
	s.leftWell(0)
}

// TestWizardStackChanges hides the questions of a service that is taken out
// and shows them again, answered, when it is back.
func TestWizardStackChanges(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	before := len(onDisk(t, path).Answers)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.firstQuestion()
	s.see("Dropbox")
	toggle := func(was, is string) {
		s.keys("r")
		s.goTo(2)
		s.keys("dropbox")
		s.see("▸ [" + was + "] Dropbox")
		s.keys(esc)
		s.see("Type to search")
		s.walk("Dropbox", s.screen(), func(text string) bool { return strings.Contains(rowAt(text), "] Dropbox") }, func(was string) string {
			s.keys(down)
			return s.until("the next row", func(text string) bool { return rowAt(text) != rowAt(was) })
		})
		s.keys(" ")
		s.see("▸ [" + is + "] Dropbox")
		s.keys(enter)
		s.see("Is anything missing?")
		s.keys(enter)
		s.see("Details")
		s.keys("u")
		s.see("Who does what")
		s.keys(enter)
		s.see("Questions ")
	}
	toggle("x", " ")
	s.until("the first question", func(text string) bool { return strings.Contains(text, "Questions ") })
	first := func(text string) bool { return strings.Contains(text, "Questions  1 of") }
	s.walk("the first question", s.saved(), first, func(text string) string { return s.another(text, backTab) })
	if text := s.see("second step"); strings.Contains(text, "Dropbox") {
		t.Errorf("Dropbox is still asked about:\n%s", text)
	}
	s.keys(ctrlC)
	s.leftWell(0)
	if n := len(onDisk(t, path).Answers); n != before {
		t.Errorf("%d answers, %d before", n, before)
	}
}

// TestWizardBackground paints in the colours of the terminal's background, and
// at once in colours for any where it does not tell.
func TestWizardBackground(t *testing.T) {
	t.Parallel()
	seen := map[string]string{}
	for name, s := range map[string]setup{"dark": {back: color.Black}, "light": {back: color.White}, "mute": {mute: true}} {
		s.env = []string{"COLORTERM=truecolor"}
		term := terminalIn(t, s)
		term.see("▸ Start a new assessment", "f1 help")
		term.keys(down)
		term.see("▸ Open a file") // the answer is taken in by now
		term.keys("\x1b[A")
		term.see("▸ Start a new assessment")
		out := term.output()
		seen[name] = out[strings.LastIndex(out, "▸"):]
		term.keys(ctrlC)
		term.leftWell(0)
		if name == "mute" && !strings.Contains(out, "38;2;14;132;120") {
			t.Error("a mute terminal is not painted in colours for any background")
		}
	}
	const brightOnDark, darkOnLight = "38;2;255;255;255", "38;2;15;32;60"
	if !strings.Contains(seen["dark"], brightOnDark) || strings.Contains(seen["light"], brightOnDark) || !strings.Contains(seen["light"], darkOnLight) {
		t.Errorf("dark %q\nlight %q", seen["dark"], seen["light"])
	}
}

// TestWizardMouse is off unless it is asked for; then a click chooses.
func TestWizardMouse(t *testing.T) {
	t.Parallel()
	const on, off = "\x1b[?1002h", "\x1b[?1002l"
	s := terminalIn(t, setup{})
	s.see("▸ Start a new assessment")
	if strings.Contains(s.output(), on) {
		t.Error("the mouse is on without a wish")
	}
	s.keys("\x1bOQ") // f2
	s.until("the mouse", func(string) bool { return strings.Contains(s.output(), on) })
	text := s.screen()
	for y, line := range strings.Split(text, "\n") {
		if before, _, ok := strings.Cut(line, "Open a file"); ok {
			s.keys(ansi.MouseSgr(0, ansi.StringWidth(before), y, false), ansi.MouseSgr(0, ansi.StringWidth(before), y, true))
		}
	}
	s.see("Type or paste the path")
	s.keys(ctrlC)
	s.leftWell(0)
	if out := s.output(); strings.LastIndex(out, off) < strings.LastIndex(out, on) {
		t.Error("the mouse is left on")
	}
	flag := terminalIn(t, setup{}, "--mouse")
	flag.see("▸ Start a new assessment")
	flag.until("the mouse", func(string) bool { return strings.Contains(flag.output(), on) })
}

// TestWizardExampleLeavesItsSource alone: it is tried in the user's folder.
func TestWizardExample(t *testing.T) {
	t.Parallel()
	s := terminalIn(t, setup{})
	s.see("▸ Start a new assessment")
	s.keys(down, down, down)
	s.see("▸ Try the example")
	s.keys(enter)
	s.saved()
	s.keys(ctrlC)
	s.leftWell(0)
	if _, err := os.Stat(filepath.Join(s.home, "data", "yourpart", "example.json")); err != nil {
		t.Error(err)
	}
	entries, _ := os.ReadDir(s.home)
	for _, e := range entries {
		if e.Name() != "data" {
			t.Errorf("%s was left in the working folder", e.Name())
		}
	}
}
