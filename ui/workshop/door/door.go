// Package door lets people into a workshop over SSH. Whoever says a code gets one session of
// screens, and nothing else: no shell, command, file, forwarding or agent. It is the only
// place that speaks the protocol.
package door

import (
	"context"
	"errors"
	"net"
	"sync"
	"time"

	"golang.org/x/crypto/ssh"
)

// Limits of a door, which tests make smaller.
const (
	mostStrangers = 64 // connections that have not yet said a code
	mostTries     = 3  // wrong codes of a connection
	mostEnv       = 32 // variables that a session brings
	mostText      = 256
	// handshake is how long somebody may take to come in. It runs while people read the
	// question about the host key and look for their slip.
	handshake = 2 * time.Minute
	// A client that answers nothing for so long is gone. A laptop may sleep for a minute.
	heartbeat = 20 * time.Second
	lost      = 100 * time.Second
)

// Options is what a door needs.
type Options struct {
	Key ssh.Signer // of the host
	// Enter is the name of whom a code lets in.
	Enter func(code string) (name string, ok bool)
	// Show is the session of a person who came in. It ends when that returns.
	Show func(s *Session)
	// Known is how many people have a code, which bounds the connections of those.
	Known int
	// Pause waits after the nth wrong code of a connection; nil waits n seconds.
	Pause func(ctx context.Context, n int)
	// Told hears of what a facilitator should know, such as wrong codes; nil for nobody.
	Told func(Count)
}

// A Count is what happened at the door since the start.
type Count struct {
	Wrong   int // codes
	Dropped int // connections that made room for others
}

// A Door is open for as long as [Door.Serve] runs.
type Door struct {
	Options
	ctx  context.Context
	end  context.CancelFunc
	wait sync.WaitGroup

	mu        sync.Mutex
	strangers []*visitor // the oldest first
	inside    map[*visitor]bool
	count     Count
	closed    bool
	left      []chan struct{} // closed when nobody is inside
}

// A visitor is one connection.
type visitor struct {
	net.Conn
	from string // the address without the port
}

// New is a door that is still closed. It cannot be made without a way to tell people apart.
func New(o Options) (*Door, error) {
	if o.Enter == nil || o.Known < 1 {
		return nil, errors.New("a door without codes would let everybody in")
	}
	if o.Key == nil || o.Show == nil {
		return nil, errors.New("a door needs a host key and something to show")
	}
	if o.Pause == nil {
		o.Pause = pause
	}
	d := &Door{Options: o, inside: map[*visitor]bool{}}
	d.ctx, d.end = context.WithCancel(context.Background())
	return d, nil
}

// pause waits a second more for each wrong code.
func pause(ctx context.Context, n int) {
	select {
	case <-time.After(time.Duration(n) * time.Second):
	case <-ctx.Done():
	}
}

// Serve lets people in until Close. The listener is closed then.
func (d *Door) Serve(l net.Listener) error {
	go func() {
		<-d.ctx.Done()
		_ = l.Close()
	}()
	for wait := time.Duration(0); ; {
		c, err := l.Accept()
		switch {
		case d.ctx.Err() != nil:
			if err == nil {
				_ = c.Close()
			}
			d.wait.Wait()
			return nil
		case err != nil: // such as too many open files: it may get better
			if wait = min(max(2*wait, 5*time.Millisecond), time.Second); errors.Is(err, net.ErrClosed) {
				return err
			}
			select {
			case <-time.After(wait):
			case <-d.ctx.Done():
			}
			continue
		}
		wait = 0
		v := &visitor{Conn: c, from: host(c.RemoteAddr())}
		d.admit(v)
		d.wait.Go(func() { d.greet(v) })
	}
}

// Close lets nobody in any more, gives those inside a moment to be told so and to leave, and
// ends all sessions.
func (d *Door) Close() {
	d.mu.Lock()
	d.closed = true
	for _, v := range d.strangers {
		_ = v.Close()
	}
	empty := d.empty()
	d.mu.Unlock()
	select {
	case <-empty:
	case <-time.After(farewell):
	}
	d.end()
	d.mu.Lock()
	defer d.mu.Unlock()
	for v := range d.inside {
		_ = v.Close()
	}
}

// empty is closed when nobody is inside.
func (d *Door) empty() <-chan struct{} {
	c := make(chan struct{})
	if len(d.inside) == 0 {
		close(c)
	} else {
		d.left = append(d.left, c)
	}
	return c
}

// admit makes room for a stranger. Where there are too many, the oldest of the address that
// has most of them goes: one computer cannot keep the others out, and those who hold a
// connection for nothing go first.
func (d *Door) admit(v *visitor) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(d.strangers) >= mostStrangers {
		per := map[string]int{}
		most := ""
		for _, s := range d.strangers {
			if per[s.from]++; per[s.from] > per[most] {
				most = s.from
			}
		}
		for _, s := range d.strangers {
			if s.from == most {
				d.forget(s)
				_ = s.Close()
				break
			}
		}
		d.count.Dropped++
		d.tell()
	}
	d.strangers = append(d.strangers, v)
	if d.closed {
		_ = v.Close()
	}
}

// forget takes a visitor from the strangers.
func (d *Door) forget(v *visitor) {
	for i, s := range d.strangers {
		if s == v {
			d.strangers = append(d.strangers[:i:i], d.strangers[i+1:]...)
			return
		}
	}
}

// tell tells what happened so far.
func (d *Door) tell() {
	if d.Told != nil {
		d.Told(d.count)
	}
}

// greet is the life of a connection.
func (d *Door) greet(v *visitor) {
	defer d.gone(v)
	_ = v.SetDeadline(time.Now().Add(handshake))
	config := &ssh.ServerConfig{ServerVersion: "SSH-2.0-yourpart", MaxAuthTries: mostTries}
	wrong := 0
	config.KeyboardInteractiveCallback = func(_ ssh.ConnMetadata, ask ssh.KeyboardInteractiveChallenge) (*ssh.Permissions, error) {
		said, err := ask("", "", []string{"Code from your slip: "}, []bool{true})
		if err != nil || len(said) != 1 {
			return nil, errors.New("no code")
		}
		name, ok := d.Enter(said[0])
		if !ok {
			wrong++
			d.mu.Lock()
			d.count.Wrong++
			d.tell()
			d.mu.Unlock()
			d.Pause(d.ctx, wrong)
			return nil, errors.New("wrong code")
		}
		return &ssh.Permissions{Extensions: map[string]string{"name": name}}, nil
	}
	config.AddHostKey(d.Key)
	conn, chans, requests, err := ssh.NewServerConn(v, config)
	if err != nil {
		return
	}
	_ = v.SetDeadline(time.Time{})
	if !d.enter(v) {
		return
	}
	defer conn.Close()
	go ssh.DiscardRequests(requests) // no forwarding from here; a heartbeat is answered
	d.channels(conn, chans)
}

// enter makes a stranger one of those inside, where there is room: everybody who has a code
// may be in twice for a moment, as the second login ends the first.
func (d *Door) enter(v *visitor) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget(v)
	if d.closed || len(d.inside) >= 2*d.Known+2 {
		return false
	}
	d.inside[v] = true
	return true
}

func (d *Door) gone(v *visitor) {
	_ = v.Close()
	d.mu.Lock()
	defer d.mu.Unlock()
	d.forget(v)
	delete(d.inside, v)
	if len(d.inside) == 0 {
		for _, c := range d.left {
			close(c)
		}
		d.left = nil
	}
}

// host is an address without its port.
func host(a net.Addr) string {
	h, _, err := net.SplitHostPort(a.String())
	if err != nil {
		return a.String()
	}
	return h
}
