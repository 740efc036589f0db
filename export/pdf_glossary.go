package export

// glossary explains the terms of art in the report, in two columns.
func (d *pdf) glossary() {
	terms := d.r.Glossary()
	if len(terms) == 0 {
		return
	}
	d.heading("Words in this report", 60)
	const w = (wide - gutter) / 2
	st := style{false, 6.9, 9, ink}
	var lines []bodyLine
	for n, t := range terms {
		for i, l := range d.wrap(st, t.Term+": "+t.Meaning, w) {
			lines = append(lines, bodyLine{text: l, style: st, starts: i == 0, para: n + 1})
		}
	}
	d.columnsOf(lines, left, w, st.lead, nil)
	d.y += 4
}
