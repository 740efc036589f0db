//go:build unix

package e2e

import (
	"bytes"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
)

// TestCrashFormer ends the program at random moments while a file of format 1 is saved
// for the first time. After each time the file loads and holds every answer that was
// said to be saved, and the original is there byte for byte: in its place as long as
// nothing was saved, else beside it.
func TestCrashFormer(t *testing.T) {
	t.Parallel()
	runs := 12
	if testing.Short() {
		runs = 2 * len(stops)
	}
	runs = numberIn(t, crashEnv, runs)
	seed := numberIn(t, seedEnv, 1)
	f := &formerCrasher{crasher: crasher{t: t, bin: program(t), home: t.TempDir(), chance: rand.New(rand.NewPCG(uint64(seed), 2))}}
	var err error
	if f.catalogue, err = content.Shipped(); err != nil {
		t.Fatal(err)
	}
	f.original = read(t, "examples/digital-agency.json")
	if !bytes.Contains(f.original, []byte(`"format": 1,`)) {
		t.Fatal("the example is no longer of format 1")
	}
	for n := range runs {
		sig := stops[n/2%len(stops)]
		f.begin()
		for again := true; again; { // a second command meets what the first one left
			f.save(sig, n%2 == 0)
			f.left()
			again = f.onlyRead && f.chance.IntN(2) == 0
		}
		if t.Failed() {
			t.Fatalf("run %d with %s=%d, %v; the file is kept in %s", n+1, seedEnv, seed, sig, f.keep())
		}
	}
	t.Logf("%d runs with seed %d, %d of them ended before the program was done, %d with the original kept and nothing saved yet: %d answers said to be saved, 0 lost",
		runs, seed, f.cut, f.between, f.acknowledged)
}

// A formerCrasher has a file of format 1.
type formerCrasher struct {
	crasher
	original []byte
	answered map[questionnaire.CellID]string // those that were said to be saved
	given    map[questionnaire.CellID]string // the last one, in case it was saved
	onlyRead bool                            // the file is still the original
	between  int                             // times that the original was in both places
}

// begin puts the original in place again.
func (f *formerCrasher) begin() {
	f.t.Helper()
	f.path = filepath.Join(f.home, "crash.json")
	for _, p := range []string{f.path + ".bak", f.path + ".format1"} {
		if err := os.RemoveAll(p); err != nil {
			f.t.Fatal(err)
		}
	}
	if err := os.WriteFile(f.path, f.original, 0o600); err != nil {
		f.t.Fatal(err)
	}
	f.answered, f.given = map[questionnaire.CellID]string{}, map[questionnaire.CellID]string{}
}

// save answers one question with a command that is ended at any moment of its life, or
// soon after it begins to write.
func (f *formerCrasher) save(sig syscall.Signal, writing bool) {
	f.t.Helper()
	a := onDisk(f.t, f.path)
	var open []questionnaire.Cell
	for _, c := range questionnaire.Cells(f.catalogue, &a) {
		if c.State == questionnaire.Asked {
			open = append(open, c)
		}
	}
	cell := open[f.chance.IntN(len(open))]
	option := f.someOption(cell.Control)
	f.given[cell.ID()] = option
	cmd := exec.Command(f.bin, "answer", f.path, cell.ID().String()+"="+option)
	var out, told bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &told
	if err := cmd.Start(); err != nil {
		f.t.Fatal(err)
	}
	most := 60_000
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	if writing {
		most = 3_000
		f.awaitWriting(done)
	}
	end := time.AfterFunc(time.Duration(f.chance.IntN(most))*time.Microsecond, func() { _ = cmd.Process.Signal(sig) })
	err := <-done
	if end.Stop(); err != nil {
		f.cut++
	}
	if strings.Contains(out.String(), "1 answer saved in ") {
		f.answered[cell.ID()] = option
		f.acknowledged++
	} else if err == nil || told.Len() > 0 {
		f.t.Errorf("answer: %v, %q, %q", err, out.String(), told.String())
	}
}

// awaitWriting returns when there is one more file beside the assessment, or the
// program is done.
func (f *formerCrasher) awaitWriting(done chan error) {
	was, _ := os.ReadDir(f.home)
	for {
		select {
		case err := <-done:
			done <- err
			return
		default:
		}
		if now, _ := os.ReadDir(f.home); len(now) != len(was) {
			return
		}
	}
}

// left looks at what is left.
func (f *formerCrasher) left() {
	f.t.Helper()
	now, err := os.ReadFile(f.path)
	if err != nil {
		f.t.Fatal(err)
	}
	a, err := questionnaire.DecodeBytes(now)
	if err != nil {
		f.t.Fatalf("it does not load: %v", err)
	}
	for id, want := range f.answered {
		if got := a.Answers[id].Option; got != want && got != f.given[id] {
			f.t.Errorf("lost: %s is %q, %q was said to be saved", id, got, want)
		}
	}
	beside, err := os.ReadFile(f.path + ".format1")
	kept := err == nil
	if kept && !bytes.Equal(beside, f.original) {
		f.t.Errorf("what is kept beside it is not the original: %d bytes of %d", len(beside), len(f.original))
	}
	if f.onlyRead = bytes.Equal(now, f.original); !f.onlyRead && !kept {
		f.t.Error("it is saved again, and the original is nowhere")
	}
	if f.onlyRead && kept {
		f.between++
	}
	f.released()
}

// released looks whether the next one can open the file, and whether the folder is tidy
// then.
func (f *formerCrasher) released() {
	f.t.Helper()
	held, _, err := store.Open(f.path)
	if err != nil {
		f.t.Errorf("the command that was ended still holds it: %v", err)
		return
	}
	held.Close()
	entries, _ := os.ReadDir(f.home)
	for _, e := range entries {
		switch strings.TrimPrefix(e.Name(), "crash.json") {
		case "", ".bak", ".format1", "data":
		default:
			f.t.Errorf("%s is left behind", e.Name())
		}
	}
}
