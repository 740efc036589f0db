package prompt

import (
	"fmt"
	"os"
	"os/signal"

	"yourpart/internal/text"
	"yourpart/ui/leave"
)

// savedIn says where a file is, and how to go on with it.
func savedIn(path string) string {
	return fmt.Sprintf("Saved in %s. Go on with: yourpart open %s", text.Shown(path), text.Argument(path))
}

// where notes the file, for who interrupts the program.
func (p *plain) where() {
	if p.s.Store != nil {
		path := p.s.Store.Path()
		p.saved.Store(&path)
	}
}

// exitInterrupted is how shells tell that a program was ended by ctrl+c.
const exitInterrupted = 130

// interrupted says on ctrl+c where the file is, and ends the program: all that was answered is
// saved by then. The function that it returns ends that. A program that was started
// so as to ignore ctrl+c goes on doing so.
func (p *plain) interrupted() (undo func()) {
	if signal.Ignored(os.Interrupt) {
		return func() {}
	}
	return leave.On([]os.Signal{os.Interrupt}, func(os.Signal) {
		if path := p.saved.Load(); path != nil {
			fmt.Fprintf(p.out, "\n%s\n", text.Printed(savedIn(*path)))
		}
		os.Exit(exitInterrupted)
	})
}
