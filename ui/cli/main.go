package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"yourpart/ui/leave"
)

// Main is the program: it runs the arguments of this process and ends it with
// their exit code. The example is an assessment for people who want to look
// around.
func Main(version string, example []byte) {
	if err := enoughFiles(); err != nil {
		printError(os.Stderr, err)
		os.Exit(code(err))
	}
	leave.On(leave.Dumps(), stopped)
	os.Exit(Run(Env{
		Args:    os.Args[1:],
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		Getenv:  os.Getenv,
		Now:     time.Now,
		Version: version,
		Example: example,

		Terminal: OpenTerminal,
	}))
}

// stopped ends the program where nothing better is known. What it said to be
// saved is on the disk by then.
func stopped(sig os.Signal) {
	if isTerminal(os.Stderr) {
		fmt.Fprintln(os.Stderr) // after what was being typed
	}
	say(os.Stderr, "stopped by a signal (%v); what was said to be saved is saved", sig)
	leave.Now()
}

// guard makes a panic end the program with one line, as any other failure
// does. It is to be deferred.
func guard(told io.Writer, exit *int) {
	if r := recover(); r != nil {
		printError(told, leave.Caught(r))
		*exit = Failed
	}
}
