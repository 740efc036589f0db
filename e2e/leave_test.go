//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/term"

	"yourpart/questionnaire"
)

// abrupt are signals that Go's runtime answers with a stack dump, or
// overlooks.
var abrupt = []syscall.Signal{syscall.SIGQUIT, syscall.SIGABRT, syscall.SIGXCPU, syscall.SIGSEGV}

const ctrlBackslash = "\x1c"

// modes are what is turned on and off in a terminal.
var modes = regexp.MustCompile(`\x1b\[\?([0-9;]+)([hl])`)

// restored checks that the terminal is as it was: it shows what is typed, line
// by line, and of the modes that were turned on none is left but the cursor.
func (s *terminal) restored() {
	s.t.Helper()
	control, tty, err := pty.Open() // one that nothing has happened to
	if err != nil {
		s.t.Fatal(err)
	}
	defer control.Close()
	defer tty.Close()
	fresh, err := term.GetState(int(control.Fd()))
	if err != nil {
		s.t.Fatal(err)
	}
	if now, err := term.GetState(int(s.pty.Fd())); err == nil && !reflect.DeepEqual(now, fresh) {
		s.t.Errorf("the terminal is left as %+v, it was %+v", now, fresh)
	}
	on := map[string]bool{}
	for _, m := range modes.FindAllStringSubmatch(s.output(), -1) {
		for _, mode := range strings.Split(m[1], ";") {
			on[mode] = m[2] == "h"
		}
	}
	for mode, what := range map[string]string{"25": "the cursor is left hidden", "7": "lines are left without wrapping"} { // on in every new terminal
		if set, told := on[mode]; told && !set {
			s.t.Error(what)
		}
		delete(on, mode)
	}
	for _, mode := range slices.Sorted(maps.Keys(on)) {
		if on[mode] {
			s.t.Errorf("mode %s of the terminal is left on", mode)
		}
	}
}

// stoppedLike checks that a program ended as SIGTERM ends one, and said no more
// than one line.
func stoppedLike(t *testing.T, state *os.ProcessState, told string) {
	t.Helper()
	if status := state.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGTERM {
		t.Errorf("it ended with %v, want as after SIGTERM", state)
	}
	if strings.Contains(told, "goroutine ") || strings.Count(told, "yourpart: stopped by a signal (") != 1 {
		t.Errorf("it said %q", told)
	}
}

// TestWizardCtrlBackslash: it is a key like others on a screen, and does nothing.
func TestWizardCtrlBackslash(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.firstQuestion()
	s.keys(ctrlBackslash, "4")
	s.see("Nobody uses a second step")
	s.saved()
	s.keys(ctrlC)
	s.leftWell(0)
}

// TestPlainStopped: line by line, ctrl+\ and its like end the program as
// SIGTERM does, with a line, and every answer is saved.
func TestPlainStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for _, sig := range append([]syscall.Signal{0}, abrupt...) { // 0 for the key
		t.Run(fmt.Sprint(int(sig)), func(t *testing.T) {
			home := t.TempDir()
			path := filepath.Join(home, "new.json")
			if out, err := exec.Command(program(t), "new", "--name", "N", "--service", "dropbox", "-o", path).CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			s := terminalIn(t, setup{home: home}, "open", path, "--plain")
			s.see("Question 1 of")
			s.keys("1\n")
			s.see("Question 2 of")
			if sig == 0 {
				s.keys(ctrlBackslash)
			} else {
				s.signal(sig)
			}
			s.exit()
			stoppedLike(t, s.cmd.ProcessState, s.output())
			s.restored()
			if got := onDisk(t, path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}].Option; got != "everyone" {
				t.Errorf("%q on disk", got)
			}
		})
	}
}

// TestPromptStopped: at a passphrase prompt, what is typed is shown again
// afterwards, and the exit code is the one after SIGTERM.
func TestPromptStopped(t *testing.T) {
	t.Parallel()
	home, path := sealedSample(t)
	for _, sig := range append([]syscall.Signal{0, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT}, abrupt...) {
		t.Run(fmt.Sprint(int(sig)), func(t *testing.T) {
			s := terminalIn(t, setup{home: home}, "score", path)
			s.see("Passphrase of ", "agency.json:")
			if sig == 0 {
				s.keys(ctrlBackslash)
			} else {
				s.signal(sig)
			}
			if code := s.exit(); code != 1 || strings.Contains(s.output(), "goroutine ") {
				t.Errorf("exit code %d, output %q", code, s.output())
			}
			s.restored()
		})
	}
}

// TestCommandStopped ends an export whose output is read no further, so that it
// is in the middle of it.
func TestCommandStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	_, path := sample(t)
	for _, sig := range abrupt {
		t.Run(sig.String(), func(t *testing.T) {
			for _, env := range []string{"GOTRACEBACK=", "GOTRACEBACK=all"} {
				var told bytes.Buffer
				cmd := exec.Command(program(t), "export", path, "-f", "html", "-o", "-")
				cmd.Env, cmd.Stderr = append(os.Environ(), env), &told
				out, err := cmd.StdoutPipe()
				if err == nil {
					err = cmd.Start()
				}
				if err == nil {
					_, err = io.ReadFull(out, make([]byte, 1))
				}
				if err == nil {
					err = cmd.Process.Signal(sig)
				}
				if err != nil {
					t.Fatalf("%v: %s", err, told.String())
				}
				if sig == syscall.SIGXCPU && env == "GOTRACEBACK=all" { // which Go overlooks
					_ = cmd.Process.Kill()
				}
				_ = cmd.Wait()
				if env == "GOTRACEBACK=" {
					stoppedLike(t, cmd.ProcessState, told.String())
				} else if sig != syscall.SIGXCPU && !strings.Contains(told.String(), "goroutine ") {
					t.Errorf("with %s it said %q", env, told.String())
				}
			}
		})
	}
}
