package ui

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"sync/atomic"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/interview"
	"yourpart/ui/tty"
)

// Messages that screens send to the app.
type (
	nextMsg struct{}
	backMsg struct{}
	gotoMsg struct{ step int }
	stepMsg struct{ step int } // to a step that a person named, from wherever
	jumpMsg struct {           // to a question, and the row of a service
		to       questionnaire.CellID
		together bool // with those that are asked about together, if it is one of them
		returns  bool // from a list of the step at hand, and back to it when done
		row      int  // of that list, from 1; 0 where the list notes it itself
	}
	detailsMsg struct { // to the details of a service, by its key
		service string
		returns bool // from the review, and back to it when done
	}
	failMsg  struct{ err error }
	showMsg  struct{ over screen } // an overlay
	closeMsg struct{}              // the overlay on top
	quitMsg  struct{}
	stopMsg  struct{} // the program was asked to stop from outside
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
	case stepMsg:
		next, cmd := a.goTo(msg.step)
		return next, cmd, true
	case jumpMsg:
		v := questionsAt(a.s, msg.to)
		if msg.together {
			a.s.Split(msg.to.Control, false)
		}
		if v.returns, v.from = msg.returns, a.step; msg.row > 0 {
			a.s.cameFrom = msg.row
		}
		a.step, a.screen, a.overlays = stepQuestions, v, nil
		return a, a.screen.Init(), true
	case detailsMsg:
		next, cmd := a.show(stepDetails)
		a = next.(app)
		if d, ok := a.screen.(details); ok {
			d.returns = msg.returns
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

// The keys that lead to any step. A digit does so at once where it has no other meaning.
var (
	keyGo   = key.NewBinding(key.WithKeys("g", "ctrl+g"), key.WithHelp("g", "go to"))
	keyStep = key.NewBinding(key.WithKeys("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), key.WithHelp("0-9", "go to that step"))
)

// A texted page has letters and digits typed into it, now or always.
type texted interface{ takesText() bool }

func (p profile) takesText() bool  { return true }
func (v stack) takesText() bool    { return true }
func (v plan) takesText() bool     { return v.typing }
func (v exporter) takesText() bool { return v.at == v.folderRow() || v.job.busy }

// goKeys are the keys that lead from a page to any step: none from an overlay. The digits
// are among them where they neither write nor answer.
func (a app) goKeys() []key.Binding {
	if len(a.overlays) > 0 {
		return nil
	}
	if page, ok := a.screen.(texted); ok && page.takesText() {
		return []key.Binding{key.NewBinding(key.WithKeys("ctrl+g"), key.WithHelp("ctrl+g", "go to"))}
	}
	if _, ok := a.screen.(questions); ok {
		return []key.Binding{keyGo}
	}
	return []key.Binding{keyGo, keyStep}
}

// stepKey handles the keys that lead to any step.
func (a app) stepKey(msg tea.KeyPressMsg) bool {
	for i, k := range a.goKeys() {
		switch {
		case !key.Matches(msg, k):
		case i == 0:
			a.s.post(showMsg{stepList{s: a.s, at: a.step, here: a.step}})
			return true
		default:
			a.s.post(stepMsg{int(msg.String()[0] - '0')})
			return true
		}
	}
	return false
}

// goTo goes to a step by its number. What is typed in the profile is taken over first.
func (a app) goTo(n int) (tea.Model, tea.Cmd) {
	if v, ok := a.screen.(exporter); ok && v.job.busy {
		return a, a.s.tell("the reports are being written; esc stops that")
	}
	if a.s.Store == nil && n > stepProfile {
		return a, a.s.tell("give the business a name first; then every step is open")
	}
	if n == a.step {
		a.overlays = nil
		return a, nil
	}
	var save tea.Cmd
	if p, ok := a.screen.(profile); ok {
		p.remember()
		if a.s.Store != nil {
			save = a.s.attempt(p.apply)
		}
	}
	next, cmd := a.show(n)
	return next, tea.Batch(save, cmd)
}

// A stepList is an overlay to go to any step.
type stepList struct {
	s        *session
	at, here int
}

func (v stepList) Init() tea.Cmd { return nil }

func (v stepList) Update(msg tea.Msg) (screen, tea.Cmd) {
	k, ok := msg.(tea.KeyPressMsg)
	switch {
	case !ok:
	case key.Matches(k, keyList):
		v.at = moved(v.at, len(steps), k.String())
	case key.Matches(k, keyStep):
		return nil, v.s.post(stepMsg{int(k.String()[0] - '0')})
	case key.Matches(k, keyPick):
		return nil, v.s.post(stepMsg{v.at})
	case key.Matches(k, keyBackLeft), key.Matches(k, keyGo):
		return nil, nil
	}
	return v, nil
}

func (v stepList) View(width, height int) string {
	st := v.s.st
	return st.list(len(steps), v.at, width, height, func(i, w int) string {
		detail := ""
		switch open := interview.OpenQuestions(v.s.Interview); {
		case i == v.here:
			detail = "you are here"
		case i == stepQuestions && open > 0:
			detail = text.Plural(open, "page") + " with open rows"
		}
		return st.menu(i, i == v.at, fmt.Sprintf("%d  %s", i, steps[i].title), detail, w)
	})
}

func (v stepList) Keys() []key.Binding {
	return []key.Binding{keyPick, keyList, keyStep, keyBackLeft, key.NewBinding(key.WithKeys("g", "ctrl+g"), key.WithHelp("g", "close"))}
}

func (v stepList) Head() (right, left string) { return "", "Go to" }

func (v stepList) point(row, _ int) (screen, tea.Cmd) {
	return nil, v.s.post(stepMsg{row})
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
