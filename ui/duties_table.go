package ui

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
)

// A dutiesTable is where the columns of the table stand.
type dutiesTable struct {
	label  int   // width of the column of layers
	from   int   // the first service in sight
	cells  []int // widths of the services in sight
	number bool  // they stand with numbers, which a legend explains
}

// Widths of the table's parts.
const (
	layerWidth   = 30
	leastName    = 12 // shorter ones say little
	numberWidth  = 4
	narrowNumber = 3  // has room for two digits
	shortName    = 20 // of a service in the legend
)

// lay lays the table out: every service with its name, where all have room, and
// long ones shortened where that leaves enough of them. Where it does not, they
// are numbers, and as many are in sight as fit.
func (d duties) lay(width int) dutiesTable {
	t := dutiesTable{label: d.label(width)}
	room := width - t.label
	names := make([]int, len(d.services()))
	for i, sv := range d.services() {
		names[i] = max(widthOf(d.s.Report.ServiceName(sv.Key)), 3) + 2
	}
	if most := evenly(names, room); most >= leastName || most >= slices.Max(names) {
		for _, n := range names {
			t.cells = append(t.cells, min(n, most))
		}
		return t
	}
	each := numberWidth
	if each*len(names) > room {
		each = narrowNumber
	}
	from, to := window(len(names), d.col, max(1, room/each))
	t.from, t.number = from, true
	t.cells = slices.Repeat([]int{each}, to-from)
	return t
}

// evenly is the width at which columns are cut so that all have room together:
// the narrow ones keep theirs.
func evenly(widths []int, room int) int {
	sorted := slices.Sorted(slices.Values(widths))
	for i, w := range sorted {
		if left := len(sorted) - i; w*left > room {
			return room / left
		}
		room -= w
	}
	return sorted[len(sorted)-1]
}

// label is the width of the column of layers.
func (d duties) label(width int) int {
	w := layerWidth
	for _, l := range d.s.Catalogue.Layers {
		w = max(w, widthOf(l.Name)+1)
	}
	return min(w, width/2)
}

// width is how wide the whole table is.
func (t dutiesTable) width() int {
	w := t.label
	for _, c := range t.cells {
		w += c
	}
	return w
}

// column is the service at a column of the window.
func (t dutiesTable) column(x int) (int, bool) {
	at := t.label
	for i, c := range t.cells {
		if x >= at && x < at+c {
			return t.from + i, true
		}
		at += c
	}
	return 0, false
}

// table draws the letters with the cell at the cursor in words below.
func (d duties) table(width, height int) string {
	t := d.lay(width)
	if d.drawn != nil {
		*d.drawn = t
	}
	detail := d.detail(width)
	lines := append(d.legend(t, width, max(height/4, 1)), cut(d.headings(t), width))
	n := len(d.s.Catalogue.Layers)
	h := min(max(height-len(lines)-len(detail)-1, 3), n)
	lines = append(lines, d.s.st.list(n, d.row, width, h, func(i, _ int) string { return d.line(i, t) }), "")
	return strings.Join(append(lines, detail...), "\n")
}

// legend says which numbers stand for which services: as many lines of them as
// there is room for, with the service at the cursor among them.
func (d duties) legend(t dutiesTable, width, most int) []string {
	if !t.number {
		return nil
	}
	var names []string
	for i := range t.cells {
		n := t.from + i
		names = append(names, strings.ReplaceAll(fmt.Sprintf("%d %s", n+1, cut(d.s.Report.ServiceName(d.services()[n].Key), shortName)), " ", "\u00a0"))
	}
	lines := wrap(strings.Join(names, "  "), width)
	here := names[d.col-t.from]
	at := max(slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l+"  ", here+"  ") }), 0)
	from, to := window(len(lines), at, most)
	for i, l := range lines {
		before, after, _ := strings.Cut(l, here)
		if i == at {
			l = d.s.st.muted.Render(before) + d.s.st.selected.Render(here) + d.s.st.muted.Render(after)
		} else {
			l = d.s.st.muted.Render(l)
		}
		lines[i] = strings.ReplaceAll(l, "\u00a0", " ")
	}
	return lines[from:to]
}

// headings stand above the columns.
func (d duties) headings(t dutiesTable) string {
	var b strings.Builder
	part := ""
	if n := len(d.services()); len(t.cells) < n {
		part = fmt.Sprintf("Services %d–%d of %d", t.from+1, t.from+len(t.cells), n)
	}
	b.WriteString(d.s.st.muted.Render(pad(part, t.label)))
	for i, w := range t.cells {
		name := fmt.Sprint(t.from + i + 1)
		if !t.number {
			name = d.s.Report.ServiceName(d.services()[i].Key)
		}
		style := d.s.st.muted
		if t.from+i == d.col {
			style = d.s.st.selected
		}
		b.WriteString(style.Render(pad(name, w-1)) + " ")
	}
	return b.String()
}

// line is one layer with the letter for each service in sight.
func (d duties) line(layer int, t dutiesTable) string {
	st := d.s.st
	name := pad(d.s.Catalogue.Layers[layer].Name, t.label-1) + " "
	if layer == d.row {
		name = st.selected.Render(name)
	}
	letters := map[catalogue.Party]string{}
	for _, p := range []catalogue.Party{catalogue.Customer, catalogue.Shared, catalogue.Provider} {
		letters[p] = st.party(p).Render(p.Letter())
	}
	var b strings.Builder
	b.WriteString(st.mark(layer) + name)
	for i, w := range t.cells {
		letter := letters[d.services()[t.from+i].Layers[layer].Party]
		if layer == d.row && t.from+i == d.col {
			b.WriteString(st.accent.Render("[") + letter + st.accent.Render("]") + strings.Repeat(" ", w-3))
			continue
		}
		b.WriteString(" " + letter + strings.Repeat(" ", w-2))
	}
	return strings.TrimRight(b.String(), " ")
}
