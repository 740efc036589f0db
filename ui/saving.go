package ui

import (
	"reflect"
	"slices"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// A savedMsg tells how one save went.
type savedMsg struct {
	store  *store.Store
	ticket uint64
	err    error
}

// lostMsg quits although the last answers could not be saved.
type lostMsg struct{}

// change alters the assessment and returns the command that saves it.
func (s *session) change(f func(a *questionnaire.Assessment)) tea.Cmd {
	return savingCmd(s.Document.change(f))
}

// save returns the command that puts the assessment on disk, or nil where it
// has no file yet.
func (s *session) save() tea.Cmd { return savingCmd(s.Document.save()) }

// catchUp is save where something is still on its way to the disk, and nil
// where nothing is. Once it is done, everything is there.
func (s *session) catchUp() tea.Cmd { return savingCmd(s.Document.catchUp()) }

func savingCmd(save func() savedMsg) tea.Cmd {
	if save == nil {
		return nil
	}
	return func() tea.Msg { return save() }
}

// change alters the assessment, works the report out and returns what saves it:
// a function that may run elsewhere, or nil where there is no file yet.
func (s *Document) change(f func(a *questionnaire.Assessment)) func() savedMsg {
	profile, services := s.a.Profile, copied(s.a.Services)
	profile.Countries = slices.Clone(profile.Countries)
	f(&s.a)
	s.a.Catalogue = s.Catalogue.Version
	s.a.Revise()
	profile.HoursPerWeek = s.a.Profile.HoursPerWeek // makes the dates alone
	same := s.report.Date.Equal(s.today())          // it may be past midnight
	if same && reflect.DeepEqual(profile, s.a.Profile) && reflect.DeepEqual(services, s.a.Services) {
		s.report = s.report.Again()
	} else {
		s.recount()
	}
	return s.save()
}

// attempt is change for what may be refused; then nothing changes and people are told.
func (s *session) attempt(f func(a *questionnaire.Assessment) error) tea.Cmd {
	trial := s.a.Clone()
	if err := f(&trial); err != nil {
		return s.post(failMsg{err})
	}
	return s.change(func(a *questionnaire.Assessment) { *a = trial })
}

// copied is a stack that shares nothing.
func copied(services []questionnaire.Service) []questionnaire.Service {
	return questionnaire.Assessment{Services: services}.Clone().Services
}

// save returns what puts the assessment on disk, or nil where it has no file
// yet. How it went is to be noted.
func (s *Document) save() func() savedMsg {
	if s.store == nil {
		return nil
	}
	s.pending++
	store, ticket, a := s.store, s.store.Ticket(), s.a.Clone()
	return func() savedMsg { return savedMsg{store, ticket, store.SaveAs(ticket, a)} }
}

// catchUp is save where something is still on its way to the disk, and nil
// where nothing is. Once it is done, everything is there.
func (s *Document) catchUp() func() savedMsg {
	if s.pending <= 0 && s.failed == nil {
		return nil
	}
	return s.save()
}

// note takes over how a save went. Saves may overtake each other, so only the
// newest one tells whether the file is up to date.
func (s *Document) note(msg savedMsg) {
	s.pending--
	if msg.ticket > s.newest {
		s.newest, s.failed = msg.ticket, msg.err
	}
}

// flush saves what is not on disk yet and returns when it is there. An
// assessment that was only begun gets its file here.
func (s *Document) flush() error {
	if s.store == nil && s.begun {
		var err error
		s.store, err = create(s.Folder, s.a)
		return err
	}
	if s.store == nil || (s.pending <= 0 && s.failed == nil) {
		return nil
	}
	return s.store.Save(s.a)
}

// saved notes how a save went, and quits where that was waited for.
func (a app) saved(msg savedMsg) (tea.Model, tea.Cmd) {
	if msg.store != a.s.store {
		return a, nil // of a file that was left since
	}
	told := a.s.failed != nil
	a.s.note(msg)
	switch {
	case a.leaving && a.s.pending > 0:
	case a.leaving && a.s.failed == nil:
		return a, tea.Quit
	case a.leaving:
		a.leaving = false
		a.overlays = append(a.overlays, confirm{question: sentence(a.s.failed) + " Quit and lose the last answers?", yes: send(lostMsg{})})
	case a.s.failed != nil && !told:
		a.overlays = append(a.overlays, newProblem(a.s, a.s.failed))
	}
	if kept := msg.store.Aside(); len(kept) > 0 {
		a.overlays = append(a.overlays, newPage(a.s, "Changed by another program").add(asideText(msg.store.Path(), kept)))
	}
	return a, nil
}

// quit leaves as soon as everything is saved, after one more try where that
// failed. Whoever asks twice does not want to wait.
func (a app) quit() (tea.Model, tea.Cmd) {
	switch {
	case a.leaving || (a.s.pending <= 0 && a.s.failed == nil):
		return a, tea.Quit
	case a.s.pending > 0:
		a.leaving = true
		return a, nil
	}
	a.leaving = true
	return a, a.s.catchUp()
}
