package ui

import (
	"cmp"
	"errors"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/passphrase"
	"yourpart/internal/text"
)

var (
	keyBack     = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back"))
	keyBackLeft = key.NewBinding(key.WithKeys("esc", "left"), key.WithHelp("esc", "back"))
	keyKeep     = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "keep and close"))
	keyEnter    = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "next"))
	keyMove     = key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "move"))
	keyList     = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "move"))
	keyScroll   = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "scroll"))
)

// keyPageClose closes a page of text; many keys do, as none of them has
// another meaning there.
var keyPageClose = key.NewBinding(key.WithKeys("esc", "enter", "q", "space", "?", "left"), key.WithHelp("esc", "close"))

// keyPageSeen closes a page that comes up by itself while somebody answers, so that
// it is seen.
var keyPageSeen = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "close"))

// A page is an overlay of text: help, a reason, or a problem.
type page struct {
	s     *session
	title string
	text  []string // paragraphs
	help  bool
	urges bool // it is not closed by a key that answers a question behind it
	at    *scroll
}

func newPage(s *session, title string) page { return page{s: s, title: title, at: &scroll{}} }

// explain adds what the glossary says about the terms of the page.
func (p page) explain() page {
	p.text = p.s.Explained(p.text)
	return p
}

func (p page) add(text ...string) page {
	p.text = append(p.text, text...)
	return p
}

// newProblem tells about an error.
func newProblem(s *session, err error) page {
	return newPage(s, "That did not work").add(text.Sentence(err))
}

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || p.at.key(k.String()) {
		return p, nil
	}
	if key.Matches(k, p.closes()) {
		return nil, nil
	}
	return p, nil
}

// closes is what closes the page.
func (p page) closes() key.Binding {
	if p.urges {
		return keyPageSeen
	}
	return keyPageClose
}

func (p page) View(width, height int) string {
	var lines []string
	for _, t := range p.text {
		if p.help {
			lines = append(lines, hanging(t, width)...)
		} else {
			lines = append(lines, prose(t, width)...)
		}
	}
	return p.at.view(p.s.st, lines, width, height)
}

func (p page) Keys() []key.Binding {
	if p.at.most > 0 {
		return []key.Binding{p.closes(), keyScroll}
	}
	return []key.Binding{p.closes()}
}

func (p page) Head() (right, left string) { return "", p.title }

// A confirm asks a question before something that cannot be taken back, unless
// its title says that it is about something else.
type confirm struct {
	question string
	yes      tea.Cmd
	title    string
}

func (c confirm) Init() tea.Cmd { return nil }

func (c confirm) Update(msg tea.Msg) (screen, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		switch k.String() {
		case "y":
			return nil, c.yes
		case "n", "esc":
			return nil, nil
		}
	}
	return c, nil
}

func (c confirm) View(width, _ int) string { return strings.Join(prose(c.question, width), "\n") }

func (c confirm) Keys() []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("y"), key.WithHelp("y", "yes")),
		key.NewBinding(key.WithKeys("n", "esc"), key.WithHelp("n", "no")),
	}
}

func (c confirm) Head() (right, left string) {
	return "", cmp.Or(c.title, "Are you sure?")
}

// A dialog is an overlay with a form. done is told the values and returns
// what happens next; the dialog is closed by then.
type dialog struct {
	title string
	intro string
	form  form
	done  func(f *form) tea.Cmd
	then  func() // once the form is submitted
	draft bool   // what is typed is kept when the dialog or the wizard is left
	makes bool   // a key fills its fields with a passphrase made by chance
	made  string // that passphrase
	drops bool   // esc said that it would drop what is typed, and does when pressed again
}

var keyMakes = key.NewBinding(key.WithKeys("ctrl+g"), key.WithHelp("ctrl+g", "make one"))

// make fills all fields with a passphrase made by chance, which is shown on the
// page while it is there.
func (d dialog) make() (dialog, tea.Cmd) {
	made, err := passphrase.Make()
	if err != nil {
		return d, send(failMsg{err})
	}
	d.made = made
	d.form.fill(made)
	return d, nil
}

// shown is the passphrase that was made, unless another is typed by now.
func (d dialog) shown(width int) []string {
	if d.made == "" || d.form.raw(0) != d.made {
		return nil
	}
	st := d.form.st
	return slices.Concat([]string{""}, wrap("Made for you, and shown only here:", width), styled(st.selected.Render, d.made, width),
		wrap("Write it down before you go on.", width))
}

// keepDrafts takes over what is typed in dialogs.
func (a app) keepDrafts() tea.Cmd {
	var cmds []tea.Cmd
	for _, over := range a.overlays {
		if d, ok := over.(dialog); ok {
			cmds = append(cmds, d.keep())
		}
	}
	return tea.Batch(cmds...)
}

// keeps reports whether leaving the dialog would keep something: a field that
// was changed and is right, while the others may stand as they were.
func (d dialog) keeps() bool {
	changed := false
	for i, f := range d.form.fields {
		now := d.form.value(i)
		switch {
		case d.form.error(i) == nil:
			changed = changed || now != f.was
		case f.check != nil && f.check(f.was) != nil:
			return false
		}
	}
	return d.draft && changed
}

// lost reports whether leaving the dialog would drop something that was typed.
func (d dialog) lost() bool {
	keeps := d.keeps()
	for i, f := range d.form.fields {
		now := d.form.value(i)
		if f.choices == nil && !f.secret && now != "" && now != f.was && (!keeps || d.form.error(i) != nil) {
			return true
		}
	}
	return false
}

// keep takes over what is typed and right.
func (d dialog) keep() tea.Cmd {
	if !d.keeps() {
		return nil
	}
	for i := range d.form.fields {
		if d.form.error(i) != nil {
			d.form.fields[i].value = d.form.fields[i].was
			d.form.input = nil // whose text is the wrong one
		}
	}
	return d.done(&d.form)
}

func (d dialog) Init() tea.Cmd { return nil }

func (d dialog) Update(msg tea.Msg) (screen, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		esc := k.String() == "esc"
		if esc && d.lost() && !d.drops {
			d.drops, d.form.wrong = true, errors.New("esc again drops what is typed here")
			return d, nil
		}
		if d.drops = false; esc {
			return nil, d.keep()
		}
	}
	if k, ok := msg.(tea.KeyPressMsg); ok && d.makes && key.Matches(k, keyMakes) {
		return d.make()
	}
	done, cmd := d.form.update(msg)
	if !done {
		return d, cmd
	}
	if d.then != nil {
		d.then()
	}
	return nil, d.done(&d.form)
}

func (d dialog) View(width, height int) string {
	if d.intro == "" {
		return d.form.view(width, height)
	}
	intro := append(prose(d.intro, width), d.shown(width)...)
	return strings.Join(intro, "\n") + "\n\n" + d.form.view(width, height-len(intro)-1)
}

func (d dialog) Keys() []key.Binding {
	keys := d.form.keys()
	if d.makes {
		keys = slices.Insert(keys, len(keys)-1, keyMakes)
	}
	if d.keeps() {
		keys[len(keys)-1] = keyKeep
	}
	return keys
}

func (d dialog) Head() (right, left string) { return "", d.title }
