//go:build unix

package e2e

import (
	"fmt"
	"os"
	"os/signal"
	"strconv"
	"syscall"
)

// heed makes the programs that tests start end on signals, also where the tests
// were started so that these are ignored, such as by nohup: what ignores a
// signal starts programs that ignore it.
func heed() {
	for _, sig := range []os.Signal{syscall.SIGHUP, syscall.SIGINT, syscall.SIGQUIT, syscall.SIGTERM} {
		if signal.Ignored(sig) {
			signal.Notify(make(chan os.Signal, 1), sig)
		}
	}
}

// detach leaves the terminal.
func detach() { _, _ = syscall.Setsid() }

// limited becomes the program of its arguments, with a limit: files N is how
// many may be open, bytes N how long a file may get.
func limited() {
	most, err := strconv.ParseUint(os.Args[2], 10, 32)
	which := map[string]int{"files": syscall.RLIMIT_NOFILE, "bytes": syscall.RLIMIT_FSIZE}[os.Args[1]]
	if err == nil {
		err = syscall.Setrlimit(which, &syscall.Rlimit{Cur: most, Max: most})
	}
	if err == nil {
		err = syscall.Exec(os.Args[3], os.Args[3:], os.Environ())
	}
	fmt.Fprintln(os.Stderr, "limited:", err)
	os.Exit(9)
}
