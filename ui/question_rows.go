package ui

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// An askedPage is the page at hand with the row at the cursor.
type askedPage struct {
	interview.Page
	rows []interview.Row
	row  int  // of the rows
	at   int  // of the page in the list
	off  bool // it is not in the list, as all of it is known; at is where it would be
}

// here is the row at the cursor.
func (p askedPage) here() interview.Row { return p.rows[p.row] }

// question is that of the row at the cursor.
func (p askedPage) question() interview.Question {
	return p.Questions[max(p.Index(p.here().Control.ID), 0)]
}

// several reports whether the page has several controls, each with options of its own.
func (p askedPage) several() bool { return len(p.Questions) > 1 }

// find is the first row that is like that, from a row on; -1 where none is.
func (p askedPage) find(from int, is func(interview.Row) bool) int {
	for i := from; i < len(p.rows); i++ {
		if is(p.rows[i]) {
			return i
		}
	}
	return -1
}

// step is the next row that takes an answer, or the one at the cursor where there is none.
func (p askedPage) step(by int) int {
	for i := p.row + by; i >= 0 && i < len(p.rows); i += by {
		if p.rows[i].Takes() {
			return i
		}
	}
	return p.row
}

// optionLines is where the numbers of lines begin that have options to click, behind all
// rows.
const optionLines = 1 << 16

// A flowed is an option in a line of options: where it is, and what it answers.
type flowed struct {
	from, to int
	option   string
}

// option is what stands at x of a line of options, or empty.
func (g *grid) option(line, x int) string {
	if line < len(g.flow) {
		for _, f := range g.flow[line] {
			if x >= f.from && x < f.to {
				return f.option
			}
		}
	}
	return ""
}

// listLines is a page of several controls in a box: each a row with its answer, and below
// the one at the cursor its question and options. Where that is low, what the page is about
// gives way first, then the end of the check, then rows far from the cursor.
func (v questions) listLines(p askedPage, width, height int) []string {
	st, r := v.s.st, p.here()
	options := interview.OptionsOf(r.Control)
	*v.laid = grid{list: true, width: width}
	flow := v.flow(r, options, width)
	under := append(v.underRow(r, width, max(height-2-len(flow), 1)), flow...)
	bottom, check := v.below(p, options, width)
	rows := len(p.rows)
	var top []string
	if height > len(under)+1 {
		top = []string{apart(st.title.Render(p.Title()), v.mustHave(r), width)}
	}
	spare := height - len(top) - 1 - rows - len(under) - min(len(bottom), check+3)
	if p.Screen != nil && spare > 0 {
		top = append(top, v.reasonLines(p.Screen.About, width, spare)...)
	}
	if height-len(top)-1-rows-len(under) >= 1 {
		top = append(top, "")
	}
	room := max(height-len(top), 3)
	shown := min(rows, max(room-len(under)-len(bottom), min(room-len(under)-2, fewRows), 1))
	if shown < rows && shown > 1 {
		shown--
	}
	list := strings.Split(st.list(rows, p.row, width, shown, func(i, w int) string {
		return st.mark(i) + v.listRow(p, i, w)
	}), "\n")
	from, _ := window(rows, p.row, shown)
	list = append(slices.Insert(list, p.row-from+1, under...), v.unseen(p, width, shown)...)
	return append(append(top, list...), v.rest(p, options, bottom, width, room-len(list))...)
}

// unseen says how many rows are out of sight, above and below those that are shown, and
// how many of them are open. Where all are in sight there is no such line.
func (v questions) unseen(p askedPage, width, shown int) []string {
	from, to := window(len(p.rows), p.row, shown)
	if to-from == len(p.rows) {
		return nil
	}
	open := 0
	for i, r := range p.rows {
		if (i < from || i >= to) && r.Open() {
			open++
		}
	}
	var parts []string
	if from > 0 {
		parts = append(parts, fmt.Sprintf("↑ %d more above", from))
	}
	if to < len(p.rows) {
		parts = append(parts, fmt.Sprintf("↓ %d more below", len(p.rows)-to))
	}
	if open > 0 {
		parts = append(parts, fmt.Sprintf("%d of them open", open))
	}
	return []string{v.s.st.warn.Render(cut("  "+strings.Join(parts, " · "), width))}
}

// mustHave says that the row at the cursor is one, or nothing.
func (v questions) mustHave(r interview.Row) string {
	if r.Control.MustHave {
		return v.s.st.warn.Render("must-have")
	}
	return ""
}

// listRow is a control with its answer at the right end, or where that is far away, behind
// the longest of the titles.
func (v questions) listRow(p askedPage, i, width int) string {
	st, r := v.s.st, p.rows[i]
	name := 0
	for _, r := range p.rows {
		name = max(name, widthOf(v.listName(p, r)))
	}
	name = min(name, width*3/5)
	mark, label := "  ", pad(cut(v.listName(p, r), name), name)
	if i == p.row {
		mark, label = st.accent.Render("▸ "), st.selected.Render(label)
	}
	drawn := mark + label + "   " + v.listAnswer(r)
	return cut(drawn+v.scanBeside(r, widthOf(drawn), width), width)
}

