package cli

import (
	"fmt"
	"io"
	"os"
	"time"
)

// Main is the program: it runs the arguments of this process and ends it with
// their exit code. The example is an assessment for people who want to look
// around.
func Main(version string, example []byte) {
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

// guard makes a panic end the program with one line, as any other failure
// does. It is to be deferred.
func guard(told io.Writer, exit *int) {
	if r := recover(); r != nil {
		fmt.Fprintf(told, "yourpart: stopped by a mistake of its own (%q); your file is as it was last saved\n", fmt.Sprint(r))
		*exit = Failed
	}
}
