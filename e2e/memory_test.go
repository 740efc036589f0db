//go:build linux

package e2e

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime/debug"
	"strconv"
	"syscall"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// mostMemory is what the program may keep in memory, in kB.
const mostMemory = 48 << 10

// TestMemory: score and the wizard take at most 48 MB, with 40 services and
// with 100 of which each question is answered. Other tests would make this
// process larger, so none runs beside it.
func TestMemory(t *testing.T) {
	if raced() {
		t.Skip("the race detector takes memory of its own")
	}
	long(t)
	bin := program(t)
	for _, n := range []int{40, 100} {
		home := t.TempDir()
		path := filepath.Join(home, "firm.json")
		large(t, path, n)
		forget(t)
		score := exec.Command(bin, "score", path)
		if out, err := score.CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		if kb := score.ProcessState.SysUsage().(*syscall.Rusage).Maxrss; kb > mostMemory {
			t.Errorf("score with %d services: %d kB", n, kb)
		}
		s := terminalIn(t, setup{home: home, width: 160, height: 50}, "open", path)
		s.step(5)
		for range 20 {
			s.keys("1", enter)
		}
		s.saved()
		s.keys("u")
		s.goTo(7)
		s.keys(enter)
		s.step(8)
		status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", s.cmd.Process.Pid))
		if err != nil {
			t.Fatal(err)
		}
		peak := regexp.MustCompile(`VmHWM:\s+(\d+) kB`).FindSubmatch(status)
		if kb, err := strconv.Atoi(string(peak[1])); err != nil || kb > mostMemory {
			t.Errorf("the wizard with %d services: %d kB, %v", n, kb, err)
		} else {
			t.Logf("the wizard with %d services: %d kB", n, kb)
		}
		s.keys(ctrlC)
		s.leftWell(0)
	}
}

// forget makes this process small, and forgets how large it was: the system
// counts what a process was at its start, and then it is a copy of this one.
func forget(t *testing.T) {
	t.Helper()
	debug.FreeOSMemory()
	if err := os.WriteFile("/proc/self/clear_refs", []byte("5"), 0); err != nil {
		t.Log(err)
	}
}

// large saves a firm with so many services and all questions but one answered.
func large(t *testing.T, path string, n int) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := questionnaire.New("Large")
	a.Profile.Depth = questionnaire.FullDepth
	for _, s := range c.Services[:n] {
		a.AddService(questionnaire.Service{ID: s.ID, Data: s.Data})
	}
	for i, cell := range questionnaire.Cells(c, &a) {
		if cell.Open() && i > 0 {
			options := cell.Control.Question.Options
			a.Set(cell.ID(), questionnaire.Answer{Option: options[i%len(options)].ID, Note: "as far as anybody knows"})
		}
	}
	store, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	store.Close()
}
