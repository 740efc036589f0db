package e2e

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"yourpart/ui/cli"
)

// TestScripts runs the program as a person would, from outside.
func TestScripts(t *testing.T) {
	examples, err := filepath.Abs("examples")
	if err != nil {
		t.Fatal(err)
	}
	aside, err := filepath.Abs(filepath.Join("e2e", "testdata", "aside"))
	if err != nil {
		t.Fatal(err)
	}
	t.Parallel()
	testscript.Run(t, testscript.Params{
		Dir:                 "e2e/testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("EXAMPLES", examples)
			e.Setenv("ASIDE", aside) // assessments in which much was set aside, or of a newer catalogue
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "acceptance" {
				return false, fmt.Errorf("no condition %q", name)
			}
			return acceptance, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code":            scriptCode,
			"fill":            scriptFill,
			"fill-plan":       scriptFillPlan,
			"for-each":        scriptForEach,
			"help-everywhere": scriptHelp,
			"hides":           scriptHides,
			"mac-lines":       scriptMacLines,
			"reply":           scriptReply,
			"run-examples":    scriptExamples,
			"tick":            scriptTick,
			"workbook":        scriptWorkbook,
		},
	})
}

// scriptCode is "code N COMMAND ...": the command ends with that exit code.
func scriptCode(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND ...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	if got := codeOf(ts, ts.Exec(args[1], args[2:]...)); got != want {
		ts.Fatalf("%s: exit code %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

func codeOf(ts *testscript.TestScript, err error) int {
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("%v", err)
	}
	if exit == nil {
		return cli.OK
	}
	return exit.ExitCode()
}

// scriptForEach is "for-each COMMAND,... FILE PATTERN": each command fails on
// the file with code 1, nothing printed, and one line on standard error.
func scriptForEach(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: for-each COMMAND,... FILE PATTERN")
	}
	pattern := regexp.MustCompile("(?m)" + args[2])
	for _, command := range strings.Split(args[0], ",") {
		if got := codeOf(ts, ts.Exec("yourpart", command, args[1])); got != cli.Failed {
			ts.Fatalf("%s %s: exit code %d, want %d", command, args[1], got, cli.Failed)
		}
		out, told := ts.ReadFile("stdout"), ts.ReadFile("stderr")
		if out != "" || strings.Count(told, "\n") != 1 || !pattern.MatchString(told) {
			ts.Fatalf("%s %s printed %q and told %q, want %s", command, args[1], out, told, args[2])
		}
	}
}

// scriptMacLines is "mac-lines FROM TO": the lines of a file, each ended as on
// an old Macintosh.
func scriptMacLines(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: mac-lines FROM TO")
	}
	text := strings.ReplaceAll(ts.ReadFile(args[0]), "\n", "\r")
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(text), 0o600))
}

// scriptHides is "hides FILE WORDS ...": the file has none of these words, each
// of which is too long to occur by chance. "! hides" is for a file that has all.
func scriptHides(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) < 2 {
		ts.Fatalf("usage: hides FILE WORDS ...")
	}
	all := readable([]byte(ts.ReadFile(args[0])), args[1:]...)
	switch {
	case len(all) > 0 && !neg:
		ts.Fatalf("%s has %q", args[0], all)
	case len(all) < len(args)-1 && neg:
		ts.Fatalf("of %q, %s has only %q", args[1:], args[0], all)
	}
}

// commands lists every command.
var commands = []string{"open", "new", "edit", "answer", "import", "merge", "track", "responsibilities", "score", "plan", "export", "questionnaire", "check", "compare", "snapshot", "portfolio", "restore", "encrypt", "decrypt",
	"catalogue", "catalogue services", "catalogue controls", "catalogue show", "catalogue check", "catalogue reference",
	"catalogue schema", "completion", "man", "help"}

// typeName is what the help of a flag says where nobody named its value.
var typeName = regexp.MustCompile(`--[a-z-]+ (string|int|float|strings|stringArray)\b|default \[`)

// scriptHelp asks every command for its help and looks for an example there.
func scriptHelp(ts *testscript.TestScript, _ bool, _ []string) {
	for _, command := range commands {
		ts.Check(ts.Exec("yourpart", append(strings.Fields(command), "--help")...))
		if out := ts.ReadFile("stdout"); !strings.Contains(out, "Examples:\n  yourpart "+command) && !strings.Contains(out, "  source <(yourpart") {
			ts.Fatalf("%s --help has no example of it:\n%s", command, out)
		}
		if m := typeName.FindString(ts.ReadFile("stdout")); m != "" {
			ts.Fatalf("%s --help has a programmer's word: %s", command, m)
		}
	}
}

// TestPanic ends in one line and code 1 like any failure.
func TestPanic(t *testing.T) {
	t.Parallel()
	var out, told bytes.Buffer
	code := cli.Run(cli.Env{
		Args:   []string{"plan", "examples/digital-agency.json"},
		Out:    &out,
		Err:    &told,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { panic("the clock\nfell down") },
	})
	if code != cli.Failed || strings.Count(told.String(), "\n") != 1 || !strings.Contains(told.String(), "yourpart: internal error") {
		t.Errorf("code %d, told %q", code, told.String())
	}
}

// A broken writer fails every time.
type broken struct{ err error }

func (b broken) Write([]byte) (int, error) { return 0, b.err }

// TestFullDisk tells when what was printed did not arrive.
func TestFullDisk(t *testing.T) {
	t.Parallel()
	var told bytes.Buffer
	code := cli.Run(cli.Env{
		Args:   []string{"score", "examples/digital-agency.json"},
		Out:    broken{errors.New("no space left on device")},
		Err:    &told,
		Getenv: func(string) string { return "" },
		Now:    time.Now,
	})
	if want := "yourpart: cannot write the output: no space left on device\n"; code != cli.Failed || told.String() != want {
		t.Errorf("code %d, told %q, want %q", code, told.String(), want)
	}
}
