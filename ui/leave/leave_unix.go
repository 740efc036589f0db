//go:build unix

package leave

import (
	"os"
	"os/signal"
	"syscall"
	"time"
)

// polite end a Go program without a word.
var polite = []os.Signal{os.Interrupt, syscall.SIGTERM, syscall.SIGHUP}

// dumps end one with a stack dump, where another program sends them. The
// last is sent when the program may use the processor no longer, and would be
// overlooked until the system kills it.
var dumps = []os.Signal{syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGTRAP, syscall.SIGSYS, syscall.SIGILL,
	syscall.SIGBUS, syscall.SIGFPE, syscall.SIGSEGV, syscall.SIGXCPU}

// Now ends the program as SIGTERM does, so that who started it sees that it was
// stopped. It does not return.
func Now() {
	signal.Reset(syscall.SIGTERM)
	_ = syscall.Kill(os.Getpid(), syscall.SIGTERM)
	time.Sleep(time.Second) // the signal is ignored then
	os.Exit(128 + int(syscall.SIGTERM))
}

// As ends the program as a signal does that is not caught, so that who started it sees which it
// was. It does not return.
func As(sig os.Signal) {
	signal.Reset(sig)
	if s, ok := sig.(syscall.Signal); ok {
		_ = syscall.Kill(os.Getpid(), s)
		time.Sleep(time.Second) // it is ignored then
	}
	Now()
}
