package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/width"

	"yourpart/ui/tty"
)

// sixteen is a colour that is one of the 16 that every terminal has, by its sequence.
var sixteen = regexp.MustCompile(`^\x1b\[(?:0|1|7|3[0-7]|9[0-7]|;)*m$`)

// ambiguous is how wide a line is where every sign is drawn wide that may be.
func ambiguous(line string) int {
	n := ansi.StringWidth(line)
	for _, r := range ansi.Strip(line) {
		if width.LookupRune(r).Kind() == width.EastAsianAmbiguous && (r < 0x300 || r > 0x36f) { // accents join
			n++
		}
	}
	return n
}

// TestEverythingFitsAsDrawn: in signs of ASCII, and where a terminal draws many signs wide, no
// line is wider than the window, none of our signs is left, and the rows are the same.
func TestEverythingFitsAsDrawn(t *testing.T) {
	s := newSession(drawOptions(t))
	s.take(nil, agency(t))
	*s.st = *look{told: true, dark: true, few: true}.palette().styles()
	for what, page := range everything(s) {
		for _, size := range sizes {
			page.width, page.height = size.Width, size.Height
			frame := page.frame()
			for _, marks := range []tty.Marks{tty.Plain, tty.Narrow} {
				drawn := marks.Draw(frame)
				was := strings.Split(ansi.Strip(frame), "\n")
				for i, l := range strings.Split(drawn, "\n") {
					if strings.ContainsAny(l, "●○▸█▒░…·–—‘’“”←↑→↓✓") {
						t.Errorf("%s at %v: a sign is left in %q", what, size, ansi.Strip(l))
					}
					if n := ansi.StringWidth(l); n > size.Width || n != ansi.StringWidth(was[i]) {
						t.Errorf("%s at %v: %q is %d wide, it was %q", what, size, ansi.Strip(l), n, was[i])
					}
					if n := ambiguous(l); marks == tty.Narrow && n > size.Width {
						t.Errorf("%s at %v: %q may be drawn %d wide", what, size, ansi.Strip(l), n)
					}
				}
			}
			for _, c := range colour.FindAllString(frame, -1) {
				if !sixteen.MatchString(c) {
					t.Errorf("%s: %q is none of 16 colours", what, c)
				}
			}
		}
	}
}

// TestSixteenColoursRead on black and on white, as the terminals that people have draw them, and
// with bold, which some draw in another colour, none is asked for.
func TestSixteenColoursRead(t *testing.T) {
	drawn := map[string]map[string]string{
		"xterm":          {"1": "#cd0000", "4": "#0000ee", "10": "#00ff00", "11": "#ffff00", "14": "#00ffff"},
		"VGA":            {"1": "#aa0000", "4": "#0000aa", "10": "#55ff55", "11": "#ffff55", "14": "#55ffff"},
		"Terminal.app":   {"1": "#990000", "4": "#0000b2", "10": "#00d900", "11": "#e5e500", "14": "#00e5e5"},
		"Windows":        {"1": "#c50f1f", "4": "#0037da", "10": "#16c60c", "11": "#f9f1a5", "14": "#61d6d6"},
		"GNOME Terminal": {"1": "#c01c28", "4": "#12488b", "10": "#33da7a", "11": "#e9ad0c", "14": "#33c7de"},
	}
	for name, tt := range map[string]struct {
		look look
		on   string
	}{
		"dark": {look{told: true, dark: true, few: true}, "#1E1E1E"}, "light": {look{told: true, few: true}, "#FFFFFF"}, "unknown": {look{few: true}, ""},
	} {
		p := tt.look.palette()
		for _, c := range []string{p.strong, p.bright, p.accent, p.muted, p.good, p.warn, p.bad} {
			for terminal, colours := range drawn {
				switch {
				case c == "":
				case tt.on == "" || colours[c] == "":
					t.Errorf("%s: colour %s, which reads nowhere for certain", name, c)
				case contrast(t, colours[c], tt.on) < 4.5:
					t.Errorf("%s: %s in %s has a contrast of %.2f", name, c, terminal, contrast(t, colours[c], tt.on))
				}
			}
		}
		st := p.styles()
		for what, style := range map[string]lipgloss.Style{"key": st.key, "problem": st.problem, "own": st.own, "selected": st.selected, "title": st.title} {
			if c := colour.FindString(style.Render("x")); c != "" {
				t.Errorf("%s: bold %s has the colour %q", name, what, c)
			}
		}
	}
}

