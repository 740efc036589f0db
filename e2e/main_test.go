package e2e

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yourpart/cli"
)

// TestMain gives scripts the program without a terminal that it could ask on,
// also where the tests are run in one.
func TestMain(m *testing.M) {
	heed()
	testscript.Main(atRoot{m}, map[string]func(){"yourpart": func() {
		detach()
		example, _ := os.ReadFile(filepath.Join(os.Getenv("EXAMPLES"), "digital-agency.json")) // without it there is none to try
		cli.Main("development build", example)
	}})
}

// atRoot runs the tests in the top folder of the repository, which their paths
// begin at.
type atRoot struct{ *testing.M }

func (m atRoot) Run() int {
	if err := os.Chdir(".."); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.M.Run()
}
