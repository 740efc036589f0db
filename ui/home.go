package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/export"
	"yourpart/questionnaire"
)

// home offers a new assessment, recent ones, one by path, and the example.
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

// A recent is an assessment in the folder.
type recent struct {
	path, label, score string
	changed            time.Time
}

type recentMsg struct{ files []recent }

// openedMsg says that a file was opened and is held; without one, that a new
// assessment is begun.
type openedMsg struct {
	store *questionnaire.Store
	a     questionnaire.Assessment
}

func newHome(s *session) screen {
	h := home{s: s}
	h.fill(nil)
	return h
}

// fill lists what can be done, the recent files after the first.
func (h *home) fill(files []recent) {
	h.items = []homeItem{{"Start a new assessment", "15 minutes for the core questions", h.fresh}}
	for _, f := range files {
		h.items = append(h.items, homeItem{f.label, f.score + " · " + export.Day(f.changed),
			func() tea.Cmd { return openCmd(h.s, f.path) }})
	}
	h.items = append(h.items, homeItem{"Open a file", "by its path", h.byPath})
	if len(h.s.Example) > 0 {
		h.items = append(h.items, homeItem{"Try the example", "a digital agency with three services", h.try})
	}
	h.items = append(h.items, homeItem{"Quit", "", func() tea.Cmd { return send(quitMsg{}) }})
}

// Init looks for recent files.
func (h home) Init() tea.Cmd {
	paths, s := []string{}, h.s
	if s.store != nil {
		paths = append(paths, s.store.Path())
	}
	return func() tea.Msg { return recentMsg{recents(s, paths)} }
}

// recents reads the newest assessments of the folder, and the one at hand
// wherever it is. What cannot be read is left out; opening it by path tells why.
func recents(s *session, held []string) []recent {
	paths := assessments(s.Folder)
	for _, h := range held {
		if !slices.ContainsFunc(paths, func(p string) bool { return sameFile(p, h) }) {
			paths = append(paths, h)
		}
	}
	var files []recent
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil {
			files = append(files, recent{path: p, changed: info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b recent) int { return b.changed.Compare(a.changed) })
	var out []recent
	for _, f := range files[:min(len(files), 20)] {
		a, err := questionnaire.Load(f.path)
		switch {
		case opens(err):
			f.label, f.score = "Repair "+questionnaire.Shown(filepath.Base(f.path)), "damaged"
		case err != nil || a.Fits(s.cat) != nil:
			continue
		default:
			r := export.Build(s.cat, &a, s.today(), time.Time{})
			f.label, f.score = "Continue "+r.Name(), "proven "+export.Range(r.Result.Total)
		}
		out = append(out, f)
	}
	return out[:min(len(out), 9)]
}

// assessments are the files of the folder that may be some.
func assessments(folder string) (paths []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".json" {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

// openCmd opens a file, or goes on with it where it is the one at hand.
func openCmd(s *session, path string) tea.Cmd {
	cat := s.cat
	return opening(s, path, func() (*questionnaire.Store, questionnaire.Assessment, error) { return openFile(cat, path) })
}

// opening is the command that takes the file at path, which open gets.
func opening(s *session, path string, open func() (*questionnaire.Store, questionnaire.Assessment, error)) tea.Cmd {
	held, at := s.store, resume(s)
	return tea.Sequence(s.catchUp(), func() tea.Msg {
		if held != nil && sameFile(held.Path(), path) {
			return gotoMsg{at}
		}
		store, a, err := open()
		if err != nil {
			return failMsg{err}
		}
		return openedMsg{store, a}
	})
}

// sameFile tells whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// fresh starts over with an empty assessment that has no file yet. One that
// was begun and has none is gone on with.
func (h home) fresh() tea.Cmd {
	if h.s.store == nil {
		return send(gotoMsg{stepProfile})
	}
	return tea.Sequence(h.s.catchUp(), send(openedMsg{nil, questionnaire.New("")}))
}

func (h home) byPath() tea.Cmd {
	f := newForm(h.s.st, field{label: "File", help: "Type or paste the path of a saved assessment.", check: required("a path")})
	return send(showMsg{dialog{title: "Open a file", form: f, done: func(f *form) tea.Cmd {
		return openCmd(h.s, expand(f.value(0)))
	}}})
}

func (h home) try() tea.Cmd {
	o := h.s.Options
	return opening(h.s, examplePath(o), func() (*questionnaire.Store, questionnaire.Assessment, error) { return example(o) })
}

// expand puts the home folder in place of a leading ~.
func expand(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	dir, err := os.UserHomeDir()
	if !ok || err != nil || (rest != "" && !os.IsPathSeparator(rest[0])) {
		return path
	}
	return dir + rest
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
		h.fill(msg.files)
		if !h.loaded && len(msg.files) > 0 {
			h.at = 1
		}
		h.loaded = true
		h.at = min(h.at, len(h.items)-1)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "up", "k":
			h.at = max(h.at-1, 0)
		case "down", "j":
			h.at = min(h.at+1, len(h.items)-1)
		case "enter", "space", "right":
			return h, h.items[h.at].do()
		case "q":
			return h, send(quitMsg{})
		}
	}
	return h, nil
}

func (h home) View(width, height int) string {
	st := h.s.st
	intro := []string{
		"Your cloud providers secure their part. This works out which part is yours,",
		"asks only about that, and writes a plan you can print.",
		"Nothing leaves this computer.", ""}
	if width < 76 {
		intro = append(wrap(strings.Join(intro[:3], " "), width), "")
	}
	var rows []string
	for i, it := range h.items {
		mark, label := "  ", it.label
		if i == h.at {
			mark, label = st.accent.Render("▸ "), st.selected.Render(it.label)
		}
		rows = append(rows, cut(mark+label+"  "+st.muted.Render(it.detail), width))
	}
	return strings.Join(intro, "\n") + "\n" + st.scrolled(rows, h.at, width, height-len(intro))
}

func (h home) Keys() []key.Binding {
	return []key.Binding{keyMove, key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "choose")),
		key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit"))}
}

func (h home) Head() (right, left string) { return "", "The cloud is secure if you secure your part" }
