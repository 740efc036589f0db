package ui

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/interview"
)

// besideQuestion is how wide the list of topics is, where there is room.
const besideQuestion = 44

// fewRows is how many rows of the grid are in sight even where there is much to
// tell below them.
const fewRows = 6

// View draws the question, a grid of services by options, what the chosen
// option means, and how to check it in the product at hand. Several controls are a list
// instead, with the options of the one at the cursor.
func (v questions) View(width, height int) string {
	p, ok := v.current()
	if !ok {
		return "There is nothing to ask. Go back and name the services the business uses."
	}
	lines := v.lines
	if p.several() {
		lines = v.listLines
	}
	if width < readable+besideQuestion {
		return strings.Join(lines(p, width, height), "\n")
	}
	left := width - besideQuestion
	return strings.Join(beside(lines(p, left-4, height), v.topicsBeside(p, besideQuestion, height), left), "\n")
}

// lines is the question in a box. Where that is low the reason gives way
// first, then the end of the check, then rows far from the cursor.
func (v questions) lines(p askedPage, width, height int) []string {
	options := interview.OptionsOf(p.Questions[0].Control)
	top := v.ask(p.Questions[0].Control, width)
	g, head := v.grid(p, options, width)
	*v.laid = g
	rows := len(p.rows)
	bottom, check := v.below(p, options, width)
	why := v.reasonLines(p.Questions[0].Control.Why, width, height-len(top)-1-len(head)-rows-min(len(bottom), check+3))
	out := append(append(append(top, why...), ""), head...)
	room := max(height-len(out), 3)
	gridRows := min(rows, max(room-len(bottom), min(room-4, fewRows), 3))
	unseen := 0
	if gridRows < rows {
		unseen = 1
		gridRows--
	}
	out = append(out, strings.Split(v.s.st.list(rows, p.row, width, gridRows, func(i, w int) string {
		return v.s.st.mark(i) + cut(v.gridRow(p.rows[i], i == p.row, g), w)
	}), "\n")...)
	out = append(out, v.unseen(p, width, gridRows)...)
	return append(out, v.rest(p, options, bottom, width, room-gridRows-unseen)...)
}

// rest is what stands below the rows, in as many lines as there is room for.
func (v questions) rest(p askedPage, options []interview.Offered, bottom []string, width, room int) []string {
	if room > 1 && len(bottom) > room {
		bottom = append(bottom[:room-1], v.s.st.muted.Render("… ? has the rest"))
	}
	if more := v.meanings(p.here().Control, options, width); len(bottom)+len(more) < room {
		bottom = append(bottom, more...)
	}
	return bottom
}

// ask is the question itself.
func (v questions) ask(k *catalogue.Control, width int) []string {
	st, mark := v.s.st, ""
	if k.MustHave {
		mark = "must-have"
	}
	lines := styled(st.title.Render, k.Question.Text, min(width-len(mark)-2, readable))
	lines[0] = apart(lines[0], st.warn.Render(mark), width)
	return lines
}

// reasonLines is why it is asked, in as many lines as there is room for.
func (v questions) reasonLines(why string, width, room int) []string {
	lines := atMost(prose(why, width), room, width)
	for i, l := range lines {
		lines[i] = v.s.st.muted.Render(l)
	}
	return lines
}

