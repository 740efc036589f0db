package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
)

// review lists what is open, unsure or odd. Nothing here stops anybody: the
// first row goes on.
type review struct {
	s     *session
	items []interview.ReviewItem
	at    int // 0 is the row that goes on
}

var (
	keyGoThere = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "go there"))
	keyGoOn    = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "next"))
)

func newReview(s *session) screen {
	v := review{s: s, items: s.Review()}
	v.at, s.cameFrom = min(s.cameFrom, len(v.items)), 0
	return v
}

// moveTo is the message that leads to where something is changed.
func moveTo(p interview.Place) tea.Msg {
	switch {
	case p.Stack:
		return gotoMsg{stepStack}
	case p.Details:
		return detailsMsg{p.Cell.Service, true}
	}
	return jumpMsg{to: p.Cell, together: p.Together, returns: true}
}

// item is the one at the cursor, or nil on the row that goes on.
func (v review) item() *interview.ReviewItem {
	if v.at == 0 {
		return nil
	}
	return &v.items[v.at-1]
}

func (v review) Init() tea.Cmd { return nil }

func (v review) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg.(type) {
	case undoneMsg, reasonedMsg:
		v = v.again()
	}
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch {
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(v.items)+1, k.String())
	case key.Matches(k, keyGoThere) && v.item() != nil:
		if !v.item().GoTo.Stack {
			v.s.cameFrom = v.at
		}
		return v, v.s.post(moveTo(v.item().GoTo))
	case key.Matches(k, keyGoOn):
		return v, v.s.post(nextMsg{})
	case key.Matches(k, keySpecial) && v.special():
		return v.answer(interview.Special(k.String()))
	case key.Matches(k, keyUndo):
		return v, v.s.undo()
	case key.Matches(k, keyBack):
		return v, v.s.post(backMsg{})
	}
	return v, nil
}

// again lists what there is to review now, with the cursor where it was.
func (v review) again() review {
	v.items = v.s.Review()
	v.at = min(v.at, len(v.items))
	return v
}

// special reports whether the item at the cursor is a row without a definite answer, which
// takes the three answers that every question takes.
func (v review) special() bool {
	it := v.item()
	return it != nil && (it.Mark == "open" || it.Mark == "not sure")
}

// answer gives the row at the cursor one of the answers that every question takes. Where
// that needs a reason, it asks for it.
func (v review) answer(option string) (screen, tea.Cmd) {
	r, ok := v.s.RowOf(v.item().GoTo)
	if !ok || !r.Asked() || r.Option() == option {
		return v, nil
	}
	cmd := v.s.change(func(a *questionnaire.Assessment) { v.s.AnswerRow(a, r, option) })
	v.s.tell("“" + report.OptionWords(r.Control, option) + "” for " + r.Control.Title + "; z takes it back")
	if interview.NeedsReason(option) {
		if now, ok := v.s.RowOf(v.item().GoTo); ok && v.s.Reasoned(now.Cell()).Note == "" {
			questions{s: v.s}.reason([]interview.Row{now})
		}
	}
	return v.again(), cmd
}

func (v review) View(width, height int) string {
	st := v.s.st
	var nav []string
	for i := range steps {
		nav = append(nav, fmt.Sprintf("%s\u00a0%s", st.key.Render(fmt.Sprint(i)), strings.ReplaceAll(steps[i].title, " ", "\u00a0")))
	}
	foot := append([]string{"", st.muted.Render("Go to any step by its number:")}, wrap(strings.Join(nav, "  "), width)...)
	if len(v.items) == 0 {
		return st.good.Render("Everything is answered, and nothing looks odd.") + "\n" + strings.Join(foot, "\n")
	}
	foot = append(v.whole(width, height), foot...)
	h := min(max(height-len(foot), 2), len(v.items)+1)
	rows := st.list(len(v.items)+1, v.at, width, h, v.row)
	return fit(rows, width, h) + "\n" + strings.Join(foot, "\n")
}

// whole is the item at the cursor where its row has no room for all of it.
func (v review) whole(width, height int) []string {
	if v.item() == nil {
		return nil
	}
	text := v.item().Text
	if widthOf(text) <= width-11 {
		return nil
	}
	lines := styled(v.s.st.muted.Render, text, width)
	return append([]string{""}, lines[:min(len(lines), 4, max(height-8, 1))]...)
}

func (v review) row(i, width int) string {
	st := v.s.st
	if i == 0 {
		return st.menu(0, v.at == 0, "Go on to the results", "none of this has to be fixed first", width)
	}
	it := v.items[i-1]
	mark, text := "  ", it.Text
	if i == v.at {
		mark, text = st.accent.Render("▸ "), st.selected.Render(it.Text)
	}
	return cut(st.mark(i)+mark+st.warn.Render(pad(it.Mark, 9))+text, width)
}

func (v review) Keys() []key.Binding {
	if len(v.items) == 0 {
		return []key.Binding{keyGoOn, keyBack, keyUndo}
	}
	first, special := keyGoOn, keySpecial
	if v.item() != nil {
		first = keyGoThere
	}
	special.SetEnabled(v.special())
	return []key.Binding{first, keyList, keyBack, special, keyUndo}
}

func (v review) Head() (right, left string) { return "Review", v.counts() }

// counts says how many things of each kind there are, such as "2 open".
func (v review) counts() string {
	var parts []string
	for _, kind := range []struct{ mark, words string }{{"fix", "to fix"}, {"look", "to look at"}, {"disputed", "disputed"}, {"not sure", "not sure"}, {"open", "open"}, {"parked", "parked"}} {
		n := 0
		for _, it := range v.items {
			if it.Mark == kind.mark {
				n++
			}
		}
		if n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, kind.words))
		}
	}
	if len(parts) == 0 {
		return "Nothing is open"
	}
	return strings.Join(parts, " · ")
}
