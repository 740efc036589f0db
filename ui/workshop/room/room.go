// Package room holds what the people in a workshop share: who is in, what is asked, what
// each of them said and where the room is. It knows neither of files nor of networks nor of
// screens: a [Keeper] keeps what is said, and screens read an immutable [State].
//
// Nothing in a room waits for a screen. Who wants to know of changes has a bell of one
// slot; where it has not been heard yet, it is not rung again, and one look at the state
// then shows everything.
package room

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"
)

// Facilitator is who leads the room: a name that no participant may have.
const Facilitator = "Facilitator"

// A Kind says what a change is.
type Kind string

// The kinds of changes.
const (
	Answer   Kind = "answer"    // a person's word about a row
	Settle   Kind = "settle"    // the facilitator decides about a row; without an option takes that back
	Park     Kind = "park"      // an open point goes into the notes of a row
	Agree    Kind = "agree"     // the plan as it is becomes the agreed one
	Forms    Kind = "forms"     // what came back of forms, which the keeper has, is taken over
	Move     Kind = "move"      // the room goes to a row
	Reveal   Kind = "reveal"    // everybody may see what was said about a row
	Lead     Kind = "lead"      // the room stays together
	SetAhead Kind = "go ahead"  // everybody goes at their own pace
	joined   Kind = "came in"   // of the room's own
	left     Kind = "left"      //
	retry    Kind = "try again" // what could not be kept is tried again
)

// A Change is one thing that somebody wants changed.
type Change struct {
	Kind   Kind   `json:"kind"`
	Who    string `json:"who,omitempty"` // the participant; empty for the facilitator
	Row    string `json:"row,omitempty"` // the key of the row
	Option string `json:"option,omitempty"`
	Note   string `json:"note,omitempty"` // with an answer or a decision, or the point to park
}

// A Keeper keeps what is said. Only one goroutine of the room calls it.
type Keeper interface {
	// Apply takes a change over in memory. The error says why that cannot be.
	Apply(c Change) error
	// Sync returns nil when everything that was taken over is on the disk.
	Sync() error
	// Rows are the rows as they are now, with what was said. They are never changed
	// after they were returned.
	Rows() []Row
	// Plan is the plan that follows from the answers as they are now.
	Plan() Plan
	// Idle is called some time after changes, while it returns true: there is more to do.
	Idle() (more bool)
	// Place is where the room was when an earlier run of it ended.
	Place() Place
}

// A Room is shared by all sessions.
type Room struct {
	Title string
	now   func() time.Time
	keep  Keeper
	guest Guests

	state    atomic.Pointer[State]
	queue    chan asked
	ended    chan struct{} // closed by Close
	done     chan struct{} // closed when nothing more is kept
	over     chan struct{} // closed by End
	gate     sync.RWMutex  // held by those who ask, so that nothing is asked for after the end
	closed   bool
	mu       sync.Mutex
	bells    map[chan struct{}]bool
	sessions map[string]*Visit
	revealed map[string]bool // of the goroutine that keeps
}

type asked struct {
	Change
	done chan error
}

// New is a room of these guests, at the place where it was when it ended before.
func New(title string, g Guests, k Keeper, now func() time.Time) (*Room, error) {
	if len(g.codes) == 0 {
		return nil, errors.New("a workshop needs people, each with a code; without one nobody could be told from anybody else")
	}
	r := &Room{Title: title, now: now, keep: k, guest: g, queue: make(chan asked, 256), ended: make(chan struct{}), done: make(chan struct{}), over: make(chan struct{}),
		bells: map[chan struct{}]bool{}, sessions: map[string]*Visit{}, revealed: map[string]bool{}}
	place := k.Place()
	for _, key := range place.Revealed {
		r.revealed[key] = true
	}
	s := &State{Title: title, People: g.names, Here: map[string]bool{}, Rows: k.Rows(), Plan: k.Plan(), Ahead: place.Ahead, Since: now()}
	s.At = max(s.index(place.At), 0)
	r.shown(s)
	r.state.Store(s)
	go r.run()
	return r, nil
}

// State is the room as it is now.
func (r *Room) State() *State { return r.state.Load() }

// Enter is the name of whom a code lets in.
func (r *Room) Enter(code string) (name string, ok bool) { return r.guest.enter(code) }

// Ask has a change made. The error that comes says why it cannot be; when it is nil, what
// was said is on the disk and in the state. Nobody has to wait for it.
func (r *Room) Ask(c Change) <-chan error {
	done := make(chan error, 1)
	r.gate.RLock()
	defer r.gate.RUnlock()
	if r.closed {
		done <- errors.New("the workshop is over")
		return done
	}
	r.queue <- asked{c, done}
	return done
}

// Listen returns a bell that rings after changes, and what ends that.
func (r *Room) Listen() (bell <-chan struct{}, end func()) {
	c := make(chan struct{}, 1)
	r.mu.Lock()
	r.bells[c] = true
	r.mu.Unlock()
	return c, func() {
		r.mu.Lock()
		delete(r.bells, c)
		r.mu.Unlock()
	}
}

// End tells all who are in that the workshop is over.
func (r *Room) End() {
	r.mu.Lock()
	defer r.mu.Unlock()
	select {
	case <-r.over:
	default:
		close(r.over)
	}
}

// Over is closed when the workshop is over.
func (r *Room) Over() <-chan struct{} { return r.over }

// Close ends the room when all that was asked for is kept.
func (r *Room) Close() {
	r.gate.Lock()
	if !r.closed {
		r.closed = true
		close(r.ended)
	}
	r.gate.Unlock()
	<-r.done
}
