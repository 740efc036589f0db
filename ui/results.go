package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// results shows the score, what holds it down, and where it is low.
type results struct {
	s      *session
	at     *scroll
	before string // day and score of the last time, or empty
}

func newResults(s *session) screen { return results{s, &scroll{}, lastTime(s)} }

// lastTime is the day and the score of the newest snapshot that is not of today.
func lastTime(s *session) string {
	today := questionnaire.DateOf(s.today())
	for i := len(s.a.History) - 1; i >= 0; i-- {
		if p := s.a.History[i]; p.Date != today {
			past := s.a.At(p)
			return string(p.Date) + ": " + export.Range(scoring.MomentOf(s.cat, &past, p.Date).Score)
		}
	}
	return ""
}

// Init leaves a snapshot of a finished assessment, so that it can be compared
// with later ones.
func (v results) Init() tea.Cmd {
	s := v.s
	if !questionnaire.Finished(s.cat, &s.a) || !s.a.Changed() {
		return nil
	}
	kept, err := questionnaire.Snapshot(s.a, questionnaire.DateOf(s.today()))
	if err != nil {
		return send(failMsg{err})
	}
	return s.change(func(a *questionnaire.Assessment) { *a = kept })
}

func (v results) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch k.String() {
	case "enter":
		return v, send(nextMsg{})
	case "esc":
		return v, send(backMsg{})
	default:
		v.at.key(k.String())
	}
	return v, nil
}

// sideBySide is the width from which a second column has room.
const sideBySide = 120

func (v results) View(width, height int) string {
	lines := v.lines(width)
	return v.at.view(v.s.st, lines, width, height)
}

// lines is the whole page, of which a part is in sight. In a wide window the
// heat map stands beside the bars.
func (v results) lines(width int) []string {
	if v.s.report.Result.Total.None() {
		return []string{"No result yet: nothing has been asked.", "", "Go back and name the services the business uses."}
	}
	top := v.summary(width)
	if width < sideBySide {
		return append(append(append(top, v.bars(width)...), ""), v.heat(width)...)
	}
	left := width / 2
	return append(top, beside(v.bars(left-4), v.heat(width-left), left)...)
}

// summary is the score in words, and what holds it down.
func (v results) summary(width int) []string {
	st, r := v.s.st, v.s.report
	t := r.Result.Total
	lines := []string{
		st.title.Render(cut("Proven "+export.Range(t)+" of 100 · "+r.BandText(), width)),
		st.bar(t, min(width, 60)), "",
	}
	lines = append(lines, prose(r.Status(), width)...)
	lines = append(lines, st.muted.Render(cut("Known so far: "+export.Coverage(t)+" of the weight.", width)))
	lines = append(lines, styled(st.warn.Render, r.CapText(), width)...)
	if w := r.Result.Weakest(); w != nil && len(r.Result.Services) > 1 {
		lines = append(lines, cut("Weakest service: "+r.ServiceName(w.Key)+" ("+export.Range(w.Score)+")", width))
	}
	if v.before != "" {
		lines = append(lines, cut("Before, on "+v.before, width))
	}
	return append(lines, "")
}

// bars is one bar for each service and each topic.
func (v results) bars(width int) []string {
	st, r := v.s.st, v.s.report
	lines := []string{st.title.Render("Services")}
	for _, s := range r.Result.Services {
		lines = append(lines, v.bar(r.ServiceName(s.Key), s.Score, width))
	}
	lines = append(lines, "", st.title.Render("Topics"))
	for _, s := range r.Result.Topics {
		lines = append(lines, v.bar(s.Topic.Title, s.Score, width))
	}
	return lines
}

// bar is one score with its name.
func (v results) bar(name string, s scoring.Score, width int) string {
	label := min(28, width/3)
	size := max(min(40, width-label-12), 5)
	return cut(pad(name, label-1)+" "+v.s.st.bar(s, size)+"  "+export.Range(s), width)
}

// heat is topics by services in letters: ! low, ~ middle, + good, ? not known
// enough, · nothing asked.
func (v results) heat(width int) []string {
	st, r := v.s.st, v.s.report
	if len(r.Result.Services) < 2 {
		return nil
	}
	lines := []string{st.title.Render("Where the gaps are") + st.muted.Render("   ! low  ~ middle  + good  ? unknown")}
	label := min(28, width/3)
	show := min(len(r.Result.Services), max((width-label)/4, 1))
	head := strings.Repeat(" ", label)
	for i := range show {
		head += pad(fmt.Sprint(i+1), 4)
	}
	lines = append(lines, st.muted.Render(head))
	for _, t := range r.Result.Topics {
		line, any := pad(t.Topic.Title, label-1)+" ", false
		for i := range show {
			s := r.Heat(r.Result.Services[i].Key, t.Topic.ID)
			any = any || !s.None()
			line += v.letter(s) + "   "
		}
		if any { // topics asked only for the whole firm have no row
			lines = append(lines, cut(line, width))
		}
	}
	var names []string
	for i := range show {
		names = append(names, fmt.Sprintf("%d %s", i+1, r.ServiceName(r.Result.Services[i].Key)))
	}
	for _, l := range wrap(strings.Join(names, "  "), width) {
		lines = append(lines, st.muted.Render(l))
	}
	return lines
}

func (v results) letter(s scoring.Score) string {
	st := v.s.st
	switch export.Letter(s) {
	case "!":
		return st.bad.Render("!")
	case "~":
		return st.warn.Render("~")
	case "+":
		return st.good.Render("+")
	case "?":
		return st.warn.Render("?")
	}
	return st.muted.Render("·")
}

func (v results) Keys() []key.Binding {
	return []key.Binding{keyEnter, keyBack, keyScroll}
}

func (v results) Head() (right, left string) {
	return "Results", cut(v.s.report.BandText(), 40)
}
