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
	d.say("%s. %s", MdText(d.r.Aside().String()), MdText(report.AsideIntro))
	var cells [][]string
	for _, row := range rows {
		names := make([]string, len(row.Services))
		for i, n := range row.Services {
			names[i] = MdText(n)
		}
		line := []string{MdText(row.Title()), strings.Join(names, mdBreak), MdText(row.How)}
		if !d.r.Options.Redact {
			line = append(line, mdLines(row.Why()), MdText(row.Said()))
		}
		cells = append(cells, line)
	}
	heads := []string{"Question", "For", "As", "Reason", "Said by"}
	d.table(heads[:len(cells[0])], cells)
}
