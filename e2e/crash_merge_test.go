//go:build unix

package e2e

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// A saying is one person's word about one cell.
type saying struct {
	cell   questionnaire.CellID
	person string
}

// TestCrashMerge ends the program at random moments while people answer by name and
// copies are merged. After each time the file loads and holds every word that was
// said to be saved, and all of a copy whose merge was.
func TestCrashMerge(t *testing.T) {
	t.Parallel()
	runs := 18
	if testing.Short() {
		runs = 2 * len(stops)
	}
	runs = numberIn(t, crashEnv, runs)
	seed := numberIn(t, seedEnv, 1)
	m := &mergeCrasher{crasher: crasher{t: t, bin: program(t), home: t.TempDir(), chance: rand.New(rand.NewPCG(uint64(seed), 1))}, safe: map[saying]string{}, since: map[saying][]string{}}
	var err error
	if m.catalogue, err = content.Shipped(); err != nil {
		t.Fatal(err)
	}
	m.renew()
	m.copy = filepath.Join(t.TempDir(), "copy.json")
	for n := range runs {
		sig := stops[n/2%len(stops)]
		if n%2 == 0 {
			m.answers(sig)
		} else {
			m.merges(sig)
		}
		m.words(n, sig)
		if t.Failed() {
			t.Fatalf("run %d with %s=%d, %v; the file is kept in %s", n+1, seedEnv, seed, sig, m.keep())
		}
	}
	t.Logf("%d runs with seed %d, %d of them ended before the program was done: %d words said to be saved, 0 lost", runs, seed, m.cut, m.acknowledged)
}

// A mergeCrasher knows which words the file must hold.
type mergeCrasher struct {
	crasher
	copy  string
	safe  map[saying]string
	since map[saying][]string
}

// any is any word of any of three people about one of the cells.
func (m *mergeCrasher) any(a *questionnaire.Assessment) (s saying, option string) {
	cells := slices.DeleteFunc(questionnaire.Cells(m.catalogue, a), func(c questionnaire.Cell) bool { return c.State != questionnaire.Asked })
	c := cells[m.chance.IntN(len(cells))]
	return saying{c.ID(), []string{"Anna", "Ben", "the IT supplier"}[m.chance.IntN(3)]}, m.someOption(c.Control)
}

// ended runs a command that is ended at any moment of its short life, and returns
// what it said to standard output.
func (m *mergeCrasher) ended(sig syscall.Signal, args ...string) string {
	m.t.Helper()
	cmd := exec.Command(m.bin, args...)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Start(); err != nil {
		m.t.Fatal(err)
	}
	end := time.AfterFunc(time.Duration(m.chance.IntN(60_000))*time.Microsecond, func() { _ = cmd.Process.Signal(sig) })
	err := cmd.Wait()
	if end.Stop(); err != nil {
		m.cut++
	}
	if told := told.String(); told != "" && !strings.Contains(told, ": disputed: ") {
		m.t.Errorf("%q: %s", args, told)
	}
	return out.String()
}

// answers has somebody answer by name.
func (m *mergeCrasher) answers(sig syscall.Signal) {
	m.t.Helper()
	a := onDisk(m.t, m.path)
	s, option := m.any(&a)
	m.since[s] = append(m.since[s], option)
	if out := m.ended(sig, "answer", m.path, s.cell.String()+"="+option, "--by", s.person); strings.Contains(out, "1 answer saved in ") {
		m.told(s, option)
	}
}

func (m *mergeCrasher) told(s saying, option string) {
	m.safe[s] = option
	delete(m.since, s)
	m.acknowledged++
}

// merges has people answer in a copy, and merges that.
func (m *mergeCrasher) merges(sig syscall.Signal) {
	m.t.Helper()
	b, err := os.ReadFile(m.path)
	if err == nil {
		err = os.WriteFile(m.copy, b, 0o600)
	}
	if err != nil {
		m.t.Fatal(err)
	}
	given := map[saying]string{}
	a := onDisk(m.t, m.copy)
	for range 1 + m.chance.IntN(3) {
		s, option := m.any(&a)
		if out, err := exec.Command(m.bin, "answer", m.copy, s.cell.String()+"="+option, "--by", s.person).CombinedOutput(); err != nil {
			m.t.Fatalf("%v: %s", err, out)
		}
		given[s] = option
		m.since[s] = append(m.since[s], option)
	}
	if out := m.ended(sig, "merge", m.path, m.copy); strings.Contains(out, "Saved in ") || strings.Contains(out, "has all of it already") {
		for s, option := range given {
			m.told(s, option)
		}
	}
}

// words looks at what is left.
func (m *mergeCrasher) words(n int, sig syscall.Signal) {
	m.t.Helper()
	a, err := store.Load(m.path)
	if err != nil {
		m.t.Errorf("it does not load: %v", err)
		return
	}
	in := func(s saying) string {
		for _, w := range a.Words(s.cell) {
			if w.Person == s.person {
				return w.Option
			}
		}
		return ""
	}
	for s, want := range m.safe {
		if got := in(s); got != want && !slices.Contains(m.since[s], got) {
			m.t.Errorf("lost: %s on %s is %q, %q was said to be saved and %q given since", s.person, s.cell, got, want, m.since[s])
		}
	}
	for s := range m.since { // the file is right about these
		if got := in(s); got != "" {
			m.safe[s] = got
		}
	}
	clear(m.since)
	if _, err := store.Load(m.path + ".bak"); err != nil {
		m.t.Errorf("the version before does not load: %v", err)
	}
	held, _, err := store.Open(m.path)
	if err != nil {
		m.t.Errorf("the command that was ended still holds it: %v", err)
		return
	}
	held.Close()
	entries, _ := os.ReadDir(m.home)
	for _, e := range entries {
		if name := e.Name(); name != "crash.json" && name != "crash.json.bak" && name != "data" {
			m.t.Errorf("%s is left behind", name)
		}
	}
	if m.t.Failed() {
		m.t.Log(fmt.Sprint("after run ", n+1, ", ", sig))
	}
}
