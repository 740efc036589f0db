package screens

import (
	tea "charm.land/bubbletea/v2"

	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// A person is a participant's screen: one question, with the rows that it has.
type person struct {
	window
	room    *room.Room
	name    string
	at      string // the key of the row
	moved   int    // how often the room had moved when it was followed last
	asking  bool   // a change is on its way to the disk
	typing  *typing
	leaving bool
}

func newPerson(t *Terminal, r *room.Room, name string) *person {
	p := &person{window: newWindow(t), room: r, name: name, moved: -1}
	p.follow(r.State())
	if s := r.State(); s.Ahead {
		p.at = firstOpen(s, name)
	}
	return p
}

// firstOpen is the first row that a person has not answered, else the one where the room is.
func firstOpen(s *room.State, name string) string {
	for i := range s.Rows {
		if _, said := s.Rows[i].Said[name]; !said {
			return s.Rows[i].Key
		}
	}
	return keyAt(s)
}

func keyAt(s *room.State) string {
	if s.At < len(s.Rows) {
		return s.Rows[s.At].Key
	}
	return ""
}

// follow goes where the room went.
func (p *person) follow(s *room.State) {
	if row := s.Row(p.at); row == nil || !s.Ahead && s.Moved != p.moved {
		p.at = keyAt(s)
	}
	p.moved = s.Moved
}

func (p *person) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update takes keys, and goes where the room goes.
func (p *person) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if p.heard(msg) {
		return p, nil
	}
	s := p.room.State()
	switch msg := msg.(type) {
	case rungMsg:
		p.follow(s)
	case askedMsg:
		p.asking = false
		p.problem(msg.err)
		if msg.err == nil {
			p.nextRow(s)
		}
	case tea.PasteMsg:
		if p.typing != nil {
			_, cmd := p.typing.key(msg)
			return p, cmd
		}
	case tea.KeyPressMsg:
		return p, p.key(s, msg)
	}
	return p, nil
}

func (p *person) key(s *room.State, k tea.KeyPressMsg) tea.Cmd {
	p.say("")
	if p.typing != nil {
		over, cmd := p.typing.key(k)
		if over {
			p.typing = nil
		}
		return cmd
	}
	name := k.String()
	if p.leaving {
		p.leaving = false
		if name == "y" || name == "enter" {
			return tea.Quit
		}
		return nil
	}
	switch name {
	case "ctrl+c":
		return tea.Quit
	case "q":
		p.leaving = true
		p.say("Leave the workshop? What you said is saved. y leaves, any other key stays.")
		return nil
	case "up", "k":
		p.step(s, -1)
		return nil
	case "down", "j":
		p.step(s, 1)
		return nil
	case "left", "h":
		p.turn(s, -1)
		return nil
	case "right", "l", "enter", "space":
		p.turn(s, 1)
		return nil
	}
	return p.rowKey(s, name)
}

// rowKey is a key that is about the row at hand.
func (p *person) rowKey(s *room.State, name string) tea.Cmd {
	row := s.Row(p.at)
	if row == nil {
		return nil
	}
	if name == "n" {
		p.note(row)
		return nil
	}
	for _, o := range row.Options {
		if o.Key == name {
			return p.answer(row, o)
		}
	}
	return nil
}

// answer gives an answer to the row, after a reason where that needs one.
func (p *person) answer(row *room.Row, o room.Option) tea.Cmd {
	if p.asking {
		return nil // the one before is not on the disk yet
	}
	key := row.Key
	if interview.NeedsReason(o.ID) {
		ask := "Why does it not apply here? Enter keeps it, esc does not."
		if o.Key == interview.KeyElsewhere {
			ask = "What takes care of it, outside of what is asked here? Enter keeps it, esc does not."
		}
		p.typing = &typing{ask: ask, done: func(note string) tea.Cmd {
			if note == "" {
				p.say("Not kept: it needs a reason.")
				return nil
			}
			return p.give(key, o.ID, note)
		}}
		return nil
	}
	return p.give(key, o.ID, "")
}

func (p *person) give(key, option, note string) tea.Cmd {
	p.asking = true
	return ask(p.room, room.Change{Kind: room.Answer, Who: p.name, Row: key, Option: option, Note: note})
}

// note adds words to an answer.
func (p *person) note(row *room.Row) {
	said, ok := row.Said[p.name]
	if !ok {
		p.say("Answer first; then a note goes with your answer.")
		return
	}
	key := row.Key
	p.typing = &typing{ask: "A note with your answer, for the plan. Enter keeps it, esc does not.", text: []rune(said.Note), done: func(note string) tea.Cmd {
		if note == "" {
			note = "-" // takes it away
		}
		return p.give(key, said.Option, note)
	}}
}

// page are the rows of the question at hand, and where the row is among them.
func (p *person) page(s *room.State) (rows []*room.Row, at int) {
	row := s.Row(p.at)
	if row == nil {
		return nil, 0
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Page == row.Page {
			if r.Key == p.at {
				at = len(rows)
			}
			rows = append(rows, r)
		}
	}
	return rows, at
}

// step goes a row on or back within the question.
func (p *person) step(s *room.State, by int) {
	rows, at := p.page(s)
	if len(rows) > 0 {
		p.at = rows[min(max(at+by, 0), len(rows)-1)].Key
	}
}

// nextRow goes to the next row of the question that the person has not answered.
func (p *person) nextRow(s *room.State) {
	rows, at := p.page(s)
	for i := at + 1; i < len(rows); i++ {
		if _, said := rows[i].Said[p.name]; !said {
			p.at = rows[i].Key
			return
		}
	}
}

// turn goes a question on or back, where people may go ahead.
func (p *person) turn(s *room.State, by int) {
	row := s.Row(p.at)
	switch {
	case row == nil:
		return
	case !s.Ahead:
		p.say("The facilitator leads: the next question comes to everybody at once.")
		return
	}
	for i := range s.Rows {
		if r := &s.Rows[i]; r.Page == row.Page+by {
			p.at = r.Key
			return
		}
	}
	if by > 0 {
		p.say("This was the last question. Thank you.")
	}
}
