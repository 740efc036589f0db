package doc

import (
	"math"
	"slices"
)

// Spanned adds rows that share their first cells, which stand beside them
// all. Where that is too tall for a page they become rows of their own.
func (t *Table) Spanned(first []Cell, rows [][]Cell) {
	s := t.span(first, rows)
	if s.tall > t.mostSpan() {
		title := first[0].Text
		for i, cells := range rows {
			if i == 1 {
				first, t.again = make([]Cell, len(first)), title+" (continued)"
			}
			t.Row(append(slices.Clone(first), cells...)...)
		}
		t.again = ""
		return
	}
	t.Add(Piece{Height: s.tall, Rows: len(rows), Draw: func() { t.drawSpan(s, len(first)) }})
}

// drawSpan draws rows beside so many cells that they share.
func (t *Table) drawSpan(s span, shared int) {
	d, y := t.D, t.D.Y
	for i, lines := range s.lines {
		d.Y += t.Pad
		d.In("TR", func() {
			if i == 0 {
				t.cells(lines, 0, 0, math.MaxInt)
				d.tall(shared, len(s.lines))
			} else {
				t.cells(lines, shared, 0, math.MaxInt)
			}
		})
		if i > 0 {
			x := Left
			for _, c := range t.Cols[:shared] {
				x += c.Width
			}
			d.Segment(x, d.Y-t.Pad, Right, d.Y-t.Pad, 0.5, Rule)
		}
		d.Y += s.heights[i] - t.Pad
	}
	d.Y = y + s.tall
	d.Hairline(d.Y)
}

// mostSpan is how tall rows with shared cells may be to stay together.
func (t *Table) mostSpan() float64 { return (t.D.Bottom() - Top) / 4 }

// A span is rows with shared cells, ready to draw.
type span struct {
	lines   [][][]styledLine // by row and column
	heights []float64        // of the rows
	tall    float64
}

func (t *Table) span(first []Cell, rows [][]Cell) span {
	lead, shared := t.st.Lead, len(first)
	heights := make([]float64, len(rows))
	lines := make([][][]styledLine, len(rows))
	sum, tall := 0.0, 0.0
	for i, cells := range rows {
		n := 1
		lines[i] = make([][]styledLine, len(t.Cols))
		for j := range cells {
			lines[i][shared+j] = t.linesOf(shared+j, cells[j])
			n = max(n, len(lines[i][shared+j]))
		}
		heights[i] = float64(n)*lead + 2*t.Pad
		sum += heights[i]
	}
	for j := range first {
		lines[0][j] = t.linesOf(j, first[j])
		tall = max(tall, float64(len(lines[0][j]))*lead+2*t.Pad)
	}
	return span{lines, heights, max(tall, sum)}
}
