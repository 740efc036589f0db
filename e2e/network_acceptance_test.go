//go:build acceptance && linux

package e2e

import (
	"debug/buildinfo"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
)

// TestNoSocketCalls watches what the program asks of the system, in commands,
// line by line and on the screen, as it is released and as a plain go build
// makes it where there is a C compiler.
func TestNoSocketCalls(t *testing.T) {
	t.Parallel()
	for cgo, name := range map[string]string{"0": "as released", "1": "with cgo"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := &watch{t: t, bin: withCgo(t, cgo), strace: tool(t, "strace")}
			t.Run("commands", w.commands)
			t.Run("plain", w.plain)
			t.Run("wizard", w.wizard)
		})
	}
}

// withCgo builds the program with cgo or without.
func withCgo(t *testing.T, cgo string) string {
	t.Helper()
	cc, err := exec.Command("go", "env", "CC").Output()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath(strings.Fields(string(cc))[0]); cgo == "1" && err != nil {
		t.Skip("there is no C compiler here, so go build uses no cgo either")
	}
	bin := filepath.Join(t.TempDir(), "yourpart")
	build := exec.Command("go", "build", "-o", bin, ".")
	build.Env = append(os.Environ(), "CGO_ENABLED="+cgo)
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	info, err := buildinfo.ReadFile(bin)
	if err != nil || !slices.Contains(info.Settings, debug.BuildSetting{Key: "CGO_ENABLED", Value: cgo}) {
		t.Fatalf("it is not built as wanted: %v, %v", err, info)
	}
	return bin
}

// A watch has strace look at a program.
type watch struct {
	t           *testing.T
	bin, strace string
}

// under is what runs the program so that its calls are in a file.
func (w *watch) under(log string) []string {
	return []string{w.strace, "-f", "-o", log, "-e", "trace=%network,openat,execve"}
}

// multiplexed tells libraries that they run in tmux, which they would ask.
const multiplexed = "TMUX=/nowhere/tmux,1,0"

// quiet checks that no call in the file is about a network, and that no other
// program was started.
func (w *watch) quiet(t *testing.T, log, what string) {
	t.Helper()
	calls, err := os.ReadFile(log)
	if err != nil || !strings.Contains(string(calls), "openat(") {
		t.Fatalf("%s: nothing was watched: %v", what, err)
	}
	call := regexp.MustCompile(`^\d+ +(\w+)\(`)
	started := 0
	for line := range strings.Lines(string(calls)) {
		switch m := call.FindStringSubmatch(line); {
		case m == nil, m[1] == "openat":
		case m[1] == "execve":
			if started++; started > 1 {
				t.Errorf("%s: %s", what, line)
			}
		default:
			t.Errorf("%s: %s", what, line)
		}
	}
}

func (w *watch) commands(t *testing.T) {
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	for _, args := range [][]string{{"score", path}, {"plan", path, "--json"}, {"answer", path, "mfa-all-users@dropbox=admins"},
		{"new", "--name", "N", "--service", "dropbox", "-o", filepath.Join(home, "new.json")}, {"snapshot", path}, {"responsibilities", path},
		{"questionnaire", path, "-o", filepath.Join(home, "sheet.csv")}, {"portfolio", home}, {"compare", path, path}, {"catalogue", "services"}, {"completion", "bash"}, {"--help"},
		{"export", path, "-f", "all", "-o", filepath.Join(home, "all") + "/"}, {"export", path, "--encrypt", "-o", filepath.Join(home, "locked.pdf")},
		{"check", path}, {"encrypt", path}, {"score", path}} {
		line := append(w.under(log), append([]string{w.bin}, args...)...)
		cmd := exec.Command(line[0], line[1:]...)
		cmd.Dir = home
		cmd.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + home, "TERM=tmux-256color", multiplexed, "PATH=" + os.Getenv("PATH"), "YOURPART_PASSPHRASE=" + secretWords}
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("%v: %v: %s", args, err, out)
		}
		w.quiet(t, log, strings.Join(args, " "))
	}
}

func (w *watch) plain(t *testing.T) {
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	s := terminalIn(t, setup{home: home, bin: w.bin, under: w.under(log), env: []string{multiplexed, "TERM=tmux-256color", "PATH=" + os.Getenv("PATH")}}, "open", path, "--plain")
	s.see("Question ")
	s.keys("1\n", ">\n")
	s.see("Type a number to go there")
	s.keys("\n")
	s.see("Type numbers with commas")
	s.keys("\n")
	s.see("Write the report?")
	s.keys("yes\n")
	s.see("Written: ")
	s.exit()
	w.quiet(t, log, "open --plain")
}

func (w *watch) wizard(t *testing.T) {
	home, path := sample(t)
	log := filepath.Join(home, "calls")
	s := terminalIn(t, setup{home: home, bin: w.bin, under: w.under(log), env: []string{multiplexed, "TERM=tmux-256color", "PATH=" + os.Getenv("PATH")}}, "open", path)
	s.firstQuestion()
	s.keys("4")
	s.saved()
	s.keys("r")
	s.goTo(9)
	s.see("[x] pdf")
	s.keys(enter)
	s.see("Written: ")
	s.keys(ctrlC)
	s.leftWell(0)
	w.quiet(t, log, "open")
}
