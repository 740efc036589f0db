package ui

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// besideQuestion is how wide the list of topics is, where there is room.
const besideQuestion = 44

// fewRows is how many rows of the grid are in sight even where there is much to
// tell below them.
const fewRows = 6

// View draws the question, a grid of services by options, what the chosen
// option means, and how to check it in the product at hand.
func (v questions) View(width, height int) string {
	q, _ := v.current()
	if q.Control == nil {
		return "There is nothing to ask. Go back and name the services the business uses."
	}
	if width < readable+besideQuestion {
		return strings.Join(v.lines(q, width, height), "\n")
	}
	left := width - besideQuestion
	return strings.Join(beside(v.lines(q, left-4, height), v.topicsBeside(q, besideQuestion, height), left), "\n")
}

// lines is the question in a box. Where that is low the reason gives way
// first, then the end of the check, then rows far from the cursor.
func (v questions) lines(q interview.Question, width, height int) []string {
	options := interview.OptionsOf(q.Control)
	top := v.ask(q, width)
	g, head := v.grid(q, options, width)
	*v.laid = g
	rows := len(q.Cells)
	bottom, check := v.below(q, options, width)
	why := v.reasonLines(q, width, height-len(top)-1-len(head)-rows-min(len(bottom), check+3))
	out := append(append(append(top, why...), ""), head...)
	room := max(height-len(out), 3)
	gridRows := min(rows, max(room-len(bottom), min(room-4, fewRows), 3))
	out = append(out, strings.Split(v.s.st.list(rows, v.row, width, gridRows, func(i, w int) string {
		return v.s.st.mark(i) + cut(v.gridRow(&q.Cells[i], i == v.row, g), w)
	}), "\n")...)
	left := room - gridRows
	if left > 1 && len(bottom) > left {
		bottom = append(bottom[:left-1], v.s.st.muted.Render("… ? has the rest"))
	}
	if more := v.meanings(q, options, width); len(bottom)+len(more) < left {
		bottom = append(bottom, more...)
	}
	return append(out, bottom...)
}

// ask is the question itself.
func (v questions) ask(q interview.Question, width int) []string {
	st, mark := v.s.st, ""
	if q.Control.MustHave {
		mark = "must-have"
	}
	lines := styled(st.title.Render, q.Control.Question.Text, min(width-len(mark)-2, readable))
	lines[0] = apart(lines[0], st.warn.Render(mark), width)
	return lines
}

// reasonLines is why it is asked, in as many lines as there is room for.
func (v questions) reasonLines(q interview.Question, width, room int) []string {
	lines := atMost(prose(q.Control.Why, width), room, width)
	for i, l := range lines {
		lines[i] = v.s.st.muted.Render(l)
	}
	return lines
}

// below says what the answer of the current row means, the note that goes
// with it, and from line n on how to check in the product.
func (v questions) below(q interview.Question, options []interview.Offered, width int) (lines []string, n int) {
	st, c := v.s.st, v.cell(q)
	lines = []string{""}
	if i := slices.IndexFunc(options, func(o interview.Offered) bool { return o.Id == c.Answer.Option }); i >= 0 && interview.Answerable(c) {
		lines = append(lines, styled(st.accent.Render, options[i].Text, width)...)
	}
	if interview.Answerable(c) {
		lines = append(lines, v.said(q, c, width)...)
	}
	if len(lines) > 1 {
		lines = append(lines, "")
	}
	n = len(lines)
	check := v.check(q, c)
	lines = append(lines, st.title.Render(cut(check[0], width)))
	for i, text := range check[1:] {
		if i == len(check)-2 && len(check) > 2 {
			lines = append(lines, styled(st.muted.Render, text, width)...)
			continue
		}
		lines = append(lines, prose(text, width)...)
	}
	return lines, n
}

// said is what goes with the answer of a row. Where several people answered, it is how
// that stands, and who says what, a few of them.
func (v questions) said(q interview.Question, c *scoring.Cell, width int) (lines []string) {
	const few = 3
	st, standing := v.s.st, v.s.Standing(q.Control, c.ID())
	if standing == "" {
		for _, more := range interview.NotesOf(q.Control, c.Answer) {
			if more.Text != "" {
				lines = append(lines, cut(st.muted.Render(more.Head+": ")+more.Text, width))
			}
		}
		return lines
	}
	style := st.accent
	if c.Disputed() {
		style = st.warn
	}
	lines = styled(style.Render, standing, width)
	if note := text.CleanLine(v.s.Assessment.Settled[c.ID()].Note); note != "" && !c.Disputed() {
		lines = append(lines, cut(st.muted.Render("Note: ")+note, width))
	}
	words := report.WordLines(q.Control, v.s.Assessment.Words(c.ID()))
	for i, w := range words {
		if i == few && len(words) > few+1 {
			lines = append(lines, st.muted.Render(cut(fmt.Sprintf("and %d more; ? has them all", len(words)-few), width)))
			break
		}
		lines = append(lines, st.muted.Render(cut(w, width)))
	}
	return lines
}

