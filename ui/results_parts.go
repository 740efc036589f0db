package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/interview"
)

// sinceLastTime compares with the newest round that is not of today, or is
// nil where there is none.
func sinceLastTime(s *session) *report.Compared {
	today := questionnaire.DateOf(s.Today())
	for i := len(s.Assessment.Rounds) - 1; i >= 0; i-- {
		if p := s.Assessment.Rounds[i]; p.Date != today {
			now := s.Assessment.Clone()
			return report.Compare(s.Catalogue, report.PastSide(&now, &p), report.Side{Assessment: &now, Date: today, Now: true})
		}
	}
	return nil
}

// timely reports whether it is time for a round: nothing is open, and something is
// other than in the last round.
func (v results) timely() bool {
	return questionnaire.Finished(v.s.Catalogue, &v.s.Assessment) && v.s.Assessment.Changed()
}

// keep asks under which name to keep how things stand as a round of today, to compare
// with later.
func (v results) keep() tea.Cmd {
	s := v.s
	name := string(s.Day())
	for n := 2; s.Assessment.Named(name) != nil; n++ { // rounds are locked
		name = fmt.Sprintf("%s (%d)", s.Day(), n)
	}
	f := newForm(s.st, field{label: "Name", value: name, help: "Such as Round 1, or today's date. What is kept stays as it is.", check: func(typed string) error {
		trial := s.Assessment.Clone()
		_, err := trial.Round(typed, s.Day(), s.Day(), false)
		return err
	}})
	intro := "How things stand today is kept in the file under a name, to compare with later."
	return s.post(showMsg{dialog{title: "Keep a round", intro: intro, form: f, done: func(f *form) tea.Cmd {
		save, err := s.Attempt(func(a *questionnaire.Assessment) error {
			_, err := a.Round(f.value(0), s.Day(), s.Day(), false)
			return err
		})
		if err != nil {
			return s.post(failMsg{err})
		}
		s.tell("kept: the round “" + cmp.Or(text.CleanLine(f.value(0)), string(s.Day())) + "”; z takes it back")
		return savingCmd(save)
	}}})
}

// mostChanges is how many changes of a kind the results show.
const mostChanges = 3

// since tells in short what changed since the last time.
func (v results) since(width int) []string {
	c := v.last
	if c == nil {
		return nil
	}
	st := v.s.st
	lines := styled(st.title.Render, "Since "+c.Old.When("the last time"), width)
	if c.Same() {
		return append(lines, "Nothing changed.", "")
	}
	lines = append(lines, prose(fmt.Sprintf("Proven %s then, %s now. On the same questions: %s.", report.Range(c.Comparison.Old.Total),
		report.Range(c.Comparison.New.Total), report.Difference(c.SharedOld, c.SharedNew)), width)...)
	lines = append(lines, styled(st.muted.Render, c.Counts()+".", width)...)
	for _, kind := range []struct {
		list []scoring.Change
		mark string
	}{{c.Improved, st.good.Render("better")}, {c.Worsened, st.bad.Render("worse ")}} {
		for i, ch := range report.Biggest(kind.list) {
			if i < mostChanges {
				lines = append(lines, cut(kind.mark+" "+v.changed(ch), width))
			}
		}
	}
	return append(lines, "")
}

// changed is one change in a line.
func (v results) changed(ch scoring.Change) string {
	text := ch.Control.Title
	if ch.Service != "" {
		text += " · " + v.last.ServiceName(ch.Service)
	}
	text += fmt.Sprintf(": %s → %s", report.Stands(ch.Control, ch.Was), report.Stands(ch.Control, ch.Is))
	if ch.Points != 0 {
		text = fmt.Sprintf("%+5.1f  %s", ch.Points, text)
	}
	return text
}

// changes is everything that changed since the last time.
func (v results) changes() page {
	c := v.last
	p := newPage(v.s, "Since "+c.Old.When("the last time"))
	p = p.add(c.Counts() + ".")
	for _, kind := range []struct {
		title string
		list  []scoring.Change
	}{
		{"Better", report.Biggest(c.Improved)}, {"Worse", report.Biggest(c.Worsened)}, {"Known now, and not in place", c.FoundOut},
		{"Not known any more", c.LostTrack}, {"Questions that are new", c.Added}, {"Questions that are gone", c.Gone},
	} {
		if len(kind.list) > 0 {
			p = p.add("", fmt.Sprintf("%s: %d", kind.title, len(kind.list)))
		}
		for _, ch := range kind.list {
			p = p.add("  " + v.changed(ch))
		}
	}
	if len(c.Why) > 0 {
		p = p.add("", "Why the totals differ beside the answers:")
	}
	for _, why := range c.Why {
		p = p.add("  " + why)
	}
	return p
}

// The rows of the results that a cursor can be on.

// A barRow is a service, a topic, or a topic of the heat map with the services that are
// beside each other there.
type barRow struct {
	line, column   int // where the cursor's mark is drawn
	service, topic string
	among          []string // keys of services; nil is all there is
}

