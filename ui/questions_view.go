package ui

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// View draws the question, a grid of services by options, what the chosen
// option means, and how to check it in the product at hand.
func (v questions) View(width, height int) string {
	q, _ := v.current()
	if q.control == nil {
		return "There is nothing to ask. Go back and name the services the business uses."
	}
	top := v.intro(q, width, height)
	options := optionsOf(q.control)
	head, rows := v.grid(q, options, width)
	bottom := v.below(q, options, width)
	room := max(height-len(top)-len(head), 3)
	gridRows := min(len(rows), max(room-len(bottom), min(3, len(rows))))
	out := append(top, head...)
	out = append(out, strings.Split(v.s.st.scrolled(rows, v.row, width, gridRows), "\n")...)
	left := room - gridRows
	if left > 1 && len(bottom) > left {
		bottom = append(bottom[:left-1], v.s.st.muted.Render("… ? has the rest"))
	}
	if more := v.meanings(q, options, width); len(bottom)+len(more) < left {
		bottom = append(bottom, more...)
	}
	return strings.Join(append(out, bottom...), "\n")
}

// intro is the question with its reason; the reason gives way in a low window.
func (v questions) intro(q question, width, height int) []string {
	st := v.s.st
	mark := ""
	if q.control.MustHave {
		mark = "must-have"
	}
	lines := styled(st.title.Render, q.control.Question.Text, min(width-len(mark)-2, readable))
	lines[0] = apart(lines[0], st.warn.Render(mark), width)
	why := styled(st.muted.Render, q.control.Why, width)
	switch room := height - len(lines) - len(q.cells); {
	case room < 8:
		why = nil
	case room < 10:
		why = why[:1]
	}
	return append(append(lines, why...), "")
}

// A column is one offered answer in the grid: its head, one or two lines, and
// how wide it is with the gap to the next.
type column struct {
	head  []string
	width int
}

// mark is where the column's dot stands: under the middle of its head.
func (c column) mark(gap int) int { return max(c.width-gap-1, 0) / 2 }

// columns makes a column of each offered answer. With broken, labels take two
// lines where that is narrower.
func columns(options []offered, gap int, broken bool) (cols []column, total int) {
	for _, o := range options {
		head := []string{o.label}
		if two := wrap(o.label, max(len(o.label)/2+1, widestWord(o.label))); broken && len(two) == 2 {
			head = two
		}
		w := 0
		for _, l := range head {
			w = max(w, ansi.StringWidth(l))
		}
		cols = append(cols, column{head, w + gap})
		total += w + gap
	}
	return cols, total
}

func widestWord(s string) (w int) {
	for _, f := range strings.Fields(s) {
		w = max(w, ansi.StringWidth(f))
	}
	return w
}

// A grid is the table of services by options.
type grid struct {
	cols    []column
	gap     int // between columns
	name    int // width of the services' names, with the mark before
	options []offered
	width   int
}

