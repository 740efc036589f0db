package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"yourpart/questionnaire"
)

// A field is one row of a form: a line of text, or one of a few choices.
type field struct {
	label, help string
	value       string
	choices     []choice // empty for text
	check       func(string) error
}

// A choice is a value with what people read.
type choice struct{ value, label string }

// A form is a list of fields of which the one at the cursor is edited. Moving
// never checks, so nobody is held at a field; submitting checks all and goes
// to the first that is wrong, with what was typed kept.
type form struct {
	st     *styles
	fields []field
	at     int
	input  *huh.Form // the text field at the cursor
	text   *string   // what is typed in it
	wrong  error     // about the field at the cursor
}

// keys are the ones that do something at the field at hand.
func (f *form) keys() []key.Binding {
	next := "next"
	if f.at == len(f.fields)-1 {
		next = "done"
	}
	keys := []key.Binding{key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", next))}
	if len(f.fields[f.at].choices) > 0 {
		keys = append(keys, key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "choose")))
	}
	if len(f.fields) > 1 {
		keys = append(keys, key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "field")))
	}
	return append(keys, keyBack)
}

// newForm makes a form with the cursor on the first field.
func newForm(st *styles, fields ...field) form {
	f := form{st: st, fields: fields}
	f.open(0)
	return f
}

// focus moves the cursor and opens the field there.
func (f *form) focus(n int) {
	f.keep()
	f.open(n)
}

// open edits field n.
func (f *form) open(n int) {
	f.at, f.input, f.wrong = n, nil, nil
	if len(f.fields[n].choices) > 0 {
		return
	}
	text := questionnaire.CleanLine(f.fields[n].value)
	f.text = &text
	keys := huh.NewDefaultKeyMap()
	keys.Quit.SetEnabled(false)
	in := huh.NewInput().Inline(true).Prompt("").CharLimit(questionnaire.MaxText).Value(f.text)
	f.input = huh.NewForm(huh.NewGroup(in)).WithShowHelp(false).WithShowErrors(false).
		WithKeyMap(keys).WithTheme(huh.ThemeFunc(func(bool) *huh.Styles { return f.st.huh() })).WithWidth(60)
	f.input.Init()
}

// huh is the look of the text field at the cursor.
func (st *styles) huh() *huh.Styles {
	s := huh.ThemeBase(true)
	s.Focused.Base = lipgloss.NewStyle()
	s.Focused.TextInput.Text = st.selected
	s.Focused.TextInput.Cursor = st.accent
	return s
}

// keep takes over what was typed.
func (f *form) keep() {
	if f.input != nil {
		f.fields[f.at].value = *f.text
	}
}

// value is what a field holds, cleaned.
func (f *form) value(n int) string {
	f.keep()
	return questionnaire.CleanLine(f.fields[n].value)
}

// update handles a message and tells whether the form was submitted with
// every field right.
func (f *form) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "up", "shift+tab":
			f.focus(max(f.at-1, 0))
			return false, nil
		case "down", "tab":
			f.focus(min(f.at+1, len(f.fields)-1))
			return false, nil
		case "enter":
			return f.enter(), nil
		case "left", "right":
			if f.turn(k.String()) {
				return false, nil
			}
		}
	}
	if f.input == nil {
		return false, nil
	}
	m, cmd := f.input.Update(msg)
	f.input = m.(*huh.Form)
	return false, cmd
}

// enter goes to the next field, or submits on the last.
func (f *form) enter() bool {
	f.keep()
	if err := f.error(f.at); err != nil {
		f.wrong = err
		return false
	}
	if f.at < len(f.fields)-1 {
		f.focus(f.at + 1)
		return false
	}
	for i := range f.fields {
		if err := f.error(i); err != nil {
			f.focus(i)
			f.wrong = err
			return false
		}
	}
	return true
}

func (f *form) error(n int) error {
	if check := f.fields[n].check; check != nil {
		return check(f.value(n))
	}
	return nil
}

// turn moves a choice on by one and tells whether the field is a choice.
func (f *form) turn(dir string) bool {
	d := &f.fields[f.at]
	n := len(d.choices)
	if n == 0 {
		return false
	}
	i := d.chosen()
	if dir == "left" {
		i += n - 1
	} else {
		i++
	}
	d.value = d.choices[i%n].value
	return true
}

// chosen is the index of the choice at hand.
func (d *field) chosen() int {
	for i, c := range d.choices {
		if c.value == d.value {
			return i
		}
	}
	return 0
}

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
		if i != f.at {
			continue
		}
		note, style := f.fields[i].help, f.st.muted
		if f.wrong != nil {
			note, style = f.wrong.Error(), f.st.problem
		}
		for _, l := range wrap(note, width-4) {
			if note != "" {
				lines = append(lines, "    "+style.Render(l))
			}
		}
	}
	return f.st.scrolled(lines, at, width, height)
}

// row draws one field.
func (f *form) row(i, label, width int) string {
	d := &f.fields[i]
	mark, name := "  ", f.st.muted.Render(pad(d.label, label))
	if i == f.at {
		mark, name = f.st.accent.Render("▸ "), f.st.selected.Render(pad(d.label, label))
	}
	value := questionnaire.CleanLine(d.value)
	switch {
	case len(d.choices) > 0 && i == f.at:
		value = "‹ " + d.choices[d.chosen()].label + " ›"
	case len(d.choices) > 0:
		value = d.choices[d.chosen()].label
	case i == f.at:
		f.input.WithWidth(max(width-label-6, 4))
		value = strings.TrimRight(strings.ReplaceAll(f.input.View(), "\n", " "), " ")
	}
	return cut(mark+name+"  "+value, width)
}
