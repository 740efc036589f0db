package screens

import (
	"errors"

	"yourpart/ui/workshop/room"
)

// farewell is what a participant reads after the screen is gone.
const farewell = "What you said is saved. To come back: the same command, the same code."

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

// Board shows the facilitator's screen until the workshop is ended at it. It returns what is
// to be told then.
func Board(t *Terminal, r *room.Room, v *room.Visit, in Invitation) (last string, err error) {
	if t.Lines {
		return "", errors.New("the board needs a screen; come in without -T, from a terminal that can be drawn on")
	}
	return run(t, v, r, newBoard(t, r, in))
}
