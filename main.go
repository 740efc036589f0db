// Yourpart tells a small business which parts of cloud security are its own,
// which the provider's, and what to do about the gaps.
//
// All of it is in the packages beside this file; here it is only wired up.
package main

import (
	_ "embed"
	"fmt"
	"os"
	"time"

	"yourpart/cli"
)

// version is set by the release build.
var version = "development build"

//go:generate go run ./docs/licences docs/licences.md

//go:embed examples/digital-agency.json
var example []byte

func main() {
	os.Exit(run(cli.Env{
		Args:    os.Args[1:],
		In:      os.Stdin,
		Out:     os.Stdout,
		Err:     os.Stderr,
		Getenv:  os.Getenv,
		Now:     time.Now,
		Version: version,
		Example: example,

		Terminal: cli.OpenTerminal,
	}))
}

// run is the program without the process around it. A mistake of ours ends it
// with one line, as any other failure does.
func run(env cli.Env) (code int) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Fprintf(env.Err, "yourpart: stopped by a mistake of its own (%q); your file is as it was last saved\n", fmt.Sprint(r))
			code = cli.Failed
		}
	}()
	return cli.Run(env)
}