// barRows are the rows of the bars, the first heading of which is on a line.
func (v results) barRows(from int) (rows []barRow) {
	r := &v.s.Report.Result
	for i := range r.Services {
		rows = append(rows, barRow{line: from + 1 + i, service: r.Services[i].Key})
	}
	for i := range r.Topics {
		rows = append(rows, barRow{line: from + len(r.Services) + 3 + i, topic: r.Topics[i].Topic.ID})
	}
	return rows
}

// placed is rows of a block that is drawn from a line and a column on.
func placed(rows []barRow, line, column int) []barRow {
	for i := range rows {
		rows[i].line += line
		rows[i].column += column
	}
	return rows
}

// inSight reports whether a line can be read, which a mark for more hides at the end.
func (v results) inSight(line int) bool {
	end := v.at.top + v.drawn.tall
	if v.at.top < v.at.most {
		end--
	}
	return line >= v.at.top && line < end
}

// move moves the cursor to the next row, or the page where none is in sight. A heat map
// beside the bars comes after them, so that the page may have to go back for it.
func (v results) move(name string) results {
	rows, by := v.drawn.rows, map[string]int{"up": -1, "k": -1, "down": 1, "j": 1}[name]
	to := v.row + by
	if by > 0 && v.row == 0 {
		for to <= len(rows) && rows[to-1].line < v.at.top {
			to++
		}
	}
	switch {
	case by == 0, to > len(rows):
		v.at.key(name)
	case to <= 0:
		v.row = 0
		v.at.key(name)
	case v.inSight(rows[to-1].line):
		v.row = to
	case v.row > 0 && (rows[to-1].line-rows[v.row-1].line)*by < 0:
		v.row, v.at.top = to, max(min(rows[to-1].line-1, v.at.most), 0)
	default:
		v.at.key(name)
	}
	return v.kept()
}

// kept takes the cursor off a row that is out of sight.
func (v results) kept() results {
	if v.row > 0 && v.row <= len(v.drawn.rows) && !v.inSight(v.drawn.rows[v.row-1].line) {
		v.row = 0
	}
	return v
}

// widestAnswer is how much room an answer has beside its question.
const widestAnswer = 24

// stands lists what was answered about the row at the cursor, each row of which leads to
// its question and back.
func (v results) stands() picker {
	p, row := picker{s: v.s, noun: "answer"}, v.drawn.rows[v.row-1]
	if p.title = v.s.Report.ServiceName(row.service); row.service == "" {
		topic, _ := v.s.Catalogue.Topic(row.topic)
		p.title = topic.Title
	}
	list := v.s.Stands(row.service, row.topic)
	if row.among != nil {
		list = slices.DeleteFunc(list, func(st interview.Stand) bool { return !slices.Contains(row.among, st.Cell.Service) })
	}
	for _, st := range list {
		p.all = append(p.all, pick{head: st.Head, text: st.Text, right: v.s.st.muted.Render(cut(st.Answer, widestAnswer)),
			words: st.Head + " " + st.Text + " " + st.Answer, goTo: jumpMsg{to: st.Cell, returns: true, row: v.row}})
	}
	return p.find("")
}

// heat is topics by services in letters: ! low, ~ middle, + good, ? not known
// enough, · nothing asked. Services that have no room beside each other come
// in blocks below each other. It returns the rows a cursor can be on, too.
func (v results) heat(m report.HeatMap, width int) (lines []string, rows []barRow) {
	st := v.s.st
	if len(m.Services) < 2 {
		return nil, nil
	}
	lines = []string{st.title.Render("Where the gaps are"), st.muted.Render(cut("! low  ~ middle  + good  ? unknown  · not asked", width))}
	label := min(28, width/3)
	each := max((width-label)/heatColumn, 1)
	for from := 0; from < len(m.Services); from += each {
		to := min(from+each, len(m.Services))
		for i := range m.Topics {
			rows = append(rows, barRow{line: len(lines) + 1 + i, topic: m.Topics[i].Topic.ID, among: m.Services[from:to]})
		}
		lines = append(lines, v.heatBlock(m, from, to, label, width)...)
	}
	return lines, rows
}

// heatColumn is the width of a service in the heat map.
const heatColumn = 4

// heatBlock is the heat map of some of the services, with their names below.
func (v results) heatBlock(m report.HeatMap, from, to, label, width int) []string {
	st, r := v.s.st, v.s.Report
	head := strings.Repeat(" ", label)
	var names []string
	for i := from; i < to; i++ {
		head += pad(fmt.Sprint(i+1), heatColumn)
		names = append(names, fmt.Sprintf("%d\u00a0%s", i+1, strings.ReplaceAll(r.ServiceName(m.Services[i]), " ", "\u00a0")))
	}
	lines := []string{st.muted.Render(head)}
	for _, t := range m.Topics {
		line := "  " + pad(t.Topic.Title, label-3) + " "
		for _, s := range t.Scores[from:to] {
			line += v.letter(s) + strings.Repeat(" ", heatColumn-1)
		}
		lines = append(lines, cut(line, width))
	}
	for _, l := range wrap(strings.Join(names, "  "), width) {
		lines = append(lines, st.muted.Render(l))
	}
	if to < len(m.Services) {
		lines = append(lines, "")
	}
	return lines
}

func (v results) letter(s scoring.Score) string {
	st := v.s.st
	switch report.Letter(s) {
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