// meanings puts every answer in words, for windows with room to spare.
func (v questions) meanings(q interview.Question, options []interview.Offered, width int) []string {
	lines := []string{"", v.s.st.title.Render("What the answers mean")}
	for i, o := range options {
		lines = append(lines, prose(fmt.Sprintf("%d  %s: %s", i+1, o.Label, o.Text), width)...)
	}
	return append(append(lines, "", v.s.st.title.Render("What can go wrong")), prose(q.Control.Risk, width)...)
}

// check says how to find out, under a heading: in the product where there is a
// guide, in any product otherwise. The last line of a guide is how sure it is.
func (v questions) check(q interview.Question, c *scoring.Cell) []string {
	g := v.s.Report.Guide(c.Service, q.Control.ID)
	if g == nil {
		return []string{"How to check", q.Control.Check}
	}
	return []string{"Check it in " + v.s.Report.ServiceName(c.Service), g.Where, g.Fix, report.Step{Guide: g, Day: v.s.Report.Date}.GuideNote()}
}

// why is all about one question: the reason, the risk, what each answer means,
// and how to put it right.
func (v questions) why(q interview.Question) page {
	k := q.Control
	p := newPage(v.s, k.Title)
	p = p.add(k.Why, "")
	if k.WhySource != "" {
		p = p.add("Source: "+k.WhySource, "")
	}
	p = p.add("What can go wrong: "+k.Risk, "")
	if standing := v.s.Standing(k, v.cell(q).ID()); standing != "" {
		p = p.add(standing).add(report.WordLines(k, v.s.Assessment.Words(v.cell(q).ID()))...).add("")
	}
	for i, o := range interview.OptionsOf(k) {
		p = p.add(fmt.Sprintf("%d  %s: %s", i+1, o.Label, o.Text))
	}
	if c := v.cell(q); v.s.Report.Guide(c.Service, k.ID) != nil {
		p = p.add("").add(v.check(q, c)...)
	}
	p = p.add("", "If you do not know, ask "+k.Whom+".", k.Check, "", k.Remediation.Title+":")
	for i, s := range k.Remediation.Steps {
		p = p.add(fmt.Sprintf("%d. %s", i+1, s))
	}
	return p.explain()
}

// bar is how far the topic is, without colour as the only sign.
func (st *styles) progress(done, all, width int) string {
	n := 0
	if all > 0 {
		n = done * width / all
	}
	return st.good.Render(strings.Repeat("█", n)) + st.muted.Render(strings.Repeat("░", width-n))
}

// topics offers to go to the first open question of any topic.
func (v questions) topics(q interview.Question) picker {
	p := picker{s: v.s, title: "Go to a topic", noun: "topic"}
	for _, t := range v.s.CountTopics() {
		if t.Topic.ID == q.Control.Topic {
			p.at = len(p.all)
		}
		p.all = append(p.all, pick{text: t.Topic.Title, right: v.s.st.progress(t.Done, t.All, 10) + "  " + t.Count(),
			words: t.Topic.Title + " " + t.Topic.About, goTo: jumpMsg{to: questionnaire.CellID{Control: t.NextToOpen}}})
	}
	return p.find("")
}

// search offers every question; what is typed narrows them down.
func (v questions) search(q interview.Question) picker {
	p := picker{s: v.s, title: "Search the questions", noun: "question"}
	for _, t := range v.s.CountTopics() {
		for _, page := range t.Pages {
			for _, one := range page.Questions {
				if one.Control == q.Control {
					p.at = len(p.all)
				}
				p.all = append(p.all, v.pick(t, page, one))
			}
		}
	}
	return p.find("")
}

// pick is a question in the search.
func (v questions) pick(t interview.TopicCount, on interview.Page, q interview.Question) pick {
	state, words := v.s.Searched(t, on, q)
	return pick{head: t.Topic.Title, text: q.Control.Title, right: v.s.st.warn.Render(state),
		words: words, goTo: jumpMsg{to: questionnaire.CellID{Control: q.Control.ID}}}
}

// topicsBeside is the list of topics for a window with room beside the
// question.
func (v questions) topicsBeside(q interview.Question, width, height int) []string {
	st := v.s.st
	lines := []string{st.title.Render("Topics"), ""}
	for _, t := range v.s.CountTopics() {
		mark, name := "  ", t.Topic.Title
		if t.Topic.ID == q.Control.Topic {
			mark, name = st.accent.Render("▸ "), st.selected.Render(name)
		}
		right := st.progress(t.Done, t.All, 8) + "  " + st.muted.Render(t.Count())
		lines = append(lines, apart(mark+name, right, width))
	}
	return lines[:min(len(lines), height)]
}
