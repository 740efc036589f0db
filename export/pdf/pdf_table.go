package pdf

import "yourpart/export/report"

// A pdfColumn is a column of a table: its head, how wide it is, and whether it is set to the
// right.
type pdfColumn struct {
	title string
	w     float64
	right bool
}

// A pdfCell is a piece of text in a table; the zero style is the table's.
type pdfCell struct {
	text string
	style
	under string                // in grey below it
	draw  func(x, y, w float64) // in place of text
}

// A pdfTable gets its rows one by one and is drawn when it ends. Its head comes
// again on every page; a row stays whole unless it is too tall for that.
type pdfTable struct {
	flow
	cols []pdfColumn
	st   style // of its text
	pad  float64

	again string // what goes on where a page is turned, beside the head
}

const (
	cellGap = 8.0 // between columns
	rowPad  = 2.5 // above and below a row's text
	slim    = 1.8 // where there are many rows
)

// table begins one.
func (d *Doc) table(cols ...pdfColumn) *pdfTable { return d.tableIn(tableText, cols...) }

// tableIn is table in a style of its own.
func (d *Doc) tableIn(st style, cols ...pdfColumn) *pdfTable {
	t := &pdfTable{flow: flow{d: d}, cols: cols, st: st, pad: rowPad}
	t.turn = t.turned
	return t
}

// headHeight is what the titles of the columns take.
const headHeight = 12.4

// opening is how much of the table should stand together with what heads it.
func (t *pdfTable) opening() float64 { return headHeight + t.flow.opening() }

// end draws the table.
func (t *pdfTable) end() {
	t.d.need(min(52, t.opening()))
	t.d.open("Table", "")
	t.head()
	t.flow.end()
	t.d.close()
	t.d.y += 4
}

// head draws the titles of the columns.
func (t *pdfTable) head() {
	d, st := t.d, labelText.strong().in(navy)
	d.in("TR", func() {
		x := left
		for _, c := range t.cols {
			d.in("TH", func() { t.place(x, d.y+1, c, st, c.title) })
			x += c.w
		}
	})
	d.y += headHeight
	d.segment(left, d.y, right, d.y, 0.9, navy)
}

// place draws one line of a column at x.
func (t *pdfTable) place(x, y float64, c pdfColumn, st style, s string) {
	if c.right {
		t.d.atRight(x+c.w, y, st, s)
		return
	}
	t.d.at(x, y, st, s)
}

// inner is the width of a column's text.
func (c pdfColumn) inner() float64 {
	if c.right {
		return c.w
	}
	return c.w - cellGap
}

// A styled line is one line of a cell.
type styledLine struct {
	text string
	style
	draw func(x, y, w float64)
}

// linesOf wraps a cell's text into its column.
func (t *pdfTable) linesOf(i int, c pdfCell) []styledLine {
	if c.size == 0 {
		c.style = t.st
	}
	w := t.cols[i].inner()
	if c.draw != nil {
		return []styledLine{{draw: c.draw}}
	}
	var out []styledLine
	for _, l := range t.d.wrap(c.style, c.text, w) {
		out = append(out, styledLine{text: l, style: c.style})
	}
	under := t.st.in(muted)
	for _, l := range t.d.wrap(under, c.under, w) {
		out = append(out, styledLine{text: l, style: under})
	}
	return out
}

// row adds one row.
func (t *pdfTable) row(cells ...pdfCell) {
	lines := make([][]styledLine, len(cells))
	n := 1
	for i := range cells {
		lines[i] = t.linesOf(i, cells[i])
		n = max(n, len(lines[i]))
	}
	const tall = 14 // lines; a taller row may go on on the next page
	p := piece{height: float64(n)*t.st.lead + 2*t.pad, rows: 1, again: t.again, draw: func() { t.slice(lines, 0, n) }}
	if n > tall {
		p.least = 6 * t.st.lead
		p.draw = func() { t.slices(lines, n, p.again) }
	}
	t.add(p)
}

