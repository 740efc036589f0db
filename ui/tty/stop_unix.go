//go:build unix

package tty

import (
	"io"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

// A Stopper stops the program as ctrl+z does, and hears when it goes on after another program
// has stopped it. That one's signal is left to the system: Go, once it listens to SIGTSTP, keeps
// it from stopping anything.
type Stopper struct {
	// Back is called when the program goes on after it was stopped by others.
	Back func()

	own atomic.Bool // it is the program itself that stops
}

// Listen begins to listen, until the function that it returns is called.
func (s *Stopper) Listen() (undo func()) {
	back, done := make(chan os.Signal, 1), make(chan struct{})
	signal.Notify(back, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-back:
				if !s.own.Load() {
					s.Back()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(back)
		close(done)
	}
}

// Run stops the program, and returns once it goes on. Where nobody can make it go on, the
// system stops nothing, and it returns soon with ErrAlone. The terminal is to be as the shell
// wants it by then.
func (s *Stopper) Run() error {
	const stopping = 300 * time.Millisecond // the system takes less
	on := make(chan os.Signal, 1)
	signal.Notify(on, syscall.SIGCONT)
	defer signal.Stop(on)
	s.own.Store(true)
	defer s.own.Store(false)
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return err
	}
	select {
	case <-on:
		return nil
	case <-time.After(stopping):
	}
	select {
	case <-on: // as time went by while it was stopped
		return nil
	default:
		return ErrAlone
	}
}

// SetStdin does nothing; it is there for Bubble Tea.
func (s *Stopper) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (s *Stopper) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (s *Stopper) SetStderr(io.Writer) {}
