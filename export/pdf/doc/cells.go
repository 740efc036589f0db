package doc

import "slices"

// Whoever draws a table says what is a head and which cells reach over several
// rows. The rest follows from the grid.

// cellTags is what a screen reader needs to know of a cell.
type cellTags struct {
	scope   string // of a head: Column or Row
	columns int    // that it takes
	rows    int
	at      int        // its first column
	heads   []*element // what heads it, where rows and columns do not say so
	named   bool       // it heads others by its name
}

// tall lets the first n cells of the open row reach over so many rows.
func (d *Doc) tall(n, rows int) {
	cells := d.top().elements()
	for _, c := range cells[:min(n, len(cells))] {
		c.cell = &cellTags{rows: rows}
	}
}

// A tableRow is a row with the cells that reach into it from above.
type tableRow struct {
	*element
	cells, above []*element
	short        bool // its first cell takes columns that others have not
}

// settleTable parts a table into head and body and ties cells to their heads.
func (e *element) settleTable() {
	rows := grid(e.rows())
	if len(rows) == 0 {
		return
	}
	var heads, over []*element // of the columns; of the rows at hand
	e.kids = nil
	body := &element{role: "TBody", parent: e}
	for i, r := range rows {
		switch first := r.cells[0]; {
		case i == 0 && len(rows) > 1 && !r.short && r.onlyHeads():
			for _, c := range r.cells {
				c.cell.scope = "Column"
			}
			heads = r.cells
			head := &element{role: "THead", parent: e}
			head.adopt(r.element)
			e.kids = append(e.kids, head)
			continue
		case r.short && first.role == "TH":
			for n := len(over); n > 0 && len(over[n-1].parent.kids) >= len(r.cells); n-- {
				over = over[:n-1]
			}
			over = append(over, first)
		default:
			r.name(heads, over)
		}
		body.adopt(r.element)
	}
	e.kids = append(e.kids, body)
}

// rows are the rows of a table. What was drawn between them belongs to the
// cell before it.
func (e *element) rows() []*element {
	var out []*element
	for _, c := range e.elements() {
		if c.role == "TR" {
			out = append(out, c)
			continue
		}
		if len(out) == 0 {
			out = append(out, &element{role: "TR", parent: e})
		}
		row := out[len(out)-1]
		cell := row.last()
		if cell == nil {
			cell = &element{role: "TD"}
			row.adopt(cell)
		}
		cell.adopt(c)
	}
	return out
}

// grid lays rows out so that all take the same columns. Where a row is short
// its first cell takes what is missing.
func grid(rows []*element) []tableRow {
	out := make([]tableRow, len(rows))
	columns := 0
	var above []*element // what reaches into the row, and how far
	left := map[*element]int{}
	for i, r := range rows {
		out[i] = tableRow{element: r, cells: r.elements(), above: above}
		for _, c := range out[i].cells {
			if c.cell == nil {
				c.cell = &cellTags{rows: 1}
			}
			if c.role == "TH" {
				c.cell.scope = "Row"
			}
			c.cell.columns = 1
			left[c] = c.cell.rows
		}
		columns = max(columns, len(out[i].cells)+len(above))
		var next []*element
		for _, c := range append(above[:len(above):len(above)], out[i].cells...) {
			if left[c]--; left[c] > 0 {
				next = append(next, c)
			}
		}
		above = next
	}
	for i := range out {
		out[i].place(columns)
	}
	return out
}

// place gives the cells of a row their columns.
func (r *tableRow) place(columns int) {
	taken := map[int]bool{}
	for _, c := range r.above {
		for n := range c.cell.columns {
			taken[c.cell.at+n] = true
		}
	}
	if missing := columns - len(r.cells) - len(taken); missing > 0 {
		r.cells[0].cell.columns += missing
		r.short = true
	}
	at := 0
	for _, c := range r.cells {
		for taken[at] {
			at++
		}
		c.cell.at = at
		at += c.cell.columns
	}
}

// onlyHeads reports whether a row holds no other cell.
func (r *tableRow) onlyHeads() bool {
	for _, c := range r.cells {
		if c.role != "TH" {
			return false
		}
	}
	return true
}

// name makes the first cell of a row its head, where it says something and no other
// is drawn as one. With lines over the row that head it too, each cell names its heads.
func (r *tableRow) name(heads, over []*element) {
	first := r.cells[0]
	if len(r.above) > 0 {
		first = r.above[0]
	}
	if i := slices.IndexFunc(r.cells, func(c *element) bool { return c.role == "TH" }); i >= 0 && len(r.above) == 0 {
		first = r.cells[i]
	}
	if first.role == "TD" && len(first.kids) > 0 && len(r.cells) > 1 {
		first.role, first.cell.scope = "TH", "Row"
	}
	if len(over) == 0 {
		return
	}
	for _, c := range r.cells {
		if c.cell.at < len(heads) {
			c.cell.heads = append(c.cell.heads, heads[c.cell.at])
		}
		c.cell.heads = append(c.cell.heads, over...)
		if c != first && first.role == "TH" {
			c.cell.heads = append(c.cell.heads, first)
		}
		for _, h := range c.cell.heads {
			h.cell.named = true
		}
	}
}
