//go:build unix

package e2e

import (
	"os"
	"os/signal"
	"syscall"
)

// heed makes the programs that tests start end on signals, also where the tests
// were started so that these are ignored, such as by nohup: what ignores a
// signal starts programs that ignore it.
func heed() {
	for _, sig := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGTERM} {
		if signal.Ignored(sig) {
			signal.Notify(make(chan os.Signal, 1), sig)
		}
	}
}

// detach leaves the terminal.
func detach() { _, _ = syscall.Setsid() }
