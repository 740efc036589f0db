package export

import "yourpart/questionnaire"

// accepted lists the gaps that the business has decided to live with for now.
// They keep costing points, and come back to the plan when they expire.
func (d *pdf) accepted() {
	if len(d.r.Plan.Accepted) == 0 {
		return
	}
	d.chapter(acceptedTitle, acceptedIntro, 110)
	const who, until, points = 86.0, 66.0, 46.0
	const title = 190.0
	t := d.table(pdfColumn{"Action not taken", title, false}, pdfColumn{"Reason", wide - title - who - until - points, false},
		pdfColumn{"Owner", who, false}, pdfColumn{"Until", until, false}, pdfColumn{"Points", points, true})
	for i := range d.r.Plan.Accepted {
		a := &d.r.Plan.Accepted[i]
		until := string(a.Expires)
		if day, err := a.Expires.Time(); err == nil {
			until = Day(day)
		}
		t.row(pdfCell{text: Title(a), style: tableText.strong(), under: a.Control.Risk + " (" + d.r.ServiceNames(a) + ")"},
			pdfCell{text: shortened(questionnaire.CleanLine(a.Reason), 300)},
			pdfCell{text: shortened(questionnaire.CleanLine(a.Owner), 60)}, pdfCell{text: until}, pdfCell{text: Points(a)})
	}
	t.end()
}
