package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
)

// lostMsg quits although the last answers could not be saved.
type lostMsg struct{}

// change alters the assessment and returns the command that saves it.
func (s *session) change(f func(a *questionnaire.Assessment)) tea.Cmd {
	return savingCmd(s.Document.Change(f))
}

// save returns the command that puts the assessment on disk, or nil where it
// has no file yet.
func (s *session) save() tea.Cmd { return savingCmd(s.Document.Save()) }

// catchUp is save where something is still on its way to the disk, and nil
// where nothing is. Once it is done, everything is there.
func (s *session) catchUp() tea.Cmd { return savingCmd(s.Document.CatchUp()) }

func savingCmd(save func() document.Saved) tea.Cmd {
	if save == nil {
		return nil
	}
	return func() tea.Msg { return save() }
}

// attempt is change for what may be refused; then nothing changes and people are told.
func (s *session) attempt(f func(a *questionnaire.Assessment) error) tea.Cmd {
	trial := s.Assessment.Clone()
	if err := f(&trial); err != nil {
		return s.post(failMsg{err})
	}
	return s.change(func(a *questionnaire.Assessment) { *a = trial })
}

// keyUndo takes back the last change; where letters are typed, keyUndoTyping does.
var (
	keyUndo       = key.NewBinding(key.WithKeys("z"), key.WithHelp("z", "undo"))
	keyUndoTyping = key.NewBinding(key.WithKeys("ctrl+r"), key.WithHelp("ctrl+r", "undo"))
)

// undoneMsg says that something was taken back: a cell, where it was about one.
type undoneMsg struct{ cell questionnaire.CellID }

// undo takes back the last change, and says in the footer what that was.
func (s *session) undo() tea.Cmd {
	var steps []questionnaire.Step
	save, err := s.Attempt(func(a *questionnaire.Assessment) (err error) {
		steps, err = a.Undo(1)
		return err
	})
	if err != nil {
		return s.tell(err.Error())
	}
	s.tell(s.Undone(steps[0]))
	var cell questionnaire.CellID
	if first := steps[0].Entries[0]; first.What == questionnaire.OfAnswer {
		cell, _ = questionnaire.ParseCellID(first.Of)
	}
	s.post(undoneMsg{cell})
	return savingCmd(save)
}

// tell says something in the footer until the next key.
func (s *session) tell(text string) tea.Cmd {
	s.told = text
	return nil
}

// alsoTell says something in the footer behind what is said there already.
func (s *session) alsoTell(text string) {
	if s.told != "" {
		text = s.told + "; " + text
	}
	s.tell(text)
}

// saved notes how a save went, and quits where that was waited for.
func (a app) saved(msg document.Saved) (tea.Model, tea.Cmd) {
	if msg.Store != a.s.Store {
		return a, nil // of a file that was left since
	}
	told := a.s.Failed != nil
	a.s.Note(msg)
	switch {
	case a.leaving && a.s.Pending > 0:
	case a.leaving && a.s.Failed == nil:
		return a, tea.Quit
	case a.leaving:
		a.leaving = false
		a.overlays = append(a.overlays, confirm{question: text.Sentence(a.s.Failed) + " Quit and lose the last answers?", yes: send(lostMsg{})})
	case a.s.Failed != nil && !told:
		a.overlays = append(a.overlays, newProblem(a.s, a.s.Failed))
	}
	if kept := msg.Store.Aside(); len(kept) > 0 {
		a.overlays = append(a.overlays, changedElsewhere(a.s, msg.Store.Path(), kept))
	}
	for _, remark := range document.Told(msg.Store) {
		a.overlays = append(a.overlays, newPage(a.s, "Rights of the file").add(remark))
	}
	return a, nil
}

// changedElsewhere tells of versions that another program put in the file's place.
func changedElsewhere(s *session, path string, kept []string) page {
	p := newPage(s, "Changed by another program").add(document.AsideText(path, kept))
	p.urges = true
	return p
}

