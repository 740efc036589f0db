package ui

import (
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