// below says what the answer of the current row means, the note that goes
// with it, and from line n on how to check in the product.
func (v questions) below(p askedPage, options []interview.Offered, width int) (lines []string, n int) {
	st, r := v.s.st, p.here()
	lines = []string{""}
	if r.Rest {
		lines = append(lines, v.together(r, width)...)
	}
	if i := slices.IndexFunc(options, func(o interview.Offered) bool { return o.Id == r.Option() }); i >= 0 && r.Asked() {
		lines = append(lines, styled(st.accent.Render, options[i].Text, width)...)
	}
	lines = append(lines, v.fact(r, width)...)
	lines = append(lines, v.scanLines(r, width)...)
	if r.Asked() && !r.Mixed() {
		lines = append(lines, v.said(r, width)...)
	}
	if len(lines) > 1 {
		lines = append(lines, "")
	}
	n = len(lines)
	check := v.check(r)
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
func (v questions) said(r interview.Row, width int) (lines []string) {
	const few = 3
	c, k := r.Cell(), r.Control
	st, standing := v.s.st, v.s.Standing(k, c.ID())
	if standing == "" {
		for _, more := range interview.NotesOf(k, c.Answer) {
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
	words := report.WordLines(k, v.s.Assessment.Words(c.ID()))
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
func (v questions) meanings(k *catalogue.Control, options []interview.Offered, width int) []string {
	lines := []string{"", v.s.st.title.Render("What the answers mean")}
	for _, o := range options {
		lines = append(lines, prose(o.Key+"  "+o.Label+": "+o.Text, width)...)
	}
	return append(append(lines, "", v.s.st.title.Render("What can go wrong")), prose(k.Risk, width)...)
}

// check says how to find out, under a heading: in the product where there is a
// guide, in any product otherwise. The last line of a guide is how sure it is.
func (v questions) check(r interview.Row) []string {
	service := r.Cell().Service
	g := v.s.Report.Guide(service, r.Control.ID)
	if g == nil || r.Rest {
		return []string{"How to check", r.Control.Check}
	}
	return []string{"Check it in " + v.s.Report.ServiceName(service), g.Where, g.Fix, report.Step{Guide: g, Day: v.s.Report.Date}.GuideNote()}
}

// why is all about one question: the reason, the risk, what each answer means,
// and how to put it right.
func (v questions) why(at askedPage) page {
	r := at.here()
	k, id := r.Control, r.Cell().ID()
	p := newPage(v.s, k.Title)
	p = p.add(k.Question.Text, "", k.Why, "")
	if k.WhySource != "" {
		p = p.add("Source: "+k.WhySource, "")
	}
	if r.Rest {
		p = p.add(v.s.RowName(r), v.s.RowNames(r, len(r.Cells)), "One answer counts for each of them; o opens them one by one.", "")
	}
	p = p.add("What can go wrong: "+k.Risk, "")
	if standing := v.s.Standing(k, id); standing != "" {
		p = p.add(standing).add(report.WordLines(k, v.s.Assessment.Words(id))...).add("")
	}
	for _, o := range interview.OptionsOf(k) {
		p = p.add(o.Key + "  " + o.Label + ": " + o.Text)
	}
	if f := r.Cell().Fact; f != nil && !r.Rest {
		p = p.add("", v.s.Report.ServiceName(id.Service)+": "+f.AlwaysOn.Why)
	}
	if v.s.Report.Guide(id.Service, k.ID) != nil && !r.Rest {
		p = p.add("").add(v.check(r)...)
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
func (v questions) topics(at askedPage) picker {
	p := picker{s: v.s, title: "Go to a topic", noun: "topic"}
	here := v.s.TopicAt(at.at).Topic.ID
	for _, t := range v.s.CountTopics() {
		if t.Topic.ID == here {
			p.at = len(p.all)
		}
		p.all = append(p.all, pick{text: t.Topic.Title, right: v.s.st.progress(t.Done, t.All, 10) + "  " + t.Count(),
			words: t.Topic.Title + " " + t.Topic.About, goTo: jumpMsg{to: questionnaire.CellID{Control: t.NextToOpen}}})
	}
	return p.find("")
}

// search offers every question; what is typed narrows them down.
func (v questions) search(at askedPage) picker {
	p := picker{s: v.s, title: "Search the questions", noun: "question"}
	here := at.here().Control
	for _, t := range v.s.CountTopics() {
		for _, page := range t.Pages {
			for _, one := range page.Questions {
				if one.Control == here {
					p.at = len(p.all)
				}
				p.all = append(p.all, v.pick(t, page, one))
			}
		}
	}
	for _, one := range v.s.KnownQuestions() {
		known := v.pick(interview.TopicCount{}, interview.Page{Questions: []interview.Question{one}}, one)
		known.head, known.right = "Known, and not asked", v.s.st.good.Render("known")
		p.all = append(p.all, known)
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
func (v questions) topicsBeside(p askedPage, width, height int) []string {
	st := v.s.st
	lines := []string{st.title.Render("Topics"), ""}
	here := v.s.TopicAt(p.at).Topic.ID
	for _, t := range v.s.CountTopics() {
		mark, name := "  ", t.Topic.Title
		if t.Topic.ID == here {
			mark, name = st.accent.Render("▸ "), st.selected.Render(name)
		}
		right := st.progress(t.Done, t.All, 8) + "  " + st.muted.Render(t.Count())
		lines = append(lines, apart(mark+name, right, width))
	}
	return lines[:min(len(lines), height)]
}
