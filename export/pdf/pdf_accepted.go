package pdf

import (
	"yourpart/export/report"
	"yourpart/questionnaire"
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
	cols := []pdfColumn{{title: "Action not taken", w: wide - reason - who - until - points}, {title: "Until", w: until}, {title: "Points", w: points, right: true}}
	if reason > 0 {
		cols = append(cols[:1:1], pdfColumn{title: "Reason", w: reason}, pdfColumn{title: "Owner", w: who}, cols[1], cols[2])
	}
	t := d.table(cols...)
	for i := range d.r.Plan.Accepted {
		a := &d.r.Plan.Accepted[i]
		cells := []pdfCell{{text: report.Title(a), style: tableText.strong(), under: a.Control.Risk + " (" + d.r.ServiceNames(a) + ")"}}
		if reason > 0 {
			cells = append(cells, pdfCell{text: report.Shortened(questionnaire.CleanLine(a.Reason), 300)}, pdfCell{text: report.Shortened(questionnaire.CleanLine(a.Owner), 60)})
		}
		t.row(append(cells, pdfCell{text: report.DayOf(a.Expires)}, pdfCell{text: report.Points(a)})...)
	}
	d.chapterOf(report.AcceptedTitle, report.AcceptedIntro, t)
	t.end()
}
