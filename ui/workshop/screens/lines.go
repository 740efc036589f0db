package screens

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// mostLine is how many bytes a line may have that somebody types.
const mostLine = 4096

// A spoken is a participant's session line by line: for who has no screen, or reads with
// another program.
type spoken struct {
	room  *room.Room
	visit *room.Visit
	out   io.Writer
	typed <-chan string // closed at the end
	at    string        // the key of the row
	moved int
}

// lines asks line by line.
func lines(t *Terminal, r *room.Room, v *room.Visit) (last string, err error) {
	p := &spoken{room: r, visit: v, out: t.Out, moved: -1}
	end := make(chan struct{})
	defer close(end)
	p.typed = heard(t, end)
	s := r.State()
	if p.at, p.moved = keyAt(s), s.Moved; s.Ahead {
		p.at = firstOpen(s, v.Name)
	}
	p.say("You are %s. Type the number of an answer and press Enter; ? lists what else there is.", v.Name)
	p.ask(s)
	for {
		select {
		case line, ok := <-p.typed:
			if !ok {
				return "", nil
			}
			if p.take(strings.TrimSpace(line)) {
				return farewell, nil
			}
		case <-v.Bell:
			p.rung(r.State())
		case <-v.Over:
			return taken, nil
		case <-r.Over():
			return theEnd, nil
		case <-t.Gone:
			return "", nil
		}
	}
}

// heard are the lines that somebody types. Where a terminal lets single keys through, they
// are echoed here.
func heard(t *Terminal, end <-chan struct{}) <-chan string {
	typed := make(chan string)
	read := bufio.NewReaderSize(t.In, mostLine)
	next := func() (string, error) {
		line, err := read.ReadSlice('\n')
		if errors.Is(err, bufio.ErrBufferFull) {
			err = nil
		}
		return string(line), err
	}
	if t.Size.Columns > 0 {
		next = (&echo{read, t.Out}).line
	}
	go func() {
		defer close(typed)
		for {
			line, err := next()
			if err != nil && line == "" {
				return
			}
			select {
			case typed <- line:
			case <-end:
				return
			}
		}
	}()
	return typed
}

// An echo reads keys of a terminal of which nothing is known but that it can go back.
type echo struct {
	in  *bufio.Reader
	out io.Writer
}

// line is the next line. It ends with an error at ctrl+c and ctrl+d.
func (e *echo) line() (string, error) {
	var line []rune
	for {
		r, _, err := e.in.ReadRune()
		switch {
		case err != nil:
			return "", err
		case r == '\r' || r == '\n':
			_, err = io.WriteString(e.out, "\n")
			return string(line), err
		case r == 3 || r == 4: // ctrl+c, ctrl+d
			return "", io.EOF
		case r == 8 || r == 127: // backspace
			if len(line) > 0 {
				line = line[:len(line)-1]
				_, err = io.WriteString(e.out, "\b \b")
			}
		case !text.Hidden(r) && len(line) < mostTyped:
			line = append(line, r)
			_, err = io.WriteString(e.out, string(r))
		}
		if err != nil {
			return "", err
		}
	}
}

func (p *spoken) say(format string, args ...any) {
	_, _ = io.WriteString(p.out, text.Printed(fmt.Sprintf(format, args...))+"\n")
}

// rung tells what changed that the person has to know: that the room went on, or what all
// said.
func (p *spoken) rung(s *room.State) {
	if row := s.Row(p.at); row == nil || !s.Ahead && s.Moved != p.moved {
		if key := keyAt(s); key != p.at {
			p.at, p.moved = key, s.Moved
			p.say("\nThe room goes on.")
			p.ask(s)
		}
	}
	p.moved = s.Moved
}

