//go:build unix

package e2e

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// crashEnv says how often to crash the program, and seedEnv what is chosen and
// when it is ended, so that a failure can be run again; .ci/crash sets both.
const (
	crashEnv = "YOURPART_CRASH_RUNS"
	seedEnv  = "YOURPART_CRASH_SEED"
)

// stops are the ways in which the program is ended.
var stops = []syscall.Signal{syscall.SIGKILL, syscall.SIGHUP, syscall.SIGTERM}

// TestCrash ends the program at random moments while answers are given, and
// after each time the file loads and holds every answer that was said to be
// saved: by the footer in the wizard, by the next prompt in plain mode, by the
// words of the command.
func TestCrash(t *testing.T) {
	t.Parallel()
	runs := 12
	if testing.Short() {
		runs = len(stops)
	}
	runs = numberIn(t, crashEnv, runs)
	seed := numberIn(t, seedEnv, 1)
	c := &crasher{t: t, bin: program(t), home: t.TempDir(), chance: rand.New(rand.NewPCG(uint64(seed), 0))}
	var err error
	if c.catalogue, err = content.Shipped(); err != nil {
		t.Fatal(err)
	}
	c.renew()
	killed := map[syscall.Signal]int{}
	for n := range runs {
		sig := stops[n/3%len(stops)]
		killed[sig]++
		switch n % 3 {
		case 0:
			c.wizard(sig)
		case 1:
			c.plain(sig)
		case 2:
			c.commands(sig)
		}
		c.verify(sig)
		if t.Failed() {
			t.Fatalf("run %d with %s=%d, %v; the file is kept in %s", n+1, seedEnv, seed, sig, c.keep())
		}
	}
	t.Logf("%d runs with seed %d (%d kill -9, %d SIGHUP, %d SIGTERM), %d of them in the middle of a save or an answer: %d answers said to be saved, 0 lost",
		runs, seed, killed[syscall.SIGKILL], killed[syscall.SIGHUP], killed[syscall.SIGTERM], c.cut, c.acknowledged)
}

// numberIn is the number in a variable of the environment, or the usual one.
func numberIn(t *testing.T, name string, usual int) int {
	t.Helper()
	text := os.Getenv(name)
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s is %q, want a number from 1 on", name, text)
	}
	return n
}

// A crasher knows what the file must hold.
type crasher struct {
	t         *testing.T
	bin       string
	home      string
	catalogue *catalogue.Catalogue
	chance    *rand.Rand
	path      string
	// safe is the newest answer of each cell that was said to be saved, and
	// since the ones given after it.
	safe  map[questionnaire.CellID]string
	since map[questionnaire.CellID][]string
	// counts for the report
	acknowledged, cut int
	asked             *catalogue.Control // line by line, of the prompt before
}

// renew starts with a new firm.
func (c *crasher) renew() {
	c.path = filepath.Join(c.home, "crash.json")
	for _, p := range []string{c.path, c.path + ".bak"} {
		if err := os.RemoveAll(p); err != nil {
			c.t.Fatal(err)
		}
	}
	first := "mfa-all-users@dropbox=admins"
	for _, args := range [][]string{
		{"new", "--name", "Crash", "--service", "google-workspace,dropbox,aws-lightsail", "--depth", "full", "-o", c.path},
		{"answer", c.path, first},
	} {
		if out, err := exec.Command(c.bin, args...).CombinedOutput(); err != nil {
			c.t.Fatalf("%v: %s", err, out)
		}
	}
	c.safe = map[questionnaire.CellID]string{{Control: "mfa-all-users", Service: "dropbox"}: "admins"}
	c.since = map[questionnaire.CellID][]string{}
}

// open lists the cells without an answer.
func (c *crasher) open() []questionnaire.Cell {
	a := onDisk(c.t, c.path)
	return slices.DeleteFunc(questionnaire.Cells(c.catalogue, &a), func(cell questionnaire.Cell) bool { return !cell.Open() })
}

func (c *crasher) given(id questionnaire.CellID, option string) {
	c.since[id] = append(c.since[id], option)
}

func (c *crasher) told(id questionnaire.CellID, option string) {
	c.safe[id] = option
	delete(c.since, id)
	c.acknowledged++
}

// verify looks at what is left.
func (c *crasher) verify(sig syscall.Signal) {
	c.t.Helper()
	a, err := store.Load(c.path)
	if err != nil {
		c.t.Errorf("it does not load: %v", err)
		return
	}
	for id, want := range c.safe {
		if got := a.Answers[id].Option; got != want && !slices.Contains(c.since[id], got) {
			c.t.Errorf("lost: %s is %q, %q was said to be saved and %q given since", id, got, want, c.since[id])
		}
	}
	if len(c.since) > 0 {
		c.cut++
	}
	for id := range c.since { // the file is right about these
		if got := a.Answers[id].Option; got != "" {
			c.safe[id] = got
		}
	}
	clear(c.since)
	if _, err := store.Load(c.path + ".bak"); err != nil {
		c.t.Errorf("the version before does not load: %v", err)
	}
	store, _, err := store.Open(c.path)
	if err != nil {
		c.t.Errorf("the window that was ended still holds it: %v", err)
		return
	}
	store.Close()
	entries, _ := os.ReadDir(c.home)
	for _, e := range entries {
		if name := e.Name(); name != "crash.json" && name != "crash.json.bak" && name != "data" {
			c.t.Errorf("%s is left behind", name)
		}
	}
	if sig == syscall.SIGKILL && len(c.open()) < 20 || len(c.open()) < 10 {
		c.renew()
	}
}

// keep puts the file where it can be looked at after the test.
func (c *crasher) keep() string {
	dir, err := os.MkdirTemp("", "yourpart-crash-")
	if err != nil {
		return "no place"
	}
	_ = os.CopyFS(dir, os.DirFS(c.home))
	return dir
}

// commands answers with one command after the other, each of which may be
// ended at any moment of its short life.
func (c *crasher) commands(sig syscall.Signal) {
	c.t.Helper()
	cells := c.open()
	for n := range 1 + c.chance.IntN(4) {
		cell := cells[c.chance.IntN(len(cells))]
		option := c.someOption(cell.Control)
		c.given(cell.ID(), option)
		cmd := exec.Command(c.bin, "answer", c.path, cell.ID().String()+"="+option)
		var out, told bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &told
		if err := cmd.Start(); err != nil {
			c.t.Fatal(err)
		}
		var end *time.Timer
		if n > 0 || c.chance.IntN(2) == 0 {
			end = time.AfterFunc(time.Duration(c.chance.IntN(40_000))*time.Microsecond, func() { _ = cmd.Process.Signal(sig) })
		}
		_ = cmd.Wait()
		if end != nil {
			end.Stop()
		}
		switch {
		case strings.Contains(out.String(), "1 answer saved in "):
			c.told(cell.ID(), option)
		case told.Len() > 0:
			c.t.Errorf("answer: %s", told.String())
		}
	}
}

func (c *crasher) someOption(k *catalogue.Control) string {
	return k.Question.Options[c.chance.IntN(len(k.Question.Options))].ID
}
