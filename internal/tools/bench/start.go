//go:build unix

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/creack/pty"
)

// A program is one that draws a screen in a terminal.
type program struct {
	name string
	args []string
	sees string // what its first screen says
	key  string // what moves something on it
}

// A run is what one start of a program took.
type run struct {
	first, key time.Duration
	memory     int // kB at most, by then
}

// starts measures programs by turns, so that a busy moment hits all alike.
func starts(programs []program, rounds int, answers bool) (map[string][]run, error) {
	runs := map[string][]run{}
	for range rounds {
		for _, p := range programs {
			r, err := start(p, answers)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", p.name, err)
			}
			runs[p.name] = append(runs[p.name], r)
		}
	}
	return runs, nil
}

// start runs a program in a terminal until its first screen stands and one key
// has changed it. The terminal answers what it is asked about itself, or nothing.
func start(p program, answers bool) (r run, err error) {
	home, err := os.MkdirTemp("", "bench")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(home)
	c := exec.Command(p.args[0], p.args[1:]...)
	c.Dir = home
	c.Env = []string{"TERM=xterm-256color", "LANG=C.UTF-8", "HOME=" + home, "XDG_DATA_HOME=" + home}
	begin := time.Now()
	f, err := pty.StartWithSize(c, &pty.Winsize{Cols: 80, Rows: 24})
	if err != nil {
		return r, err
	}
	defer func() {
		_ = c.Process.Kill()
		_ = c.Wait()
		f.Close()
	}()
	out := listen(f, answers)
	if r.first, err = until(out, begin, p.sees); err != nil {
		return r, err
	}
	drain(out)
	begin = time.Now()
	if _, err := f.WriteString(p.key); err != nil {
		return r, err
	}
	if r.key, err = until(out, begin, ""); err != nil {
		return r, err
	}
	r.memory, err = memory(c.Process.Pid)
	return r, err
}

// replies are what a terminal says when it is asked for its background, its
// cursor and its kind.
var replies = [][2]string{
	{"\x1b]11;?", "\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\"},
	{"\x1b[6n", "\x1b[1;1R"},
	{"\x1b[c", "\x1b[?62;22c"},
}

// listen sends on what a program prints, until it ends, and answers its queries
// where it is to.
func listen(f *os.File, answers bool) <-chan []byte {
	out := make(chan []byte, 1000)
	go func() {
		defer close(out)
		buf := make([]byte, 64<<10)
		for {
			n, err := f.Read(buf)
			if err != nil {
				return
			}
			out <- slices.Clone(buf[:n])
			for _, r := range replies {
				if answers && strings.Contains(string(buf[:n]), r[0]) {
					_, _ = f.WriteString(r[1]) // a program that has ended is noticed at the next read
				}
			}
		}
	}()
	return out
}

// until waits until the text, a word of one look, has been printed, or anything
// where it is empty.
func until(out <-chan []byte, begin time.Time, text string) (time.Duration, error) {
	var seen []byte
	late := time.After(10 * time.Second)
	for {
		select {
		case b, more := <-out:
			seen = append(seen, b...)
			if more && strings.Contains(string(seen), text) {
				return time.Since(begin), nil
			}
			if !more {
				return 0, fmt.Errorf("ended and never said %q", text)
			}
		case <-late:
			return 0, fmt.Errorf("never said %q", text)
		}
	}
}

// drain waits until nothing has come for a while.
func drain(out <-chan []byte) {
	for {
		select {
		case _, more := <-out:
			if !more {
				return
			}
		case <-time.After(150 * time.Millisecond):
			return
		}
	}
}

// memory is the most that a process has held, in kB.
func memory(pid int) (kB int, err error) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(b)) {
		if _, err := fmt.Sscanf(line, "VmHWM: %d kB", &kB); err == nil {
			return kB, nil
		}
	}
	return 0, errors.New("no VmHWM")
}

// startTable compares the wizard with other programs that draw a screen.
func startTable(bin, work string) (string, error) {
	hello := filepath.Join(work, "hello")
	if err := build(hello, "./internal/tools/bench/testdata/hello"); err != nil {
		return "", err
	}
	programs := []program{
		{"bubbletea hello-world", []string{hello}, "Hello", "x"},
		{"yourpart", []string{bin}, "yourpart", "\x1b[B"},
		{"yourpart open FILE", []string{bin, "open", example(work)}, "Northwind", "\x1b[A"},
	}
	if gum := installed(work, "gum", "github.com/charmbracelet/gum@v0.17.0"); gum != "" {
		programs = append(programs, program{"gum choose", []string{gum, "choose", "one", "two"}, "one", "\x1b[B"})
	}
	if box, err := exec.LookPath("whiptail"); err == nil {
		programs = append(programs, program{"whiptail", []string{box, "--menu", "Choose", "20", "60", "4", "a", "one", "b", "two"}, "Choose", "\x1b[B"})
	}
	runs, err := starts(programs, 31, true)
	if err != nil {
		return "", err
	}
	silent, err := starts(programs, 7, false)
	if err != nil {
		return "", err
	}
	rows := [][]string{{"Program", "First frame", "against hello-world", "where nothing answers", "Key to frame", "Memory"}}
	first := func(r run) float64 { return float64(r.first) }
	base := middle(runs[programs[0].name], first)
	for _, p := range programs {
		all := runs[p.name]
		key := middle(all, func(r run) float64 { return float64(r.key) })
		kB := middle(all, func(r run) float64 { return float64(r.memory) })
		rows = append(rows, []string{p.name, ms(middle(all, first)), fmt.Sprintf("%.2f×", middle(all, first)/base),
			ms(middle(silent[p.name], first)), ms(key), fmt.Sprintf("%.0f MB", kB/1024)})
	}
	return table(rows), nil
}

// middle is the median of one figure of all runs.
func middle(runs []run, of func(run) float64) float64 {
	all := make([]float64, len(runs))
	for i, r := range runs {
		all[i] = of(r)
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// installed builds a program from its module, unless that cannot be had.
func installed(work, name, module string) string {
	c := exec.Command("go", "install", module)
	c.Env = append(os.Environ(), "GOBIN="+work, "GOFLAGS=-mod=mod")
	if out, err := c.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "without %s: %v: %s\n", name, err, out)
		return ""
	}
	return filepath.Join(work, name)
}
