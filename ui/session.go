package ui

import (
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// A session is the assessment at hand and all that screens share. Screens
// read the report; they change the assessment through change only.
type session struct {
	*interview.Interview
	Mouse  bool // clicks and the wheel count
	st     *styles
	posted []tea.Msg // what screens told the app since the last message
	trial  trial
	show   planShow
	wanted wanted
	mended int // the row of the review that led to the question at hand
	// reminded is true once the stack asked what was forgotten.
	reminded bool
	joins    bool // the terminal draws joined emoji as one
	// typed is what was in those of the profile's fields that could not be
	// taken over when it was left.
	typed map[int]string
}

// post tells the app something before the next key. It returns no command, so
// that it can stand where one is expected.
func (s *session) post(m tea.Msg) tea.Cmd {
	s.posted = append(s.posted, m)
	return nil
}

func newSession(o Options) *session {
	return &session{Interview: &interview.Interview{Document: document.New(o.Options.Options)}, Mouse: o.Mouse, st: anyStyles()}
}

// take makes an opened file the one at hand, for the screens too.
func (s *session) take(store *store.Store, a questionnaire.Assessment) {
	s.Document.Take(store, a)
	s.typed, s.trial, s.show, s.wanted = nil, trial{}, planShow{}, wanted{}
	s.reminded, s.mended = false, 0
}

// createdMsg says how making a new assessment's file went.
type createdMsg struct {
	store *store.Store
	a     questionnaire.Assessment
	err   error
}
