package screens

import (
	"errors"

	"yourpart/ui/workshop/room"
)

// farewell is what a participant reads after the screen is gone.
const farewell = "What you said is saved. To come back: the same command, the same code."

// taken and theEnd are what is told where a session ends by itself.
const (
	taken  = "Somebody came in with your code from another place, so this session is over."
	theEnd = "The workshop is over. What you said is saved. Thank you."
)

// Participant shows the questions to who came in, until that person leaves, comes in from
// elsewhere or the connection is gone. It returns what is to be told then.
func Participant(t *Terminal, r *room.Room, v *room.Visit) (last string, err error) {
	if t.Lines {
		return lines(t, r, v)
	}
	last, err = run(t, v, r, newPerson(t, r, v.Name))
	if last == "" {
		last = farewell
	}
	return last, err
}

// Board shows the facilitator's screen. It reports whether the workshop was ended at it: a
// connection that is lost ends nothing. It returns what is to be told then.
func Board(t *Terminal, r *room.Room, v *room.Visit, in Invitation) (ended bool, last string, err error) {
	if t.Lines {
		return false, "", errors.New("the board needs a screen; come in without -T, from a terminal that can be drawn on")
	}
	b := newBoard(t, r, in)
	last, err = run(t, v, r, b)
	return b.ended, last, err
}
