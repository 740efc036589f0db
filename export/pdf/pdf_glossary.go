package pdf

import "yourpart/export/report"

// glossary explains the terms of art in the report, in two columns.
func (d *book) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.heading(report.GlossaryTitle, 60)
	b := &body{d: d}
	for _, t := range terms {
		b.hung(fineText, t.Term+":", t.Meaning, "")
	}
	d.columnsOf(b.lines)
	d.y += 4
}
