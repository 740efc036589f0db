package workshop

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"golang.org/x/crypto/ssh"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui/cli"
	"yourpart/ui/document"
)

// options are those of a workshop about a business with one service, and its file's path.
func options(t testing.TB, people ...string) (cli.Workshop, string) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "northwind.json")
	a := questionnaire.New("Northwind")
	a.AddService(questionnaire.Service{ID: "dropbox"})
	s, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	d, err := document.Edit(document.Options{Catalogue: c, Door: "workshop", Keys: &store.Keys{}, Now: time.Now}, path)
	if err != nil {
		t.Fatal(err)
	}
	d.Recount()
	t.Cleanup(d.Close)
	return cli.Workshop{Document: d, Listen: "127.0.0.1:0", People: people, In: strings.NewReader(""), Out: io.Discard, Err: io.Discard, Now: time.Now,
		Getenv: func(name string) string { return map[string]string{"XDG_CONFIG_HOME": dir}[name] }}, path
}

// start holds a workshop and returns where, and the codes by name. What it returns last is
// closed when the workshop is over.
func start(t testing.TB, o cli.Workshop, path string) (addr string, codes map[string]string, over <-chan error) {
	t.Helper()
	told, out := io.Pipe()
	o.Out = out
	done := make(chan error, 1)
	go func() { done <- Run(o) }()
	lines := bufio.NewScanner(told)
	for lines.Scan() {
		if words := strings.Fields(lines.Text()); len(words) > 4 && words[0] == "Everybody" {
			addr = net.JoinHostPort(words[5], words[4])
		}
		if strings.HasPrefix(lines.Text(), "Slips") {
			break
		}
	}
	go func() { _, _ = io.Copy(io.Discard, told) }()
	s, err := readSlips(slipsOf(path))
	if err != nil || addr == "" {
		t.Fatalf("%q, %v", addr, err)
	}
	return addr, s.codes, done
}

