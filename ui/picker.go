package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/ui/interview"
)

// A pick is one line to choose.
type pick struct {
	head  string // stands above the first of its kind
	text  string
	right string
	words string // that a search looks at
	goTo  tea.Msg
}

// A picker is an overlay that offers lines. What is typed narrows them down.
type picker struct {
	s      *session
	title  string
	noun   string // what a line is, such as "topic"
	all    []pick
	shown  []int // those that fit the search
	at     int   // in shown
	search string
}

// find narrows the lines down to those with every word that was typed.
func (p picker) find(search string) picker {
	if search != p.search {
		p.at = 0
	}
	p.search, p.shown = search, nil
	words := strings.Fields(strings.ToLower(search))
	for i := range p.all {
		if interview.HasAll(p.all[i].words, words) {
			p.shown = append(p.shown, i)
		}
	}
	return p
}

func (p picker) Init() tea.Cmd { return nil }

var (
	keyPick     = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "go there"))
	keyPickMove = key.NewBinding(key.WithKeys("up", "down", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "move"))
	keyPickNext = key.NewBinding(key.WithKeys("tab", "shift+tab"), key.WithHelp("tab", "next heading"))
	keyErase    = key.NewBinding(key.WithKeys("backspace", "ctrl+u"), key.WithHelp("backspace", "erase"))
	keyEscClear = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "clear"))
	keyEscClose = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close"))
)

func (p picker) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.PasteMsg:
		return p.find(p.search + text.CleanLine(msg.Content)), nil
	case tea.KeyPressMsg:
		return p.key(msg)
	}
	return p, nil
}

func (p picker) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyPick):
		if len(p.shown) == 0 {
			return p, nil
		}
		return nil, p.s.post(p.all[p.shown[p.at]].goTo)
	case key.Matches(k, keyEscClose):
		if p.search == "" {
			return nil, nil
		}
		return p.find(""), nil
	case key.Matches(k, keyPickMove):
		p.at = moved(p.at, len(p.shown), k.String())
	case key.Matches(k, keyPickNext):
		p.at = p.heading(k.String() == "tab")
	case k.String() == "ctrl+u":
		return p.find(""), nil
	case k.String() == "backspace":
		return p.find(withoutLast(p.search)), nil
	case k.Text != "":
		return p.find(p.search + k.Text), nil
	}
	return p, nil
}

// moved is where the cursor of a list of n stands after a key.
func moved(at, n int, name string) int {
	by := map[string]int{"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -10, "pgdown": 10, "home": -n, "end": n}[name]
	return max(min(at+by, n-1), 0)
}

// heading is the first line under the next heading, or under the one before.
func (p picker) heading(forward bool) int {
	first := func(i int) bool { return i == 0 || p.line(i).head != p.line(i-1).head }
	if forward {
		for i := p.at + 1; i < len(p.shown); i++ {
			if first(i) {
				return i
			}
		}
		return p.at
	}
	for i := p.at - 1; i >= 0; i-- {
		if first(i) {
			return i
		}
	}
	return 0
}

func (p picker) line(i int) *pick { return &p.all[p.shown[i]] }

func (p picker) View(width, height int) string {
	st := p.s.st
	box := st.muted.Render("Type to search")
	if p.search != "" {
		box = "Search: " + st.selected.Render(p.search) + caret
	}
	top := apart(box, st.muted.Render(text.Plural(len(p.shown), p.noun)), width) + "\n\n"
	if len(p.shown) == 0 {
		return top + "Nothing has all of these words. Esc clears the search."
	}
	var rows []func(width int) string
	at := 0
	for i := range p.shown {
		l := p.line(i)
		if l.head != "" && (i == 0 || p.line(i-1).head != l.head) {
			rows = append(rows, func(int) string { return st.muted.Render(strings.ToUpper(l.head)) })
		}
		here := i == p.at
		if here {
			at = len(rows)
		}
		rows = append(rows, func(width int) string { return st.mark(i) + st.choice(l.text, l.right, here, width) })
	}
	return top + st.list(len(rows), at, width, height-2, func(i, w int) string { return cut(rows[i](w), w) })
}

// choice is a line that the cursor may be on.
func (st *styles) choice(text, right string, here bool, width int) string {
	mark := "  "
	if here {
		mark, text = st.accent.Render("▸ "), st.selected.Render(text)
	}
	return apart(mark+text, right, width)
}

func (p picker) Keys() []key.Binding {
	keys := []key.Binding{keyPick, keyPickMove}
	if p.search == "" {
		keys = append(keys, keyEscClose)
	} else {
		keys = append(keys, keyEscClear, keyErase)
	}
	if len(p.all) > 0 && p.all[0].head != "" {
		keys = append(keys, keyPickNext)
	}
	return keys
}

func (p picker) Head() (right, left string) { return "", p.title }
