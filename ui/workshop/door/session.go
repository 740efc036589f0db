package door

import (
	"context"
	"encoding/binary"
	"io"
	"regexp"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// A Size is that of a window, in columns and lines.
type Size struct{ Columns, Lines int }

// A Session is one person's. Reading gives what is typed; writing shows.
type Session struct {
	Name   string
	Pty    bool   // there is a terminal to draw on
	Term   string // what kind
	Size   Size
	Env    []string
	Resize <-chan Size     // the newest size only
	Gone   <-chan struct{} // closed when the connection is
	io.Reader
	io.Writer
}

// farewell is how long a client may take to close the connection after its session.
const farewell = 2 * time.Second

// channels takes one session, and refuses everything else that a connection may open.
func (d *Door) channels(conn *ssh.ServerConn, chans <-chan ssh.NewChannel) {
	gone, end := context.WithCancel(d.ctx)
	defer end()
	go d.beat(gone, conn)
	taken := false
	for c := range chans {
		switch {
		case c.ChannelType() != "session":
			_ = c.Reject(ssh.Prohibited, "this server only runs the workshop")
			continue
		case taken:
			_ = c.Reject(ssh.ResourceShortage, "one session a connection")
			continue
		}
		taken = true
		ch, requests, err := c.Accept()
		if err != nil {
			return
		}
		v := conn.Conn
		d.wait.Go(func() {
			defer v.Close()
			d.session(gone, conn, ch, requests)
		})
	}
}

// beat asks a client now and then whether it is there, and closes the connection of one
// that does not answer.
func (d *Door) beat(ctx context.Context, conn *ssh.ServerConn) {
	for {
		select {
		case <-ctx.Done():
			_ = conn.Close()
			return
		case <-time.After(heartbeat):
		}
		late := time.AfterFunc(lost, func() { _ = conn.Close() })
		_, _, err := conn.SendRequest("keepalive@openssh.com", true, nil)
		late.Stop()
		if err != nil {
			return
		}
	}
}

// session runs the screens once the client has asked for them.
func (d *Door) session(ctx context.Context, conn *ssh.ServerConn, ch ssh.Channel, requests <-chan *ssh.Request) {
	resize := make(chan Size, 1)
	s := &Session{Resize: resize, Gone: ctx.Done(), Reader: ch}
	s.Name = d.name(conn)
	started := false
	var ended sync.WaitGroup
	defer ended.Wait()
	defer ch.Close()
	for r := range requests {
		ok := false
		switch r.Type {
		case "pty-req":
			ok = !started && s.pty(r.Payload)
		case "env":
			ok = !started && s.env(r.Payload)
		case "window-change":
			if size, fits := sizeIn(r.Payload); fits {
				ok = true
				newest(resize, size)
			}
		case "shell":
			if ok = !started; ok {
				started = true
				s.Writer = ch
				if s.Pty {
					s.Writer = lineEnds{ch}
				}
				_ = r.Reply(true, nil)
				ended.Go(func() {
					d.Show(s)
					_, _ = ch.SendRequest("exit-status", false, ssh.Marshal(struct{ Status uint32 }{0}))
					_ = ch.Close()
					select { // some clients do not close the connection by themselves
					case <-ctx.Done():
					case <-time.After(farewell):
						_ = conn.Close()
					}
				})
				continue
			}
		case "exec", "subsystem":
			_ = r.Reply(false, nil)
			return
		}
		if r.WantReply {
			_ = r.Reply(ok, nil)
		}
	}
}

// name is who is behind a connection.
func (d *Door) name(conn *ssh.ServerConn) string { return conn.Permissions.Extensions["name"] }

// newest puts a value into a channel of one slot in place of what is there.
func newest(c chan Size, size Size) {
	for {
		select {
		case c <- size:
			return
		default:
		}
		select {
		case <-c:
		default:
		}
	}
}

var termForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9+._-]{0,63}$`)

// pty takes over what a client says of its terminal.
func (s *Session) pty(b []byte) bool {
	term, rest, ok := str(b)
	if !ok || !termForm.MatchString(term) && term != "" {
		return false
	}
	size, ok := sizeIn(rest)
	s.Pty, s.Term, s.Size = ok, term, size
	return ok
}

// envForm is what a client may say of itself: language, colours, nothing else.
var envForm = regexp.MustCompile(`^(LANG|LC_[A-Z]+|COLORTERM|NO_COLOR|ACCESSIBLE)$`)

func (s *Session) env(b []byte) bool {
	name, rest, ok := str(b)
	if !ok || !envForm.MatchString(name) || len(s.Env) >= mostEnv {
		return false
	}
	value, _, ok := str(rest)
	if ok {
		s.Env = append(s.Env, name+"="+value)
	}
	return ok
}

// str is the string at the start of b, and what is behind it.
func str(b []byte) (s string, rest []byte, ok bool) {
	const head = 4
	if len(b) < head {
		return "", nil, false
	}
	n := binary.BigEndian.Uint32(b)
	if b = b[head:]; n > mostText || int(n) > len(b) {
		return "", nil, false
	}
	return string(b[:n]), b[n:], true
}

// sizeIn is the size at the start of b, within reason.
func sizeIn(b []byte) (Size, bool) {
	const head, most = 8, 1000
	if len(b) < head {
		return Size{}, false
	}
	w, h := binary.BigEndian.Uint32(b), binary.BigEndian.Uint32(b[4:])
	if w == 0 || h == 0 { // a client that does not know
		return Size{80, 24}, true
	}
	return Size{int(min(w, most)), int(min(h, most))}, true
}

// lineEnds writes for a terminal that no system stands before, which would have made
// carriage returns of the ends of lines.
type lineEnds struct{ io.Writer }

// Write writes b with carriage returns before line feeds that have none.
func (w lineEnds) Write(b []byte) (int, error) {
	out := make([]byte, 0, len(b)+len(b)/16)
	for i, c := range b {
		if c == '\n' && (i == 0 || b[i-1] != '\r') {
			out = append(out, '\r')
		}
		out = append(out, c)
	}
	if _, err := w.Writer.Write(out); err != nil {
		return 0, err
	}
	return len(b), nil
}
