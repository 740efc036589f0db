package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// home offers a new assessment, all clients, a file by its path, a comparison and
// the example. Letters search the clients; then only those that are found are listed.
type home struct {
	s       *session
	list    *document.Listing
	clients []document.Recent
	items   []homeItem
	from    int // the first client among the items, and
	to      int // the one after the last
	at      int
	loaded  bool
	reading bool // more clients are to come
	finding bool // letters are searched for
	search  string
}

type homeItem struct {
	label, detail string
	do            func() tea.Cmd
	short         string // of detail, for where that has no room; none where empty
}

// openedMsg says that a file was opened and is held; without one, that a new
// assessment is begun.
type openedMsg struct {
	store *store.Store
	a     questionnaire.Assessment
}

func newHome(s *session) screen {
	h := home{s: s, list: s.Listing(s.Held())}
	h.fill()
	return h
}

// fill lists what can be done, the clients after the first; of a search only those
// that it finds.
func (h *home) fill() {
	found := document.Find(h.clients, h.search)
	h.items, h.from = nil, 0
	if !h.finding {
		h.items, h.from = []homeItem{{"Start a new assessment", "", h.fresh, ""}}, 1
	}
	for _, f := range found {
		h.items = append(h.items, homeItem{f.Label, clientText(f, " answered"), func() tea.Cmd { return openCmd(h.s, f.Path) }, clientText(f, "")})
	}
	if h.to = len(h.items); !h.finding {
		h.items = append(h.items, h.others()...)
	}
	h.at = max(min(h.at, len(h.items)-1), 0)
}

// clientText says how a client's file is, what matters most first, with a word after how
// far it is answered.
func clientText(f document.Recent, word string) string {
	far := f.Answered
	if far != "" {
		far += word
	}
	parts := []string{f.Score, f.Beside(), far, f.Day(), f.Band}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " · ")
}

// others is what can be done beside opening a client's file.
func (h *home) others() []homeItem {
	list := []homeItem{{"Open a file", "by its path", h.byPath, ""},
		{"Compare", "two files, or a file with how it was before", h.compare, ""}}
	if h.s.Store != nil || len(h.clients) > 0 {
		list = append(list, homeItem{"Import a scan", "what a free scanner found becomes proposed answers", h.importScan, ""})
	}
	if len(h.s.Example) > 0 {
		list = append(list, homeItem{"Try the example", "a digital agency with three services", h.try, ""})
	}
	if h.s.Store != nil && !h.s.Sealed {
		list = append(list, homeItem{"Protect " + h.s.Report.Name(), "with a passphrase", h.s.protect, ""})
	}
	return append(list, homeItem{"Quit", "", func() tea.Cmd { return h.s.post(quitMsg{}) }, ""})
}

// A clientsMsg says that a list of clients was read on, and whether more are to come.
type clientsMsg struct {
	list    *document.Listing
	clients []document.Recent
	more    bool
}

// Init looks for clients.
func (h home) Init() tea.Cmd { return listCmd(h.list, 20) }

// listCmd reads so many more clients.
func listCmd(list *document.Listing, n int) tea.Cmd {
	return func() tea.Msg {
		more := list.More(n)
		return clientsMsg{list, list.Clients(), more}
	}
}

// took takes over what was read so far, with the cursor where it was.
func (h home) took(msg clientsMsg) (screen, tea.Cmd) {
	if msg.list != h.list {
		return h, nil // of a page that was left
	}
	below := len(h.items) - h.at // the rows after the clients keep theirs from the end
	under := !h.finding && h.loaded && h.at >= h.to
	h.clients, h.reading = msg.clients, msg.more
	h.fill()
	switch {
	case !h.loaded && len(msg.clients) > 0 && !h.finding:
		h.at = 1
	case under:
		h.at = len(h.items) - below
	}
	if h.loaded = true; msg.more {
		return h, listCmd(h.list, 50)
	}
	return h, nil
}

// openCmd opens a file, or goes on with it where it is the one at hand.
func openCmd(s *session, path string) tea.Cmd {
	o := s.Options
	return opening(s, path, func() (*store.Store, questionnaire.Assessment, error) { return document.OpenFile(o, path) })
}

// opening is the command that takes the file at path, which open gets, and notes it for
// the list of clients.
func opening(s *session, path string, open func() (*store.Store, questionnaire.Assessment, error)) tea.Cmd {
	held, at, o := s.Store, resume(s), s.Options
	return tea.Sequence(s.catchUp(), func() tea.Msg {
		if held != nil && document.SameFile(held.Path(), path) {
			return gotoMsg{at}
		}
		store, a, err := open()
		if err != nil {
			return failMsg{err}
		}
		document.Remember(o, path)
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
	case clientsMsg:
		return h.took(msg)
	case tea.PasteMsg:
		return h.find(h.search + text.CleanLine(msg.Content)), nil
	case tea.KeyPressMsg:
		return h.key(msg)
	}
	return h, nil
}

var (
	keyFind      = key.NewBinding(key.WithKeys("/"), key.WithHelp("/", "search"))
	keyHomeQuit  = key.NewBinding(key.WithKeys("q"), key.WithHelp("q", "quit"))
	keyFindOpen  = key.NewBinding(key.WithKeys("enter"), key.WithHelp("enter", "open"))
	keyFindClear = key.NewBinding(key.WithKeys("esc"), key.WithHelp("esc", "clear the search"))
)

func (h home) key(k tea.KeyPressMsg) (screen, tea.Cmd) {
	if h.finding {
		return h.typed(k)
	}
	switch {
	case key.Matches(k, keyPickMove):
		h.at = moved(h.at, len(h.items), k.String())
	case key.Matches(k, keyChoose):
		return h, h.items[h.at].do()
	case key.Matches(k, keyHomeQuit):
		return h, h.s.post(quitMsg{})
	case key.Matches(k, keyFind):
		return h.find(""), nil
	case strings.ContainsFunc(k.Text, unicode.IsLetter):
		return h.find(k.Text), nil
	}
	return h, nil
}

// typed is a key while letters are searched for.
func (h home) typed(k tea.KeyPressMsg) (screen, tea.Cmd) {
	switch {
	case key.Matches(k, keyPickMove):
		h.at = moved(h.at, len(h.items), k.String())
	case key.Matches(k, keyFindOpen):
		if len(h.items) > 0 {
			return h, h.items[h.at].do()
		}
	case key.Matches(k, keyFindClear):
		h.finding, h.search, h.at = false, "", min(1, len(h.clients))
		h.fill()
	case k.String() == "ctrl+u":
		return h.find(""), nil
	case k.String() == "backspace":
		if r := []rune(h.search); len(r) > 0 {
			return h.find(string(r[:len(r)-1])), nil
		}
	case k.Text != "":
		return h.find(h.search + k.Text), nil
	}
	return h, nil
}

// find searches the clients, with the cursor on the first that is found.
func (h home) find(search string) home {
	h.finding, h.search, h.at = true, search, 0
	h.fill()
	return h
}

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