// TestFewColours: a terminal that has 16 gets those, in whichever order it says so.
func TestFewColours(t *testing.T) {
	for _, order := range [][]tea.Msg{{tea.ColorProfileMsg{Profile: colorprofile.ANSI}, tea.BackgroundColorMsg{}}, {tea.BackgroundColorMsg{}, tea.ColorProfileMsg{Profile: colorprofile.ANSI}}} {
		d := open(t, agency(t)).to(stepQuestions)
		for _, msg := range order {
			d.send(msg)
		}
		for _, c := range colour.FindAllString(d.app.frame(), -1) {
			if !sixteen.MatchString(c) {
				t.Fatalf("%q is none of 16 colours", c)
			}
		}
	}
}

// heldKey is a key that a terminal says is held.
func heldKey(code rune, text string) tea.KeyPressMsg {
	return tea.KeyPressMsg{Code: code, Text: text, IsRepeat: true}
}

// TestHeldKeys: Enter that is held stops at the review, and on the export page writes nothing; a
// letter that is held changes no more than a few quick ones would. In text it writes.
func TestHeldKeys(t *testing.T) {
	d := open(t, agency(t)).to(stepDuties)
	d.app.repeats = 30 // of the pages before
	d.send(heldKey(tea.KeyEnter, ""))
	d.at(stepQuestions)
	d.to(stepReview)
	d.app.repeats = 30
	d.send(heldKey(tea.KeyEnter, ""))
	d.at(stepReview)
	d.keys("9")
	d.at(stepExport)
	d.send(heldKey(tea.KeyEnter, ""))
	d.gone("Written")

	d = open(t, firm(t, "google-workspace", "dropbox")).to(stepQuestions)
	d.keys("1")
	for range 80 {
		d.send(heldKey('1', "1"))
	}
	if n := len(d.app.s.Assessment.Answers); n > 3 {
		t.Errorf("a held key answers %d questions", n)
	}
	d = start(t)
	d.keys("enter")
	d.keys("x")
	for range 9 {
		d.send(heldKey('x', "x"))
	}
	d.see("xxxxxxxxxx")
}

// TestBlind: where no page is shown, no key, paste or click is for one.
func TestBlind(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).to(stepQuestions)
	d.app.s.Mouse = true
	d.resize(39, 24)
	d.see("It needs 40 columns by 12 lines and has 39 by")
	d.keys("1", "a", "enter", "esc", "x", "z")
	d.send(tea.PasteMsg{Content: "1"})
	d.send(tea.MouseClickMsg{X: 30, Y: 9, Button: tea.MouseLeft})
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.resize(80, 24)
	d.at(stepQuestions)
	if n := len(d.app.s.Assessment.Answers); n != 0 {
		t.Errorf("%d answers that nobody saw", n)
	}
	d.resize(0, 0)
	d.keys("1")
	if n := len(d.app.s.Assessment.Answers); n != 0 {
		t.Errorf("%d answers in a window without size", n)
	}
	d.keys("ctrl+c")
	if !d.quit {
		t.Error("ctrl+c does not quit")
	}
}

// TestMouseOff: a report of the mouse that was not asked for is nothing.
func TestMouseOff(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).to(stepQuestions)
	for y := range 24 {
		for x := range 80 {
			d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
		}
	}
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	if n := len(d.app.s.Assessment.Answers); n != 0 {
		t.Errorf("%d answers", n)
	}
}

