package screens

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"yourpart/ui/workshop/room"
)

// opened is a room with three questions, the first of which has two rows.
func opened(t *testing.T, names ...string) (*room.Room, *shelf) {
	t.Helper()
	f := &shelf{}
	for i, of := range []string{"Google Workspace", "Dropbox", "", ""} {
		q := &room.Question{Key: fmt.Sprint("q", i), Page: max(i, 1), Pages: 3, Control: fmt.Sprint("c", i), Text: "Who has to use a second step to sign in?", Of: of}
		for n, label := range []string{"Everyone", "Admins only", "Nobody"} {
			q.Options = append(q.Options, room.Option{ID: fmt.Sprint("o", n), Label: label, Text: "What that means, in a line that says it.", Key: fmt.Sprint(n + 1)})
		}
		q.Options = append(q.Options, room.Option{ID: "not-sure", Label: "Not sure", Text: "Not known.", Key: "s"}, room.Option{ID: "not-applicable", Label: "Not applicable", Key: "-"})
		f.rows = append(f.rows, room.Row{Question: q, Said: map[string]room.Said{}})
	}
	codes := map[string]string{room.Facilitator: room.NewCode()}
	for _, n := range names {
		codes[n] = room.NewCode()
	}
	g, err := room.NewGuests(names, codes)
	if err != nil {
		t.Fatal(err)
	}
	r, err := room.New("Northwind", g, f, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(r.Close)
	return r, f
}

func do(t *testing.T, r *room.Room, c room.Change) {
	t.Helper()
	if err := <-r.Ask(c); err != nil {
		t.Fatal(err)
	}
}

// press presses keys at a model and does what they ask for.
func press(m tea.Model, keys ...string) {
	for _, k := range keys {
		msg := tea.KeyPressMsg{Text: k}
		switch code := []rune(k); {
		case k == "enter":
			msg = tea.KeyPressMsg{Code: tea.KeyEnter}
		case k == "left":
			msg = tea.KeyPressMsg{Code: tea.KeyLeft}
		case k == "right":
			msg = tea.KeyPressMsg{Code: tea.KeyRight}
		case k == "up":
			msg = tea.KeyPressMsg{Code: tea.KeyUp}
		case k == "down":
			msg = tea.KeyPressMsg{Code: tea.KeyDown}
		case k == "esc":
			msg = tea.KeyPressMsg{Code: tea.KeyEscape}
		case len(code) == 1:
			msg.Code = code[0]
		}
		m.Update(rungMsg{})
		_, cmd := m.Update(msg)
		if cmd == nil {
			continue
		}
		if asked, ok := cmd().(askedMsg); ok {
			m.Update(rungMsg{})
			m.Update(asked)
		}
	}
}

func seen(m tea.Model) string { return ansi.Strip(fmt.Sprint(m.View().Content)) }

func sees(t *testing.T, m tea.Model, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if !strings.Contains(strings.Join(strings.Fields(seen(m)), " "), p) {
			t.Errorf("no %q in:\n%s", p, seen(m))
		}
	}
}

func hidden(t *testing.T, m tea.Model, parts ...string) {
	t.Helper()
	for _, p := range parts {
		if strings.Contains(seen(m), p) {
			t.Errorf("%q in:\n%s", p, seen(m))
		}
	}
}

// TestWorkshop: two people answer, see where they differ once both have, and the board settles
// it, parks a point, leads the room and lets people go ahead.
func TestWorkshop(t *testing.T) {
	r, _ := opened(t, "Anna", "Ben")
	defer r.Join("Anna").Leave()
	defer r.Join("Ben").Leave()
	do(t, r, room.Change{Kind: room.Move, Row: "q0"})
	term := &Terminal{Size: Size{90, 40}, Env: []string{"LANG=C.UTF-8"}}
	anna, ben := newPerson(term, r, "Anna"), newPerson(term, r, "Ben")
	wall := newBoard(term, r, Invitation{Command: "ssh -p 2222 192.168.1.23", Fingerprint: "SHA256:abc", Now: time.Now, Started: time.Now()})
	press(anna, "1")
	sees(t, anna, "● Everyone", "› Dropbox") // on to the next row
	press(wall, "1")
	sees(t, wall, "1 of 2 have answered. Still to answer: Ben", "r shows first")
	hidden(t, ben, "Everyone: Anna")
	press(ben, "3")
	press(anna, "up")
	sees(t, anna, "You differ:", "Everyone: Anna", "Nobody: Ben")
	sees(t, wall, "You differ", "Anna", "Ben")
	press(wall, "w")
	sees(t, wall, "1 person")
	press(wall, "w", "2", "p", "a", "s", "k", "enter")
	sees(t, wall, "Settled: Admins only", "Parked: ask")
	sees(t, anna, "Settled: Admins only")
	press(anna, "right")
	sees(t, anna, "The facilitator leads")
	press(wall, "right")
	press(anna, "x")
	sees(t, anna, "Question 2 of 3")
	press(wall, "f")
	press(anna, "right")
	sees(t, anna, "Question 3 of 3")
	press(anna, "-")
	sees(t, anna, "Why does it not apply here?")
	press(anna, "n", "o", "enter")
	sees(t, anna, "Your note: no", "● - Not applicable")
	press(wall, "o")
	sees(t, wall, "of 4 clear", "settled, parked")
	press(wall, "a")
	sees(t, wall, "55 of 100 in place.", "1. Second step for everyone · Dropbox", "Anna, 3 Sep 2026")
	press(wall, "g", "y", "e", "s", "enter")
	sees(t, wall, "The plan is agreed")
	press(wall, "esc", "g", "1", "enter")
	sees(t, wall, "Question 1 of 3")
	press(wall, "q", "n")
	if wall.ended {
		t.Error("it ended without a yes")
	}
}

