package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// accepted lists the gaps that the business has decided to live with for now.
// They keep costing points, and come back to the plan when they expire.
func (d *book) accepted() {
	if len(d.r.Plan.Accepted) == 0 {
		return
	}
	reason, who, until, points := 130.0, 82.0, 62.0, 44.0
	if d.r.Options.Redact { // neither is left
		reason, who = 0, 0
	}
	cols := []doc.Column{{Title: "Action not taken", Width: doc.Wide - reason - who - until - points}, {Title: "Until", Width: until}, {Title: "Points", Width: points, Right: true}}
	if reason > 0 {
		cols = append(cols[:1:1], doc.Column{Title: "Reason", Width: reason}, doc.Column{Title: "Owner", Width: who}, cols[1], cols[2])
	}
	t := d.Table(cols...)
	for i := range d.r.Plan.Accepted {
		a := &d.r.Plan.Accepted[i]
		cells := []doc.Cell{{Text: report.Title(a), Style: doc.TableText.Strong(), Under: a.Control.Risk + " (" + d.r.ServiceNames(a) + ")"}}
		if reason > 0 {
			cells = append(cells, doc.Cell{Text: report.Shortened(text.CleanLine(a.Reason), 300)}, doc.Cell{Text: report.Shortened(text.CleanLine(a.Owner), 60)})
		}
		t.Row(append(cells, doc.Cell{Text: report.DayOf(a.Expires)}, doc.Cell{Text: report.Points(a)})...)
	}
	d.ChapterOf(report.AcceptedTitle, report.AcceptedIntro, t)
	t.End()
}
