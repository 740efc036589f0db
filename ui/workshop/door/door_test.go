package door

import (
	"context"
	"crypto/ed25519"
	"crypto/rand"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"golang.org/x/crypto/ssh"
)

// A place is an open door with what happened at it.
type place struct {
	*Door
	addr string
	mu   sync.Mutex
	paus []int
	last Count
}

// open opens a door at which Anna's code is "anna", and Ben's "ben". A session says the name
// and then gives back what it is sent.
func open(t *testing.T) *place {
	t.Helper()
	_, key, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ssh.NewSignerFromKey(key)
	if err != nil {
		t.Fatal(err)
	}
	p := &place{}
	p.Door, err = New(Options{Key: signer, Known: 2,
		Enter: func(code string) (string, bool) {
			name, ok := map[string]string{"anna": "Anna", "ben": "Ben"}[code]
			return name, ok
		},
		Show: func(s *Session) {
			_, _ = io.WriteString(s, "hello "+s.Name+" "+s.Term+" "+strings.Join(s.Env, " ")+"\n")
			if s.Pty {
				select {
				case size := <-s.Resize:
					if size.Columns == 60 {
						_, _ = io.WriteString(s, "sixty\n")
					}
				case <-s.Gone:
				}
			}
			_, _ = io.Copy(s, s)
		},
		Pause: func(_ context.Context, n int) { p.mu.Lock(); p.paus = append(p.paus, n); p.mu.Unlock() },
		Told:  func(c Count) { p.mu.Lock(); p.last = c; p.mu.Unlock() },
	})
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p.addr = l.Addr().String()
	done := make(chan error, 1)
	go func() { done <- p.Serve(l) }()
	t.Cleanup(func() {
		p.Close()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return p
}

// dial says codes, one after another, and counts how many were asked for.
func dial(addr string, codes ...string) (*ssh.Client, int, error) {
	asked := 0
	c, err := ssh.Dial("tcp", addr, &ssh.ClientConfig{User: "x", HostKeyCallback: ssh.InsecureIgnoreHostKey(), Auth: []ssh.AuthMethod{
		ssh.RetryableAuthMethod(ssh.KeyboardInteractive(func(_, _ string, questions []string, _ []bool) ([]string, error) {
			if len(questions) == 0 {
				return nil, nil
			}
			asked++
			if asked > len(codes) {
				return nil, errors.New("no more codes")
			}
			return []string{codes[asked-1]}, nil
		}), len(codes)+5)}})
	return c, asked, err
}

func enter(t *testing.T, addr, code string) *ssh.Client {
	t.Helper()
	c, _, err := dial(addr, code)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	return c
}

// hears reads until a text comes.
func hears(t *testing.T, r io.Reader, want string) {
	t.Helper()
	var got strings.Builder
	for b := make([]byte, 1); !strings.Contains(got.String(), want); {
		if _, err := r.Read(b); err != nil {
			t.Fatalf("%q has no %q: %v", got.String(), want, err)
		}
		got.Write(b)
	}
}

// TestLogin: a code opens a session with the terminal that the client told of, and its size
// as it changes. Of what a client says of itself only languages and colours are taken.
func TestLogin(t *testing.T) {
	t.Parallel()
	s, err := enter(t, open(t).addr, "anna").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, _ := s.StdoutPipe()
	in, _ := s.StdinPipe()
	if s.Setenv("LD_PRELOAD", "x") == nil || s.Setenv("LANG", "de_DE.UTF-8") != nil || s.Setenv("COLORTERM", strings.Repeat("x", mostText+1)) == nil {
		t.Error("other variables are taken, or a language is not")
	}
	if err := s.RequestPty("xterm-256color", 24, 80, ssh.TerminalModes{}); err != nil {
		t.Fatal(err)
	}
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	hears(t, out, "hello Anna xterm-256color LANG=de_DE.UTF-8\r\n")
	if err := s.WindowChange(20, 60); err != nil {
		t.Fatal(err)
	}
	hears(t, out, "sixty\r\n")
	_, _ = io.WriteString(in, "echo")
	hears(t, out, "echo")
}

// TestWrongCodes: a connection has three tries, each with a longer pause after it. Others may
// try at the same time.
func TestWrongCodes(t *testing.T) {
	t.Parallel()
	p := open(t)
	if _, n, err := dial(p.addr, "x", "y", "z", "anna"); err == nil || n != mostTries {
		t.Errorf("%d tries, %v", n, err)
	}
	p.mu.Lock()
	if len(p.paus) != 3 || p.paus[0] != 1 || p.paus[2] != 3 || p.last.Wrong != 3 {
		t.Errorf("paused %v, told %+v", p.paus, p.last)
	}
	p.mu.Unlock()
	if c, _, err := dial(p.addr, "x", "ben"); err != nil {
		t.Errorf("a second try is refused: %v", err)
	} else {
		c.Close()
	}
	for _, auth := range []ssh.AuthMethod{ssh.Password("anna"), nil} {
		config := &ssh.ClientConfig{User: "Anna", HostKeyCallback: ssh.InsecureIgnoreHostKey()}
		if auth != nil {
			config.Auth = []ssh.AuthMethod{auth}
		}
		if c, err := ssh.Dial("tcp", p.addr, config); err == nil {
			c.Close()
			t.Error("it lets in without a code")
		}
	}
}

// TestCrowd: who guesses over many connections at once, and who holds a hundred of them
// without a word, keeps nobody out.
func TestCrowd(t *testing.T) {
	t.Parallel()
	p := open(t)
	var silent []net.Conn
	for range 100 {
		c, err := net.Dial("tcp", p.addr)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		silent = append(silent, c)
	}
	var crowd sync.WaitGroup
	for range 40 {
		crowd.Go(func() {
			if c, _, err := dial(p.addr, "a", "b", "c"); err == nil {
				c.Close()
				t.Error("a guess lets in")
			}
		})
	}
	crowd.Wait()
	s, err := enter(t, p.addr, "anna").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	out, _ := s.StdoutPipe()
	if err := s.Shell(); err != nil {
		t.Fatal(err)
	}
	hears(t, out, "hello Anna")
	_, _ = io.ReadAll(silent[0]) // the oldest had to go
	p.Door.mu.Lock()
	defer p.Door.mu.Unlock()
	if len(p.strangers) > mostStrangers || p.count.Dropped < 100-mostStrangers {
		t.Errorf("%d strangers, %+v", len(p.strangers), p.count)
	}
}

// TestOnlyTheWorkshop: no command, no files, no forwarding in either direction, no agent, no
// windows of other programs, no second session over one connection.
func TestOnlyTheWorkshop(t *testing.T) {
	t.Parallel()
	p := open(t)
	c := enter(t, p.addr, "anna")
	if _, err := c.Listen("tcp", "127.0.0.1:0"); err == nil {
		t.Error("it forwards from here")
	}
	if conn, err := c.Dial("tcp", p.addr); err == nil {
		conn.Close()
		t.Error("it forwards to other places")
	}
	for _, kind := range []string{"direct-streamlocal@openssh.com", "x11", "auth-agent@openssh.com", "tun@openssh.com"} {
		if _, _, err := c.OpenChannel(kind, nil); err == nil {
			t.Errorf("it opens a channel %s", kind)
		}
	}
	s, err := c.NewSession()
	if err != nil {
		t.Fatal(err)
	}
	for _, request := range []string{"auth-agent-req@openssh.com", "x11-req", "break"} {
		if ok, err := s.SendRequest(request, true, nil); ok || err != nil {
			t.Errorf("%s: %v, %v", request, ok, err)
		}
	}
	if _, err := c.NewSession(); err == nil {
		t.Error("there is a second session")
	}
	if err := s.Run("ls"); err == nil {
		t.Error("it runs a command")
	}
	s, err = enter(t, p.addr, "ben").NewSession()
	if err != nil {
		t.Fatal(err)
	}
	if err := s.RequestSubsystem("sftp"); err == nil {
		t.Error("it hands out files")
	}
}

// TestNoCodes: without codes, a key or something to show, no door is made.
func TestNoCodes(t *testing.T) {
	for _, o := range []Options{{}, {Known: 1}, {Enter: func(string) (string, bool) { return "x", true }}, {Known: 1, Enter: func(string) (string, bool) { return "x", true }}} {
		if d, err := New(o); err == nil {
			t.Errorf("%+v makes %v", o, d)
		}
	}
}

// TestHostKey: it is made once, for its owner alone, and kept.
func TestHostKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "yourpart", "key")
	one, err := HostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	two, err := HostKey(path)
	if err != nil || Fingerprint(one) != Fingerprint(two) || !strings.HasPrefix(Fingerprint(one), "SHA256:") {
		t.Errorf("%v, %q and %q", err, Fingerprint(one), Fingerprint(two))
	}
	if runtime.GOOS != "windows" {
		if info, _ := os.Stat(path); info.Mode().Perm() != 0o600 {
			t.Errorf("its mode is %v", info.Mode())
		}
		if err := os.Chmod(path, 0o640); err != nil {
			t.Fatal(err)
		}
		if _, err := HostKey(path); err == nil {
			t.Error("a key that others may read is taken")
		}
	}
	if err := os.WriteFile(path, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := HostKey(path); err == nil {
		t.Error("a text is taken for a key")
	}
}