// TestAskForHelp: ? is help wherever nothing is typed and it is nothing else, and the footer says
// so. Where letters are typed it is one.
func TestAskForHelp(t *testing.T) {
	for step := range steps {
		d := open(t, agency(t)).to(step)
		typed, uses := d.app.types(), d.app.uses("?")
		if d.app.asks() != strings.Contains(d.screen(), "? f1 help") {
			t.Errorf("%s: the footer and ? do not agree:\n%s", steps[step].title, d.screen())
		}
		d.keys("?")
		switch top, ok := d.app.top().(page); {
		case typed && len(d.app.overlays) > 0:
			t.Errorf("%s: ? opens a page where text is typed", steps[step].title)
		case !typed && !uses && (!ok || !top.help):
			t.Errorf("%s: ? is no help", steps[step].title)
		}
	}
	d := start(t)
	d.keys("?")
	d.see("EVERYWHERE", "? f1", "ctrl+z", "ctrl+l")
	d.keys("?")
	d.gone("EVERYWHERE")
}

// TestNotUTF8 is said where a letter was left out, and where nothing can be stopped.
func TestNotUTF8(t *testing.T) {
	d := start(t)
	d.send(refusedMsg{})
	d.see("This terminal does not send UTF-8, so a letter was left out.")
	d.keys("ctrl+z")
	d.see("Not stopped: there is no shell here to go back to")
}

// TestWidthTold: what the terminal says of a sign decides how they are drawn.
func TestWidthTold(t *testing.T) {
	for columns, want := range map[int]tty.Marks{1: tty.Signs, 2: tty.Narrow, 3: tty.Plain} {
		d := start(t)
		d.send(widthMsg(columns))
		if d.app.s.marks != want || strings.Contains(d.app.View().Content, "▸") != (want == tty.Signs) {
			t.Errorf("%d columns: marks %d:\n%s", columns, d.app.s.marks, ansi.Strip(d.app.View().Content))
		}
	}
}

// TestWrittenPath: a path is on one line, c gives all of them to the terminal to copy, and it is a
// link where those are known.
func TestWrittenPath(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	folder := filepath.Join(t.TempDir(), "Clients and others 2026", "a-name-with-hyphens "+strings.Repeat("long ", 20)+"end")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	d.keys("f", "ctrl+u")
	d.text(folder)
	d.app.s.links = true
	d.keys("enter", "up")
	found := false
	for _, l := range strings.Split(d.screen(), "\n") {
		found = found || strings.HasPrefix(l, " …") && strings.HasSuffix(strings.TrimSpace(l), "long end")
	}
	if !found {
		t.Errorf("the end of the path is not on a line of its own:\n%s", d.screen())
	}
	frame := d.app.View().Content
	if !strings.Contains(frame, "\x1b]8;;file://") || strings.Count(frame, "\x1b]8;;") != 2 {
		t.Errorf("no link:\n%q", frame)
	}
	d.see("c copy path")
	v, ok := d.app.screen.(exporter)
	if !ok || !v.mayCopy() {
		t.Fatal("nothing to copy")
	}
	if got, want := fmt.Sprint(v.copy()()), strings.Join(v.job.written, "\n"); got != want {
		t.Errorf("%q is copied, want %q", got, want)
	}
	if len(d.app.s.reports) != 2 {
		t.Errorf("%q for the last lines", d.app.s.reports)
	}
}

// TestEraseSigns: one key takes away one sign that people see, at either side of the cursor.
func TestEraseSigns(t *testing.T) {
	for _, sign := range []string{"🇩🇪", "👩‍💻", "e\u0301", "👍🏽", "❤️"} {
		d := start(t)
		d.keys("enter")
		d.text("A" + sign)
		d.keys("backspace")
		p := d.app.screen.(profile)
		if got := p.form.value(0); got != "A" {
			t.Errorf("%q: %q is left", sign, got)
		}
		if got := withoutLast("A" + sign); got != "A" {
			t.Errorf("%q: %q is left of a search", sign, got)
		}
		d = start(t)
		d.keys("enter")
		d.text(sign + "B")
		d.keys("home", "delete")
		p = d.app.screen.(profile)
		if got := p.form.value(0); got != "B" {
			t.Errorf("%q: %q is left after it was deleted", sign, got)
		}
	}
}
