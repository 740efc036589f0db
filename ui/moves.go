package ui

import (
	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire"
)

// Messages that screens send to the app.
type (
	nextMsg struct{}
	backMsg struct{}
	gotoMsg struct{ step int }
	jumpMsg struct { // to a question, and the row of a service
		to       questionnaire.CellID
		together bool // with those that are asked about together, if it is one of them
		mend     bool // from the review, and back to it when done
	}
	detailsMsg struct{ service string } // to the details of a service, by its key
	failMsg    struct{ err error }
	showMsg    struct{ over screen } // an overlay
	closeMsg   struct{}              // the overlay on top
	quitMsg    struct{}
	stopMsg    struct{} // the program was asked to stop from outside
)

// send brings a message later. Where a key moves on, post is right: the next
// key may be on its way already.
func send(m tea.Msg) tea.Cmd { return func() tea.Msg { return m } }

// navigate handles the messages by which screens move.
func (a app) navigate(msg tea.Msg) (tea.Model, tea.Cmd, bool) {
	switch msg := msg.(type) {
	case quitMsg:
		drafts, typed := a.keepDrafts(), a.keepProfile()
		next, cmd := a.quit()
		return next, tea.Batch(drafts, typed, cmd), true
	case stopMsg:
		a.keepDrafts() // Run saves them
		a.keepProfile()
		return a, tea.Quit, true
	case lostMsg:
		return a, tea.Quit, true
	case nextMsg:
		next, cmd := a.show(min(a.step+1, len(steps)-1))
		return next, cmd, true
	case backMsg:
		next, cmd := a.show(max(a.step-1, 0))
		return next, cmd, true
	case gotoMsg:
		next, cmd := a.show(msg.step)
		return next, cmd, true
	case jumpMsg:
		v := questionsAt(a.s, msg.to)
		if msg.together {
			a.s.Split(msg.to.Control, false)
		}
		v.mending, v.from = msg.mend, a.step
		a.step, a.screen, a.overlays = stepQuestions, v, nil
		return a, a.screen.Init(), true
	case detailsMsg:
		next, cmd := a.show(stepDetails)
		a = next.(app)
		if d, ok := a.screen.(details); ok {
			a.screen = d.of(msg.service)
		}
		return a, cmd, true
	case openedMsg:
		next, cmd := a.opened(msg)
		return next, cmd, true
	case protectedMsg:
		next, cmd := a.protected(msg)
		return next, cmd, true
	case createdMsg:
		next, cmd := a.created(msg)
		return next, cmd, true
	case readMsg:
		return a, msg.do(msg.file), true
	case failMsg:
		a.leaving = false
		a.overlays = append(a.overlays, a.s.trouble(msg.err))
		return a, nil, true
	case showMsg:
		a.overlays = append(a.overlays, msg.over)
		return a, msg.over.Init(), true
	case closeMsg:
		if n := len(a.overlays); n > 0 {
			a.overlays = a.overlays[:n-1]
		}
		return a, nil, true
	}
	return a, nil, false
}

// opened goes on with the file that was opened, where the one at hand may be left.
func (a app) opened(msg openedMsg) (tea.Model, tea.Cmd) {
	if err := a.s.Unsaved(); err != nil {
		if msg.store != nil {
			_ = msg.store.Close()
		}
		return a, send(failMsg{err})
	}
	a.s.take(msg.store, msg.a)
	if a.leaving {
		return a, tea.Quit
	}
	next, cmd := a.show(resume(a.s))
	a = next.(app)
	a.overlays = a.s.newer()
	return a, cmd
}

// created goes on with the file that was made for a new assessment.
func (a app) created(msg createdMsg) (tea.Model, tea.Cmd) {
	a.s.Pending--
	if msg.err != nil {
		return a, send(failMsg{msg.err})
	}
	return a.opened(openedMsg{msg.store, msg.a})
}

// show opens a step anew.
func (a app) show(n int) (tea.Model, tea.Cmd) {
	a.step, a.overlays = n, nil
	a.screen = steps[n].open(a.s)
	return a, a.screen.Init()
}
