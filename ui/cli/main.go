package cli

import (
	"fmt"
	"io"
	"os"
	"time"

	"yourpart/ui/leave"
)

// Main is the program: it runs the arguments of this process and ends it with
// their exit code. What of env belongs to the process is filled in here.
func Main(env Env) {
	if err := enoughFiles(); err != nil {
		printError(os.Stderr, err)
		os.Exit(code(err))
	}
	leave.On(leave.Dumps(), stopped)
	env.Args, env.In, env.Out, env.Err = os.Args[1:], os.Stdin, os.Stdout, os.Stderr
	env.Getenv, env.Now, env.Terminal = os.Getenv, time.Now, OpenTerminal
	os.Exit(Run(env))
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
