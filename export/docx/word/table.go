package word

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/office"
)

// A Column of a table.
type Column struct {
	Head  string
	Width int  // as a share of all
	Right bool // for numbers
}

// A Box is one cell of a table.
type Box struct {
	Paras  []string // each of P, Bullet, Item or another table; none is an empty cell
	Fill   string   // a colour in hexadecimal, or a slot of the theme
	Hatch  bool     // over the fill
	Edged  bool     // with a thin line above and below
	Turned bool     // text from bottom to top
	Span   int      // how many columns it takes; 0 is one

	low bool // text at the bottom, beside turned heads
}

// A Sheet is a table.
type Sheet struct {
	Style   string // Table where empty
	About   string // for people who do not see it
	Columns []Column
	Heads   []Box // in place of the heads of the columns
	Bare    bool  // has no head
	Narrow  bool  // is as wide as the sum of its widths in twentieths of a point
	Rows    [][]Box
}

// Row adds a row of cells.
func (s *Sheet) Row(cells ...Box) { s.Rows = append(s.Rows, cells) }

// Cell is a cell of a table with text, and smaller notes below it.
func (d *Doc) Cell(s string, notes ...string) Box { return d.cell(Cell, Text(s), notes) }

// StrongCell is Cell in bold.
func (d *Doc) StrongCell(s string, notes ...string) Box { return d.cell(Cell, d.Strong(s), notes) }

// NumberCell is a cell of numbers.
func (d *Doc) NumberCell(s string) Box { return d.cell(Number, Text(s), nil) }

// RunCell is a cell of runs with notes below them.
func (d *Doc) RunCell(runs []Run, notes ...string) Box {
	b := Box{Paras: []string{d.P(Cell, runs...)}}
	return d.noted(b, notes)
}

func (d *Doc) cell(name string, r Run, notes []string) Box {
	return d.noted(Box{Paras: []string{d.P(name, r)}}, notes)
}

func (d *Doc) noted(b Box, notes []string) Box {
	for _, n := range notes {
		if n != "" {
			b.Paras = append(b.Paras, d.P(CellNote, Text(n)))
		}
	}
	return b
}

// AddTable adds a table and a little room below it.
func (d *Doc) AddTable(s *Sheet) { d.Add(d.TableXML(s) + d.P(Gap)) }

// TableXML is a table for a cell, after which a paragraph has to come.
func (d *Doc) TableXML(s *Sheet) string {
	widths := d.widths(s)
	sum := 0
	for _, w := range widths {
		sum += w
	}
	name, first := s.Style, 1
	if name == "" {
		name = Table
	}
	if s.Bare {
		first = 0
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<w:tbl><w:tblPr><w:tblStyle w:val="%s"/><w:tblW w:w="%d" w:type="dxa"/><w:tblLayout w:type="fixed"/>`, office.Escape(d.ids[styleKey("table", name)]), sum)
	fmt.Fprintf(&b, `<w:tblLook w:val="%04X" w:firstRow="%d" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="%s"/></w:tblPr><w:tblGrid>`, 0x0600+0x20*first, first, office.Escape(s.About))
	for _, w := range widths {
		fmt.Fprintf(&b, `<w:gridCol w:w="%d"/>`, w)
	}
	b.WriteString("</w:tblGrid>")
	if !s.Bare {
		d.row(&b, s.heads(d), widths, true)
	}
	for _, row := range s.Rows {
		d.row(&b, row, widths, false)
	}
	b.WriteString("</w:tbl>")
	return b.String()
}

// widths are those of the columns in twentieths of a point, as wide as the page has room
// for.
func (d *Doc) widths(s *Sheet) []int {
	of := 0
	for _, c := range s.Columns {
		of += c.Width
	}
	room := d.room[0]
	if d.wide {
		room = d.room[1]
	}
	if s.Narrow {
		room = min(room, of)
	}
	out, left := make([]int, len(s.Columns)), room
	for i, c := range s.Columns {
		out[i] = c.Width * room / max(of, 1)
		left -= out[i]
	}
	if n := len(out); n > 0 && !s.Narrow { // what the division left over
		out[n-1] += left
	}
	return out
}

// heads are the cells of the first row.
func (s *Sheet) heads(d *Doc) []Box {
	if s.Heads != nil {
		return s.Heads
	}
	out := make([]Box, len(s.Columns))
	for i, c := range s.Columns {
		p := d.P(CellHead, Text(c.Head))
		if c.Right {
			p = strings.Replace(p, "</w:pPr>", `<w:jc w:val="right"/></w:pPr>`, 1)
		}
		out[i] = Box{Paras: []string{p}}
	}
	return out
}

// turnedHeight is how high a row with turned heads is, in twentieths of a point.
const turnedHeight = 2500

func (d *Doc) row(b *strings.Builder, cells []Box, widths []int, head bool) {
	b.WriteString("<w:tr><w:trPr>")
	if head || len(cells) > 1 {
		b.WriteString("<w:cantSplit/>")
	}
	low := slices.ContainsFunc(cells, func(c Box) bool { return c.Turned })
	if low {
		fmt.Fprintf(b, `<w:trHeight w:val="%d" w:hRule="exact"/>`, turnedHeight)
	}
	if head {
		b.WriteString("<w:tblHeader/>")
	}
	b.WriteString("</w:trPr>")
	at := 0
	for _, c := range cells {
		c.low = low
		wide, span := 0, max(c.Span, 1)
		for range span {
			wide += widths[at]
			at++
		}
		d.box(b, c, wide, span)
	}
	b.WriteString("</w:tr>")
}

func (d *Doc) box(b *strings.Builder, c Box, wide, span int) {
	fmt.Fprintf(b, `<w:tc><w:tcPr><w:tcW w:w="%d" w:type="dxa"/>`, wide)
	if span > 1 {
		fmt.Fprintf(b, `<w:gridSpan w:val="%d"/>`, span)
	}
	if c.Edged {
		line := func(where string) string {
			return fmt.Sprintf(`<w:%s w:val="single" w:sz="4" w:space="0" w:color="%s"/>`, where, "9AA3B2")
		}
		b.WriteString("<w:tcBorders>" + line("top") + line("bottom") + "</w:tcBorders>")
	}
	if c.Fill != "" {
		pattern, colour, fill, theme := "clear", "auto", c.Fill, ""
		if c.Hatch {
			pattern, colour = "diagStripe", d.palette[office.Navy]
		}
		if hex := d.palette[c.Fill]; hex != "" { // some programs read the one, some the other
			fill, theme = hex, ` w:themeFill="`+themeName(c.Fill)+`"`
		}
		fmt.Fprintf(b, `<w:shd w:val="%s" w:color="%s" w:fill="%s"%s/>`, pattern, colour, fill, theme)
	}
	if c.Turned {
		b.WriteString(`<w:textDirection w:val="btLr"/><w:vAlign w:val="center"/>`)
	} else if c.low {
		b.WriteString(`<w:vAlign w:val="bottom"/>`)
	}
	b.WriteString("</w:tcPr>")
	for _, p := range c.Paras {
		b.WriteString(p)
	}
	if n := len(c.Paras); n == 0 {
		b.WriteString(d.P(Cell))
	} else if strings.HasSuffix(c.Paras[n-1], "</w:tbl>") { // a cell ends in a paragraph
		b.WriteString(d.P(Gap))
	}
	b.WriteString("</w:tc>")
}
