package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"

	"yourpart/internal/text"
)

// A page gathers what a command prints for people. It holds no escape codes,
// so it reads the same on a screen, in a pipe and to a screen reader.
type page struct {
	text  strings.Builder
	width int
}

func (a *app) page() *page { return &page{width: a.width()} }

// show prints a page.
func (a *app) show(p *page) error {
	_, err := io.WriteString(a.out, p.text.String())
	return err
}

// confirm prints what a command did, unless nobody wants to know.
func (a *app) confirm(p *page) error {
	if a.quiet {
		return nil
	}
	return a.show(p)
}

// gap leaves one line free, unless the page is still empty.
func (p *page) gap() {
	if p.text.Len() > 0 {
		p.text.WriteByte('\n')
	}
}

// say prints a paragraph.
func (p *page) say(format string, args ...any) {
	p.hang("", fmt.Sprintf(format, args...))
}

// heading prints a line with room above and a rule below.
func (p *page) heading(format string, args ...any) {
	p.gap()
	lines := wrap(text.CleanLine(fmt.Sprintf(format, args...)), p.width)
	long := 0
	for _, l := range lines {
		p.line(l)
		long = max(long, displaywidth.String(l))
	}
	p.line(strings.Repeat("-", long))
}

// hang prints a paragraph behind a label; further lines stand under the text.
func (p *page) hang(label, s string) {
	pad := strings.Repeat(" ", displaywidth.String(label))
	for i, l := range wrap(text.CleanLine(s), p.width-len(pad)) {
		if i == 0 {
			p.line(label + l)
			continue
		}
		p.line(pad + l)
	}
}

// list prints one entry a line.
func (p *page) list(items []string) {
	for _, item := range items {
		p.hang("  - ", item)
	}
}

func (p *page) line(s string) {
	p.text.WriteString(strings.TrimRight(s, " "))
	p.text.WriteByte('\n')
}

// A column of a table. Its cells are wrapped at most columns, or at what the
// page has left where most is 0. With least, tables of one kind line up.
type column struct {
	title       string
	least, most int
	right       bool // numbers
}

// between stands between two columns.
const between = "  "

// table prints rows under titles. Where it is too wide, the columns without a
// limit share what is left.
func (p *page) table(cols []column, rows [][]string) {
	titles := make([]string, len(cols))
	titled := false
	for i, c := range cols {
		titles[i] = c.title
		titled = titled || c.title != ""
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
func (p *page) row(cols []column, widths []int, row []string) {
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
			if cols[i].right {
				b.WriteString(pad + cell)
			} else {
				b.WriteString(cell + pad)
			}
		}
		p.line(b.String())
	}
}

// fit works out how wide each column is so that a row fits in room. A column
// without a limit gets what it needs where that is no more than its share.
func fit(cols []column, cells [][]string, room int) []int {
	widths := make([]int, len(cols))
	var free []int
	for i, c := range cols {
		widths[i] = c.least
		for _, row := range cells {
			widths[i] = max(widths[i], displaywidth.String(row[i]))
		}
		if c.most > 0 {
			widths[i] = min(widths[i], c.most)
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
