//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"image/color"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// A terminal is the built program in a pty, with an emulator that a person
// would look at on the other end.
type terminal struct {
	t    testing.TB
	home string // the user's folder
	pty  *os.File
	cmd  *exec.Cmd
	done chan struct{} // closed when the program's output ended
	news chan struct{} // holds one where the program wrote something

	entered bool // the last key was enter, and when that was
	at      time.Time

	mu  sync.Mutex
	em  *vt.Emulator
	raw []byte
}

// A setup is how a terminal differs from the usual one.
type setup struct {
	width, height int         // 80×24 where zero
	home          string      // a new one where empty
	env           []string    // more variables
	bin           string      // the program; the one that is built for all tests where empty
	under         []string    // what the program is run by, with its arguments
	mute          bool        // the terminal answers no query
	back          color.Color // its background; the emulator's own where nil
}

// patience is how long a screen may take. Only a failure waits that long.
const patience = 2 * time.Minute

// terminalIn starts the program with arguments. The environment is small and
// fixed, so that nothing of the host shines through.
func terminalIn(t testing.TB, s setup, args ...string) *terminal {
	t.Helper()
	if s.bin == "" {
		s.bin = program(t)
	}
	if s.width == 0 {
		s.width, s.height = 80, 24
	}
	if s.home == "" {
		s.home = t.TempDir()
	}
	line := slices.Concat(s.under, []string{s.bin}, args)
	c := exec.Command(line[0], line[1:]...)
	c.Dir = s.home
	c.Env = append([]string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + s.home, "XDG_DATA_HOME=" + filepath.Join(s.home, "data")}, s.env...)
	f, err := pty.StartWithSize(c, &pty.Winsize{Cols: uint16(s.width), Rows: uint16(s.height)})
	if err != nil {
		t.Fatal(err)
	}
	term := &terminal{t: t, home: s.home, pty: f, cmd: c, em: vt.NewEmulator(s.width, s.height), done: make(chan struct{}), news: make(chan struct{}, 1)}
	if s.back != nil {
		term.em.SetDefaultBackgroundColor(s.back)
	}
	term.framed()
	replies := io.Writer(f)
	if s.mute {
		replies = io.Discard
	}
	go func() { _, _ = io.Copy(replies, term.em) }() // the emulator blocks while nobody takes its replies
	go term.listen()
	t.Cleanup(term.close)
	return term
}

// Marks at both ends of a frame.
const (
	frameBegins = "\x1b[?2026h"
	frameEnds   = "\x1b[?2026l"
)

// framed answers the program that the terminal knows frames: the program then
// marks their ends, and no look at the screen takes half a frame for a whole one.
func (s *terminal) framed() {
	s.em.RegisterCsiHandler(ansi.Command('?', '$', 'p'), func(params ansi.Params) bool {
		if mode, _, _ := params.Param(0, 0); mode != ansi.ModeSynchronizedOutput.Mode() {
			return false // as usual
		}
		_, _ = io.WriteString(s.em.InputPipe(), ansi.ReportMode(ansi.ModeSynchronizedOutput, ansi.ModeReset))
		return true
	})
}

func (s *terminal) listen() {
	defer close(s.done)
	buf := make([]byte, 32<<10)
	for {
		n, err := s.pty.Read(buf)
		select {
		case s.news <- struct{}{}:
		default:
		}
		s.mu.Lock()
		s.raw = append(s.raw, buf[:n]...)
		_, _ = s.em.Write(buf[:n])
		s.mu.Unlock()
		if err != nil { // EIO when the program is gone
			return
		}
	}
}

func (s *terminal) close() {
	_ = s.cmd.Process.Kill()
	_ = s.pty.Close()
	_ = s.em.InputPipe().(io.Closer).Close()
	<-s.done
	_ = s.cmd.Wait()
}

// screen is what a person sees now.
func (s *terminal) screen() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.String()
}

// painted is what a person sees now, and whether it is a whole frame. One that is
// painted before the program knows that it is to mark frames counts as whole.
func (s *terminal) painted() (text string, whole bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.String(), bytes.LastIndex(s.raw, []byte(frameBegins)) <= bytes.LastIndex(s.raw, []byte(frameEnds))
}

// output is every byte the program wrote.
func (s *terminal) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return string(s.raw)
}

// alternate reports whether the program has the alternate screen.
func (s *terminal) alternate() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.em.IsAltScreen()
}

// until waits until a whole frame is as it should be.
func (s *terminal) until(what string, ok func(screen string) bool) string {
	s.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(2 * time.Millisecond) {
		text, whole := s.painted()
		if whole && ok(text) {
			return text
		}
		if time.Now().After(end) {
			s.t.Fatalf("the screen never showed %s; at last:\n%s", what, text)
		}
	}
}

