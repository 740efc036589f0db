package ui

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"

	"yourpart/internal/text"
	"yourpart/ui/interview"
)

// View draws the clients in a list of their own between what else can be done, so that
// nothing of that is out of sight however many there are. Where the window has no room
// for that, all is one list.
func (h home) View(width, height int) string {
	st := h.s.st
	lines := append(interview.Intro(), "")
	if width < 76 {
		lines = append(wrap(strings.Join(interview.Intro(), " "), width), "")
	}
	if h.finding {
		lines = []string{h.finder(width), ""}
	}
	const few = 3
	room := height - len(lines) - (len(h.items) - (h.to - h.from))
	clients := h.to - h.from
	switch {
	case h.finding && clients == 0:
		return joined(lines, prose(h.nothing(), width))
	case clients <= room || room < few+1:
		return joined(lines, []string{st.list(len(h.items), h.at, width, height-len(lines), h.row)})
	}
	for i := range h.from {
		lines = append(lines, h.row(i, width))
	}
	if !h.finding {
		lines = append(lines, h.heading(width))
		room--
	}
	at := max(min(h.at, h.to-1), h.from) - h.from
	lines = append(lines, st.list(clients, at, width, room, func(i, w int) string { return h.row(h.from+i, w) }))
	for i := h.to; i < len(h.items); i++ {
		lines = append(lines, h.row(i, width))
	}
	return strings.Join(lines, "\n")
}

// row is the nth thing to choose.
func (h home) row(n, width int) string {
	it := h.items[n]
	if it.short != "" && widthOf(it.label)+widthOf(it.detail)+4 > width {
		it.detail = it.short
	}
	return h.s.st.menu(n, n == h.at, it.label, it.detail, width)
}

// heading says how many clients there are, above a list that has no room for all.
func (h home) heading(width int) string {
	st := h.s.st
	return apart("  "+st.muted.Render(strings.ToUpper(h.count(len(h.clients)))), st.muted.Render("type to search"), width)
}

// count says how many clients there are.
func (h home) count(n int) string {
	if h.reading {
		return text.Plural(n, "client") + " so far"
	}
	return text.Plural(n, "client")
}

// finder is what is searched for, and how many clients that finds.
func (h home) finder(width int) string {
	st := h.s.st
	found := fmt.Sprintf("%d of %s", len(h.items), h.count(len(h.clients)))
	return apart("Search: "+st.selected.Render(cut(h.search, width-len("Search: ")-widthOf(found)-2))+caret, st.muted.Render(found), width)
}

// nothing says what to do where a search finds no client.
func (h home) nothing() string {
	switch {
	case h.reading:
		return "Nothing so far; the files are still being read."
	case len(h.clients) == 0:
		return "There are no clients yet. Esc goes back, where a new assessment is started."
	}
	return fmt.Sprintf("No client is called “%s”, nor is a file. Esc clears the search; a file in another folder is opened by its path.", text.Shown(h.search))
}

func (h home) Keys() []key.Binding {
	if h.finding {
		return []key.Binding{keyFindOpen, keyPickMove, keyFindClear, keyErase}
	}
	keys := []key.Binding{keyPickMove, keyChoose, keyHomeQuit}
	if len(h.clients) > 0 {
		keys = append(keys, keyFind)
	}
	return keys
}

var keyChoose = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "choose"))

func (h home) Head() (right, left string) { return "", "The cloud is secure if you secure your part" }

// menu is one row of a list of things to choose from.
func (st *styles) menu(n int, here bool, label, detail string, width int) string {
	mark := "  "
	if here {
		mark, label = st.accent.Render("▸ "), st.selected.Render(label)
	}
	if detail != "" {
		label += "  " + st.muted.Render(detail)
	}
	return cut(st.mark(n)+mark+label, width)
}
