package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"yourpart/internal/text"
)

// The text field at the cursor of a form.

// open edits field n.
func (f *form) open(n int) {
	f.at, f.input, f.wrong, f.offers = n, nil, nil, nil
	if s := f.fields[n].seen; s != nil && s.value == f.value(n) {
		f.wrong = s.err
	}
	if len(f.fields[n].choices) > 0 {
		return
	}
	typed := f.value(n)
	f.text = &typed
	keys := huh.NewDefaultKeyMap()
	keys.Quit.SetEnabled(false)
	in := huh.NewInput().Inline(true).Prompt("").CharLimit(text.MaxText).Value(f.text)
	if f.fields[n].secret {
		in = in.EchoMode(huh.EchoModePassword)
	}
	f.input = huh.NewForm(huh.NewGroup(in)).WithShowHelp(false).WithShowErrors(false).
		WithKeyMap(keys).WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return f.st.huh() })).WithWidth(60)
	f.input.Init()
}

// drawnCursor is how huh begins the cursor that it draws in the look below.
const drawnCursor = "\x1b[7m"

// huh is the look of the text field at the cursor. It is asked for again and
// again in every frame, so it is made once.
func (st *styles) huh() *huh.Styles {
	if st.input != nil {
		return st.input
	}
	s := huh.ThemeBase(true)
	st.input = s
	s.Focused.Base = lipgloss.NewStyle()
	s.Focused.TextInput.Text = st.selected
	s.Focused.TextInput.Cursor = lipgloss.NewStyle()
	return s
}

// clean takes out of what is typed or pasted what could drive the terminal or
// turn the text around. A passphrase is taken as it is, as it is not shown.
func (f *form) clean(msg tea.Msg) tea.Msg {
	if f.fields[f.at].secret {
		return msg
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		text := text.CleanText(msg.Content)
		if strings.HasPrefix(msg.Content, " ") {
			text = " " + text
		}
		if strings.HasSuffix(msg.Content, " ") {
			text += " "
		}
		return tea.PasteMsg{Content: text}
	case tea.KeyPressMsg:
		if strings.TrimSpace(msg.Text) != "" && text.CleanText(msg.Text) != msg.Text {
			return nil
		}
		return msg
	}
	return msg
}
