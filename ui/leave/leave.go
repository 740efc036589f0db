// Package leave ends the program when it is asked to from outside, and tells
// of the mistakes of its own that end it.
//
// Go's runtime answers some signals with a stack dump and ends at once.
// Here they end the program as SIGTERM does. Setting GOTRACEBACK, such as to
// all, brings the dump back.
package leave

import (
	"fmt"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"sync"
)

// A handler is one that waits for signals.
type handler struct{ signals []os.Signal }

var (
	mu      sync.Mutex
	waiting []*handler // the newest last
)

// On calls f once, on a goroutine of its own, when one of the signals comes,
// until the function that it returns is called. Where several wait for a signal
// only the newest is called.
func On(signals []os.Signal, f func(os.Signal)) (undo func()) {
	h := &handler{slices.Clone(signals)}
	asked, done := make(chan os.Signal, 1), make(chan struct{})
	mu.Lock()
	waiting = append(waiting, h)
	mu.Unlock()
	if len(signals) > 0 { // none means all of them to the system
		signal.Notify(asked, signals...)
	}
	go func() {
		for {
			select {
			case sig := <-asked:
				if h.newest(sig) {
					f(sig)
					return
				}
			case <-done:
				return
			}
		}
	}()
	return func() {
		signal.Stop(asked)
		close(done)
		h.remove()
	}
}

// newest reports whether no later handler waits for a signal.
func (h *handler) newest(sig os.Signal) bool {
	mu.Lock()
	defer mu.Unlock()
	for _, w := range slices.Backward(waiting) {
		if slices.Contains(w.signals, sig) {
			return w == h
		}
	}
	return false
}

func (h *handler) remove() {
	mu.Lock()
	defer mu.Unlock()
	for i, w := range waiting {
		if w == h {
			waiting = append(waiting[:i:i], waiting[i+1:]...)
			return
		}
	}
}

// Asked are the signals that ask the program to stop, or say that its window
// is closed. Ones that were ignored when the program was started are among them.
func Asked() []os.Signal { return append(append([]os.Signal{}, polite...), Dumps()...) }

// Dumps are those of them that Go answers with a stack dump, or not at
// all, and that were not ignored when the program was started, as a shell does
// for what it starts in the background. There are none where GOTRACEBACK asks
// for the dump.
func Dumps() (signals []os.Signal) {
	if Traced() {
		return nil
	}
	for _, sig := range dumps {
		if !signal.Ignored(sig) {
			signals = append(signals, sig)
		}
	}
	return signals
}

// Traced reports whether GOTRACEBACK asks for stack dumps.
func Traced() bool {
	level := os.Getenv("GOTRACEBACK")
	return level != "" && level != "none" && level != "0"
}

// A Fault is a mistake of the program's own.
type Fault struct {
	what  any
	saved string
	stack []byte
}

// Caught makes a Fault of what recover gave. It is to be called where that was.
func Caught(what any) *Fault { return &Fault{what: what, stack: debug.Stack()} }

// In is the fault with the path, fit to be shown, of the file that was open.
func (f *Fault) In(path string) *Fault {
	f.saved = path
	return f
}

// Error is one line: that it is a mistake of the program's, and where the file is.
func (f *Fault) Error() string {
	file := "your file"
	if f.saved != "" {
		file = f.saved
	}
	return fmt.Sprintf("internal error (%q); %s is as it was last saved", fmt.Sprint(f.what), file)
}

// Stack is where the mistake was made, if GOTRACEBACK asks for it; else empty.
func (f *Fault) Stack() string {
	if !Traced() {
		return ""
	}
	return string(f.stack)
}
