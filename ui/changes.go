package ui

import (
	"cmp"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
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

// comparison shows what changed between two assessments, as `yourpart
// compare` does.
type comparison struct {
	s  *session
	r  *report.Compared
	at *scroll
}

func newComparison(s *session, old, now report.Side) comparison {
	return comparison{s, report.Compare(s.Catalogue, old.Seen(s.Day()), now.Seen(s.Day())), &scroll{}}
}

func (v comparison) Init() tea.Cmd { return nil }

func (v comparison) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || v.at.key(k.String()) {
		return v, nil
	}
	switch k.String() {
	case "esc", "left":
		return nil, nil
	case "enter", "q":
		return v, v.s.post(gotoMsg{stepHome})
	}
	return v, nil
}

func (v comparison) View(width, height int) string {
	return v.at.view(v.s.st, v.lines(min(width, readable)), width, height)
}

// lines is the whole page.
func (v comparison) lines(width int) []string {
	st, r := v.s.st, v.r
	if r.Same() {
		return wrap("Nothing changed: "+report.RangeOf100(r.Comparison.New.Total)+".", width)
	}
	lines := append([]string{st.muted.Render(pad("Score, proven to possible", scoreWidth) + "      Was       Is  Proven")},
		v.score(fmt.Sprintf("The same questions: %d", r.SharedCells), r.SharedOld, r.SharedNew),
		v.score("Each by itself", r.Comparison.Old.Total, r.Comparison.New.Total), "")
	lines = append(lines, prose(r.Bands()+" "+r.Counts()+".", width)...)
	for _, list := range r.Lists() {
		lines = append(lines, "", st.title.Render(fmt.Sprintf("%s: %d", list.Title, len(list.Changes))))
		for _, ch := range list.Changes {
			lines = append(lines, v.change(ch, list.Points, width)...)
		}
	}
	if len(r.Why) > 0 {
		lines = append(lines, "", st.title.Render("Why the totals differ beside the answers"))
		for _, why := range r.Why {
			lines = append(lines, prose("  "+why, width)...)
		}
	}
	for i, l := range lines {
		lines[i] = cut(l, width)
	}
	return lines
}

// scoreWidth is the width of the names beside scores.
const scoreWidth = 28

func (v comparison) score(what string, old, now scoring.Score) string {
	return fmt.Sprintf("%s %8s %8s  %6s", pad(what, scoreWidth), report.Range(old), report.Range(now), report.Difference(old, now))
}

// change is one cell: what it is about, and how it stood and stands, beside
// it where there is room.
func (v comparison) change(ch scoring.Change, points bool, width int) []string {
	st, r := v.s.st, v.r
	moved := report.Stands(ch.Control, ch.Was) + " → " + report.Stands(ch.Control, ch.Is)
	if points {
		style := st.good
		if ch.Points < 0 {
			style = st.bad
		}
		moved += "  " + style.Render(fmt.Sprintf("%+.1f", ch.Points))
	}
	what := "  " + ch.Control.Title + " · " + r.ServiceName(ch.Service)
	if left := width * 3 / 5; widthOf(what)+2 <= left && widthOf(moved) <= width-left {
		return []string{pad(what, left) + moved}
	}
	return []string{what, "    " + moved}
}

func (v comparison) Keys() []key.Binding {
	keys := []key.Binding{keyBack, key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "home"))}
	if v.at.most > 0 {
		keys = append(keys, keyScroll)
	}
	return keys
}

func (v comparison) Head() (right, left string) {
	name := strings.TrimSpace(v.r.Name)
	if name == "" {
		name = "Unnamed business"
	}
	return "Compare", fmt.Sprintf("%s: from %s to %s", name, v.r.Old.When("the older file"), v.r.New.When("the newer file"))
}
