package doc

import "yourpart/export/report"

// A Column is a column of a table: its head, how wide it is in points, whether it is set
// to the right, and whether its cells head their rows. Where none does, the first does.
type Column struct {
	Title string
	Width float64
	Right bool
	Names bool
}

// A Cell is a piece of text in a table; the zero style is the table's.
type Cell struct {
	Text string
	Style
	Words string                // that its text, of one line, is read out as; empty is the text
	Under string                // in grey below it
	Draw  func(x, y, w float64) // in place of text
}

// A Table gets its rows one by one and is drawn when it ends. Its head comes
// again on every page; a row stays whole unless it is too tall for that.
type Table struct {
	Flow
	Cols []Column
	st   Style // of its text
	Pad  float64

	again string // what goes on where a page is turned, beside the head
	under string // the title above it, which goes on as well
}

const (
	CellGap = 8.0 // between columns
	RowPad  = 2.5 // above and below a row's text
	Slim    = 1.8 // where there are many rows
)

// Table begins a table with those columns.
func (d *Doc) Table(cols ...Column) *Table { return d.TableIn(TableText, cols...) }

// TableIn is Table in a style of its own.
func (d *Doc) TableIn(st Style, cols ...Column) *Table {
	t := &Table{Flow: Flow{D: d}, Cols: cols, st: st, Pad: RowPad}
	t.Turn = t.turned
	return t
}

// headHeight is what the titles of the columns take.
const headHeight = 12.4

// Opening is how much of the table should stand together with what heads it.
func (t *Table) Opening() float64 { return headHeight + t.Flow.Opening() }

// End draws the table.
func (t *Table) End() {
	t.D.Need(min(52, t.Opening()))
	t.under = t.D.under
	t.D.Begin("Table", "")
	t.head()
	t.Flow.End()
	t.D.End()
	t.D.Y += 4
}

// head draws the titles of the columns.
func (t *Table) head() {
	d, st := t.D, LabelText.Strong().In(Navy)
	d.In("TR", func() {
		x := Left
		for _, c := range t.Cols {
			d.In("TH", func() { t.place(x, d.Y+1, c, st, c.Title) })
			x += c.Width
		}
	})
	d.Y += headHeight
	d.Segment(Left, d.Y, Right, d.Y, 0.9, Navy)
}

// place draws one line of a column at x.
func (t *Table) place(x, y float64, c Column, st Style, s string) {
	if c.Right {
		t.D.AtRight(x+c.Width, y, st, s)
		return
	}
	t.D.At(x, y, st, s)
}

// Inner is the width of a column's text.
func (c Column) Inner() float64 {
	if c.Right {
		return c.Width
	}
	return c.Width - CellGap
}

// role is what a cell of the column is to a screen reader.
func (c Column) role() string {
	if c.Names {
		return "TH"
	}
	return "TD"
}

// A styled line is one line of a cell.
type styledLine struct {
	text string
	Style
	words string
	right bool // read from the right, and so set there
	draw  func(x, y, w float64)
}

// linesOf wraps a cell's text into its column.
func (t *Table) linesOf(i int, c Cell) []styledLine {
	if c.Size == 0 {
		c.Style = t.st
	}
	w := t.Cols[i].Inner()
	if c.Draw != nil {
		return []styledLine{{draw: c.Draw}}
	}
	var out []styledLine
	for _, l := range t.D.Wrap(c.Style, c.Text, w) {
		out = append(out, styledLine{text: l, Style: c.Style, words: c.Words, right: t.D.fromRight(c.Text)})
	}
	under := t.st.In(Muted)
	for _, l := range t.D.Wrap(under, c.Under, w) {
		out = append(out, styledLine{text: l, Style: under, right: t.D.fromRight(c.Under)})
	}
	return out
}

// Row adds one row.
func (t *Table) Row(cells ...Cell) {
	lines := make([][]styledLine, len(cells))
	n := 1
	for i := range cells {
		lines[i] = t.linesOf(i, cells[i])
		n = max(n, len(lines[i]))
	}
	const tall = 14 // lines; a taller row may go on on the next page
	p := Piece{Height: float64(n)*t.st.Lead + 2*t.Pad, Rows: 1, Again: t.again, Draw: func() { t.slice(lines, 0, n) }}
	if n > tall {
		p.least = 6 * t.st.Lead
		p.Draw = func() { t.slices(lines, n, p.Again) }
	}
	t.Add(p)
}

