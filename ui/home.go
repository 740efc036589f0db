package ui

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// home offers a new assessment, recent ones, one by path, a comparison and
// the example.
type home struct {
	s      *session
	items  []homeItem
	at     int
	loaded bool
}

type homeItem struct {
	label, detail string
	do            func() tea.Cmd
}

// openedMsg says that a file was opened and is held; without one, that a new
// assessment is begun.
type openedMsg struct {
	store *store.Store
	a     questionnaire.Assessment
}

func newHome(s *session) screen {
	h := home{s: s}
	h.fill(nil)
	return h
}

// fill lists what can be done, the recent files after the first.
func (h *home) fill(files []document.Recent) {
	h.items = []homeItem{{"Start a new assessment", "", h.fresh}}
	for _, f := range files {
		h.items = append(h.items, homeItem{f.Label, strings.Join(slices.DeleteFunc([]string{f.Score, f.Day(), f.Beside()}, func(s string) bool { return s == "" }), " · "),
			func() tea.Cmd { return openCmd(h.s, f.Path) }})
	}
	h.items = append(h.items,
		homeItem{"Open a file", "by its path", h.byPath},
		homeItem{"Compare", "two files, or a file with how it was before", h.compare})
	if h.s.Store != nil || len(files) > 0 {
		h.items = append(h.items, homeItem{"Import a scan", "what a free scanner found becomes proposed answers", h.importScan})
	}
	if len(h.s.Example) > 0 {
		h.items = append(h.items, homeItem{"Try the example", "a digital agency with three services", h.try})
	}
	if h.s.Store != nil && !h.s.Sealed {
		h.items = append(h.items, homeItem{"Protect " + h.s.Report.Name(), "with a passphrase", h.s.protect})
	}
	h.items = append(h.items, homeItem{"Quit", "", func() tea.Cmd { return h.s.post(quitMsg{}) }})
}

// Init looks for recent files.
func (h home) Init() tea.Cmd { return recentCmd(h.s) }

// openCmd opens a file, or goes on with it where it is the one at hand.
func openCmd(s *session, path string) tea.Cmd {
	o := s.Options
	return opening(s, path, func() (*store.Store, questionnaire.Assessment, error) { return document.OpenFile(o, path) })
}

// opening is the command that takes the file at path, which open gets.
func opening(s *session, path string, open func() (*store.Store, questionnaire.Assessment, error)) tea.Cmd {
	held, at := s.Store, resume(s)
	return tea.Sequence(s.catchUp(), func() tea.Msg {
		if held != nil && document.SameFile(held.Path(), path) {
			return gotoMsg{at}
		}
		store, a, err := open()
		if err != nil {
			return failMsg{err}
		}
		return openedMsg{store, a}
	})
}

// fresh starts over with an empty assessment that has no file yet. One that
// was begun and has none is gone on with.
func (h home) fresh() tea.Cmd {
	if h.s.Store == nil {
		return h.s.post(gotoMsg{stepProfile})
	}
	return tea.Sequence(h.s.catchUp(), send(openedMsg{nil, questionnaire.New("")}))
}

func (h home) byPath() tea.Cmd {
	return h.s.post(showMsg{pathDialog(h.s, "Open a file", func(path string) tea.Cmd { return openCmd(h.s, path) })})
}

// pathDialog asks for a saved assessment.
func pathDialog(s *session, title string, done func(path string) tea.Cmd) dialog {
	f := newForm(s.st, field{label: "File", path: true, help: "Type or paste the path of a saved assessment; tab completes it.", check: required("a path")})
	return dialog{title: title, form: f, done: func(f *form) tea.Cmd { return done(document.Expand(f.value(0))) }}
}

func (h home) compare() tea.Cmd { return h.s.post(showMsg{newPickFile(h.s)}) }

func (h home) try() tea.Cmd {
	o := h.s.Options
	return opening(h.s, document.ExamplePath(o), func() (*store.Store, questionnaire.Assessment, error) { return document.Example(o) })
}

// required is a check for a field that must not be empty.
func required(what string) func(string) error {
	return func(s string) error {
		if s == "" {
			return fmt.Errorf("write %s, or go back with esc", what)
		}
		return nil
	}
}

func (h home) Update(msg tea.Msg) (screen, tea.Cmd) {
	switch msg := msg.(type) {
	case recentMsg:
		h.fill(msg.clients)
		if !h.loaded && len(msg.clients) > 0 {
			h.at = 1
		}
		h.loaded = true
		h.at = min(h.at, len(h.items)-1)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, keyList):
			h.at = moved(h.at, len(h.items), msg.String())
		case key.Matches(msg, keyChoose):
			return h, h.items[h.at].do()
		case msg.String() == "q":
			return h, h.s.post(quitMsg{})
		}
	}
	return h, nil
}

func (h home) View(width, height int) string {
	st := h.s.st
	lines := append(interview.Intro(), "")
	if width < 76 {
		lines = append(wrap(strings.Join(interview.Intro(), " "), width), "")
	}
	rows := make([]string, len(h.items))
	for i, it := range h.items {
		rows[i] = st.menu(i, i == h.at, it.label, it.detail, width)
	}
	return strings.Join(lines, "\n") + "\n" + st.scrolled(rows, h.at, width, height-len(lines))
}

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

func (h home) Keys() []key.Binding {
	return []key.Binding{keyList, keyChoose, key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit"))}
}

var keyChoose = key.NewBinding(key.WithKeys("enter", "space", "right"), key.WithHelp("enter", "choose"))

func (h home) Head() (right, left string) { return "", "The cloud is secure if you secure your part" }

// A recentMsg brings recent files, and of each client one.
type recentMsg struct{ files, clients []document.Recent }

// recentCmd looks for recent files.
func recentCmd(s *session) tea.Cmd {
	held := s.Held()
	return func() tea.Msg {
		files, clients := document.Recents(s.Document, held)
		return recentMsg{files, clients}
	}
}
