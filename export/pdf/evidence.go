package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// evidence draws each control with its frameworks, how it stands, what was shown for it and
// when it was answered. A redacted report has no evidence, and so no column for it.
func (d *book) evidence() {
	rows := d.r.EvidenceRows()
	about := d.r.EvidenceAbout()
	if len(rows) == 0 {
		d.Chapter(report.EvidenceTitle, report.EvidenceIntro, 60)
		d.Para(doc.BodyText, report.NoQuestions)
		return
	}
	const state, when = 48.0, 58.0
	frameworks, services, shown := 118.0, 92.0, 96.0
	if d.r.Options.Redact {
		services, shown = services+shown/2, 0
	}
	cols := []doc.Column{{Title: report.EvidenceHeads[0], Width: doc.Wide - frameworks - services - state - shown - when}, {Title: report.EvidenceHeads[1], Width: frameworks},
		{Title: report.EvidenceHeads[2], Width: services}, {Title: report.EvidenceHeads[3], Width: state}}
	if shown > 0 {
		cols = append(cols, doc.Column{Title: report.EvidenceHeads[4], Width: shown})
	}
	t := d.TableIn(doc.AnnexText, append(cols, doc.Column{Title: report.EvidenceHeads[5], Width: when})...)
	t.Pad = doc.Slim
	for from := 0; from < len(rows); {
		to := from + 1
		for to < len(rows) && rows[to].Control == rows[from].Control {
			to++
		}
		var beside [][]doc.Cell
		for _, row := range rows[from:to] {
			c := row.Cells()
			cells := []doc.Cell{{Text: d.servicesText(row.Services)}, {Text: c[3], Style: standingStyle(c[3])}}
			if shown > 0 {
				cells = append(cells, doc.Cell{Text: report.Shortened(c[4], 300)})
			}
			beside = append(beside, append(cells, doc.Cell{Text: c[5]}))
		}
		t.Spanned([]doc.Cell{{Text: rows[from].Control.Title, Style: doc.AnnexText.Strong().In(doc.Navy)}, {Text: rows[from].Frameworks}}, beside)
		from = to
	}
	d.ChapterOf(report.EvidenceTitle, about, t)
	t.End()
	d.scans()
}

// scans draws the scans behind answers, and where one contradicts an answer.
func (d *book) scans() {
	for _, s := range d.r.ScanTables() {
		var cols []doc.Column
		for i, head := range s.Heads {
			cols = append(cols, doc.Column{Title: head, Width: doc.Wide * float64(s.Widths[i]) / 100})
		}
		t := d.TableIn(doc.AnnexText, cols...)
		for _, row := range s.Rows {
			cells := []doc.Cell{{Text: row[0], Style: doc.AnnexText.Strong()}}
			for _, text := range row[1:] {
				cells = append(cells, doc.Cell{Text: text})
			}
			t.Row(cells...)
		}
		d.Heading(s.Title, t.Opening()+2*doc.BodyText.Lead)
		if s.About != "" {
			d.Para(doc.BodyText, s.About)
		}
		t.End()
	}
}
