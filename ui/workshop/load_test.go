package workshop

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli"
	"yourpart/ui/document"
)

// serveEnv has the test program hold a workshop about that file, for the benchmark.
const serveEnv = "YOURPART_WORKSHOP_SERVE"

func TestMain(m *testing.M) {
	if path := os.Getenv(serveEnv); path != "" {
		serve(path)
		return
	}
	os.Exit(m.Run())
}

// serve holds a workshop until the program is ended.
func serve(path string) {
	c, err := content.Shipped()
	if err == nil {
		var d *document.Document
		d, err = document.Edit(document.Options{Catalogue: c, Door: "workshop", Keys: &store.Keys{}, Now: time.Now}, path)
		if err == nil {
			d.Recount()
			err = Run(cli.Workshop{Document: d, Listen: "127.0.0.1:0", In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now, Getenv: os.Getenv})
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// A watcher is a session of which every screen is looked at.
type watcher struct {
	in   io.Writer
	mu   sync.Mutex
	seen map[int]time.Time // when a number of answers was on the screen
	last int
	bell chan struct{}
}

// watch opens a session with a terminal and reads the number of answers from its title.
func watch(b *testing.B, addr, code string) *watcher {
	c, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{User: "x", HostKeyCallback: ssh.InsecureIgnoreHostKey(), Auth: []ssh.AuthMethod{
		ssh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return []string{code}[:len(q)], nil })}})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { c.Close() })
	s, err := c.NewSession()
	if err != nil {
		b.Fatal(err)
	}
	w := &watcher{seen: map[int]time.Time{}, last: -1, bell: make(chan struct{}, 1)}
	w.in, _ = s.StdinPipe()
	out, _ := s.StdoutPipe()
	if err := s.RequestPty("xterm-256color", 30, 100, ssh.TerminalModes{}); err != nil {
		b.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		b.Fatal(err)
	}
	go w.read(out)
	return w
}

func (w *watcher) read(out io.Reader) {
	tag := []byte("yourpart answers ")
	var keep []byte
	buf := make([]byte, 32<<10)
	for {
		n, err := out.Read(buf)
		if err != nil {
			return
		}
		now := time.Now()
		keep = append(keep, buf[:n]...)
		for {
			i := bytes.Index(keep, tag)
			if i < 0 {
				break
			}
			j := bytes.IndexByte(keep[i:], '.')
			if j < 0 {
				break
			}
			answers, _ := strconv.Atoi(string(keep[i+len(tag) : i+j]))
			keep = keep[i+j:]
			w.mu.Lock()
			for k := w.last + 1; k <= answers; k++ {
				w.seen[k] = now
			}
			w.last = max(w.last, answers)
			w.mu.Unlock()
			select {
			case w.bell <- struct{}{}:
			default:
			}
		}
		if most := 64; len(keep) > most {
			keep = slices.Clone(keep[len(keep)-most:])
		}
	}
}

// at is when so many answers were on the screen; it waits for that.
func (w *watcher) at(n int) time.Time {
	for {
		w.mu.Lock()
		t, ok := w.seen[n]
		w.mu.Unlock()
		if ok {
			return t
		}
		<-w.bell
	}
}

// used is the processor time of a process and its memory in bytes, where the system tells.
func used(pid int) (cpu time.Duration, memory float64) {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return 0, 0
	}
	f := strings.Fields(string(b[bytes.LastIndexByte(b, ')')+2:]))
	user, _ := strconv.Atoi(f[11])
	system, _ := strconv.Atoi(f[12])
	pages, _ := strconv.Atoi(f[21])
	return time.Duration(user+system) * 10 * time.Millisecond, float64(pages * os.Getpagesize())
}

// BenchmarkRoom has thirty people and a board in a room, over real connections, and measures
// how long an answer takes to be on every screen: one at a time, and when all answer at once.
func BenchmarkRoom(b *testing.B) {
	people := strings.Fields(strings.Repeat("P ", 30))
	for i := range people {
		people[i] += strconv.Itoa(i)
	}
	o, path := options(b, people...)
	s, err := slipsFor(o)
	if err != nil {
		b.Fatal(err)
	}
	o.Document.Close()
	pid, addr := served(b, path)
	var all []*watcher
	for _, name := range append([]string{"Facilitator"}, people...) {
		all = append(all, watch(b, addr, s.codes[name]))
		all[len(all)-1].at(0)
	}
	_, _ = io.WriteString(all[0].in, "\r") // from how to come in to the questions
	const idle = 10 * time.Second
	before, memory := used(pid)
	time.Sleep(idle)
	after, _ := used(pid)
	n := 0
	var one, burst []time.Duration
	for i := 0; b.Loop(); i++ {
		n++
		begun := time.Now()
		_, _ = io.WriteString(all[1+i%30].in, strconv.Itoa(1+i/30%3))
		for _, w := range all {
			one = append(one, w.at(n).Sub(begun))
		}
		if i%30 == 29 {
			time.Sleep(100 * time.Millisecond)
			begun := time.Now()
			for _, w := range all[1:] {
				_, _ = io.WriteString(w.in, strconv.Itoa(1+(i/30+1)%3))
			}
			n += 30
			for _, w := range all {
				burst = append(burst, w.at(n).Sub(begun))
			}
			_, _ = io.WriteString(all[0].in, "l") // the room goes on to the next question
			time.Sleep(100 * time.Millisecond)
		}
		time.Sleep(time.Duration(20+i*7%60) * time.Millisecond)
	}
	b.ReportMetric(memory/1e6, "MB-idle") // what was reported before the loop is forgotten
	b.ReportMetric(float64(after-before)/float64(idle)*100, "%idle")
	report(b, one, "one")
	report(b, burst, "all")
	_, memory = used(pid)
	b.ReportMetric(memory/1e6, "MB-after")
}

// served is another process that holds a workshop about a file, and where people come in.
func served(b *testing.B, path string) (pid int, addr string) {
	b.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), serveEnv+"="+path, countEnv+"=1", "XDG_CONFIG_HOME="+filepath.Dir(path))
	cmd.Stderr = os.Stderr
	told, err := cmd.StdoutPipe()
	if err != nil {
		b.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	return cmd.Process.Pid, where(told)
}

// report reports the median and the 99th percentile of some times.
func report(b *testing.B, list []time.Duration, name string) {
	if slices.Sort(list); len(list) > 0 {
		b.ReportMetric(list[len(list)/2].Seconds()*1000, "ms-median-"+name)
		b.ReportMetric(list[len(list)*99/100].Seconds()*1000, "ms-p99-"+name)
	}
}

// where reads at which address a workshop lets people in.
func where(told io.Reader) string {
	addr := ""
	var b strings.Builder
	for c := make([]byte, 1); !strings.Contains(b.String(), "Slips with"); {
		if _, err := told.Read(c); err != nil {
			return ""
		}
		b.Write(c)
	}
	for line := range strings.Lines(b.String()) {
		if words := strings.Fields(line); len(words) > 4 && words[0] == "Everybody" {
			addr = words[5] + ":" + words[4]
		}
	}
	go func() { _, _ = io.Copy(io.Discard, told) }()
	return addr
}
