// Yourpart tells a small business which parts of cloud security are its own,
// which the provider's, and what to do about the gaps.
//
// All of it is in the packages beside this file; here it is only wired up.
package main

import (
	_ "embed"
	"os"
	"runtime"

	"yourpart/export/fonts"
	"yourpart/ui/cli"
)

// version is set by the release build.
var version = "development build"

//go:generate go run ./internal/tools/licences docs/licences.md

//go:embed examples/digital-agency.json
var example []byte

func main() {
	cli.Main(cli.Env{Version: version, Example: example, Fonts: fonts.System(runtime.GOOS, os.Getenv)})
}
