package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// laws draws what has to be reported to whom and by when, and whom to call.
func (d *book) laws() {
	if !d.r.TellsLaws() {
		return
	}
	rows := d.r.Laws()
	if len(rows) == 0 {
		d.Chapter(report.LawsTitle, "", 100)
	} else {
		const name, to, when = 104.0, 118.0, 104.0
		widths := []float64{name, doc.Wide - name - to - when, to, when}
		cols := make([]doc.Column, len(widths))
		for i, w := range widths {
			cols[i] = doc.Column{Title: report.LawHeads[i], Width: w}
		}
		t := d.TableIn(doc.AnnexText, cols...)
		for _, row := range rows {
			cells := row.Cells()
			t.Row(doc.Cell{Text: cells[0], Style: doc.AnnexText.Strong(), Under: d.marks.Law(row)}, doc.Cell{Text: cells[1]}, doc.Cell{Text: cells[2]},
				doc.Cell{Text: cells[3], Style: doc.AnnexText.Strong()})
		}
		d.ChapterOf(report.LawsTitle, report.LawsIntro, t)
		t.End()
	}
	for _, note := range d.r.LawNotes() {
		d.Para(doc.SmallText, note)
	}
	d.help()
}
