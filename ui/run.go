// Package ui is the wizard: one file a screen. What it asks and lists comes from
// interview, and the open assessment from document, as for the line prompts.
//
// The app owns the steps, the overlays and the frame around them. A screen
// owns one page: it never reaches into another, and moves by sending messages.
// Everything on disk happens in commands, never in Update.
package ui

import (
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"yourpart/internal/text"
	"yourpart/ui/document"
	"yourpart/ui/leave"
	"yourpart/ui/prompt"
	"yourpart/ui/tty"
)

// Options is what the wizard needs from the outside. Where its keys do not ask
// for the passphrase of an encrypted file, the screens do.
type Options struct {
	prompt.Options
	Plain bool // line-by-line prompts instead of screens
	Mouse bool // clicks and the wheel; f2 turns them on and off
}

// framesPerSecond is how often the screen may change. A frame waits for its
// turn, so twice the usual rate halves the wait after a key.
const framesPerSecond = 120

// heapGrowth is by how much memory may grow, in percent, before what is no longer
// used is collected. A firm with 100 services stays below 40 MB so, and each
// collection is short, as little is in use.
const heapGrowth = 40

// saveMemory sets it: at once where the file to open is large, else when the
// first screen stands. Until then nothing is collected at all, which would only
// keep that screen waiting.
func saveMemory(path string) *time.Timer {
	const large = 50_000 // bytes
	wait := 50 * time.Millisecond
	if info, err := os.Stat(path); err == nil && info.Size() > large {
		wait = 0
	} else {
		debug.SetGCPercent(-1)
	}
	return time.AfterFunc(wait, func() { debug.SetGCPercent(heapGrowth) })
}

// Run shows the wizard until the user leaves it. Everything answered is on
// disk when it returns, whatever the error.
func Run(o Options) error {
	if o.Plain {
		return prompt.Run(o.Options)
	}
	defer saveMemory(o.Path).Stop()
	s := newSession(o)
	defer s.Close()
	var over []screen
	if o.Path != "" {
		err := s.Open(o.Path)
		switch {
		case err != nil && !document.Opens(err):
			return err
		case err != nil:
			over = append(over, s.trouble(err))
		}
	}
	first := newApp(s)
	first.overlays = append(first.overlays, over...)
	err := show(first, o.In, o.Out)
	lost := s.Flush()
	var fault *leave.Fault
	if errors.As(err, &fault) && s.Store != nil {
		fault.In(text.Shown(s.Store.Path()))
	}
	if lost != nil && fault == nil {
		return lost
	}
	if fault == nil && s.Store != nil {
		for _, line := range document.Farewell(s.Store.Path(), s.reports) {
			_, _ = fmt.Fprintln(o.Out, text.Printed(line)) // where the terminal is still there
		}
	}
	return err
}

// show runs a model on the terminal until it ends, is asked to stop from
// outside, or makes a mistake of its own, which is an error of type *leave.Fault.
// The terminal is as it was then.
func show(first tea.Model, in io.Reader, out io.Writer) error {
	var p *tea.Program
	var fault fault
	stop := func() { p.Send(stopMsg{}) }
	env := tty.Env{Get: os.Getenv}
	ends := tty.Hooks{Env: env, Gone: stop, Refused: func() { go p.Send(refusedMsg{}) }}
	if a, ok := first.(app); ok {
		ends.Mouse, ends.Typing = a.s.live.mouse.Load, a.s.live.typing.Load
		ends.Probe, ends.Width = a.s.marks == tty.Signs, func(columns int) { p.Send(widthMsg(columns)) }
		a.s.stopper = &tty.Stopper{Back: func() { p.Send(redrawMsg{}) }}
		a.s.links = env.Links()
	}
	in, out = tty.Open(in, out, ends)
	options := []tea.ProgramOption{tea.WithInput(in), tea.WithOutput(out), tea.WithFPS(framesPerSecond), tea.WithoutSignalHandler()}
	if env.Uncoloured() {
		options = append(options, tea.WithColorProfile(colorprofile.ASCII))
	}
	p = tea.NewProgram(guarded{first, &fault, func() { p.Quit() }}, options...)
	if a, ok := first.(app); ok {
		defer a.s.stopper.Listen()()
	}
	// Bubble Tea's own handler knows nothing of closed windows, and tears down
	// too quickly after an interrupt.
	defer leave.On(leave.Asked(), func(os.Signal) { stop() })()
	_, err := p.Run()
	if f := fault.Load(); f != nil {
		return f
	}
	return err
}

// A fault is the first mistake of the wizard's own, if there was one.
type fault = atomic.Pointer[leave.Fault]

// guarded is a model of which a panic ends the program as quitting does. Bubble
// Tea's own way prints the stack over whatever is on the screen.
type guarded struct {
	tea.Model
	fault *fault
	quit  func() // ends the program
}

// Init begins the model.
func (g guarded) Init() (cmd tea.Cmd) {
	defer g.catch(func() { cmd = tea.Quit })
	return g.command(g.Model.Init())
}

// Update hands the model a message, unless it has made a mistake before.
func (g guarded) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	if g.fault.Load() != nil {
		return g, tea.Quit
	}
	defer g.catch(func() { m, cmd = g, tea.Quit })
	next, cmd := g.Model.Update(msg)
	return guarded{next, g.fault, g.quit}, g.command(cmd)
}

// View draws the model, and nothing once it has made a mistake.
func (g guarded) View() (v tea.View) {
	if g.fault.Load() != nil {
		return v
	}
	defer g.catch(func() {
		v = tea.View{}
		go g.quit() // as it is Bubble Tea that waits for the view
	})
	return g.Model.View()
}

// command guards a command, and those that it brings along in one message, as
// tea.Batch and tea.Sequence do.
func (g guarded) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer g.catch(func() { msg = tea.Quit() })
		msg = cmd()
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				list.Index(i).Set(reflect.ValueOf(g.command(list.Index(i).Interface().(tea.Cmd))))
			}
		}
		return msg
	}
}

// catch notes a panic and sees to what is left to do then. It is to be deferred.
func (g guarded) catch(then func()) {
	if r := recover(); r != nil {
		g.fault.CompareAndSwap(nil, leave.Caught(r))
		then()
	}
}
