package pdf

import (
	"math"
	"slices"
)

// spanned adds rows that share their first cells, which stand beside them
// all. Where that is too tall for a page they become rows of their own.
func (t *pdfTable) spanned(first []pdfCell, rows [][]pdfCell) {
	s := t.span(first, rows)
	if s.tall > t.mostSpan() {
		title := first[0].text
		for i, cells := range rows {
			if i == 1 {
				first, t.again = make([]pdfCell, len(first)), title+" (continued)"
			}
			t.row(append(slices.Clone(first), cells...)...)
		}
		t.again = ""
		return
	}
	t.add(piece{height: s.tall, rows: len(rows), draw: func() { t.drawSpan(s, len(first)) }})
}

// drawSpan draws rows beside so many cells that they share.
func (t *pdfTable) drawSpan(s span, shared int) {
	d, y := t.d, t.d.y
	for i, lines := range s.lines {
		d.y += t.pad
		d.in("TR", func() {
			if i == 0 {
				t.cells(lines, 0, 0, math.MaxInt)
				d.tall(shared, len(s.lines))
			} else {
				t.cells(lines, shared, 0, math.MaxInt)
			}
		})
		if i > 0 {
			x := left
			for _, c := range t.cols[:shared] {
				x += c.w
			}
			d.segment(x, d.y-t.pad, right, d.y-t.pad, 0.5, rule)
		}
		d.y += s.heights[i] - t.pad
	}
	d.y = y + s.tall
	d.hairline(d.y)
}

// mostSpan is how tall rows with shared cells may be to stay together.
func (t *pdfTable) mostSpan() float64 { return (t.d.bottom() - top) / 4 }

// A span is rows with shared cells, ready to draw.
type span struct {
	lines   [][][]styledLine // by row and column
	heights []float64        // of the rows
	tall    float64
}

func (t *pdfTable) span(first []pdfCell, rows [][]pdfCell) span {
	lead, shared := t.st.lead, len(first)
	heights := make([]float64, len(rows))
	lines := make([][][]styledLine, len(rows))
	sum, tall := 0.0, 0.0
	for i, cells := range rows {
		n := 1
		lines[i] = make([][]styledLine, len(t.cols))
		for j := range cells {
			lines[i][shared+j] = t.linesOf(shared+j, cells[j])
			n = max(n, len(lines[i][shared+j]))
		}
		heights[i] = float64(n)*lead + 2*t.pad
		sum += heights[i]
	}
	for j := range first {
		lines[0][j] = t.linesOf(j, first[j])
		tall = max(tall, float64(len(lines[0][j]))*lead+2*t.pad)
	}
	return span{lines, heights, max(tall, sum)}
}
