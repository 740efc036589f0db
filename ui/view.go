package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the frame: two lines of head, the page, and the footer.
func (a app) View() tea.View {
	frame, caret := liftCaret(a.frame(), a.s.joins)
	v := tea.NewView(frame)
	v.AltScreen = true
	v.Cursor = cursorAt(caret)
	if a.s.Mouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "yourpart"
	return v
}

// The smallest window in which the wizard can be used.
const (
	minWidth  = 40
	minHeight = 12
)

func (a app) frame() string {
	switch {
	case a.width == 0:
		return ""
	case a.width < minWidth || a.height < minHeight:
		return fit(strings.Join(wrap("Please make the window larger.", a.width), "\n"), a.width, a.height)
	}
	head := a.head()
	height := a.height - len(head) - footHeight
	body := indent(fit(a.top().View(a.width-2, height), a.width-2, height), 1)
	// The keys come last, as a page knows only now whether it scrolls.
	return strings.Join(append(append(head, body...), a.foot()...), "\n")
}