// quit leaves as soon as everything is saved, after one more try where that
// failed. Whoever asks twice does not want to wait.
func (a app) quit() (tea.Model, tea.Cmd) {
	switch {
	case a.leaving || (a.s.Pending <= 0 && a.s.Failed == nil):
		return a, tea.Quit
	case a.s.Pending > 0:
		a.leaving = true
		return a, nil
	}
	a.leaving = true
	return a, a.s.catchUp()
}

// What a form asks of the disk runs in commands, so that a slow disk never
// holds the keys. The answer says which form and field it is for.
type (
	// seenMsg brings what is wrong with a value, if anything.
	seenMsg struct {
		form  *byte
		field int
		seen  seen
	}
	// completedMsg brings how a path goes on, or what it may go on with.
	completedMsg struct {
		form   *byte
		field  int
		from   string
		to     string
		offers []string
	}
)

// seen is a value that was looked at, and what is wrong with it.
type seen struct {
	value string
	err   error
}

// lookAt looks at field n where that is due.
func (f *form) lookAt(n int) tea.Cmd {
	d := &f.fields[n]
	value := f.value(n)
	if d.look == nil || value == "" || (d.seen != nil && d.seen.value == value) {
		return nil
	}
	id, look := f.id, d.look
	return func() tea.Msg { return seenMsg{id, n, seen{value, look(value)}} }
}

// unseen looks at the first field where that is due.
func (f *form) unseen() tea.Cmd {
	for i := range f.fields {
		if cmd := f.lookAt(i); cmd != nil {
			return cmd
		}
	}
	return nil
}

// right reports whether field n is known to be right.
func (f *form) right(n int) bool { return f.error(n) == nil && f.lookAt(n) == nil }

// noted takes over what was seen and reports whether the form is submitted now.
func (f *form) noted(msg seenMsg) (done bool) {
	if msg.form != f.id {
		return false
	}
	f.fields[msg.field].seen = &msg.seen
	if f.ending {
		done, _ = f.submit()
	} else if f.at == msg.field && f.value(f.at) == msg.seen.value {
		f.wrong = msg.seen.err
	}
	return done
}

// complete looks up how the path at the cursor goes on.
func (f *form) complete() tea.Cmd {
	id, at, from, folders := f.id, f.at, f.value(f.at), f.fields[f.at].folders
	return func() tea.Msg {
		to, offers := completePath(from, folders)
		return completedMsg{id, at, from, to, offers}
	}
}

// completed takes over how a path goes on, unless it was changed since.
func (f *form) completed(msg completedMsg) {
	if msg.form != f.id || msg.field != f.at || f.value(f.at) != msg.from {
		return
	}
	f.fields[f.at].value = msg.to
	f.input = nil
	f.open(f.at)
	f.offers = msg.offers
}

// completePath goes on with a path as far as there is one way, and lists the
// ways where there are several. Hidden files come only where asked for, and
// with folders no files at all.
func completePath(path string, folders bool) (to string, offers []string) {
	dir, start := filepath.Split(path)
	where := document.Expand(dir)
	if path == "~" {
		return "~" + string(filepath.Separator), nil
	}
	if where == "" {
		where = "."
	}
	entries, err := os.ReadDir(where)
	if err != nil {
		return path, nil
	}
	for _, e := range entries {
		name := e.Name()
		if !strings.HasPrefix(name, start) || (start == "" && strings.HasPrefix(name, ".")) || text.CleanText(name) != name {
			continue
		}
		if info, err := os.Stat(filepath.Join(where, name)); err == nil && info.IsDir() {
			name += string(filepath.Separator)
		} else if folders {
			continue
		}
		offers = append(offers, name)
	}
	if len(offers) == 0 {
		return path, nil
	}
	common := offers[0]
	for _, o := range offers {
		common = shared(common, o)
	}
	if len(offers) == 1 {
		offers = nil
	}
	const few = 12
	if n := len(offers); n > few {
		offers = append(slices.Clone(offers[:few]), "… "+text.Plural(n-few, "other"))
	}
	return dir + common, offers
}

// shared is what two words begin with, in whole characters.
func shared(a, b string) string {
	for i, r := range a {
		if !strings.HasPrefix(b[min(i, len(b)):], string(r)) {
			return a[:i]
		}
	}
	return a
}
