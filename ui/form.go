package ui

import (
	"fmt"
	"unicode/utf8"

	"charm.land/bubbles/v2/cursor"
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"yourpart/internal/text"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// A field is one row of a form: a line of text, or one of a few choices.
type field struct {
	label, help string
	value       string
	was         string             // the value at first
	choices     []interview.Choice // empty for text
	path        bool               // of a file or folder; tab completes it
	folders     bool               // the path is of a folder
	secret      bool               // a passphrase: not shown, and kept as typed
	check       func(string) error
	// look is a check that reads the disk, so it runs in a command once the
	// field is left. It is not asked about nothing.
	look func(string) error
	// tell is what the value means, shown below the help while it is typed.
	tell func(string) string
	seen *seen
	// only reports whether the field is asked, by what the others say; nil is always.
	only func(f *form) bool
}

// A form is a list of fields of which the one at the cursor is edited. Moving
// never checks, so nobody is held at a field; submitting checks all and goes
// to the first that is wrong, with what was typed kept.
type form struct {
	st     *styles
	id     *byte // tells answers to this form's commands from others
	fields []field
	at     int
	input  *huh.Form // the text field at the cursor
	text   *string   // what is typed in it
	wrong  error     // about the field at the cursor
	offers []string  // what tab may complete to
	ending bool      // submitted, while a field is looked at
}

// keys are the ones that do something at the field at hand.
func (f *form) keys() []key.Binding {
	next := "next"
	if f.beside(1) == f.at {
		next = "done"
	}
	keys := []key.Binding{key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", next))}
	if len(f.fields[f.at].choices) > 0 {
		keys = append(keys, key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "choose")))
	}
	move := key.NewBinding(key.WithKeys("up", "down", "tab", "shift+tab"), key.WithHelp("↑↓", "field"))
	if f.fields[f.at].path {
		keys = append(keys, keyComplete)
		move.SetKeys("up", "down", "shift+tab")
	}
	if len(f.fields) > 1 {
		keys = append(keys, move)
	}
	return append(keys, keyBack)
}

// newForm makes a form with the cursor on the first field.
func newForm(st *styles, fields ...field) form {
	f := form{st: st, fields: fields, id: new(byte)}
	for i := range fields {
		fields[i].was = fields[i].value
	}
	f.open(0)
	return f
}

// shown reports whether a field is on the page.
func (f *form) shown(n int) bool {
	only := f.fields[n].only
	return n == f.at || only == nil || only(f)
}

// beside is the next field on the page in a direction, or the present one where there is
// none.
func (f *form) beside(by int) int {
	for n := f.at + by; n >= 0 && n < len(f.fields); n += by {
		if f.shown(n) {
			return n
		}
	}
	return f.at
}

// focus moves the cursor and opens the field there. The command looks at what
// is left behind.
func (f *form) focus(n int) tea.Cmd {
	f.keep()
	cmd := f.lookAt(f.at)
	f.open(n)
	return cmd
}

// keep takes over what was typed.
func (f *form) keep() {
	if f.input != nil {
		f.fields[f.at].value = *f.text
	}
}

// value is what a field holds, cleaned unless it is secret.
func (f *form) value(n int) string {
	switch d := f.fields[n]; {
	case d.secret:
		return f.raw(n)
	case d.path:
		return document.CleanPath(f.raw(n))
	}
	return text.CleanLine(f.raw(n))
}

// raw is what a field holds, as it was typed.
func (f *form) raw(n int) string {
	f.keep()
	return f.fields[n].value
}

// fill puts one text into every field, and the cursor on the last.
func (f *form) fill(value string) {
	for i := range f.fields {
		f.fields[i].value = value
	}
	f.input = nil // whose text is another one
	f.open(len(f.fields) - 1)
}

// update handles a message and reports whether the form was submitted with
// every field right.
func (f *form) update(msg tea.Msg) (done bool, cmd tea.Cmd) {
	switch msg := msg.(type) {
	case seenMsg:
		return f.noted(msg), nil
	case completedMsg:
		f.completed(msg)
		return false, nil
	case cursor.BlinkMsg:
		return false, nil // the cursor is the terminal's own
	case tea.KeyPressMsg:
		f.ending = false
		switch msg.String() {
		case "up", "shift+tab":
			return false, f.focus(f.beside(-1))
		case "tab":
			if f.fields[f.at].path {
				return false, f.complete()
			}
			return false, f.focus(f.beside(1))
		case "down":
			return false, f.focus(f.beside(1))
		case "enter":
			return f.enter()
		case "left", "right":
			if f.turn(msg.String()) {
				return false, nil
			}
		}
	}
	if f.input == nil {
		return false, nil
	}
	was := *f.text
	m, cmd := f.input.Update(f.clean(msg))
	f.input = m.(*huh.Form)
	if k, ok := msg.(tea.KeyPressMsg); ok && (k.Code == tea.KeyBackspace || k.Code == tea.KeyDelete) && k.Mod == 0 {
		f.wholeSign(was, k)
	}
	if *f.text != was {
		f.wrong, f.offers = nil, nil // they were about something else
	}
	if p, ok := msg.(tea.PasteMsg); ok && utf8.RuneCountInString(was+p.Content) > text.MaxText {
		f.wrong = fmt.Errorf("only %d characters fit here; the end of what you pasted is left out", text.MaxText)
	}
	return false, cmd
}

// enter goes to the next field, or submits on the last.
func (f *form) enter() (done bool, cmd tea.Cmd) {
	f.keep()
	if err := f.error(f.at); err != nil {
		f.wrong = err
		return false, nil
	}
	if next := f.beside(1); next != f.at {
		return false, f.focus(next)
	}
	return f.submit()
}

// submit goes to the first field that is wrong. Where one is not looked at
// yet, the form is submitted once it is.
func (f *form) submit() (done bool, cmd tea.Cmd) {
	for i := range f.fields {
		if err := f.error(i); err != nil && f.shown(i) {
			f.ending = false
			f.focus(i)
			f.wrong = err
			return false, nil
		}
	}
	cmd = f.unseen()
	f.ending = cmd != nil
	return cmd == nil, cmd
}

// error is what is known to be wrong with a field.
func (f *form) error(n int) error {
	d := &f.fields[n]
	if d.check != nil {
		if err := d.check(f.value(n)); err != nil {
			return err
		}
	}
	if d.seen != nil && d.seen.value == f.value(n) {
		return d.seen.err
	}
	return nil
}

// turn moves a choice on by one and reports whether the field is a choice.
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
	d.value = d.choices[i%n].Value
	return true
}

// click moves the cursor to a field; a choice that has it is turned.
func (f *form) click(n int) tea.Cmd {
	if n == f.at && f.turn("right") {
		return nil
	}
	return f.focus(n)
}

// chosen is the index of the choice at hand.
func (d *field) chosen() int {
	for i, c := range d.choices {
		if c.Value == d.value {
			return i
		}
	}
	return 0
}
