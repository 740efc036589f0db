// Package workshop runs a workshop: people come in over SSH, answer under their own names,
// and see where they differ; the facilitator's board leads through it. It is linked into the
// second program only, as it opens a port.
package workshop

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"runtime/debug"
	"sync"

	"golang.org/x/term"

	"yourpart/internal/text"
	"yourpart/ui/cli"
	"yourpart/ui/leave"
	"yourpart/ui/workshop/door"
	"yourpart/ui/workshop/ledger"
	"yourpart/ui/workshop/room"
	"yourpart/ui/workshop/screens"
)

// Run holds a workshop until the facilitator ends it, or the program is asked to end. All
// that was said is in the file when it returns.
func Run(o cli.Workshop) error {
	slips, err := slipsFor(o)
	if err != nil {
		return err
	}
	if o.Slips {
		_, err = io.WriteString(o.Out, slips.text())
		return err
	}
	defer debug.SetGCPercent(debug.SetGCPercent(heapGrowth))
	return run(o, slips)
}

// heapGrowth is by how much memory may grow, in percent, before what is no longer used is
// collected. Thirty people stay below 120 MB so.
const heapGrowth = 80

// run holds a workshop with the people who have slips.
func run(o cli.Workshop, slips slips) (err error) {
	where, err := listenOn(o)
	if err != nil {
		return err
	}
	key, err := door.HostKey(keyFile(o.Getenv))
	if err != nil {
		return err
	}
	book, err := ledger.New(o.Document, slips.people)
	if err != nil {
		return err
	}
	defer func() {
		if closed := book.Close(); err == nil {
			err = closed
		}
	}()
	guests, err := room.NewGuests(slips.people, slips.codes)
	if err != nil {
		return err
	}
	r, err := room.New(o.Document.Report.Name(), guests, book, o.Now)
	if err != nil {
		return err
	}
	defer r.Close()
	l, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(where)) // which looks up no names
	if err != nil {
		return cannotListen(where, err)
	}
	w := &running{Workshop: o, room: r, in: screens.Invitation{Command: command(l.Addr()), Fingerprint: door.Fingerprint(key), Started: o.Now(), Now: o.Now}}
	w.in.Note = w.note
	box, err := formsIn(o.Forms)
	if err != nil {
		return errors.Join(err, l.Close())
	}
	w.door, err = door.New(door.Options{Key: key, Enter: r.Enter, Show: w.session, Known: len(slips.people) + 1, Told: w.told})
	if err != nil {
		return errors.Join(err, l.Close())
	}
	stop, end := context.WithCancel(context.Background())
	defer end()
	defer leave.On(leave.Asked(), func(os.Signal) { end() })()
	w.end, w.book = end, book
	if box != nil {
		go w.watch(stop, box)
	}
	w.tell(slips, book.Back)
	return w.hold(stop, l)
}

// A running workshop.
type running struct {
	cli.Workshop
	room *room.Room
	book *ledger.Ledger
	door *door.Door
	in   screens.Invitation
	end  context.CancelFunc // ends the workshop

	mu     sync.Mutex
	counts door.Count
}

// tell prints what the facilitator needs before the board covers it.
func (w *running) tell(s slips, back int) {
	if back > 0 {
		fmt.Fprintf(w.Out, "The last workshop was cut short; %s came back and %s saved.\n", text.Plural(back, "change"), map[bool]string{true: "is", false: "are"}[back == 1])
	}
	fmt.Fprintf(w.Out, "Everybody types:  %s\nHost key:         %s\nSlips with codes: %s\n", w.in.Command, w.in.Fingerprint, text.Shown(s.path))
}

// hold lets people in and shows the board, where there is a terminal for it.
func (w *running) hold(stop context.Context, l net.Listener) error {
	served := make(chan error, 1)
	go func() { served <- w.door.Serve(l) }()
	var board sync.WaitGroup
	if w.terminal() {
		board.Go(func() {
			v := w.room.Watch()
			defer v.Leave()
			t := &screens.Terminal{In: w.In, Out: w.Out, Here: true, ASCII: w.ASCII, Env: w.env(), Gone: stop.Done()}
			if _, _, err := screens.Board(t, w.room, v, w.in); err != nil && stop.Err() == nil {
				fmt.Fprintln(w.Err, err)
			}
			w.end()
		})
	}
	defer board.Wait()
	var err error
	select {
	case err = <-served:
		w.door.Close()
	case <-stop.Done():
		w.room.End()
		w.door.Close()
		err = <-served
	}
	return err
}

// terminal reports whether there is a screen for the board here.
func (w *running) terminal() bool {
	in, ok := w.In.(*os.File)
	out, also := w.Out.(*os.File)
	return ok && also && term.IsTerminal(int(in.Fd())) && term.IsTerminal(int(out.Fd())) && w.Getenv("TERM") != "dumb"
}

// env is what the terminal here says of itself, in the form that sessions have.
func (w *running) env() (env []string) {
	for _, name := range []string{"TERM", "COLORTERM", "LANG", "LC_ALL", "LC_CTYPE", "NO_COLOR"} {
		if v := w.Getenv(name); v != "" {
			env = append(env, name+"="+v)
		}
	}
	return env
}

// session is what somebody sees who came in.
func (w *running) session(s *door.Session) {
	defer func() { // a mistake ends one session, not the workshop
		if r := recover(); r != nil {
			_, _ = io.WriteString(s, "internal error; what was said to be saved is saved\n")
		}
	}()
	v := w.room.Join(s.Name)
	defer v.Leave()
	resize := make(chan screens.Size, 1)
	go func() {
		for {
			select {
			case size := <-s.Resize:
				select {
				case resize <- screens.Size(size):
				case <-s.Gone:
					return
				}
			case <-s.Gone:
				return
			}
		}
	}()
	t := &screens.Terminal{In: s, Out: s, Env: append(s.Env, "TERM="+s.Term), Size: screens.Size(s.Size), Resize: resize, Gone: s.Gone,
		Lines: !s.Pty || s.Term == "dumb" || s.Term == "", Counted: w.Getenv(countEnv) != ""}
	if !s.Pty {
		t.Size = screens.Size{}
	}
	var last string
	var err error
	if s.Name == room.Facilitator {
		var ended bool
		if ended, last, err = screens.Board(t, w.room, v, w.in); ended {
			defer w.end()
		}
	} else {
		last, err = screens.Participant(t, w.room, v)
	}
	if err != nil {
		last = text.Sentence(err)
	}
	if last != "" {
		_, _ = io.WriteString(s, text.Printed(last)+"\n")
	}
}

// countEnv has the titles of windows count the answers, for who measures.
const countEnv = "YOURPART_WORKSHOP_COUNT"

// told hears what happened at the door.
func (w *running) told(c door.Count) {
	w.mu.Lock()
	w.counts = c
	w.mu.Unlock()
}

// note is what the board should say about the door, or empty.
func (w *running) note() string {
	const few = 10
	w.mu.Lock()
	c := w.counts
	w.mu.Unlock()
	forms := w.book.FormLines()
	switch {
	case c.Dropped > 0:
		return fmt.Sprintf("Somebody keeps the door busy: %s closed to make room. Whoever was cut off types the command again.", text.Plural(c.Dropped, "connection was", "connections were"))
	case c.Wrong > few:
		return fmt.Sprintf("%d wrong codes were tried. Codes cannot be guessed, but somebody may be trying.", c.Wrong)
	case len(forms) > 0:
		return "Form: " + forms[len(forms)-1]
	}
	return ""
}