// enter opens a session with a code; with a terminal or without.
func enter(t testing.TB, addr, code string, pty bool) (io.Writer, *bufio.Reader) {
	t.Helper()
	c, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{User: "x", HostKeyCallback: ssh.InsecureIgnoreHostKey(), Auth: []ssh.AuthMethod{
		ssh.KeyboardInteractive(func(_, _ string, q []string, _ []bool) ([]string, error) { return []string{code}[:len(q)], nil })}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	in, _ := s.StdinPipe()
	out, _ := s.StdoutPipe()
	if pty {
		err = s.RequestPty("xterm-256color", 30, 100, ssh.TerminalModes{})
	}
	if err = errors.Join(err, s.Shell()); err != nil {
		t.Fatal(err)
	}
	return in, bufio.NewReader(out)
}

// hears reads until a text comes.
func hears(t testing.TB, r *bufio.Reader, want string) {
	t.Helper()
	var got strings.Builder
	for !strings.HasSuffix(got.String(), want) {
		b, err := r.ReadByte()
		if err != nil {
			t.Fatalf("no %q in %q: %v", want, got.String(), err)
		}
		got.WriteByte(b)
	}
}

// TestTwelve: twelve people answer at once, some on screens and some in lines, with the board
// at another computer, which ends the workshop. The file has every word; the journal is gone.
func TestTwelve(t *testing.T) {
	var people []string
	for i := range 12 {
		people = append(people, fmt.Sprintf("Person %c", 'A'+i))
	}
	o, path := options(t, people...)
	addr, codes, over := start(t, o, path)
	board, wall := enter(t, addr, codes["facilitator"], true)
	hears(t, wall, "Person A")
	var all sync.WaitGroup
	for i, name := range people {
		pty := i%3 > 0
		in, out := enter(t, addr, codes[strings.ToLower(name)], pty)
		all.Go(func() {
			hears(t, out, "Question 1 of ")
			if pty {
				_, _ = io.WriteString(in, "1")
				hears(t, out, "●")
			} else {
				_, _ = io.WriteString(in, "2\n")
				hears(t, out, "Saved: ")
			}
			go func() { _, _ = io.Copy(io.Discard, out) }()
		})
	}
	all.Wait()
	go func() { _, _ = io.Copy(io.Discard, wall) }()
	_, _ = io.WriteString(board, "qy")
	if err := <-over; err != nil {
		t.Fatal(err)
	}
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := a.Disputes(); len(d) == 0 || len(d[0].Words) != len(people) {
		t.Errorf("%d words: %+v", len(a.Responses), d)
	}
	if left, _ := filepath.Glob(path + ".workshop"); len(left) > 0 {
		t.Errorf("%q stays", left)
	}
}

// TestSlips: each person has a code, which stays as long as the file of slips does; nobody but
// its owner may read it.
func TestSlips(t *testing.T) {
	o, path := options(t, "Anna", "Ben")
	one, err := slipsFor(o)
	if err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(one.path); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	o.People = []string{"Anna", "Dora"}
	two, err := slipsFor(o)
	if err != nil || two.codes["Anna"] != one.codes["Anna"] || two.codes["Facilitator"] != one.codes["Facilitator"] || two.codes["Ben"] != "" || two.codes["Dora"] == "" {
		t.Errorf("%+v after %+v, %v", two, one, err)
	}
	o.People = nil
	if three, err := slipsFor(o); err != nil || strings.Join(three.people, ",") != "Anna,Dora" || three.codes["Dora"] != two.codes["Dora"] {
		t.Errorf("%+v, %v", three, err)
	}
	if runtime.GOOS != "windows" {
		_ = os.Chmod(one.path, 0o644)
		if _, err := slipsFor(o); err != nil {
			t.Error(err)
		}
		if info, _ := os.Stat(one.path); info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v", info.Mode())
		}
	}
	if err := os.WriteFile(slipsOf(path), []byte("my letters\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := slipsFor(o); err == nil {
		t.Error("another file is replaced")
	}
	_ = os.Remove(slipsOf(path))
	if _, err := slipsFor(o); err == nil {
		t.Error("a workshop without people begins")
	}
}

// TestWhere: one address is taken, several are asked about or have to be named, and never are
// all of them taken because nobody said which.
func TestWhere(t *testing.T) {
	two := []address{{netip.MustParseAddr("192.168.1.23"), "wlan0"}, {netip.MustParseAddr("10.8.0.2"), "tun0"}}
	var out strings.Builder
	for _, c := range []struct {
		list []address
		says string
		want string
	}{{two[:1], "", "192.168.1.23:2222"}, {two, "x\n3\n2\n", "10.8.0.2:2222"}, {two, "", ""}, {nil, "1\n", ""}} {
		got, err := choose(cli.Workshop{Out: &out, Ask: strings.NewReader(c.says)}, c.list)
		if (err == nil) != (c.want != "") || err == nil && got.String() != c.want {
			t.Errorf("%v, %q: %q, %v", c.list, c.says, got, err)
		}
	}
	if _, err := choose(cli.Workshop{Out: &out}, two); err == nil || !strings.Contains(err.Error(), "--listen") {
		t.Errorf("nobody was asked: %v", err)
	}
	for typed, want := range map[string]string{"192.168.1.23": "192.168.1.23:2222", "127.0.0.1:0": "127.0.0.1:0", "::1": "[::1]:2222", "[::1]:22": "[::1]:22",
		":2222": "", "host": "", "192.168.1.23:70000": "", "192.168.1.23:ssh": ""} {
		if got, err := written(typed); (err == nil) != (want != "") || err == nil && got.String() != want {
			t.Errorf("%q: %q, %v", typed, got, err)
		}
	}
	if l, err := net.Listen("tcp", "127.0.0.1:0"); err == nil {
		defer l.Close()
		_, taken := net.Listen("tcp", l.Addr().String())
		if said := cannotListen(netip.MustParseAddrPort(l.Addr().String()), taken).Error(); !strings.Contains(said, "--listen 127.0.0.1:2223") {
			t.Error(said)
		}
		if said := command(l.Addr()); !strings.HasPrefix(said, "ssh -p ") || !strings.HasSuffix(said, " 127.0.0.1") {
			t.Error(said)
		}
	}
}
