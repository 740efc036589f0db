//go:build unix

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestWizardPlain: a dumb terminal, a screen reader or a wish means plain
// prompts without an escape byte.
func TestWizardPlain(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	for name, s := range map[string]setup{
		"dumb": {env: []string{"TERM=dumb"}}, "ACCESSIBLE": {env: []string{"ACCESSIBLE=1"}}, "flag": {},
	} {
		t.Run(name, func(t *testing.T) {
			s.home = home
			args := []string{"open", path}
			if name == "flag" {
				args = append(args, "--plain")
			}
			term := terminalIn(t, s, args...)
			term.see("yourpart: which part of your cloud security is yours.", "\n>")
			term.keys("?\n")
			term.see("Enter keeps or skips. Words at every prompt: help, back, skip, undo, review and quit")
			term.keys(".\n")
			if code := term.exit(); code != 0 {
				t.Errorf("exit code %d", code)
			}
			if strings.ContainsRune(term.output(), '\x1b') {
				t.Errorf("an escape byte in %q", term.output())
			}
		})
	}
}

// piped runs the program on lines, without a terminal.
func piped(t *testing.T, home string, lines []string, args ...string) (out, told string, code int) {
	t.Helper()
	bin := program(t)
	var stdout, stderr strings.Builder
	c := exec.Command(bin, args...)
	c.Dir, c.Stdin, c.Stdout, c.Stderr = home, strings.NewReader(strings.Join(lines, "\n")), &stdout, &stderr
	c.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "TERM=xterm-256color"}
	_ = c.Run()
	if strings.ContainsRune(stdout.String()+stderr.String(), '\x1b') {
		t.Errorf("an escape byte in %q", stdout.String()+stderr.String())
	}
	return stdout.String(), stderr.String(), c.ProcessState.ExitCode()
}

// TestPipe goes from nothing to a PDF through a pipe; input that ends in the
// middle is one line of error, and what was answered is kept.
func TestPipe(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home := t.TempDir()
	file := filepath.Join(home, "data", "yourpart", "corner-shop.json")
	_, told, code := piped(t, home, []string{"1", "Corner Shop", "", "", "", "", "", "", "", "", "", "1", "", "shopify", "", "", "", "1", "2"})
	if code != 1 || strings.Count(told, "\n") != 1 || !strings.Contains(told, "yourpart open "+file) {
		t.Errorf("code %d, told %q", code, told)
	}
	if n := len(onDisk(t, file).Answers); n != 2 {
		t.Fatalf("%d answers are kept, want 2", n)
	}
	var lines []string
	for range 200 {
		lines = append(lines, "1")
	}
	lines = append(lines, "", "", "1", "./plan.pdf") // past the review and the plan; "1" is no path for the report
	out, told, code := piped(t, home, lines, "open", file)
	if code != 0 || !strings.Contains(out, "Written: ./plan.pdf\n") {
		t.Fatalf("code %d, told %q, out %s", code, told, out)
	}
	if b, err := os.ReadFile(filepath.Join(home, "plan.pdf")); err != nil || !strings.HasPrefix(string(b), "%PDF") {
		t.Errorf("no report: %v", err)
	}
}

// TestTwoWindows tells the second one, in one line, that the file is open.
func TestTwoWindows(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.step(5)
	for _, args := range [][]string{{"open", path}, {"open", "--plain", path}} {
		_, told, code := piped(t, home, nil, args...)
		if code != 1 || strings.Count(told, "\n") != 1 || !strings.Contains(told, "another window") {
			t.Errorf("code %d, told %q", code, told)
		}
	}
	second := terminalIn(t, setup{home: home}, "open", path)
	second.see("open in another window")
	if code := second.exit(); code != 1 || strings.Contains(second.output(), "\x1b[?1049h") {
		t.Errorf("code %d, screen:\n%s", code, second.screen())
	}
	s.keys(ctrlC)
	s.leftWell(0)
	third := terminalIn(t, setup{home: home}, "open", path)
	third.step(5)
}
