package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yourpart/ui/cli"
)

// TestMain gives scripts the program without a terminal that it could ask on,
// also where the tests are run in one.
func TestMain(m *testing.M) {
	heed()
	testscript.Main(atRoot{m}, map[string]func(){"yourpart": func() {
		detach()
		example, _ := os.ReadFile(filepath.Join(os.Getenv("EXAMPLES"), "digital-agency.json")) // without it there is none to try
		cli.Main(cli.Env{Version: "development build", Example: example, KeyWork: 8})          // at the usual cost the scripts take minutes
	}, "limited": limited})
}

// root is the top folder of the repository.
var root string

// atRoot runs the tests in the top folder, where their paths begin.
type atRoot struct{ *testing.M }

func (m atRoot) Run() int {
	var err error
	if root, err = filepath.Abs(".."); err == nil {
		err = os.Chdir(root)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.M.Run()
}

// built is the program as people get it; with the race detector in it where
// the tests have that. It is made once, when the first test asks for it, in the
// folder of the scripts' program, which is removed at the end.
var built = sync.OnceValues(func() (string, error) {
	script, err := exec.LookPath("yourpart")
	if err != nil {
		return "", err
	}
	path := filepath.Join(filepath.Dir(script), "built-yourpart.exe")
	args := []string{"build", "-ldflags=-w", "-o", path} // no test reads what debuggers do
	if raced() {
		args = append(args, "-race")
	}
	build := exec.Command("go", append(args, ".")...)
	build.Dir = root
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("%w: %s", err, out)
	}
	return path, nil
})

// raced reports whether the tests run with the race detector.
func raced() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

// program is the path of the built program.
func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// long marks a test that a short run leaves out.
func long(t *testing.T) {
	t.Helper()
	if testing.Short() {
		t.Skip("left out of short runs")
	}
}
