package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// aside lists what was set aside, for those who sign the report.
func (d *book) aside() {
	rows := d.r.AsideRows()
	if len(rows) == 0 {
		return
	}
	about := d.r.Aside().String() + ". " + report.AsideIntro
	const few = 3
	if len(rows) <= few { // which need no table
		d.Chapter(report.AsideTitle, about, 100)
		for _, row := range rows {
			d.Bullet(doc.TableText, row.Text(d.r.Options.Redact))
		}
		return
	}
	how, reason, who := 62.0, 150.0, 86.0
	if d.r.Options.Redact { // neither is left
		reason, who = 0, 0
	}
	cols := []doc.Column{{Title: "Question", Width: doc.Wide - how - reason - who}, {Title: "As", Width: how}}
	if reason > 0 {
		cols = append(cols, doc.Column{Title: "Reason", Width: reason}, doc.Column{Title: "Said by", Width: who})
	}
	t := d.TableIn(doc.AnnexText, cols...)
	for _, row := range rows {
		cells := []doc.Cell{{Text: row.Title(), Style: doc.AnnexText.Strong(), Under: report.SentenceList(row.Services, 6)}, {Text: row.How}}
		if reason > 0 {
			cells = append(cells, doc.Cell{Text: report.Shortened(row.Why(), 300)}, doc.Cell{Text: report.Shortened(row.Said(), 60)})
		}
		t.Row(cells...)
	}
	d.ChapterOf(report.AsideTitle, about, t)
	t.End()
}

// asideLines are how much was set aside, with as many must-haves by name as go
// into so many lines.
func (d *book) asideLines(st doc.Style, w float64, most int) []string {
	for named := 4 * most; named > 1; named-- {
		if lines := d.Wrap(st, d.r.AsideTextOf(named), w); len(lines) <= most {
			return lines
		}
	}
	return d.WrapMost(st, d.r.AsideTextOf(1), w, most)
}
