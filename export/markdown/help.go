package markdown

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// laws says what has to be reported to whom and by when, and whom to call.
func (d *md) laws() {
	if !d.r.TellsLaws() {
		return
	}
	d.heading(2, report.LawsTitle)
	var rows [][]string
	for _, l := range d.r.Laws() {
		cells := []string{}
		for _, c := range l.Cells() {
			cells = append(cells, Text(c))
		}
		rows = append(rows, append(cells, mdLink(d.marks.Law(l), l.Source)))
	}
	if len(rows) > 0 {
		d.say("%s", Text(report.LawsIntro))
		d.table(append(append([]string{}, report.LawHeads...), "Source"), rows)
	}
	for _, note := range d.r.LawNotes() {
		d.say("%s", Text(note))
	}
	d.help()
}

// help lists whom to call when things go wrong.
func (d *md) help() {
	lines := d.r.HelpLines()
	if len(lines) == 0 {
		return
	}
	d.heading(3, report.HelpTitle)
	d.WriteString("\n")
	for _, l := range lines {
		fmt.Fprintf(d, "- %s\n", mdLink(l.Body, l.Web)+": "+Text(report.HelpText(l)))
	}
}

// evidence lists each control with its frameworks, how it stands and what was shown for it.
func (d *md) evidence() {
	d.heading(2, report.EvidenceTitle)
	all := d.r.EvidenceRows()
	if len(all) == 0 {
		d.say("%s", Text(report.NoQuestions))
		return
	}
	d.say("%s", Text(d.r.EvidenceAbout()))
	var rows [][]string
	for _, e := range all {
		names := make([]string, len(e.Services))
		for i, n := range e.Services {
			names[i] = Text(n)
		}
		rows = append(rows, []string{Text(e.Control.Title), Text(e.Frameworks), strings.Join(names, mdBreak), e.State, mdLines(e.Shown()), report.DayOf(questionnaire.Date(e.Date))})
	}
	d.table(report.EvidenceHeads, rows)
	for _, t := range d.r.ScanTables() {
		d.heading(3, t.Title)
		if t.About != "" {
			d.say("%s", Text(t.About))
		}
		var rows [][]string
		for _, row := range t.Rows {
			cells := make([]string, len(row))
			for i, c := range row {
				cells[i] = Text(c)
			}
			rows = append(rows, cells)
		}
		d.table(t.Heads, rows)
	}
}