// TestTrouble: what is not on the disk is not shown as answered, and both sides are told.
func TestTrouble(t *testing.T) {
	r, f := opened(t, "Anna")
	do(t, r, room.Change{Kind: room.Move, Row: "q2"})
	term := &Terminal{Size: Size{90, 40}}
	anna, wall := newPerson(term, r, "Anna"), newBoard(term, r, Invitation{Now: time.Now})
	f.fails = errors.New("no space left")
	press(anna, "1")
	sees(t, anna, "No", "no space left")
	hidden(t, anna, "●")
	sees(t, wall, "Nothing can be saved at the moment: no space left")
}

// TestAlone: after a minute in which nobody came in, the board wonders whether that is the
// network.
func TestAlone(t *testing.T) {
	r, _ := opened(t, "Anna")
	now := time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)
	wall := newBoard(&Terminal{Size: Size{90, 40}}, r, Invitation{Command: "ssh -p 2222 192.168.1.23", Fingerprint: "SHA256:abc", Started: now, Now: func() time.Time { return now }})
	sees(t, wall, "ssh -p 2222 192.168.1.23", "SHA256:abc", "○ Anna")
	hidden(t, wall, "guest network")
	now = now.Add(lonely)
	sees(t, wall, "Nobody came in yet: is this a guest network?")
}

// TestFits: at every size nothing is wider or higher than the window, whatever people are
// called and write.
func TestFits(t *testing.T) {
	name := "Jörg 田中 with a rather long name"
	r, f := opened(t, name, "Ben")
	f.rows[0].Others = []room.Word{{Who: strings.Repeat("the file ", 30), Option: "o1"}}
	defer r.Join(name).Leave()
	do(t, r, room.Change{Kind: room.Answer, Who: name, Row: "q0", Option: "o0", Note: strings.Repeat("long note ", 40)})
	do(t, r, room.Change{Kind: room.Reveal, Row: "q0"})
	for _, lang := range []string{"LANG=C", "LANG=de_DE.UTF-8"} {
		for w := 1; w < 200; w += 13 {
			for h := 1; h < 60; h += 7 {
				term := &Terminal{Size: Size{w, h}, Env: []string{lang}}
				wall := newBoard(term, r, Invitation{Command: "ssh -p 2222 192.168.1.23", Fingerprint: "SHA256:abc", Now: time.Now})
				for _, m := range []tea.Model{newPerson(term, r, name), wall, wall, wall} {
					lines := strings.Split(fmt.Sprint(m.View().Content), "\n")
					if len(lines) > h {
						t.Fatalf("%d lines at %dx%d", len(lines), w, h)
					}
					for _, l := range lines {
						if widthOf(l) > w {
							t.Fatalf("%q at %dx%d", l, w, h)
						}
					}
					wall.face = (wall.face + 1) % (facePlan + 1)
				}
			}
		}
	}
}

// TestColours: the colours are those that the far terminal has, by what it says of itself,
// whatever the computer of the room runs and shows; NO_COLOR has none.
func TestColours(t *testing.T) {
	for env, want := range map[string]colorprofile.Profile{"TERM=xterm": colorprofile.ANSI, "TERM=xterm-256color": colorprofile.ANSI256,
		"TERM=xterm-256color COLORTERM=truecolor": colorprofile.TrueColor, "TERM=xterm-256color NO_COLOR=1": colorprofile.ASCII} {
		term := &Terminal{Env: strings.Fields(env)}
		if got := term.profile(); got != want {
			t.Errorf("%s: %v", env, got)
		}
	}
	for env, want := range map[string]string{"TERM=xterm-256color": "\x1b[38;5;", "TERM=xterm": "\x1b[3"} {
		r, _ := opened(t, "Anna")
		v := r.Join("Anna")
		in, keys := io.Pipe()
		out := &waiting{want: "Question 1", seen: make(chan struct{})}
		go func() { <-out.seen; _, _ = keys.Write([]byte("\x03")) }()
		last, err := Participant(&Terminal{In: in, Out: out, Env: []string{env}, Size: Size{80, 24}}, r, v)
		if err != nil || last != farewell || !strings.Contains(out.String(), want) || strings.Contains(out.String(), "38;2;") {
			t.Errorf("%s: %q, %v: %q", env, last, err, out.String())
		}
	}
}

// A waiting writer says when something was written.
type waiting struct {
	mu   sync.Mutex
	b    bytes.Buffer
	want string
	seen chan struct{}
	once sync.Once
}

func (w *waiting) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.b.Write(p)
	if strings.Contains(w.b.String(), w.want) {
		w.once.Do(func() { close(w.seen) })
	}
	return len(p), nil
}

func (w *waiting) String() string { w.mu.Lock(); defer w.mu.Unlock(); return w.b.String() }

// A wall takes some bytes and then no more, as a client that has stopped reading.
type wall struct {
	left int
	gone chan struct{}
}

func (w *wall) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		<-w.gone
		return 0, io.ErrClosedPipe
	}
	return len(p), nil
}

// TestStalled: a client that stops reading costs the others nothing.
func TestStalled(t *testing.T) {
	r, _ := opened(t, "Anna", "Ben")
	gone := make(chan struct{})
	ended := make(chan struct{})
	v := r.Join("Ben")
	in, _ := io.Pipe()
	go func() {
		_, _ = Participant(&Terminal{In: in, Out: &wall{100, gone}, Env: []string{"TERM=xterm"}, Size: Size{80, 24}, Gone: gone}, r, v)
		close(ended)
	}()
	for i := range 2000 {
		do(t, r, room.Change{Kind: room.Answer, Who: "Anna", Row: fmt.Sprint("q", i%4), Option: "o1"})
	}
	_ = in.Close()
	close(gone)
	<-ended
}