// grid draws the column heads and a row for each cell. Columns carry labels
// where there is room and numbers where there is not.
func (v questions) grid(q question, options []offered, width int) (head, rows []string) {
	g := grid{options: options, width: width}
	for _, c := range q.cells {
		g.name = max(g.name, ansi.StringWidth(v.s.report.ServiceName(c.Service))+4)
	}
	g.name = min(g.name, max(width/3, 16))
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
	if !fits {
		g.gap = max(2, min(5, (width-g.name)/len(options)-1))
		head = v.legend(options, width)
		for i := range g.cols {
			g.cols[i] = column{[]string{fmt.Sprint(i + 1)}, g.gap + 1}
		}
	}
	head = append(head, v.heads(g)...)
	for i := range q.cells {
		rows = append(rows, v.gridRow(&q.cells[i], i == v.row, g))
	}
	return head, rows
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

// legend explains the numbers of the columns, side by side.
func (v questions) legend(options []offered, width int) []string {
	var parts []string
	for i, o := range options {
		parts = append(parts, strings.ReplaceAll(fmt.Sprintf("%d %s", i+1, o.label), " ", "\u00a0"))
	}
	var lines []string
	for _, l := range wrap(strings.Join(parts, "   "), width) {
		lines = append(lines, v.s.st.muted.Render(l))
	}
	return lines
}

func (v questions) gridRow(c *scoring.Cell, here bool, g grid) string {
	st := v.s.st
	mark, label := "  ", pad(v.s.report.ServiceName(c.Service), g.name-4)
	if here {
		mark, label = st.accent.Render("▸ "), st.selected.Render(label)
	}
	if !answerable(c) {
		return cut(mark+label+"  "+st.muted.Render(v.s.report.AnswerText(c)), g.width)
	}
	var b strings.Builder
	b.WriteString(mark + label + "  ")
	empty, full := st.muted.Render("○"), st.accent.Render("●")
	for i, o := range g.options {
		dot, lead := empty, g.cols[i].mark(g.gap)
		if c.Answer.Option == o.id {
			dot = full
		}
		b.WriteString(strings.Repeat(" ", lead) + dot + strings.Repeat(" ", g.cols[i].width-lead-1))
	}
	return cut(strings.TrimRight(b.String(), " "), g.width)
}

// below says what the answer of the row at hand means, the note that goes
// with it, and how to check in the product.
func (v questions) below(q question, options []offered, width int) []string {
	st, c := v.s.st, v.cell(q)
	lines := []string{""}
	if i := slices.IndexFunc(options, func(o offered) bool { return o.id == c.Answer.Option }); i >= 0 && answerable(c) {
		lines = append(lines, styled(st.accent.Render, options[i].text, width)...)
	}
	if c.Answer.Note != "" && answerable(c) {
		lines = append(lines, cut(st.muted.Render("Note: ")+questionnaire.CleanLine(c.Answer.Note), width))
	}
	if len(lines) > 1 {
		lines = append(lines, "")
	}
	check := v.check(q, c)
	lines = append(lines, st.title.Render(cut(check[0], width)))
	for i, text := range check[1:] {
		if i == len(check)-2 && len(check) > 2 {
			lines = append(lines, styled(st.muted.Render, text, width)...)
			continue
		}
		lines = append(lines, prose(text, width)...)
	}
	return lines
}

// meanings puts every answer in words, for windows with room to spare.
func (v questions) meanings(q question, options []offered, width int) []string {
	lines := []string{"", v.s.st.title.Render("What the answers mean")}
	for i, o := range options {
		lines = append(lines, prose(fmt.Sprintf("%d  %s: %s", i+1, o.label, o.text), width)...)
	}
	return append(append(lines, "", v.s.st.title.Render("What can go wrong")), prose(q.control.Risk, width)...)
}

// check says how to find out, under a heading: in the product where there is a
// guide, in any product otherwise. The last line of a guide is how sure it is.
func (v questions) check(q question, c *scoring.Cell) []string {
	g := v.s.report.Guide(c.Service, q.control.ID)
	if g == nil {
		return []string{"How to check", q.control.Check}
	}
	return []string{"Check it in " + v.s.report.ServiceName(c.Service), g.Where, g.Fix, export.Step{Guide: g}.GuideNote()}
}

// why is all about one question: the reason, the risk, what each answer means,
// and how to put it right.
func (v questions) why(q question) page {
	k := q.control
	p := newPage(v.s, k.Title)
	p = p.add(k.Why, "")
	if k.WhySource != "" {
		p = p.add("Source: "+k.WhySource, "")
	}
	p = p.add("What can go wrong: "+k.Risk, "")
	for i, o := range optionsOf(k) {
		p = p.add(fmt.Sprintf("%d  %s: %s", i+1, o.label, o.text))
	}
	if c := v.cell(q); v.s.report.Guide(c.Service, k.ID) != nil {
		p = p.add("").add(v.check(q, c)...)
	}
	p = p.add("", "If you do not know, ask "+k.Whom+".", k.Check, "", k.Remediation.Title+":")
	for i, s := range k.Remediation.Steps {
		p = p.add(fmt.Sprintf("%d. %s", i+1, s))
	}
	return p.explain()
}