// see waits until all of that is on the screen, wrapped or not.
func (s *terminal) see(want ...string) string {
	s.t.Helper()
	return s.until(fmt.Sprintf("%q", want), func(text string) bool {
		for _, w := range want {
			if !strings.Contains(text, w) && !strings.Contains(solid(text), solid(w)) {
				return false
			}
		}
		return true
	})
}

// solid is text without its white space: a long path is wrapped within a word,
// and how long a temporary folder's is, is up to chance.
func solid(text string) string { return strings.Join(strings.Fields(text), "") }

// saved waits until the footer says so.
func (s *terminal) saved() string {
	s.t.Helper()
	return s.until("saved", func(text string) bool { return footer(text, " saved") })
}

// mostSteps is more than any walk through the wizard takes.
const mostSteps = 100

// walk takes one step after another until the screen is as it should be.
func (s *terminal) walk(what, text string, there func(screen string) bool, step func(screen string) string) string {
	s.t.Helper()
	for range mostSteps {
		if there(text) {
			return text
		}
		text = step(text)
	}
	s.t.Fatalf("%d steps did not lead to %s; at last:\n%s", mostSteps, what, text)
	return ""
}

// another types and waits for another screen than that, saved.
func (s *terminal) another(was string, keys ...string) string {
	s.t.Helper()
	s.keys(keys...)
	return s.until(fmt.Sprintf("another screen than %q, saved", place(was)), func(text string) bool {
		return place(text) != place(was) && footer(text, " saved")
	})
}

// place is the heading of a screen without what an answer changes in it: how
// many questions there are, and the minutes left, on which the space before depends too.
func place(text string) string {
	before, _, _ := strings.Cut(heading(text), " of ")
	return strings.Join(strings.Fields(before), " ")
}

// footer reports whether the last line of a screen ends in that.
func footer(text, end string) bool {
	lines := strings.Split(strings.TrimRight(text, "\n "), "\n")
	return strings.HasSuffix(strings.TrimRight(lines[len(lines)-1], " "), end)
}

// Keys as a terminal sends them.
const (
	enter = "\r"
	esc   = "\x1b"
	up    = "\x1b[A"
	down  = "\x1b[B"
	right = "\x1b[C"
	left  = "\x1b[D"
	tab   = "\t"
	ctrlC = "\x03"
	ctrlU = "\x15"
	f1    = "\x1bOP"

	backTab = "\x1b[Z"
)

// unheld is longer than a held key takes to repeat: no hand is as quick as a test.
const unheld = 150 * time.Millisecond

// keys types all of that at once.
func (s *terminal) keys(keys ...string) {
	s.t.Helper()
	typed := strings.Join(keys, "")
	if typed == enter && s.entered && time.Since(s.at) < unheld {
		time.Sleep(unheld - time.Since(s.at))
	}
	s.entered, s.at = strings.HasSuffix(typed, enter), time.Now()
	if _, err := s.pty.WriteString(typed); err != nil {
		s.t.Fatalf("typing: %v; screen:\n%s", err, s.screen())
	}
}

func (s *terminal) resize(width, height int) {
	s.mu.Lock()
	s.em.Resize(width, height)
	s.mu.Unlock()
	if err := pty.Setsize(s.pty, &pty.Winsize{Cols: uint16(width), Rows: uint16(height)}); err != nil {
		s.t.Fatal(err)
	}
}

func (s *terminal) signal(sig syscall.Signal) {
	s.t.Helper()
	if err := s.cmd.Process.Signal(sig); err != nil {
		s.t.Fatal(err)
	}
}

// exit waits for the end and returns the exit code, -1 after a signal.
func (s *terminal) exit() int {
	s.t.Helper()
	select {
	case <-s.done:
	case <-time.After(patience):
		s.t.Fatalf("the program does not end; screen:\n%s", s.screen())
	}
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

// whole checks that a screen is whole: the footer in its place and no line
// that the terminal had to cut.
func (s *terminal) whole(width, height int, want string) {
	s.t.Helper()
	s.until(fmt.Sprintf("%q in %d×%d", want, width, height), func(text string) bool {
		lines := strings.Split(text, "\n")
		if len(lines) != height || !strings.Contains(lines[height-1], "f1 help") || !strings.Contains(text, want) {
			return false
		}
		for _, l := range lines {
			if ansi.StringWidth(l) > width {
				return false
			}
		}
		return strings.TrimSpace(lines[2]) == "" && strings.TrimSpace(lines[height-2]) == "" // nothing wrapped into the gaps
	})
}
