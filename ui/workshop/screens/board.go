package screens

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/ui/interview"
	"yourpart/ui/workshop/room"
)

// An Invitation is how people come in.
type Invitation struct {
	Command     string // what everybody types
	Fingerprint string // of the host key, as ssh prints it
	Note        func() string
	Started     time.Time
	Now         func() time.Time
}

// The pages of a board.
type face int

const (
	faceQuestion face = iota
	faceEntry         // how to come in
	faceList          // all questions
	facePlan
)

// A board is the facilitator's screen, for the wall.
type board struct {
	window
	room   *room.Room
	in     Invitation
	face   face
	at     string // the key of the row
	moved  int
	top    int  // the first line of the plan
	counts bool // names are not shown
	going  bool // the number of a question is typed
	number string
	typing *typing
	ending bool // it is being asked whether to
	ended  bool
}

func newBoard(t *Terminal, r *room.Room, in Invitation) *board {
	s := r.State()
	b := &board{window: newWindow(t), room: r, in: in, at: keyAt(s), moved: s.Moved}
	if s.Moved == 0 && s.At == 0 && !s.Came {
		b.face = faceEntry
	}
	return b
}

// tick wakes the board once a second, for the time.
func tick() tea.Cmd { return tea.Tick(time.Second, func(time.Time) tea.Msg { return tickMsg{} }) }

func (b *board) Init() tea.Cmd { return tea.Batch(tick(), tea.RequestBackgroundColor) }

// Update takes keys.
func (b *board) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if b.heard(msg) {
		return b, nil
	}
	s := b.room.State()
	switch msg := msg.(type) {
	case tickMsg:
		return b, tick()
	case rungMsg:
		if row := s.Row(b.at); row == nil || s.Moved != b.moved { // another board led the room
			b.at = keyAt(s)
		}
		b.moved = s.Moved
	case askedMsg:
		b.problem(msg.err)
	case tea.PasteMsg:
		if b.typing != nil {
			_, cmd := b.typing.key(msg)
			return b, cmd
		}
	case tea.KeyPressMsg:
		return b, b.key(s, msg)
	}
	return b, nil
}

func (b *board) key(s *room.State, k tea.KeyPressMsg) tea.Cmd {
	b.say("")
	if b.typing != nil {
		over, cmd := b.typing.key(k)
		if over {
			b.typing = nil
		}
		return cmd
	}
	name := k.String()
	if b.ending {
		b.ending = false
		if name == "y" {
			b.ended = true
			return tea.Quit
		}
		return nil
	}
	if b.going {
		return b.goTo(s, name)
	}
	switch name {
	case "q", "ctrl+c":
		b.ending = true
		b.say("End the workshop for everybody? All answers are saved. y ends it, any other key goes on.")
		return nil
	case "i":
		b.show(faceEntry)
		return nil
	case "o":
		b.show(faceList)
		return nil
	case "a":
		b.show(facePlan)
		return nil
	}
	return b.faceKey(s, name)
}

// faceKey is a key at the page that is shown.
func (b *board) faceKey(s *room.State, name string) tea.Cmd {
	switch b.face {
	case faceEntry:
		if name == "enter" || name == "esc" || name == "right" || name == "space" {
			b.face = faceQuestion
		}
		return nil
	case facePlan:
		return b.planKey(s, name)
	case faceList:
		if name == "enter" || name == "esc" {
			b.face = faceQuestion
			return nil
		}
	}
	return b.questionKey(s, name)
}

// show goes to a page, or back to the question where it is the one already.
func (b *board) show(f face) {
	if b.face == f {
		f = faceQuestion
	}
	b.face, b.top = f, 0
}

// questionKey is a key at a question.
func (b *board) questionKey(s *room.State, name string) tea.Cmd {
	row := s.Row(b.at)
	if row == nil {
		return nil
	}
	switch name {
	case "right", "l", "pgdown", "enter", "space":
		return b.turn(s, row, 1)
	case "left", "h", "pgup":
		return b.turn(s, row, -1)
	case "down", "j":
		return b.step(s, 1)
	case "up", "k":
		return b.step(s, -1)
	case "n":
		return b.disputed(s)
	case "r":
		return ask(b.room, room.Change{Kind: room.Reveal, Row: row.Key})
	case "x":
		return ask(b.room, room.Change{Kind: room.Settle, Row: row.Key})
	case "p":
		b.park(row)
		return nil
	case "w":
		b.counts = !b.counts
		return nil
	case "f":
		if s.Ahead {
			return ask(b.room, room.Change{Kind: room.Lead})
		}
		return ask(b.room, room.Change{Kind: room.SetAhead})
	case "g":
		b.going, b.number = true, ""
		return nil
	}
	for _, o := range row.Options {
		if o.Key == name {
			return b.settle(row, o)
		}
	}
	return nil
}

// settle decides for an option. What nobody sees yet is not decided about.
func (b *board) settle(row *room.Row, o room.Option) tea.Cmd {
	if !row.Revealed {
		b.say("r shows first what everybody said; then a key settles it.")
		return nil
	}
	key := row.Key
	if interview.NeedsReason(o.ID) {
		b.typing = &typing{ask: "Settled as “" + o.Label + "”: why? Enter keeps it, esc does not.", done: func(note string) tea.Cmd {
			if note == "" {
				b.say("Not settled: it needs a reason.")
				return nil
			}
			return ask(b.room, room.Change{Kind: room.Settle, Row: key, Option: o.ID, Note: note})
		}}
		return nil
	}
	return ask(b.room, room.Change{Kind: room.Settle, Row: key, Option: o.ID})
}

// park asks for a point that stays open.
func (b *board) park(row *room.Row) {
	key := row.Key
	b.typing = &typing{ask: "What stays open? Enter parks it in the notes of this question, esc does not.", done: func(note string) tea.Cmd {
		if note == "" {
			return nil
		}
		return ask(b.room, room.Change{Kind: room.Park, Row: key, Note: note})
	}}
}

// planKey is a key at the plan.
func (b *board) planKey(s *room.State, name string) tea.Cmd {
	switch name {
	case "down", "j":
		b.top = min(b.top+1, max(len(s.Plan.Steps)-1, 0))
	case "up", "k":
		b.top = max(b.top-1, 0)
	case "esc", "left":
		b.face = faceQuestion
	case "g":
		if s.Plan.Sum == "" {
			b.say("Nothing is open, so there is no plan to agree to.")
			return nil
		}
		sum := s.Plan.Sum
		b.typing = &typing{ask: "Agree to the days of this plan: " + sum + "? Type yes.", done: func(said string) tea.Cmd {
			if said != "yes" && said != "y" {
				b.say("Not agreed.")
				return nil
			}
			return ask(b.room, room.Change{Kind: room.Agree})
		}}
	}
	return nil
}
