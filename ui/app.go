package ui

import (
	"errors"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"yourpart/ui/document"
	"yourpart/ui/interview"
)

// A screen is one page of the wizard. It owns its state and never reaches
// into another screen; to move, it returns a command that sends a message.
type screen interface {
	Init() tea.Cmd
	// Update handles a message. An overlay that returns no screen is closed.
	Update(tea.Msg) (screen, tea.Cmd)
	// View draws the page in a box of that size. What does not fit is cut.
	View(width, height int) string
	// Keys are shown in the footer and in the help.
	Keys() []key.Binding
	// Head is shown at the top right, and on the line below at the left.
	Head() (right, left string)
}

// A step is a screen with its place in the wizard.
type step struct {
	title string
	open  func(*session) screen
}

// The steps of the wizard, first to last.
const (
	stepHome = iota
	stepProfile
	stepStack
	stepDetails
	stepDuties
	stepQuestions
	stepReview
	stepResults
	stepPlan
	stepExport
)

// steps is the screen of each. To add one, write its file, name its place above
// and key it here.
var steps = []step{
	stepHome:      {"Home", newHome},
	stepProfile:   {"Profile", newProfile},
	stepStack:     {"Stack", newStack},
	stepDetails:   {"Details", newDetails},
	stepDuties:    {"Who does what", newDuties},
	stepQuestions: {"Questions", newQuestions},
	stepReview:    {"Review", newReview},
	stepResults:   {"Results", newResults},
	stepPlan:      {"Plan", newPlan},
	stepExport:    {"Export", newExport},
}

// The app's own keys are never printable, so they cannot collide with typing.
var (
	keyQuit = key.NewBinding(key.WithKeys("ctrl+c"), key.WithHelp("ctrl+c", "save and quit"))
	keyHelp = key.NewBinding(key.WithKeys("f1"), key.WithHelp("f1", "help"))
	keySave = key.NewBinding(key.WithKeys("ctrl+s"), key.WithHelp("ctrl+s", "save"))

	keySuspend = key.NewBinding(key.WithKeys("ctrl+z"), key.WithHelp("ctrl+z", "back to the shell; fg comes back"))
	keyRedraw  = key.NewBinding(key.WithKeys("ctrl+l"), key.WithHelp("ctrl+l", "draw the screen again"))
)

// keyAsk is help as well, where nothing is typed and the page has no other use for it: some
// programs keep f1 for themselves.
var keyAsk = key.NewBinding(key.WithKeys("?", "f1"), key.WithHelp("? f1", "help"))

// app is the root: it knows steps and messages, never a screen's fields.
type app struct {
	s        *session
	step     int
	screen   screen
	overlays []screen
	width    int
	height   int
	sized    bool // the terminal said how large it is
	leaving  bool // quit as soon as everything is saved
	typing   bool // the page that is drawn has a line of text
	repeats  int  // how often the last key came again by itself
}

func newApp(s *session) app {
	a := app{s: s}
	if s.Store != nil {
		a.step, a.overlays = resume(s), s.newer()
	}
	a.screen = steps[a.step].open(s)
	return a
}

// resume is the step at which an opened assessment goes on.
func resume(s *session) int {
	switch {
	case s.Assessment.Profile.Name == "":
		return stepProfile
	case len(s.Assessment.Services) == 0:
		return stepStack
	case len(s.Assessment.Answers) == 0:
		return stepDetails
	case interview.OpenQuestions(s.Interview) > 0:
		return stepQuestions
	}
	return stepReview
}

// Init asks the terminal for its background; nothing waits for the reply.
func (a app) Init() tea.Cmd { return tea.Batch(tea.RequestBackgroundColor, a.screen.Init()) }

// Update handles a message and what screens posted because of it, so that the
// next key finds the page that the last one led to.
func (a app) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m, cmd := a.handle(msg)
	cmds := []tea.Cmd{cmd}
	for len(a.s.posted) > 0 {
		next := a.s.posted[0]
		a.s.posted = a.s.posted[1:]
		m, cmd = m.(app).handle(next)
		cmds = append(cmds, cmd)
	}
	return m, tea.Batch(cmds...)
}

// handle sees to what concerns the app and hands the rest to the overlay on
// top, or to the screen.
func (a app) handle(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		a.width, a.height, a.sized = msg.Width, msg.Height, true
		return a, nil
	case tea.BackgroundColorMsg, tea.ColorProfileMsg, refusedMsg, widthMsg, redrawMsg, resumedMsg:
		return a.terminal(msg)
	case tea.PasteMsg:
		if a.blind() {
			return a, nil
		}
	case tea.KeyPressMsg:
		if a = a.count(msg); a.ignores(msg) {
			return a, nil
		}
		a.s.told = ""
		if msg.Code == tea.KeyEscape && msg.Mod == tea.ModAlt { // two quick ones come as one
			msg.Mod = 0
			return a.forward(msg)
		}
		if cmd, ok := a.ownKey(msg); ok {
			return a, cmd
		}
	case tea.ModeReportMsg:
		a.s.joins = a.s.joins || (msg.Mode == ansi.ModeUnicodeCore && msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset)
		return a, nil
	case tea.MouseMsg:
		if !a.s.Mouse || a.blind() {
			return a, nil
		}
		return a.mouse(msg)
	case document.Saved:
		return a.saved(msg)
	}
	if next, cmd, ok := a.navigate(msg); ok {
		return next, cmd
	}
	return a.forward(msg)
}

// ownKey handles the app's own keys.
func (a app) ownKey(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	switch {
	case key.Matches(msg, keyQuit):
		return a.s.post(quitMsg{}), true
	case key.Matches(msg, keySave) && a.s.Store == nil:
		return a.s.post(failMsg{errors.New("there is no file yet; it is made once the business has a name and you go on")}), true
	case key.Matches(msg, keySave):
		return a.s.save(), true
	case key.Matches(msg, keyMouse):
		a.s.Mouse = !a.s.Mouse
		return nil, true
	case a.stepKey(msg):
		return nil, true
	case key.Matches(msg, keySuspend):
		return a.suspend(), true
	case key.Matches(msg, keyRedraw):
		return tea.ClearScreen, true
	case key.Matches(msg, keyHelp), msg.String() == "?" && a.asks():
		if p, ok := a.top().(page); ok && p.help {
			return a.s.post(closeMsg{}), true
		}
		return a.s.post(showMsg{newHelp(a.s, a.top(), a.goKeys()...)}), true
	}
	return nil, false
}

// top is the overlay on top, or the screen.
func (a app) top() screen {
	if n := len(a.overlays); n > 0 {
		return a.overlays[n-1]
	}
	return a.screen
}

// forward hands keys to the top only; other messages go to every page, as
// each knows its own.
func (a app) forward(msg tea.Msg) (tea.Model, tea.Cmd) {
	var cmds []tea.Cmd
	_, isKey := msg.(tea.KeyPressMsg)
	_, isPaste := msg.(tea.PasteMsg)
	a.overlays = append([]screen(nil), a.overlays...)
	for i := len(a.overlays) - 1; i >= 0; i-- {
		var cmd tea.Cmd
		a.overlays[i], cmd = a.overlays[i].Update(msg)
		cmds = append(cmds, cmd)
		if a.overlays[i] == nil {
			a.overlays = slices.Delete(a.overlays, i, i+1)
		}
		if isKey || isPaste {
			return a, tea.Batch(cmds...)
		}
	}
	var cmd tea.Cmd
	a.screen, cmd = a.screen.Update(msg)
	return a, tea.Batch(append(cmds, cmd)...)
}
