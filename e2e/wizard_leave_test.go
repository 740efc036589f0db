//go:build unix

package e2e

import (
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"

	"yourpart/questionnaire"
)

// TestWizardKilled: whatever the screen said was saved is there after kill -9.
func TestWizardKilled(t *testing.T) {
	t.Parallel()
	long(t)
	home, path := sample(t)
	id := questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}
	for round, want := range []string{"everyone", "admins", "optional", "nobody", "not-sure", "everyone", "nobody"} {
		s := terminalIn(t, setup{home: home}, "open", path)
		s.firstQuestion()
		key := map[string]string{"everyone": "1", "admins": "2", "optional": "3", "nobody": "4", "not-sure": "s"}[want]
		s.keys("x")
		s.until("no answer", func(text string) bool { return !strings.Contains(rowAt(text), "●") && footer(text, " saved") })
		s.keys(key)
		s.until("the answer, saved", func(text string) bool { return strings.Contains(rowAt(text), "●") && footer(text, " saved") })
		s.signal(syscall.SIGKILL)
		s.exit()
		if got := onDisk(t, path).Answers[id].Option; got != want {
			t.Fatalf("round %d: %q on disk, %q was shown as saved", round, got, want)
		}
	}
}

// TestWizardStopped by a signal loses no answer, not even one given in the
// same moment. A window that is closed sends SIGHUP.
func TestWizardStopped(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for _, sig := range append([]syscall.Signal{syscall.SIGTERM, syscall.SIGHUP, syscall.SIGINT}, abrupt...) {
		t.Run(sig.String(), func(t *testing.T) {
			home, path := sample(t)
			s := terminalIn(t, setup{home: home}, "open", path)
			s.firstQuestion()
			s.keys("4")
			s.see("Nobody uses a second step")
			s.signal(sig)
			s.leftWell(0)
			if got := onDisk(t, path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}].Option; got != "nobody" {
				t.Errorf("%q on disk", got)
			}
			again := terminalIn(t, setup{home: home}, "open", path) // no lock is left
			again.step(5)
		})
	}
}

// TestWizardTerminalGone: a program that was started without a controlling
// terminal, as by su, hears of no closed window. It ends all the same, with
// everything saved, and lets the file go.
func TestWizardTerminalGone(t *testing.T) {
	t.Parallel()
	home, path := sample(t)
	bin := program(t)
	control, tty, err := pty.Open()
	if err == nil {
		err = pty.Setsize(control, &pty.Winsize{Cols: 80, Rows: 24})
	}
	if err != nil {
		t.Fatal(err)
	}
	c := exec.Command(bin, "open", path)
	c.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "XDG_DATA_HOME=" + filepath.Join(home, "data")}
	c.Stdin, c.Stdout, c.Stderr = tty, tty, tty
	c.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	_ = tty.Close()
	ended := make(chan struct{})
	go func() { _ = c.Wait(); close(ended) }()
	t.Cleanup(func() { _ = c.Process.Kill() })
	screen := &speech{}
	shown := make(chan error, 1)
	go func() { // reads no more than that: while somebody reads, the terminal is not gone
		for buf := make([]byte, 32<<10); !strings.Contains(ansi.Strip(screen.text()), "enter next"); {
			n, err := control.Read(buf)
			if err != nil {
				shown <- err
				return
			}
			_, _ = screen.Write(buf[:n])
		}
		shown <- nil
	}()
	select {
	case err := <-shown:
		if err != nil {
			t.Fatalf("%v after %q", err, screen.text())
		}
	case <-time.After(patience):
		t.Fatalf("the screen never showed a question; so far %q", screen.text())
	}
	_ = control.Close()
	select {
	case <-ended:
	case <-time.After(patience):
		t.Fatal("it goes on without a terminal")
	}
	again := terminalIn(t, setup{home: home}, "open", path) // no lock is left
	again.step(5)
}

// TestWizardResumes leaves in the middle of the questions and goes on from home
// at the first one that is open, down to the PDF, with all answers kept.
func TestWizardResumes(t *testing.T) {
	t.Parallel()
	long(t)
	home := t.TempDir()
	path := filepath.Join(home, "data", "yourpart", "northwind-digital.json")
	first := terminalIn(t, setup{home: home})
	last := first.begin()
	for range 4 { // and leave the fifth, which has two rows, after one
		last = first.another(last, everyRow("2"), "a", enter)
	}
	first.keys("1")
	first.saved()
	first.keys(ctrlC)
	first.leftWell(0)
	before := onDisk(t, path)

	s := terminalIn(t, setup{home: home})
	s.see("▸ Continue Northwind Digital")
	s.keys(enter)
	s.see("Questions 5 of", "▸ AWS Lightsail")
	if after := onDisk(t, path); len(after.Answers) != len(before.Answers) || len(before.Answers) < 5 {
		t.Fatalf("%d answers after it was opened again, %d before", len(after.Answers), len(before.Answers))
	}
	s.walk("the review", s.saved(), inReview, func(text string) string { return s.another(text, everyRow("1"), "a", "u") })
	s.keys("9")
	s.see("[x] pdf")
	s.keys(enter)
	s.see("Written: 2 files in", "northwind-digital.annex.pdf")
	s.keys(ctrlC)
	s.leftWell(0)
	after := onDisk(t, path)
	for id, ans := range before.Answers {
		if after.Answers[id].Option == "" {
			t.Errorf("%s was %q and is gone", id, ans.Option)
		}
	}
}

// TestWizardKeepsDrafts: a note that is half typed when the window is closed is
// there the next time.
func TestWizardKeepsDrafts(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			home, path := sample(t)
			s := terminalIn(t, setup{home: home}, "open", path)
			s.firstQuestion()
			s.keys("4", "n", ctrlU, "nobody told us")
			s.see("nobody told us")
			s.signal(sig)
			s.leftWell(0)
			got := onDisk(t, path).Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}]
			if got.Option != "nobody" || got.Note != "nobody told us" {
				t.Errorf("on disk %+v", got)
			}
		})
	}
}

// TestWizardKeepsTheProfile: a name that is half typed when the window is
// closed makes a file, which home offers the next time.
func TestWizardKeepsTheProfile(t *testing.T) {
	t.Parallel()
	for _, sig := range []syscall.Signal{syscall.SIGTERM, syscall.SIGHUP} {
		t.Run(sig.String(), func(t *testing.T) {
			home := t.TempDir()
			s := terminalIn(t, setup{home: home})
			s.see("▸ Start a new assessment")
			s.keys(enter)
			s.see("Who is this about?")
			s.keys("Corner Sho")
			s.see("Corner Sho")
			s.signal(sig)
			s.leftWell(0)
			again := terminalIn(t, setup{home: home})
			again.see("▸ Continue Corner Sho")
		})
	}
}
