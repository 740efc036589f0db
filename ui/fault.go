package ui

import (
	"reflect"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"

	"yourpart/ui/leave"
)

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
