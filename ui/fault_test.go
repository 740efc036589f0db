//go:build unix

package ui

import (
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/creack/pty"
	"golang.org/x/term"

	"yourpart/ui/leave"
)

// A broken model makes a mistake in one place.
type broken struct {
	where  string
	broken bool // View is, from now on
}

type goOnMsg struct{}

func mistake() tea.Msg { panic("a mistake\nof ours \x1b[31m") }

func (b broken) Init() tea.Cmd {
	if b.where == "Init" {
		mistake()
	}
	return func() tea.Msg { return goOnMsg{} }
}

func (b broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(goOnMsg); !ok {
		return b, nil
	}
	switch b.where {
	case "Update":
		mistake()
	case "View":
		b.broken = true
	case "command":
		return b, mistake
	case "batch":
		return b, tea.Batch(tea.RequestBackgroundColor, mistake)
	case "sequence":
		return b, tea.Sequence(tea.RequestBackgroundColor, tea.Batch(mistake, tea.RequestBackgroundColor))
	}
	return b, nil
}

func (b broken) View() tea.View {
	if b.broken {
		mistake()
	}
	v := tea.NewView("a page")
	v.AltScreen, v.MouseMode = true, tea.MouseModeCellMotion
	return v
}

// TestFault: a mistake of ours, wherever it is made, leaves the terminal as it
// was and is one line; the stack dump comes where it is asked for.
func TestFault(t *testing.T) {
	for _, where := range []string{"Init", "Update", "View", "command", "batch", "sequence"} {
		t.Run(where, func(t *testing.T) {
			t.Setenv("GOTRACEBACK", "")
			control, tty, err := pty.Open()
			if err != nil {
				t.Fatal(err)
			}
			defer control.Close()
			defer tty.Close()
			var screen strings.Builder
			listened := make(chan struct{})
			go func() { _, _ = io.Copy(&screen, control); close(listened) }()
			before, _ := term.GetState(int(tty.Fd()))
			err = show(broken{where: where}, tty, tty)
			after, _ := term.GetState(int(tty.Fd()))
			_ = tty.Close()
			<-listened
			var fault *leave.Fault
			if !errors.As(err, &fault) || err.Error() != `internal error ("a mistake\nof ours \x1b[31m"); your file is as it was last saved` {
				t.Errorf("it ends with %v", err)
			}
			if !reflect.DeepEqual(after, before) {
				t.Errorf("the terminal is left as %+v, it was %+v", after, before)
			}
			said := screen.String()
			if strings.Contains(said, "goroutine") || strings.LastIndex(said, "\x1b[?1049h") > strings.LastIndex(said, "\x1b[?1049l") {
				t.Errorf("on the screen is %q", said)
			}
			if fault == nil || fault.Stack() != "" {
				t.Error("the stack is told, and nobody asked for it")
			}
			t.Setenv("GOTRACEBACK", "all")
			if fault != nil && !strings.Contains(fault.Stack(), "mistake") {
				t.Errorf("the stack is %q", fault.Stack())
			}
		})
	}
}
