// Package page gathers what a command prints for people: paragraphs, labels, lists and
// tables in the width of the terminal, and the pages that are the same for every
// command which shows one.
package page

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"yourpart/internal/text"
)

// A Page is what a command prints for people. It holds no escape codes,
// so it reads the same on a screen, in a pipe and to a screen reader.
type Page struct {
	text  strings.Builder
	width int
}

// New is an empty page of that many columns.
func New(width int) *Page { return &Page{width: width} }

// String is all that was printed on the page so far, each line with its end.
func (p *Page) String() string { return p.text.String() }

// Width is how many columns a line has.
func (p *Page) Width() int { return p.width }

// Gap leaves one line free, unless the page is still empty.
func (p *Page) Gap() {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
}

// Say prints a paragraph.
func (p *Page) Say(format string, args ...any) {
	p.Hang("", fmt.Sprintf(format, args...))
}

// Heading prints a line with room above and a rule below.
func (p *Page) Heading(format string, args ...any) {
	p.Gap()
	lines := wrap(text.CleanLine(fmt.Sprintf(format, args...)), p.width)
	long := 0
	for _, l := range lines {
		p.Line(l)
		long = max(long, displaywidth.String(l))
	}
	p.Line(strings.Repeat("-", long))
}

// Hang prints a paragraph behind a label; further lines stand under the text.
func (p *Page) Hang(label, s string) {
	pad := strings.Repeat(" ", displaywidth.String(label))
	for i, l := range wrap(text.CleanLine(s), p.width-len(pad)) {
		if i == 0 {
			p.Line(label + l)
			continue
		}
		p.Line(pad + l)
	}
}

// List prints one entry a line.
func (p *Page) List(items []string) {
	for _, item := range items {
		p.Hang("  - ", item)
	}
}

// Line prints a line as it is, without the blanks at its end.
func (p *Page) Line(s string) {
	p.text.WriteString(strings.TrimRight(s, " "))
	p.text.WriteByte('\n')
}

// A Column of a table. Its cells are wrapped at Most columns, or at what the
// page has left where Most is 0. With Least, tables of one kind line up.
type Column struct {
	Title       string
	Least, Most int
	Right       bool // numbers
}

// between stands between two columns.
const between = "  "

// Table prints rows under titles. Where it is too wide, the columns without a
// limit share what is left.
func (p *Page) Table(cols []Column, rows [][]string) {
	titles := make([]string, len(cols))
	titled := false
	for i, c := range cols {
		titles[i] = c.Title
		titled = titled || c.Title != ""
	}
	cells := make([][]string, 0, len(rows)+1)
	if titled {
		cells = append(cells, titles)
	}
	for _, row := range rows {
		clean := make([]string, len(cols))
		for i := range clean {
			clean[i] = text.CleanLine(row[i])
		}
		cells = append(cells, clean)
	}
	widths := fit(cols, cells, p.width-len(between)*len(cols))
	for _, row := range cells {
		p.row(cols, widths, row)
	}
}

// row prints one row, in as many lines as its longest cell needs.
func (p *Page) row(cols []Column, widths []int, row []string) {
	lines := make([][]string, len(cols))
	tall := 1
	for i, cell := range row {
		lines[i] = wrap(cell, widths[i])
		tall = max(tall, len(lines[i]))
	}
	for n := range tall {
		var b strings.Builder
		for i := range cols {
			cell := ""
			if n < len(lines[i]) {
				cell = lines[i][n]
			}
			pad := strings.Repeat(" ", max(0, widths[i]-displaywidth.String(cell)))
			b.WriteString(between)
			if cols[i].Right {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		p.Line(b.String())
	}
}

// fit works out how wide each column is so that a row fits in room. A column
// without a limit gets what it needs where that is no more than its share.
func fit(cols []Column, cells [][]string, room int) []int {
	widths := make([]int, len(cols))
	var free []int
	for i, c := range cols {
		widths[i] = c.Least
		for _, row := range cells {
			widths[i] = max(widths[i], displaywidth.String(row[i]))
		}
		if c.Most > 0 {
			widths[i] = min(widths[i], c.Most)
			room -= widths[i]
			continue
		}
		free = append(free, i)
	}
	slices.SortFunc(free, func(a, b int) int { return widths[a] - widths[b] })
	const least = 10
	for n, i := range free {
		widths[i] = min(widths[i], max(least, room/(len(free)-n)))
		room -= widths[i]
	}
	return widths
}

// wrap breaks text into lines of at most width columns. Wide characters count
// as two.
func wrap(s string, width int) []string { return text.Wrap(s, width, displaywidth.String) }
