package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/internal/text"
)

// view draws the fields, with help or what is wrong under the one at hand.
func (f *form) view(width, height int) string {
	label := 0
	for _, d := range f.fields {
		label = max(label, lipgloss.Width(d.label))
	}
	label = min(label, width/3)
	var lines []string
	at := 0
	for i := range f.fields {
		if i == f.at {
			at = len(lines)
		}
		lines = append(lines, f.row(i, label, width))
		if i == f.at {
			lines = append(lines, f.below(width-4)...)
		}
	}
	return f.st.scrolled(lines, at, width, height)
}

// below is what stands under the field at hand: what is wrong, or its help,
// what its value means, and what tab may complete it to.
func (f *form) below(width int) (lines []string) {
	d := &f.fields[f.at]
	add := func(style lipgloss.Style, text string) {
		if text == "" {
			return
		}
		for _, l := range wrap(text, width) {
			lines = append(lines, "    "+style.Render(l))
		}
	}
	if f.wrong != nil {
		add(f.st.problem, text.Sentence(f.wrong))
	} else {
		add(f.st.muted, d.help)
		add(f.st.muted, d.others())
	}
	if d.tell != nil {
		add(f.st.accent, d.tell(f.value(f.at)))
	}
	if len(f.offers) > 0 {
		add(f.st.accent, strings.Join(f.offers, "  "))
	}
	return lines
}

// others are the choices that are not taken, where they are few.
func (d *field) others() string {
	const few = 4
	if len(d.choices) > few {
		return ""
	}
	var labels []string
	for i, c := range d.choices {
		if i != d.chosen() {
			labels = append(labels, c.Label)
		}
	}
	if len(labels) == 0 {
		return ""
	}
	return "Or: " + strings.Join(labels, ", ") + "."
}

// row draws one field.
func (f *form) row(i, label, width int) string {
	d := &f.fields[i]
	mark, name := "  ", f.st.muted.Render(pad(d.label, label))
	if i == f.at {
		mark, name = f.st.accent.Render("▸ "), f.st.selected.Render(pad(d.label, label))
	}
	value := text.CleanLine(d.value)
	if d.secret {
		value = strings.Repeat("*", utf8.RuneCountInString(d.value))
	}
	switch {
	case len(d.choices) > 0 && i == f.at:
		value = "‹ " + d.choices[d.chosen()].Label + " ›"
	case len(d.choices) > 0:
		value = d.choices[d.chosen()].Label
	case i == f.at:
		value = f.typed(width - label - 6)
	}
	if err := f.error(i); err != nil && i != f.at && d.look != nil {
		value += "  " + f.st.problem.Render("! "+err.Error()) // it turned out wrong after it was left
	}
	return cut(f.st.mark(i)+mark+name+"  "+value, width)
}

// typed is the text field at the cursor. The cursor that huh draws gives way
// to the terminal's own, which input methods and screen readers follow.
func (f *form) typed(width int) string {
	f.input.WithWidth(max(width, 4))
	text := strings.ReplaceAll(f.input.View(), "\n", " ")
	before, after, ok := strings.Cut(text, drawnCursor)
	if ok {
		text = before + caret + strings.Replace(after, "\x1b[m", "", 1)
	}
	return strings.TrimRight(text, " ")
}

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

// wholeSign erases the rest of a sign of which a key has erased one rune, as huh knows only
// those.
func (f *form) wholeSign(was string, k tea.KeyPressMsg) {
	old, now := []rune(was), []rune(*f.text)
	if len(old)-len(now) != 1 {
		return
	}
	at := 0 // the rune that is gone
	for at < len(now) && old[at] == now[at] {
		at++
	}
	from, to := 0, 0 // the sign it was of
	for rest := was; to <= at && rest != ""; {
		sign, _ := ansi.FirstGraphemeCluster(rest, ansi.GraphemeWidth)
		from, to = to, to+utf8.RuneCountInString(sign)
		rest = rest[len(sign):]
	}
	more := at - from // before it
	if k.Code == tea.KeyDelete {
		more = to - at - 1
	}
	for range more {
		m, _ := f.input.Update(k)
		f.input = m.(*huh.Form)
	}
}
