// Yourpart-net is the second program: what yourpart does over a network, which it holds no
// code for itself. yourpart workshop starts it; it is in the same archive, beside yourpart,
// and of the same version.
package main

import (
	"yourpart/ui/cli"
	"yourpart/ui/workshop"
)

// version is set by the release build.
var version = "development build"

func main() { cli.Main(cli.Env{Version: version, Workshop: workshop.Run}) }
