package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// A column is one offered answer in the grid: its head, one or two lines, and
// how wide it is with the gap to the next.
type column struct {
	head  []string
	width int
}

// mark is where the column's dot stands: under the middle of its head.
func (c column) mark(gap int) int { return max(c.width-gap-1, 0) / 2 }

// columns makes a column of each offered answer, whose head begins with the key that gives
// it. With broken, labels take two lines where that is narrower.
func columns(options []interview.Offered, gap int, broken bool) (cols []column, total int) {
	for _, o := range options {
		head := []string{o.Key + " " + o.Label}
		if broken {
			if head = twoLines(o.Label); len(head) == 1 { // the key stands above it
				head = []string{o.Key, o.Label}
			} else {
				head[0] = o.Key + " " + head[0]
			}
		}
		w := 0
		for _, l := range head {
			w = max(w, widthOf(l))
		}
		cols = append(cols, column{head, w + gap})
		total += w + gap
	}
	return cols, total
}

// twoLines breaks a label into two lines as even as can be; one word stays one
// line.
func twoLines(label string) []string {
	for w := widestWord(label); w < widthOf(label); w++ {
		if lines := wrap(label, w); len(lines) == 2 {
			return lines
		}
	}
	return []string{label}
}

func widestWord(s string) (w int) {
	for _, f := range strings.Fields(s) {
		w = max(w, widthOf(f))
	}
	return w
}

// A grid is the table of services by options.
type grid struct {
	cols    []column
	gap     int // between columns
	name    int // width of the services' names, with the mark before
	options []interview.Offered
	width   int
	numbers bool // the columns carry keys, not labels
	list    bool // the options are lines below a row of a list, with numbers
	flow    [][]flowed
	// The dots, drawn once for all.
	empty, full, claimed string
}

// grid lays the table out and draws its heads. Columns carry labels with
// their keys where there is room, and keys alone where there is not.
func (v questions) grid(p askedPage, options []interview.Offered, width int) (grid, []string) {
	g := grid{options: options, width: width, empty: v.s.st.muted.Render("○"), full: v.s.st.accent.Render("●"), claimed: v.s.st.warn.Render("?")}
	for _, r := range p.rows {
		g.name = max(g.name, widthOf(v.s.RowName(r))+4)
	}
	g.name = min(g.name, max(width/3, 16))
	var head []string
	fits := false
	for _, try := range []struct {
		gap    int
		broken bool
	}{{4, false}, {3, false}, {2, false}, {3, true}, {2, true}, {1, true}} {
		cols, total := columns(options, try.gap, try.broken)
		if g.cols, g.gap = cols, try.gap; g.name+total-g.gap <= width {
			fits = true
			break
		}
	}
	if g.numbers = !fits; g.numbers {
		g.gap = max(2, min(5, (width-g.name)/len(options)-1))
		head = v.legend(options, width)
		for i := range g.cols {
			g.cols[i] = column{[]string{options[i].Key}, g.gap + 1}
		}
	}
	return g, append(head, v.heads(g)...)
}

// column is the option whose column is at x of a row.
func (g *grid) column(x int) (int, bool) {
	at := g.name
	for i, c := range g.cols {
		if x >= at && x < at+c.width {
			return i, true
		}
		at += c.width
	}
	return 0, false
}

// heads draws the heads of the columns, standing on the row below them.
func (v questions) heads(g grid) []string {
	tall := 1
	for _, c := range g.cols {
		tall = max(tall, len(c.head))
	}
	var lines []string
	for l := range tall {
		line := strings.Repeat(" ", g.name)
		for _, c := range g.cols {
			text := ""
			if k := l - (tall - len(c.head)); k >= 0 {
				text = c.head[k]
			}
			line += pad(text, c.width)
		}
		lines = append(lines, v.s.st.muted.Render(cut(strings.TrimRight(line, " "), g.width)))
	}
	return lines
}

// legend explains the keys of the columns, side by side.
func (v questions) legend(options []interview.Offered, width int) []string {
	var parts []string
	for _, o := range options {
		parts = append(parts, strings.ReplaceAll(o.Key+" "+o.Label, " ", "\u00a0"))
	}
	var lines []string
	for _, l := range wrap(strings.Join(parts, "   "), width) {
		lines = append(lines, v.s.st.muted.Render(l))
	}
	return lines
}

