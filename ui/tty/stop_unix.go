//go:build unix

package tty

import (
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// A Stopper stops the program as ctrl+z does, and hears when another program stops it or has
// stopped it.
type Stopper struct {
	// Stop is called when it is to stop, Back when it goes on after it was stopped by others.
	Stop, Back func()

	asked, back chan os.Signal
	own         chan struct{} // full while it is the program itself that stops
}

// Listen begins to listen, until the function that it returns is called.
func (s *Stopper) Listen() (undo func()) {
	s.asked, s.back, s.own = make(chan os.Signal, 1), make(chan os.Signal, 1), make(chan struct{}, 1)
	done := make(chan struct{})
	signal.Notify(s.asked, syscall.SIGTSTP)
	signal.Notify(s.back, syscall.SIGCONT)
	go func() {
		for {
			select {
			case <-s.asked:
				s.Stop()
			case <-s.back:
				if len(s.own) == 0 {
					s.Back()
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(s.asked)
		signal.Stop(s.back)
		close(done)
	}
}

// Run stops the program, and returns once it goes on. Where nobody can make it go on, the
// system stops nothing, and it returns at once with an error. The terminal is to be as the
// shell wants it by then.
func (s *Stopper) Run() error {
	const stopping = 300 * time.Millisecond // the system takes less
	on := make(chan os.Signal, 1)
	signal.Notify(on, syscall.SIGCONT)
	defer signal.Stop(on)
	s.own <- struct{}{}
	defer func() {
		select {
		case <-s.back:
		default:
		}
		<-s.own
	}()
	signal.Stop(s.asked)
	signal.Reset(syscall.SIGTSTP)
	defer signal.Notify(s.asked, syscall.SIGTSTP)
	if err := syscall.Kill(0, syscall.SIGTSTP); err != nil {
		return err
	}
	select {
	case <-on:
		return nil
	case <-time.After(stopping):
		select {
		case <-on: // as time went by while it was stopped
			return nil
		default:
			return ErrAlone
		}
	}
}

// SetStdin does nothing; it is there for Bubble Tea.
func (s *Stopper) SetStdin(io.Reader) {}

// SetStdout does nothing.
func (s *Stopper) SetStdout(io.Writer) {}

// SetStderr does nothing.
func (s *Stopper) SetStderr(io.Writer) {}