// slices draws a row of n lines over as many pages as it takes.
func (t *Table) slices(lines [][]styledLine, n int, again string) {
	for from := 0; from < n; {
		to := min(n, from+max(1, int((t.D.Room()-2*t.Pad)/t.st.Lead)))
		t.slice(lines, from, to)
		if from = to; from < n {
			t.turned(again)
		}
	}
}

// styled draws lines of a cell.
func (t *Table) styled(x, y float64, c Column, lines []styledLine) {
	for i, l := range lines {
		if l.draw != nil {
			l.draw(x, y, c.Inner())
			continue
		}
		t.D.ReadAs(l.words, func() {
			if y := y + float64(i)*t.st.Lead; l.right {
				t.D.AtRight(x+c.Inner(), y, l.Style, l.text)
			} else {
				t.place(x, y, c, l.Style, l.text)
			}
		})
	}
}

// slice draws some lines of a row, and the rule under them.
func (t *Table) slice(lines [][]styledLine, from, to int) {
	d := t.D
	d.Y += t.Pad
	draw := func() { t.cells(lines, 0, from, to) }
	if from > 0 {
		d.Continue("TR", draw)
	} else {
		d.In("TR", draw)
	}
	d.Y += float64(to-from)*t.st.Lead + t.Pad
	d.Hairline(d.Y)
}

// cells draws some lines of a row's cells, without those that stand beside
// several rows already.
func (t *Table) cells(lines [][]styledLine, beside, from, to int) {
	d, x := t.D, Left
	for i, c := range t.Cols[:len(lines)] {
		if i < beside {
			x += c.Width
			continue
		}
		d.nth(i-beside, c.role(), func() { t.styled(x, d.Y, c, lines[i][min(from, len(lines[i])):min(to, len(lines[i]))]) })
		x += c.Width
	}
}

// turned goes on on a new page. That the head comes again is for the eye only.
func (t *Table) turned(again string) {
	d := t.D
	d.GoesOn(t.under)
	d.In(Artifact, func() {
		t.head()
		if st := t.st.In(Muted); again != "" {
			d.At(Left, d.Y+t.Pad, st, d.Fit(st, again, Wide))
			d.Y += st.Lead + t.Pad
		}
	})
}

// Band adds a line over the whole width that heads the rows below it, with a
// note at its end.
func (t *Table) Band(s, note string) {
	d, st := t.D, t.st.Strong().In(Navy)
	side := LabelText
	side.Lead = st.Lead
	lines := d.Wrap(st, s, Wide-CellGap-d.Width(side, note)-16)
	height := float64(len(lines))*st.Lead + 2*t.Pad
	t.Add(Piece{Height: height, Draw: func() {
		d.Rect(Left, d.Y, Wide, height, report.Panel)
		d.In("TR", func() {
			d.In("TH", func() { d.Lines(Left+4, d.Y+t.Pad, st, lines) })
			d.In("TD", func() { d.AtRight(Right-4, d.Y+t.Pad, side, note) })
		})
		d.Y += height
	}})
}

// Two adds a row whose second column has lines in bold and a smaller one under
// them.
func (t *Table) Two(name []string, under string, cells []string) {
	t.Add(Piece{Height: TwoHeight(name), Rows: 1, Draw: func() { t.drawTwo(name, under, cells) }})
}

func (t *Table) drawTwo(name []string, under string, cells []string) {
	d := t.D
	d.Y += 2
	d.In("TR", func() {
		x := Left
		for i, c := range t.Cols {
			d.In(c.role(), func() {
				if i == 1 {
					y := d.Lines(x, d.Y, TableText.Strong(), name)
					d.At(x, y-0.4, SmallText, under)
					return
				}
				t.place(x, d.Y, c, TableText, cells[i])
			})
			x += c.Width
		}
	})
	d.Y += TwoHeight(name) - 2
	d.Hairline(d.Y)
}

// TwoHeight is the height in points of a row whose name takes those lines, with
// one small line under it.
func TwoHeight(name []string) float64 { return 13.8 + TableText.Lead*float64(len(name)) }

// Topic adds a line that heads rows.
func (t *Table) Topic(s string) {
	d := t.D
	const height = 16.0
	t.Add(Piece{Height: height, Draw: func() {
		d.In("TR", func() {
			d.In("TH", func() { d.At(Left, d.Y+3, TableText.Strong().In(Accent), s) })
		})
		d.Y += height
	}})
}
