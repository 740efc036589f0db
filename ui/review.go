package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

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
	goTo       tea.Cmd
}

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
	remarks := questionnaire.Check(s.cat, &s.a)
	if openQuestions(s) > 0 {
		remarks = remarks[:len(remarks)-1] // which counts them; they are listed below
	}
	for _, r := range remarks {
		if strings.HasPrefix(r.Mend, "nothing to do") {
			continue
		}
		v.items = append(v.items, v.item("look", r.Cell, r.Text+": "+r.Mend))
	}
	v.items = append(v.items, open...)
	return v
}

// item is one line about a cell, or about the stack, and where to mend it.
func (v *review) item(mark string, id questionnaire.CellID, text string) reviewItem {
	switch {
	case id.Control == "" && len(v.s.a.Services) == 0:
		return reviewItem{mark, text, send(gotoMsg{stepStack})}
	case id.Control == "":
		return reviewItem{mark, text, send(gotoMsg{stepDetails})}
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
	return reviewItem{mark, name, send(jumpMsg{id.Control})}
}

func (v review) Init() tea.Cmd { return nil }

func (v review) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return v, nil
	}
	switch name := k.String(); name {
	case "up", "k":
		v.at = max(v.at-1, 0)
	case "down", "j":
		v.at = max(min(v.at+1, len(v.items)-1), 0)
	case "space", "right":
		if len(v.items) > 0 {
			return v, v.items[v.at].goTo
		}
	case "enter":
		return v, send(nextMsg{})
	case "1", "2", "3", "4", "5", "6", "7", "8", "9":
		return v, send(gotoMsg{int(name[0] - '0')})
	case "esc":
		return v, send(backMsg{})
	}
	return v, nil
}

func (v review) View(width, height int) string {
	st := v.s.st
	var nav []string
	for i := 1; i < len(steps); i++ {
		nav = append(nav, fmt.Sprintf("%s\u00a0%s", st.key.Render(fmt.Sprint(i)), strings.ReplaceAll(steps[i].title, " ", "\u00a0")))
	}
	foot := append([]string{"", st.muted.Render("Go to any step by its number:")}, wrap(strings.Join(nav, "  "), width)...)
	if len(v.items) == 0 {
		return st.good.Render("Everything is answered, and nothing looks odd.") + "\n" + strings.Join(foot, "\n")
	}
	foot = append(v.whole(width), foot...)
	h := min(max(height-len(foot), 2), len(v.items))
	rows := st.list(len(v.items), v.at, width, h, v.row)
	return fit(rows, width, h) + "\n" + strings.Join(foot, "\n")
}

// whole is the item at the cursor where its row has no room for all of it.
func (v review) whole(width int) []string {
	text := v.items[v.at].text
	if ansi.StringWidth(text) <= width-11 {
		return nil
	}
	lines := styled(v.s.st.muted.Render, text, width)
	return append([]string{""}, lines[:min(len(lines), 2)]...)
}

func (v review) row(i, width int) string {
	st, it := v.s.st, v.items[i]
	mark, text := "  ", it.text
	if i == v.at {
		mark, text = st.accent.Render("▸ "), st.selected.Render(it.text)
	}
	return cut(mark+st.warn.Render(pad(it.mark, 9))+text, width)
}

func (v review) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("space"), key.WithHelp("space", "go there")), keyMove, keyEnter, keyBack,
		key.NewBinding(key.WithKeys("1"), key.WithHelp("1-9", "step")),
	}
}

func (v review) Head() (right, left string) {
	return "Review", fmt.Sprintf("%s to look at", plural(len(v.items), "thing"))
}
