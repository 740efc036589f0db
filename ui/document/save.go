package document

import (
	"reflect"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// A Saved tells how one save went.
type Saved struct {
	Store  *store.Store
	ticket uint64
	err    error
}

// Change alters the assessment, works the report out and returns what saves it:
// a function that may run elsewhere, or nil where there is no file yet.
func (s *Document) Change(f func(a *questionnaire.Assessment)) func() Saved {
	return s.alter(func(a *questionnaire.Assessment) {
		f(a)
		a.SavedWith(s.Catalogue)
	})
}

// alter is Change that leaves the catalogue's version.
func (s *Document) alter(f func(a *questionnaire.Assessment)) func() Saved {
	profile, services := s.Assessment.Profile, copied(s.Assessment.Services)
	profile.Countries, profile.Goals = slices.Clone(profile.Countries), slices.Clone(profile.Goals)
	s.stamp(&s.Assessment)
	f(&s.Assessment)
	s.identify()
	s.Assessment.Revise()
	if s.Report == nil {
		return s.Save()
	}
	profile.HoursPerWeek = s.Assessment.Profile.HoursPerWeek // makes the dates alone
	same := s.Report.Date.Equal(s.Today())                   // it may be past midnight
	if same && reflect.DeepEqual(profile, s.Assessment.Profile) && reflect.DeepEqual(services, s.Assessment.Services) {
		s.Report = s.Report.Again()
	} else {
		s.Recount()
	}
	return s.Save()
}

// stamp says for the log who changes an assessment from now on. It may be past
// midnight.
func (s *Document) stamp(a *questionnaire.Assessment) {
	a.Through(questionnaire.Stamp{Who: s.Who, Door: s.Door, Date: s.Day()})
}

// identify gives the assessment its id with the first change.
func (s *Document) identify() {
	if s.Store != nil {
		s.Store.Identify(&s.Assessment)
		return
	}
	s.Assessment.Identify(store.NewID())
}

// copied is a stack that shares nothing.
func copied(services []questionnaire.Service) []questionnaire.Service {
	return questionnaire.Assessment{Services: services}.Clone().Services
}

// Save returns what puts the assessment on disk, or nil where it has no file
// yet. How it went is to be noted.
func (s *Document) Save() func() Saved {
	if s.Store == nil {
		return nil
	}
	s.Pending++
	store, ticket, a := s.Store, s.Store.Ticket(), s.Assessment.Clone()
	return func() Saved { return Saved{store, ticket, store.SaveAs(ticket, a)} }
}

// CatchUp is Save where something is still on its way to the disk, and nil
// where nothing is. Once it is done, everything is there.
func (s *Document) CatchUp() func() Saved {
	if s.Pending <= 0 && s.Failed == nil {
		return nil
	}
	return s.Save()
}

// Note takes over how a save went. Saves may overtake each other, so only the
// newest one says whether the file is up to date.
func (s *Document) Note(msg Saved) {
	s.Pending--
	if msg.ticket > s.newest {
		s.newest, s.Failed = msg.ticket, msg.err
	}
}

// Flush saves what is not on disk yet and returns when it is there. An
// assessment that was only begun gets its file here.
func (s *Document) Flush() error {
	if s.Store == nil && s.Begun {
		var err error
		s.Store, err = Create(s.Folder, s.Assessment)
		return err
	}
	if s.Store == nil || (s.Pending <= 0 && s.Failed == nil) {
		return nil
	}
	return s.Store.Save(s.Assessment)
}
