package screens

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"yourpart/ui/workshop/room"
)

// move goes to a row, with the whole room where it stays together.
func (b *board) move(s *room.State, row *room.Row) tea.Cmd {
	if b.at = row.Key; b.face == faceList && s.Ahead {
		return nil
	}
	return ask(b.room, room.Change{Kind: room.Move, Row: row.Key})
}

// step goes a row on or back.
func (b *board) step(s *room.State, by int) tea.Cmd {
	i := slices.IndexFunc(s.Rows, func(r room.Row) bool { return r.Key == b.at })
	return b.move(s, &s.Rows[min(max(i+by, 0), len(s.Rows)-1)])
}

// turn goes to the first row of the question after or before.
func (b *board) turn(s *room.State, row *room.Row, by int) tea.Cmd {
	for i := range s.Rows {
		if s.Rows[i].Page == row.Page+by {
			return b.move(s, &s.Rows[i])
		}
	}
	if by > 0 {
		b.say("This was the last question. a shows the plan.")
	}
	return nil
}

// disputed goes to the next row about which people differ.
func (b *board) disputed(s *room.State) tea.Cmd {
	at := slices.IndexFunc(s.Rows, func(r room.Row) bool { return r.Key == b.at })
	for i := range s.Rows {
		if r := &s.Rows[(at+1+i)%len(s.Rows)]; r.Disputed && (i+1 < len(s.Rows) || r.Key != b.at) {
			return b.move(s, r)
		}
	}
	b.say("Nothing else is disputed.")
	return nil
}

// goTo takes the number of a question.
func (b *board) goTo(s *room.State, name string) tea.Cmd {
	const most = 3
	switch {
	case name == "enter":
		b.going = false
		n, _ := strconv.Atoi(b.number)
		for i := range s.Rows {
			if s.Rows[i].Page == n {
				return b.move(s, &s.Rows[i])
			}
		}
		b.say("There is no question of that number.")
	case name == "backspace":
		b.number = b.number[:max(len(b.number)-1, 0)]
	case len(name) == 1 && name >= "0" && name <= "9" && len(b.number) < most:
		b.number += name
	case name == "esc":
		b.going = false
	}
	return nil
}