// slices draws a row of n lines over as many pages as it takes.
func (t *pdfTable) slices(lines [][]styledLine, n int, again string) {
	for from := 0; from < n; {
		to := min(n, from+max(1, int((t.d.room()-2*t.pad)/t.st.lead)))
		t.slice(lines, from, to)
		if from = to; from < n {
			t.turned(again)
		}
	}
}

// styled draws lines of a cell.
func (t *pdfTable) styled(x, y float64, c pdfColumn, lines []styledLine) {
	for i, l := range lines {
		if l.draw != nil {
			l.draw(x, y, c.inner())
			continue
		}
		t.place(x, y+float64(i)*t.st.lead, c, l.style, l.text)
	}
}

// slice draws some lines of a row, and the rule under them.
func (t *pdfTable) slice(lines [][]styledLine, from, to int) {
	d := t.d
	d.y += t.pad
	draw := func() { t.cells(lines, 0, from, to) }
	if from > 0 {
		d.goOn("TR", draw)
	} else {
		d.in("TR", draw)
	}
	d.y += float64(to-from)*t.st.lead + t.pad
	d.hairline(d.y)
}

// cells draws some lines of a row's cells, without those that stand beside
// several rows already.
func (t *pdfTable) cells(lines [][]styledLine, beside, from, to int) {
	d, x := t.d, left
	for i, c := range t.cols[:len(lines)] {
		if i < beside {
			x += c.w
			continue
		}
		d.nth(i-beside, "TD", func() { t.styled(x, d.y, c, lines[i][min(from, len(lines[i])):min(to, len(lines[i]))]) })
		x += c.w
	}
}

// turned goes on on a new page. That the head comes again is for the eye only.
func (t *pdfTable) turned(again string) {
	d := t.d
	d.newPage()
	d.in(artifact, func() {
		t.head()
		if st := t.st.in(muted); again != "" {
			d.at(left, d.y+t.pad, st, d.fit(st, again, wide))
			d.y += st.lead + t.pad
		}
	})
}

// band adds a line over the whole width that heads the rows below it, with a
// note at its end.
func (t *pdfTable) band(s, note string) {
	d, st := t.d, t.st.strong().in(navy)
	side := labelText
	side.lead = st.lead
	lines := d.wrap(st, s, wide-cellGap-d.width(side, note)-16)
	height := float64(len(lines))*st.lead + 2*t.pad
	t.add(piece{height: height, draw: func() {
		d.rect(left, d.y, wide, height, report.Panel)
		d.in("TR", func() {
			d.in("TH", func() { d.lines(left+4, d.y+t.pad, st, lines) })
			d.in("TD", func() { d.atRight(right-4, d.y+t.pad, side, note) })
		})
		d.y += height
	}})
}

// two adds a row whose second column has lines in bold and a smaller one under
// them.
func (t *pdfTable) two(name []string, under string, cells []string) {
	t.add(piece{height: twoHeight(name), rows: 1, draw: func() { t.drawTwo(name, under, cells) }})
}

func (t *pdfTable) drawTwo(name []string, under string, cells []string) {
	d := t.d
	d.y += 2
	d.in("TR", func() {
		x := left
		for i, c := range t.cols {
			d.in("TD", func() {
				if i == 1 {
					y := d.lines(x, d.y, tableText.strong(), name)
					d.at(x, y-0.4, smallText, under)
					return
				}
				t.place(x, d.y, c, tableText, cells[i])
			})
			x += c.w
		}
	})
	d.y += twoHeight(name) - 2
	d.hairline(d.y)
}

func twoHeight(name []string) float64 { return 13.8 + tableText.lead*float64(len(name)) }

// topic adds a line that heads rows.
func (t *pdfTable) topic(s string) {
	d := t.d
	const height = 16.0
	t.add(piece{height: height, draw: func() {
		d.in("TR", func() {
			d.in("TH", func() { d.at(left, d.y+3, tableText.strong().in(accent), s) })
		})
		d.y += height
	}})
}
