//go:build unix

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"yourpart/questionnaire"
)

// mfa is the first question of the sample.
var mfa = questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}

// TestWizardLinesAfterLeaving: by whichever way it is left, the screen says where the file is and
// how to go on.
func TestWizardLinesAfterLeaving(t *testing.T) {
	t.Parallel()
	for name, leave := range map[string]func(*terminal){
		"ctrl+c":  func(s *terminal) { s.keys(ctrlC) },
		"SIGTERM": func(s *terminal) { s.signal(syscall.SIGTERM) },
		"SIGHUP":  func(s *terminal) { s.signal(syscall.SIGHUP) },
	} {
		t.Run(name, func(t *testing.T) {
			home, path := sample(t)
			s := terminalIn(t, setup{home: home}, "open", path)
			s.firstQuestion()
			leave(s)
			s.leftWell(0)
			_, after, _ := strings.Cut(s.output(), "\x1b[?1049l")
			if want := "Saved in " + path + ". Go on with: yourpart open " + path; !strings.Contains(after, want) {
				t.Errorf("%q after the screen, want %q", after, want)
			}
			if !strings.Contains(s.output(), "\x1b[2J\x1b[?1049l") || !strings.Contains(after, "\x1b[23;0t") {
				t.Error("the page or the title is left")
			}
		})
	}
}

// TestPlainLinesAfterLeaving: ctrl+c line by line says where the file is, and ends as it always does.
func TestPlainLinesAfterLeaving(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path, "--plain")
	s.see("\n> ")
	s.keys(ctrlC)
	s.exit()
	if status := s.cmd.ProcessState.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != syscall.SIGINT {
		t.Errorf("it ended with %v, want as after SIGINT", s.cmd.ProcessState)
	}
	if want := "Go on with: yourpart open " + path; strings.Count(s.output(), want) != 1 {
		t.Errorf("%q, want %q once", s.output(), want)
	}
}

// TestWizardStray: a reply in pieces and a report of the mouse answer nothing, and the key after
// them does.
func TestWizardStray(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home, env: []string{"ESCDELAY=1000"}}, "open", path)
	s.firstQuestion()
	s.keys("x")
	s.until("no answer", func(text string) bool { return !strings.Contains(rowAt(text), "●") && footer(text, " saved") })
	for _, piece := range []string{"\x1b[<0;40;10M", "\x1b", "[15~", "\x1b]11;rgb:1", "1/11/11", "\x1b\\", "\x1b[?20", "26;2$y", "\x1b[M !!", "\x1b[[Z"} {
		s.keys(piece)
	}
	s.keys("4")
	s.see("Nobody uses a second step")
	s.saved()
	s.keys(ctrlC)
	s.leftWell(0)
	answers := onDisk(t, path).Answers
	if got := answers[mfa].Option; got != "nobody" {
		t.Errorf("%q on disk", got)
	}
}

// TestWizardSuspended by ctrl+z goes back to the shell, and fg draws the screen again. So it does
// after another program stopped it.
func TestWizardSuspended(t *testing.T) {
	t.Parallel()
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no shell that knows jobs")
	}
	home, path := sample(t)
	s := terminalIn(t, setup{home: home, bin: bash, env: []string{"PS1=READY "}}, "--norc", "--noprofile", "-i")
	s.see("READY")
	s.keys(program(t)+" open "+path, enter)
	s.see("enter next", "f1 help")
	s.keys("\x1a")
	s.until("the shell", func(text string) bool { return strings.Contains(text, "Stopped") && strings.Contains(text, "READY") })
	s.keys("fg", enter)
	s.see("enter next", "f1 help")
	s.keys("\x0c") // draws it once more
	s.keys(ctrlC)
	s.see("Go on with: yourpart open")
}

// TestWizardNothingToSuspendTo says so where no shell could go on with it.
func TestWizardNothingToSuspendTo(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.firstQuestion()
	s.keys("\x1a")
	s.see("Not stopped: there is no shell here to go back to")
	s.keys(ctrlC)
	s.leftWell(0)
}

// TestWizardInASCII where the locale is not UTF-8, and where it is asked for.
func TestWizardInASCII(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		env  []string
		args []string
	}{"locale": {[]string{"LC_ALL=C"}, nil}, "asked for": {nil, []string{"--ascii"}}} {
		t.Run(name, func(t *testing.T) {
			home, path := sample(t)
			s := terminalIn(t, setup{home: home, env: tt.env}, append([]string{"open", path}, tt.args...)...)
			s.see("(x)", "( )", "> ")
			s.keys(ctrlC)
			s.leftWell(0)
			if at := strings.IndexAny(s.output(), "●○▸█·…→"); at >= 0 {
				t.Errorf("a sign beyond ASCII at %d", at)
			}
		})
	}
}

// TestLateReplies: what the terminal still owes when it is left is not typed into the shell.
func TestLateReplies(t *testing.T) {
	t.Parallel()
	home := t.TempDir()
	s := terminalIn(t, setup{home: home, mute: true})
	s.see("▸ Start a new assessment")
	s.keys(ctrlC)
	s.until("the old screen", func(string) bool { return !s.alternate() })
	s.keys("\x1b]11;rgb:1e1e/1e1e/2e2e\x1b\\\x1b[?62;22c")
	if code := s.exit(); code != 0 {
		t.Errorf("exit code %d", code)
	}
	if _, after, _ := strings.Cut(s.output(), "\x1b[?1049l"); strings.Contains(after, "rgb") {
		t.Errorf("%q after the screen", after)
	}
}

// TestPlainNotUTF8: a line in another charset is decoded by the locale, or refused; it is never
// kept with letters missing.
func TestPlainNotUTF8(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ locale, want, said string }{
		"Latin-1":      {"de_DE.ISO-8859-1", "Müller", ""},
		"by its name":  {"de_DE", "Müller", ""},
		"nobody knows": {"C", "", "is not UTF-8; convert the input first"},
		"UTF-8":        {"C.UTF-8", "", "is not UTF-8; convert the input first"},
	} {
		t.Run(name, func(t *testing.T) {
			home := t.TempDir()
			c := exec.Command(program(t), "--plain")
			c.Env = []string{"HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data"), "LC_ALL=" + tt.locale}
			c.Stdin = strings.NewReader("1\nM\xfcller\n.\n")
			out, _ := c.CombinedOutput()
			files, _ := filepath.Glob(filepath.Join(home, "data", "yourpart", "*.json"))
			got := ""
			for _, f := range files {
				got = onDisk(t, f).Profile.Name
			}
			if got != tt.want || !strings.Contains(string(out), tt.said) {
				t.Errorf("the name %q, want %q; it said %s", got, tt.want, out)
			}
		})
	}
}

// TestSilentTerminal that never answers keeps nobody waiting for long on leaving.
func TestSilentTerminal(t *testing.T) {
	t.Parallel()
	s := terminalIn(t, setup{mute: true})
	s.see("▸ Start a new assessment")
	s.keys(ctrlC)
	s.leftWell(0)
}
