package markdown

import (
	"strings"

	"yourpart/export/report"
)

// aside lists what was set aside, for those who sign the report.
func (d *md) aside() {
	rows := d.r.AsideRows()
	if len(rows) == 0 {
		return
	}
	d.heading(2, report.AsideTitle)
	d.say("%s. %s", Text(d.r.Aside().String()), Text(report.AsideIntro))
	var cells [][]string
	for _, row := range rows {
		names := make([]string, len(row.Services))
		for i, n := range row.Services {
			names[i] = Text(n)
		}
		line := []string{Text(row.Title()), strings.Join(names, mdBreak), Text(row.How)}
		if !d.r.Options.Redact {
			line = append(line, mdLines(row.Why()), Text(row.Said()))
		}
		cells = append(cells, line)
	}
	heads := []string{"Question", "For", "As", "Reason", "Said by"}
	d.table(heads[:len(cells[0])], cells)
}
