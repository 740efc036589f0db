package ui

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// TestFirstResult: how bad it is, why, and what to do first with who and when are in sight
// on the results without scrolling, also in the smallest window.
func TestFirstResult(t *testing.T) {
	for name, a := range cases(t) {
		d := open(t, a)
		r := d.app.s.Report
		if r.Result.Total.None() {
			continue
		}
		d.to(stepResults)
		for _, size := range [][2]int{{80, 24}, {60, 20}, {200, 60}} {
			d.resize(size[0], size[1])
			screen := strings.Join(strings.Fields(d.screen()), "")
			want := []string{report.UpperFirst(r.BandText()) + ": " + r.ScoreText(), "Why " + r.Headline()}
			if first := r.FirstActions(1); len(first) > 0 {
				want = append(want, "First "+firstText(&first[0]), report.Title(&first[0]), ", by "+report.DueLate(&first[0]))
			}
			for _, w := range want {
				if w = strings.Join(strings.Fields(w), ""); !strings.Contains(screen, w) {
					t.Errorf("%s at %v: no %q in sight:\n%s", name, size, w, d.screen())
				}
			}
		}
	}
	a := agency(t)
	d := open(t, a)
	first := d.app.s.Report.FirstActions(1)[0]
	d.app.s.Assessment.Track(first.ID, questionnaire.Tracking{Owner: "Mara"}, "2026-11-30")
	d.app.s.Recount()
	d.to(stepResults).see("Mara")
}

// TestOpenReport: o opens the report that was written and its folder, on the export page
// and on the results; where it cannot be opened the page says where it is.
func TestOpenReport(t *testing.T) {
	d := open(t, agency(t)).to(stepResults)
	t.Chdir(t.TempDir())
	d.keys("o")
	d.see("No report is written yet")
	d.keys("esc")
	folder := t.TempDir()
	d.to(stepExport).export(folder)
	d.keys("up", "o")
	d.see("no program here that opens files", "northwind-digital.pdf")
	d.keys("esc")

	pdf := filepath.Join(folder, "northwind-digital.pdf")
	if got := lastReport([]string{filepath.Join(folder, "gone.pdf"), pdf}, "nowhere/x"); got != pdf {
		t.Errorf("would open %q", got)
	}
	var opened []string
	was := startProgram
	startProgram = func(c *exec.Cmd) error {
		opened = append(opened, strings.Join(c.Args, " "))
		return nil
	}
	t.Cleanup(func() { startProgram = was })
	d.send(openerMsg{[]string{"open"}})
	d.see("o opens the report and its folder")
	d.keys("o")
	d.to(stepResults).send(openerMsg{[]string{"open"}})
	d.keys("o")
	want := "open " + pdf + "\nopen " + folder
	if got := strings.Join(opened, "\n"); got != want+"\n"+want {
		t.Errorf("opened %s", got)
	}
}
