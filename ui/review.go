package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
)

// review lists what is open, unsure or odd. Nothing here stops anybody.
type review struct {
	s     *session
	items []reviewItem
	at    int
}

type reviewItem struct {
	mark, text string
	goTo       tea.Msg
}

var (
	keyGoThere = key.NewBinding(key.WithKeys("space", "right"), key.WithHelp("space", "go there"))
	keyStep    = key.NewBinding(key.WithKeys("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), key.WithHelp("0-9", "step"))
)

func newReview(s *session) screen {
	v := review{s: s}
	var open []reviewItem
	for _, q := range listQuestions(s) {
		for i := range q.cells {
			switch c := &q.cells[i]; {
			case !answerable(c):
			case c.Open():
				open = append(open, v.item("open", c.ID(), ""))
			case c.Answer.Option == questionnaire.NotSure:
				open = append(open, v.item("not sure", c.ID(), ""))
			}
		}
	}
	for _, r := range questionnaire.Check(s.cat, &s.a) {
		mark := "look"
		switch {
		case r.Rule == "open" || strings.HasPrefix(r.Mend, "nothing to do"):
			continue // what is open is listed below
		case r.Severity == questionnaire.Wrong:
			mark = "mend"
		}
		v.items = append(v.items, v.item(mark, r.Cell, r.Text+": "+r.Mend))
	}
	v.items = append(v.items, open...)
	return v
}

// item is one line about a cell, or about the stack, and where to mend it.
func (v *review) item(mark string, id questionnaire.CellID, text string) reviewItem {
	switch {
	case id.Control == "" && len(v.s.a.Services) == 0:
		return reviewItem{mark, text, gotoMsg{stepStack}}
	case id.Control == "":
		return reviewItem{mark, text, gotoMsg{stepDetails}}
	}
	name := id.String()
	if k, ok := v.s.cat.Control(id.Control); ok {
		name = k.Title
		if n := v.s.report.ServiceName(id.Service); n != "" && id.Service != "" {
			name += " · " + n
		}
	}
	if text != "" {
		name += ": " + text
	}
	return reviewItem{mark, name, jumpMsg{id}}
}

func (v review) Init() tea.Cmd { return nil }

func (v review) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch {
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(v.items), k.String())
	case key.Matches(k, keyGoThere):
		if len(v.items) > 0 {
			return v, v.s.post(v.items[v.at].goTo)
		}
	case key.Matches(k, keyStep):
		return v, v.s.post(gotoMsg{int(k.String()[0] - '0')})
	case key.Matches(k, keyEnter):
		return v, v.s.post(nextMsg{})
	case key.Matches(k, keyBack):
		return v, v.s.post(backMsg{})
	}
	return v, nil
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
	h := min(max(height-len(foot), 2), len(v.items))
	rows := st.list(len(v.items), v.at, width, h, v.row)
	return fit(rows, width, h) + "\n" + strings.Join(foot, "\n")
}

// whole is the item at the cursor where its row has no room for all of it.
func (v review) whole(width, height int) []string {
	text := v.items[v.at].text
	if widthOf(text) <= width-11 {
		return nil
	}
	lines := styled(v.s.st.muted.Render, text, width)
	return append([]string{""}, lines[:min(len(lines), 4, max(height-8, 1))]...)
}

func (v review) row(i, width int) string {
	st, it := v.s.st, v.items[i]
	mark, text := "  ", it.text
	if i == v.at {
		mark, text = st.accent.Render("▸ "), st.selected.Render(it.text)
	}
	return cut(st.mark(i)+mark+st.warn.Render(pad(it.mark, 9))+text, width)
}

func (v review) Keys() []key.Binding {
	if len(v.items) == 0 {
		return []key.Binding{keyEnter, keyBack, keyStep}
	}
	return []key.Binding{keyGoThere, keyList, keyEnter, keyBack, keyStep}
}

func (v review) Head() (right, left string) { return "Review", v.counts() }

// counts says how many things of each kind there are, such as "2 open".
func (v review) counts() string {
	var parts []string
	for _, kind := range []struct{ mark, words string }{{"mend", "to mend"}, {"look", "to look at"}, {"not sure", "not sure"}, {"open", "open"}} {
		n := 0
		for _, it := range v.items {
			if it.mark == kind.mark {
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
