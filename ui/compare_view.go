package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/scoring"
)

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
