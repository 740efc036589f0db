// Package screens draws a workshop: the questions for a participant, the board for the
// facilitator, and both line by line where there is no screen. It reads the state of a room
// and asks it for changes; it knows neither of files nor of how people came in.
package screens

import (
	"fmt"
	"io"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"yourpart/internal/text"
	"yourpart/ui/workshop/room"
)

// framesPerSecond is how often a screen may change. Every session has a clock of its own,
// so more would cost a busy room much and gain nobody anything.
const framesPerSecond = 24

// A Size is that of a window, in columns and lines.
type Size struct{ Columns, Lines int }

// A Terminal is where somebody sits: a session from afar, or this computer's own.
type Terminal struct {
	In  io.Reader
	Out io.Writer
	Env []string // with TERM
	// Here is set for the terminal that the program was started in: the system tells of
	// its size, and In and Out have to be put into the right mode.
	Here bool
	// Lines is set where nothing can be drawn, or somebody wants lines.
	Lines bool
	// ASCII is set where marks have to be ASCII whatever the terminal says of its letters.
	ASCII  bool
	Size   Size
	Resize <-chan Size
	Gone   <-chan struct{} // closed when nobody is there any more
	// Counted has the window's title count the states, for who measures.
	Counted bool
}

// env is a variable of the terminal.
func (t *Terminal) env(name string) (value string) {
	for _, e := range t.Env {
		if v, ok := strings.CutPrefix(e, name+"="); ok {
			value = v
		}
	}
	return value
}

// plain reports whether marks have to be ASCII. A client that says nothing of its letters is
// taken to know them.
func (t *Terminal) plain() bool {
	if t.ASCII {
		return true
	}
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := strings.ToLower(t.env(name)); v != "" {
			return !strings.Contains(v, "utf-8") && !strings.Contains(v, "utf8")
		}
	}
	return false
}

// profile is how many colours the terminal has by what it says of itself. It is never left
// to be found out: on the system of the server there may be no terminal, or another one.
func (t *Terminal) profile() colorprofile.Profile { return colorprofile.Env(t.Env) }

// options are those of a program for a terminal from afar.
func (t *Terminal) options() []tea.ProgramOption {
	o := []tea.ProgramOption{tea.WithInput(t.In), tea.WithOutput(t.Out), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler()}
	if t.Here {
		return o
	}
	return append(o, tea.WithEnvironment(t.Env), tea.WithWindowSize(t.Size.Columns, t.Size.Lines), tea.WithColorProfile(t.profile()))
}

// Messages from outside of a screen.
type (
	rungMsg  struct{}             // the room changed
	overMsg  struct{ why string } // the session is over
	tickMsg  struct{}             // a second went by
	askedMsg struct{ err error }  // what was asked for is done, or cannot be
)

// A frame is a model of which a mistake ends the session and nothing else. It hears the bell.
type frame struct {
	tea.Model
	t     *Terminal
	visit *room.Visit
	state func() *room.State
	over  <-chan struct{}
	end   chan struct{}
	fault *atomic.Pointer[string]
	said  *atomic.Pointer[string] // what is told after the end
}

// run shows a model until it ends, and returns what is to be told then.
func run(t *Terminal, v *room.Visit, r *room.Room, m tea.Model) (last string, err error) {
	f := frame{m, t, v, r.State, r.Over(), make(chan struct{}), &atomic.Pointer[string]{}, &atomic.Pointer[string]{}}
	p := tea.NewProgram(f, t.options()...)
	go f.outside(p)
	_, err = p.Run()
	close(f.end)
	if why := f.fault.Load(); why != nil {
		return "", fmt.Errorf("internal error (%s); what was said to be saved is saved", *why)
	}
	if said := f.said.Load(); said != nil {
		last = *said
	}
	return last, err
}

// outside tells the program of what does not come from its keys. Only the goroutine of this
// session waits for it.
func (f frame) outside(p *tea.Program) {
	for {
		select {
		case size := <-f.t.Resize:
			p.Send(tea.WindowSizeMsg{Width: size.Columns, Height: size.Lines})
		case <-f.visit.Over:
			p.Send(overMsg{taken})
			return
		case <-f.over:
			p.Send(overMsg{theEnd})
			return
		case <-f.t.Gone:
			p.Kill()
			return
		case <-f.end:
			return
		}
	}
}

// listen waits for the bell.
func (f frame) listen() tea.Msg {
	select {
	case <-f.visit.Bell:
		return rungMsg{}
	case <-f.end:
		return nil
	}
}

// Init begins the model.
func (f frame) Init() tea.Cmd { return tea.Batch(f.Model.Init(), f.listen) }

// Update hands the model a message.
func (f frame) Update(msg tea.Msg) (next tea.Model, cmd tea.Cmd) {
	defer f.caught(func() { next, cmd = f, tea.Quit })
	if f.fault.Load() != nil {
		return f, tea.Quit
	}
	if over, ok := msg.(overMsg); ok {
		f.said.Store(&over.why)
		return f, tea.Quit
	}
	m, cmd := f.Model.Update(msg)
	f.Model = m
	if _, rung := msg.(rungMsg); rung {
		cmd = tea.Batch(cmd, f.listen)
	}
	return f, cmd
}

// View draws the model.
func (f frame) View() (v tea.View) {
	defer f.caught(func() { v = tea.View{} })
	if f.fault.Load() != nil {
		return v
	}
	v = f.Model.View()
	v.AltScreen = true
	if v.WindowTitle = "yourpart workshop"; f.t.Counted {
		v.WindowTitle = fmt.Sprintf("yourpart answers %d.", f.state().Given)
	}
	return v
}

// caught notes a mistake. It is to be deferred.
func (f frame) caught(then func()) {
	if r := recover(); r != nil {
		why := text.CleanLine(fmt.Sprint(r))
		f.fault.CompareAndSwap(nil, &why)
		then()
	}
}

// ask has the room make a change.
func ask(r *room.Room, c room.Change) tea.Cmd {
	return func() tea.Msg { return askedMsg{<-r.Ask(c)} }
}
