package ui

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

var (
	keyBack   = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "back"))
	keyEnter  = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "next"))
	keyMove   = key.NewBinding(key.WithKeys("up", "down"), key.WithHelp("↑↓", "move"))
	keyList   = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "move"))
	keyScroll = key.NewBinding(key.WithKeys("up", "down", "k", "j", "pgup", "pgdown", "home", "end"), key.WithHelp("↑↓", "scroll"))
)

// keyPageClose closes a page of text; many keys do, as none of them has
// another meaning there.
var keyPageClose = key.NewBinding(key.WithKeys("esc", "enter", "q", "space", "?", "left"), key.WithHelp("esc", "close"))

// A page is an overlay of text: help, a reason, or a problem.
type page struct {
	s     *session
	title string
	text  []string // paragraphs
	help  bool
	at    *scroll
}

func newPage(s *session, title string) page { return page{s: s, title: title, at: &scroll{}} }

// explain adds what the glossary says about the terms of the page.
func (p page) explain() page {
	terms := p.s.cat.Terms(p.text...)
	if len(terms) == 0 {
		return p
	}
	p = p.add("", "Words used here:")
	for _, t := range terms {
		p = p.add(t.Term + ": " + t.Meaning)
	}
	return p
}

func (p page) add(text ...string) page {
	p.text = append(p.text, text...)
	return p
}

// newProblem tells about an error.
func newProblem(s *session, err error) page {
	return newPage(s, "That did not work").add(sentence(err))
}

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	if !ok || p.at.key(k.String()) {
		return p, nil
	}
	if key.Matches(k, keyPageClose) {
		return nil, nil
	}
	return p, nil
}

func (p page) View(width, height int) string {
	var lines []string
	for _, t := range p.text {
		lines = append(lines, prose(t, width)...)
	}
	return p.at.view(p.s.st, lines, width, height)
}

func (p page) Keys() []key.Binding {
	if p.at.most > 0 {
		return []key.Binding{keyPageClose, keyScroll}
	}
	return []key.Binding{keyPageClose}
}

func (p page) Head() (right, left string) { return "", p.title }

// A confirm asks a question before something that cannot be taken back.
type confirm struct {
	question string
	yes      tea.Cmd
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

func (c confirm) Head() (right, left string) { return "", "Are you sure?" }

// A dialog is an overlay with a form. done is told the values and returns
// what happens next; the dialog is closed by then.
type dialog struct {
	title string
	intro string
	form  form
	done  func(f *form) tea.Cmd
	draft bool // what is typed is kept when the wizard is left
}

// keepDrafts takes over what is typed in dialogs, where it may stand as it is.
func (a app) keepDrafts() tea.Cmd {
	var cmds []tea.Cmd
	for _, over := range a.overlays {
		if d, ok := over.(dialog); ok && d.draft && d.form.allRight() {
			cmds = append(cmds, d.done(&d.form))
		}
	}
	return tea.Batch(cmds...)
}

func (d dialog) Init() tea.Cmd { return nil }

func (d dialog) Update(msg tea.Msg) (screen, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok && k.String() == "esc" {
		return nil, nil
	}
	done, cmd := d.form.update(msg)
	if done {
		return nil, d.done(&d.form)
	}
	return d, cmd
}

func (d dialog) View(width, height int) string {
	if d.intro == "" {
		return d.form.view(width, height)
	}
	intro := prose(d.intro, width)
	return strings.Join(intro, "\n") + "\n\n" + d.form.view(width, height-len(intro)-1)
}

func (d dialog) Keys() []key.Binding        { return d.form.keys() }
func (d dialog) Head() (right, left string) { return "", d.title }