func (v questions) gridRow(r interview.Row, here bool, g grid) string {
	st := v.s.st
	mark, label := "  ", pad(v.rowLabel(r, g.name-4), g.name-4)
	if here {
		mark, label = st.accent.Render("▸ "), st.selected.Render(label)
	}
	if !r.Asked() {
		return cut(mark+label+"  "+v.settled(r), g.width)
	}
	var b strings.Builder
	b.WriteString(mark + label + "  ")
	for i, o := range g.options {
		lead := g.cols[i].mark(g.gap)
		b.WriteString(strings.Repeat(" ", lead) + g.dot(r, o.Id) + strings.Repeat(" ", g.cols[i].width-lead-1))
	}
	drawn := strings.TrimRight(b.String(), " ")
	return cut(drawn+v.scanBeside(r, widthOf(drawn), g.width), g.width)
}

// dot says in a row whether it has an option, or whether some of its services have it, or
// some people say so.
func (g *grid) dot(r interview.Row, option string) string {
	some, all := false, true
	for _, c := range r.Cells {
		some, all = some || c.Answer.Option == option, all && c.Answer.Option == option
		if slices.ContainsFunc(c.Words, func(w questionnaire.Word) bool { return w.Option == option }) {
			return g.claimed
		}
	}
	switch {
	case all:
		return g.full
	case some:
		return "~"
	}
	return g.empty
}

// rowLabel is what a row is called in a column of that width.
func (v questions) rowLabel(r interview.Row, width int) string {
	name := v.s.RowName(r)
	if r.Rest && widthOf(name) > width {
		name, _, _ = strings.Cut(name, ":")
	}
	return name
}

// settled is how a row stands that nobody is asked about: what the product always does, or
// why there is no question.
func (v questions) settled(r interview.Row) string {
	st, c := v.s.st, r.Cell()
	if interview.Known(c) {
		return st.good.Render("✓ ") + st.muted.Render(report.OptionWords(r.Control, c.Fact.AlwaysOn.Option)+": known")
	}
	return st.muted.Render(v.s.Report.AnswerText(c))
}

// acceptScan accepts what the latest scan shows about the row at the cursor.
func (v questions) acceptScan(r interview.Row) (screen, tea.Cmd) {
	list := v.s.ScansAt(r)
	for i := range list {
		p := &list[i]
		if r.Rest && len(list) > 1 || p.Chooses() {
			continue
		}
		v.s.tell("z takes it back: " + v.s.Accepted(p))
		return v, v.s.change(func(a *questionnaire.Assessment) { v.s.Accept(a, p) })
	}
	return v, v.s.tell("a person has to choose here: answer it, or e has what scans show")
}

// scanLines are what scans show about the row at the cursor, and how to take it over.
func (v questions) scanLines(r interview.Row, width int) (lines []string) {
	const few = 2
	st, list := v.s.st, v.s.ScansAt(r)
	for i := range list {
		if i == few && len(list) > few+1 {
			return append(lines, st.muted.Render(cut(fmt.Sprintf("and %d more; e has them all", len(list)-few), width)))
		}
		p, style, how := &list[i], st.accent, "; y accepts it"
		if p.Group == questionnaire.GroupContradicts {
			style = st.warn
		}
		switch {
		case r.Rest && len(list) > 1:
			how = "; e has the service"
		case p.Chooses():
			how = "; e has why"
		}
		lines = append(lines, styled(style.Render, p.Says()+how+".", width)...)
	}
	return lines
}

// scanBeside is what scans show about a row, for the end of it where there is room.
func (v questions) scanBeside(r interview.Row, used, width int) string {
	list := v.s.ScansAt(r)
	if len(list) == 0 {
		return ""
	}
	said := "   scan: " + list[0].Shows()
	switch {
	case used+widthOf(said) > width:
		return ""
	case list[0].Group == questionnaire.GroupContradicts:
		return v.s.st.warn.Render(said)
	}
	return v.s.st.muted.Render(said)
}
