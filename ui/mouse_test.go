package ui

import (
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/questionnaire"
)

// click clicks on the first place where a text is on the screen.
func (d *driver) click(text string) {
	d.t.Helper()
	d.app.s.Mouse = true
	for y, line := range strings.Split(d.screen(), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			d.send(tea.MouseClickMsg{X: ansi.StringWidth(before), Y: y, Button: tea.MouseLeft})
			return
		}
	}
	d.t.Fatalf("no %q to click:\n%s", text, d.screen())
}

// TestMouseIsOptional: it is off until f2, so that the terminal's own
// selection of text works, and nothing marks the screen.
func TestMouseIsOptional(t *testing.T) {
	d := open(t, agency(t))
	d.resize(80, 40)
	if d.app.View().MouseMode != tea.MouseModeNone {
		t.Error("the mouse is on")
	}
	d.keys("f2")
	if d.app.View().MouseMode != tea.MouseModeCellMotion {
		t.Error("f2 does not turn it on")
	}
	d.see("mouse on  saved")
	d.keys("f1")
	d.see("f2      mouse off")
	d.keys("f1")
	d.keys("f2")
	if d.app.View().MouseMode != tea.MouseModeNone {
		t.Error("f2 does not turn it off")
	}
	d.keys("f1")
	d.resize(80, 60)
	d.see("f2      mouse on")
	d.gone("mouse on  saved")
	if strings.Contains(d.app.frame(), rowStart) {
		t.Error("marks are drawn")
	}
}

// TestMouse clicks through the first pages and scrolls.
func TestMouse(t *testing.T) {
	d := open(t, firm(t, "google-workspace", "dropbox")).to(stepHome)
	d.click("Start a new assessment")
	d.at(stepProfile)
	d.click("What it does")
	d.see("▸ What it does")
	d.click("Depth")
	d.see("▸ Depth", "‹ core")
	d.click("core")
	d.see("‹ full")
	d.app.s.take(nil, firm(t, "google-workspace", "dropbox"))
	d.resize(80, 34)
	d.to(stepStack).click("Slack")
	d.see("▸ [x] Slack", "3 chosen")
	d.click("CHAT AND MEETINGS") // a heading is no row
	d.see("▸ [x] Slack")
	d.click("Type to search")
	d.see("▸ [x] Slack")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelDown})
	d.gone("▸ [x] Slack")
	d.send(tea.MouseWheelMsg{Button: tea.MouseWheelUp})
	d.see("▸ [x] Slack")
	d.to(stepDetails).click("Trade secrets")
	d.see("▸ [x] Trade secrets")
	d.to(stepDuties).see("Who does what")
	d.send(tea.MouseClickMsg{X: 1 + d.app.screen.(duties).drawn.label + d.app.screen.(duties).drawn.cells[0] + 1, Y: 8, Button: tea.MouseLeft})
	d.see("Dropbox · ")
	if v := d.app.screen.(duties); v.col != 1 || v.row != 4 {
		t.Errorf("row %d, column %d", v.row, v.col)
	}
	d.send(tea.MouseClickMsg{X: 500, Y: 500, Button: tea.MouseLeft})
	d.send(tea.MouseClickMsg{X: 3, Y: 8, Button: tea.MouseRight})
	d.send(tea.MouseReleaseMsg{X: 3, Y: 8, Button: tea.MouseLeft})
	if v := d.app.screen.(duties); v.col != 1 || v.row != 4 {
		t.Errorf("moved to row %d, column %d", v.row, v.col)
	}
}

// TestMouseOnLists clicks through the pages after the questions.
func TestMouseOnLists(t *testing.T) {
	d := open(t, agency(t))
	d.question("mfa-all-users").click("Dropbox")
	if v := d.app.screen.(questions); v.cell.Service != "dropbox" {
		t.Errorf("at %s of the grid", v.cell)
	}
	lines := strings.Split(d.screen(), "\n")
	y := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, "AWS Lightsail") })
	x := ansi.StringWidth(lines[y][:strings.LastIndex(lines[y], "○")])
	d.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
	if got := d.answer("mfa-all-users", "aws-lightsail").Option; got != questionnaire.HandledElsewhere {
		t.Errorf("a click on the last dot answers %q", got)
	}
	third := func(step int, items ...string) {
		d.to(step).click(items[2])
		if row := cursorRow(d.screen()); !strings.Contains(row, items[2]) {
			t.Errorf("%s: the cursor is at %q, want %q", steps[step].title, row, items[2])
		}
	}
	var looks []string
	for _, it := range newReview(d.app.s).(review).items {
		looks = append(looks, it.Text[:min(len(it.Text), 30)])
	}
	third(stepReview, looks...)
	var actions []string
	for _, row := range newPlan(d.app.s).(plan).rows() {
		if row.action != nil {
			actions = append(actions, d.app.s.NameOf(row.action)[:20])
		}
	}
	third(stepPlan, actions...)
	d.to(stepExport).click("json")
	d.see("[x] json")
	d.to(stepResults).keys("w")
	first := d.app.s.NameOf(d.app.top().(whatIf).actions()[0])[:20]
	d.click(first)
	d.see("[x] " + first)
}