// ask says the question.
func (p *spoken) ask(s *room.State) {
	row := s.Row(p.at)
	if row == nil {
		p.say("There is nothing to answer here yet.")
		return
	}
	p.say("")
	of := ""
	if row.Of != "" {
		of = " For " + row.Of + "."
	}
	p.say("Question %d of %d.%s %s", row.Page, row.Pages, of, row.Text)
	for _, o := range row.Options {
		line := o.Key + " " + o.Label
		if o.Text != "" && o.Key >= "1" && o.Key <= "9" && o.Text != o.Label {
			line += ": " + o.Text
		}
		p.say("  %s", line)
	}
	p.how(s, row)
}

// how says how the row stands.
func (p *spoken) how(s *room.State, row *room.Row) {
	if own, said := row.Said[p.visit.Name]; said {
		p.say("You said: %s.", row.Label(own.Option))
	}
	switch {
	case s.Sees(p.visit.Name, row):
		for _, line := range words(row, false) {
			p.say("%s.", line)
		}
		if row.Disputed {
			p.say("You differ.")
		}
		if row.Settled != "" {
			p.say("Settled: %s.", row.Label(row.Settled))
		}
	default:
		others := slices.DeleteFunc(s.Missing(row), func(name string) bool { return name == p.visit.Name })
		if len(others) > 0 {
			p.say("Still to answer: %s.", strings.Join(others, ", "))
		}
	}
}

// take does what a line says. It reports whether the person leaves.
func (p *spoken) take(line string) (leaves bool) {
	s := p.room.State()
	row := s.Row(p.at)
	switch strings.ToLower(line) {
	case "q", "quit", "leave":
		return true
	case "?", "help":
		p.say("A number answers. s is not sure, - not applicable, = taken care of elsewhere. Enter alone goes on to the next row, b back. ! says how it stands. q leaves.")
		return false
	case "", "n", "next":
		p.step(s, 1)
		return false
	case "b", "back":
		p.step(s, -1)
		return false
	}
	if row == nil {
		p.say("There is nothing to answer here yet.")
		return false
	}
	if line == "!" {
		p.how(s, row)
		return false
	}
	for _, o := range row.Options {
		if o.Key == line {
			p.answer(row, o)
			return false
		}
	}
	p.say("Type one of the numbers or signs, or ? for help.")
	return false
}

// answer gives an answer, after a reason where it needs one.
func (p *spoken) answer(row *room.Row, o room.Option) {
	note := ""
	if interview.NeedsReason(o.ID) {
		p.say("Why? Write it in a line; Enter alone keeps nothing.")
		line, ok := <-p.typed
		if note = text.CleanLine(line); !ok || note == "" {
			p.say("Not kept.")
			return
		}
	}
	if err := <-p.room.Ask(room.Change{Kind: room.Answer, Who: p.visit.Name, Row: row.Key, Option: o.ID, Note: note}); err != nil {
		p.say("%s", text.Sentence(err))
		return
	}
	p.say("Saved: %s.", o.Label)
	s := p.room.State()
	if at := p.next(s, 1); at != "" {
		p.at = at
		p.ask(s)
		return
	}
	if row := s.Row(p.at); row != nil {
		p.how(s, row)
	}
	if s.Ahead {
		p.say("That was the last question. Thank you. Enter alone or b go through them again.")
	} else {
		p.say("Wait for the next question.")
	}
}

// next is the row after or before that the person may go to, or empty.
func (p *spoken) next(s *room.State, by int) string {
	row := s.Row(p.at)
	if row == nil {
		return keyAt(s)
	}
	i := 0
	for s.Rows[i].Key != p.at {
		i++
	}
	if i += by; i < 0 || i >= len(s.Rows) || !s.Ahead && s.Rows[i].Page != row.Page {
		return ""
	}
	return s.Rows[i].Key
}

func (p *spoken) step(s *room.State, by int) {
	at := p.next(s, by)
	switch {
	case at != "":
		p.at = at
		p.ask(s)
	case !s.Ahead:
		p.say("The facilitator leads: the next question comes to everybody at once.")
	default:
		p.say("There is no question there.")
	}
}
