package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// glossary explains the terms of art in the report, in two columns.
func (d *book) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.Heading(report.GlossaryTitle, 60)
	b := &body{d: d}
	for _, t := range terms {
		b.hung(doc.FineText, t.Term+":", t.Meaning, "")
	}
	d.Columns(b.lines)
	d.Y += 4
}