// listName is what a row of a page of several controls is called: the control's title, and
// the service where there is one.
func (v questions) listName(p askedPage, r interview.Row) string {
	if r.Rest || r.Cell().Service != "" {
		return r.Control.Title + " · " + v.rowLabel(r, 0)
	}
	return r.Control.Title
}

// listAnswer is how a row stands, in few words.
func (v questions) listAnswer(r interview.Row) string {
	st := v.s.st
	switch {
	case !r.Asked():
		return v.settled(r)
	case r.Disputed():
		return st.warn.Render("? disputed")
	case r.Mixed():
		return st.warn.Render("~ " + r.Unlike())
	case r.Open():
		return st.warn.Render("○ open")
	}
	for _, o := range interview.OptionsOf(r.Control) {
		if o.Id == r.Option() {
			return st.accent.Render("● ") + o.Label
		}
	}
	return st.muted.Render(v.s.Report.AnswerText(r.Cell()))
}

// underRow is the question of the row at the cursor, in so many lines at most.
func (v questions) underRow(r interview.Row, width, most int) []string {
	lines := atMost(wrap(r.Control.Question.Text, min(width, readable)-4), most, width-4)
	for i, l := range lines {
		lines[i] = "    " + v.s.st.title.Render(l)
	}
	return lines
}

// flow are the options of a row side by side, each with the number that answers it, in as
// many lines as they need. It notes where each is, for clicks.
func (v questions) flow(r interview.Row, options []interview.Offered, width int) (lines []string) {
	const lead, gap = 4, 3
	st, room, line, at := v.s.st, min(width, readable), "", lead
	v.laid.flow = [][]flowed{nil}
	finish := func() {
		n := len(v.laid.flow) - 1
		lines = append(lines, st.mark(optionLines+n)+strings.Repeat(" ", lead)+strings.TrimRight(line, " "))
	}
	wide, own := lead-gap, len(r.Control.Question.Options)
	for _, o := range options {
		wide += widthOf(o.Label) + 4 + gap
	}
	for i, o := range options {
		w := widthOf(o.Label) + 4
		if at > lead && (at+w > room || i == own && wide > room) { // those of every question stay together
			finish()
			line, at = "", lead
			v.laid.flow = append(v.laid.flow, nil)
		}
		label := o.Label
		if r.Option() == o.Id && r.Asked() {
			label = st.selected.Render(label)
		}
		n := len(v.laid.flow) - 1
		v.laid.flow[n] = append(v.laid.flow[n], flowed{at, at + w, o.Id})
		line += st.key.Render(o.Key) + " " + v.dotOf(r, o.Id) + " " + label + strings.Repeat(" ", gap)
		at += w + gap
	}
	finish()
	return lines
}

// dotOf is the dot of an option of a row outside the grid.
func (v questions) dotOf(r interview.Row, option string) string {
	st := v.s.st
	g := grid{empty: st.muted.Render("○"), full: st.accent.Render("●"), claimed: st.warn.Render("?")}
	if interview.Known(r.Cell()) {
		if option == r.Cell().Fact.AlwaysOn.Option {
			return st.good.Render("✓")
		}
		return g.empty
	}
	return g.dot(r, option)
}

// together says which services get one answer, a few lines of them.
func (v questions) together(r interview.Row, width int) []string {
	const few = 2
	st := v.s.st
	lines := []string{st.title.Render(cut(v.s.RowName(r), width-16)) + st.muted.Render("  o not the same")}
	if unlike := r.Unlike(); unlike != "" {
		lines = append(lines, styled(st.warn.Render, report.UpperFirst(unlike)+".", width)...)
	}
	for _, l := range v.fewest(r, few, width) {
		lines = append(lines, st.muted.Render(l))
	}
	return lines
}

// fewest are the names of a row's services in so many lines, with a word on where the others
// are.
func (v questions) fewest(r interview.Row, most, width int) []string {
	lines := prose(v.s.RowNames(r, len(r.Cells)), width)
	for n := len(r.Cells) - 1; len(lines) > most && n > 0; n-- {
		some := interview.Row{Cells: r.Cells[:n]}
		lines = prose(v.s.RowNames(some, n)+strings.ReplaceAll(" … ? has them all", " ", "\u00a0"), width)
	}
	return lines
}

// fact is what the product does by itself, with its source: it stands until somebody knows
// better, and the person who overruled it can take that back.
func (v questions) fact(r interview.Row, width int) (lines []string) {
	c := r.Cell()
	if c.Fact == nil || r.Rest || c.State != questionnaire.Known && c.Answer.Option == "" {
		return nil
	}
	st := v.s.st
	why, foot := c.Fact.AlwaysOn.Why, "Not so here? Answer it, and your answer counts."
	if c.State != questionnaire.Known {
		why, foot = "Known of the product: "+why, "Your answer counts instead; x takes it back."
	}
	lines = styled(st.accent.Render, why, width)
	lines = append(lines, styled(st.muted.Render, foot, width)...)
	return append(lines, styled(st.muted.Render, "Source: "+c.Fact.Source, width)...)
}
