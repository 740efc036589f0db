package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

var sizes = []tea.WindowSizeMsg{{Width: 40, Height: 12}, {Width: 60, Height: 20}, {Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 200, Height: 60}}

// cases are the assessments that every page is drawn for. A short run has only
// the one without an answer and the one that breaks careless layouts.
func cases(t testing.TB) map[string]questionnaire.Assessment {
	list := map[string]questionnaire.Assessment{"empty": questionnaire.New(""), "hostile": hostile(t)}
	if testing.Short() {
		return list
	}
	full := agency(t)
	full.Profile.Depth = questionnaire.FullDepth
	list["agency"], list["full"], list["forty"] = agency(t), full, forty(t)
	return list
}

// fits draws a page at all sizes and looks at every line.
func fits(t *testing.T, a app, what string) {
	t.Helper()
	for _, size := range sizes {
		a.width, a.height = size.Width, size.Height
		checkFrame(t, a, fmt.Sprintf("%s at %d×%d", what, size.Width, size.Height))
	}
}

func checkFrame(t *testing.T, a app, what string) {
	t.Helper()
	frame := a.frame()
	for _, bad := range []string{"\x1b]", "\x1b[2J", "\x1b[5m", "\u009b", "\a", "\u2066"} { // what the hostile firm is full of
		if strings.Contains(frame, bad) {
			t.Errorf("%s: %q reaches the terminal", what, bad)
		}
	}
	lines := strings.Split(frame, "\n")
	if len(lines) != a.height {
		t.Errorf("%s: %d lines", what, len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > a.width {
			t.Errorf("%s: line %d is %d wide: %q", what, i+1, w, ansi.Strip(l))
		}
		plain := ansi.Strip(l)
		if j := strings.IndexFunc(plain, text.Hidden); j >= 0 {
			t.Errorf("%s: line %d has a hidden character: %q", what, i+1, plain)
		}
	}
	foot := ansi.Strip(lines[len(lines)-1])
	want := []string{"f1 help"}
	for _, k := range a.top().Keys()[:1] {
		if strings.HasPrefix(k.Help().Key, "↑↓") && strings.Contains(foot, "esc ") {
			continue // they gave way
		}
		want = append(want, k.Help().Key+" "+k.Help().Desc)
	}
	for _, w := range want {
		if !strings.Contains(foot, w) {
			t.Errorf("%s: no %q in the footer %q", what, w, foot)
		}
	}
}

// TestQuestionsFit draws every question, at the first row and the last.
func TestQuestionsFit(t *testing.T) {
	for name, a := range cases(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSession(drawOptions(t))
			s.take(nil, a)
			for _, p := range interview.Pages(s.Interview) {
				rows := p.Rows()
				last := len(rows) - 1
				for last > 0 && !rows[last].Takes() {
					last--
				}
				v := questions{s: s, laid: &grid{}}.enter(p)
				fits(t, app{s: s, step: stepQuestions, screen: v}, p.Title())
				v.cell = rows[last].Cell().ID()
				fits(t, app{s: s, step: stepQuestions, screen: v}, p.Title()+", last row")
			}
		})
	}
}

// TestCursorInSight moves through long lists: the row at the cursor is always
// on the screen.
func TestCursorInSight(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for _, step := range []int{stepHome, stepProfile, stepStack, stepDetails, stepReview, stepPlan, stepQuestions, stepExport} {
		t.Run(steps[step].title, func(t *testing.T) {
			d := open(t, forty(t)).to(step)
			d.resize(60, 20)
			for _, k := range []string{"down", "up"} {
				for range 60 {
					d.keys(k)
					if !strings.Contains(d.screen(), "▸") {
						t.Fatalf("the cursor is out of sight:\n%s", d.screen())
					}
				}
			}
		})
	}
}

// TestDutiesFollowCursor keeps the cell at the cursor in sight.
func TestDutiesFollowCursor(t *testing.T) {
	d := open(t, forty(t)).to(stepDuties)
	d.resize(60, 20)
	for i := range 45 {
		d.keys("right", "down")
		s := d.screen()
		if !strings.Contains(s, "[Y]") && !strings.Contains(s, "[S]") && !strings.Contains(s, "[P]") {
			t.Fatalf("no cursor after %d:\n%s", i, s)
		}
	}
	last := d.app.s.Report.Duties.Services[39]
	d.see(d.app.s.Report.ServiceName(last.Key))
}

// TestTooSmall asks for a larger window and fits even then.
func TestTooSmall(t *testing.T) {
	d := open(t, agency(t))
	for _, size := range [][2]int{{minWidth - 1, 24}, {80, minHeight - 1}, {20, 5}, {1, 1}} {
		d.resize(size[0], size[1])
		lines := strings.Split(d.screen(), "\n")
		if len(lines) != size[1] || ansi.StringWidth(lines[0]) > size[0] {
			t.Errorf("%v: %q", size, lines)
		}
		if size[1] > 4 && !strings.Contains(strings.Join(strings.Fields(d.screen()), " "), "window larger.") {
			t.Errorf("%v: the end of it is cut: %q", size, lines)
		}
		if size[0] > 30 && lines[0] != "Please make the window larger." {
			t.Errorf("%v: %q", size, lines[0])
		}
	}
	d.resize(minWidth, minHeight)
	d.gone("larger")
	for n := range steps {
		checkFrame(t, app{s: d.app.s, step: n, screen: steps[n].open(d.app.s), width: minWidth, height: minHeight}, steps[n].title)
	}
}

// TestNumbersEqual shows the same score on every screen as in the report.
func TestNumbersEqual(t *testing.T) {
	d := open(t, agency(t))
	want := "proven " + report.Range(d.app.s.Report.Result.Total)
	for n := stepDuties; n < len(steps); n++ {
		d.to(n).see(want)
	}
	d.to(stepResults).see("Proven " + report.Range(d.app.s.Report.Result.Total) + " of 100")
}

// TestPaintsWithoutColour says everything in characters too: no step loses a
// mark when colours are taken away.
func TestPaintsWithoutColour(t *testing.T) {
	d := open(t, agency(t))
	d.to(stepDuties).see("Y", "S", "P", "[")
	d.to(stepQuestions).see("●", "○", "▸")
	d.to(stepResults).see("█")
	d.resize(80, 60)
	d.see("! low")
}
