package ui

import (
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"yourpart/questionnaire"
	"yourpart/ui/tty"
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
		v.mending = msg.mend
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

// Messages about the terminal.
type (
	refusedMsg struct{}            // a letter was left out, as it was not UTF-8
	widthMsg   int                 // how many columns a sign takes
	redrawMsg  struct{}            // others stopped it, and it goes on
	resumedMsg struct{ err error } // it goes on after it stopped itself
)

// live is what the terminal's input asks about while pages change.
type live struct{ typing, mouse atomic.Bool }

// terminal handles a message about the terminal.
func (a app) terminal(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		a.s.look.told, a.s.look.dark = true, msg.IsDark()
		*a.s.st = *a.s.look.palette().styles()
	case tea.ColorProfileMsg:
		if few := msg.Profile == colorprofile.ANSI; few != a.s.look.few {
			a.s.look.few = few
			*a.s.st = *a.s.look.palette().styles()
		}
	case refusedMsg:
		a.s.tell("This terminal does not send UTF-8, so a letter was left out.")
	case widthMsg:
		if msg == 1 {
			return a, nil
		}
		if a.s.marks = tty.Plain; msg == 2 {
			a.s.marks = tty.Narrow
		}
		return a, tea.ClearScreen
	case redrawMsg:
		return a, tea.Exec(nothing{}, func(error) tea.Msg { return resumedMsg{} })
	case resumedMsg:
		if msg.err != nil {
			a.s.tell("Not stopped: " + msg.err.Error())
		}
		return a, tea.ClearScreen
	}
	return a, nil
}

// suspend stops the program as shells are used to, and draws the screen once it goes on.
func (a app) suspend() tea.Cmd {
	if a.s.stopper == nil {
		return a.s.tell("Not stopped: " + tty.ErrAlone.Error())
	}
	return tea.Exec(a.s.stopper, func(err error) tea.Msg { return resumedMsg{err} })
}

// nothing is run where the terminal is only to be set up again.
type nothing struct{}

func (nothing) Run() error          { return nil }
func (nothing) SetStdin(io.Reader)  {}
func (nothing) SetStdout(io.Writer) {}
func (nothing) SetStderr(io.Writer) {}

// count notes how often a held key came again.
func (a app) count(k tea.KeyPressMsg) app {
	if a.repeats++; !k.IsRepeat {
		a.repeats = 0
	}
	return a
}

// ignores reports whether a key cannot be meant: nothing can be seen that it is for, or it comes
// of a key that is held. A held key moves, and types. Held from the questions on, Enter leads no
// further than to the review, and held at all it writes no file.
func (a app) ignores(k tea.KeyPressMsg) bool {
	const few = 3 // that somebody may have pressed quickly
	if a.blind() {
		return !key.Matches(k, keyQuit, keySuspend, keyRedraw)
	}
	switch {
	case a.repeats == 0 || key.Matches(k, keyScroll):
		return false
	case k.Code == tea.KeyEnter && a.step == stepExport:
		return true
	case a.repeats < few:
		return false
	case k.Code == tea.KeyEnter:
		return a.step >= stepReview || len(a.overlays) > 0
	}
	return k.Text != "" && !a.types()
}

// types reports whether a line of text is typed on the page on top.
func (a app) types() bool { return strings.Contains(a.frame(), caret) }

// uses reports whether the page on top has a use for a key.
func (a app) uses(name string) bool {
	return slices.ContainsFunc(a.top().Keys(), func(k key.Binding) bool { return k.Enabled() && slices.Contains(k.Keys(), name) })
}

// asks reports whether ? asks for help here.
func (a app) asks() bool { return !a.uses("?") && !a.types() }
