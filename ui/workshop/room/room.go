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
	"maps"
	"slices"
	"strings"
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

// A Place is where a room is.
type Place struct {
	At       string   `json:"at,omitempty"`       // the key of the row
	Ahead    bool     `json:"ahead,omitempty"`    // everybody goes at their own pace
	Revealed []string `json:"revealed,omitempty"` // the keys of the rows that all may see
}

// An Option is an answer that can be chosen.
type Option struct{ ID, Label, Text, Key string }

// A Question is what does not change about a row while the workshop runs.
type Question struct {
	Key         string // of the row
	Page, Pages int    // its number among all questions, from 1
	Control     string
	Text, Why   string
	Of          string // the services it is asked about; empty for the whole business
	Options     []Option
}

// Label is what an option is called.
func (q *Question) Label(option string) string {
	for _, o := range q.Options {
		if o.ID == option {
			return o.Label
		}
	}
	return option
}

// A Plan is what there is to do, in lines for a wall.
type Plan struct {
	Score string // how the business does, in a sentence
	Sum   string // how much work it is and until when; empty where nothing is to do
	Steps []Step // the first ones
	More  int    // how many there are beside
	Was   string // which plan is agreed already, or empty
}

// A Step is one action of a plan.
type Step struct{ Title, Of, Due, Owner string }

// A Said is one person's word.
type Said struct{ Option, Note string }

// A Row is one thing that is asked, with what was said about it.
type Row struct {
	*Question
	Said     map[string]Said // by participant
	Others   []Word          // what was said by somebody who is no participant, such as the file
	Counts   string          // the option that counts; empty where none does
	Settled  string          // the option that somebody decided for, or empty
	Disputed bool            // people say different things, and nobody has decided
	Parked   []string        // open points
	Revealed bool            // everybody may see who said what
}

// A Word is what somebody said.
type Word struct{ Who, Option string }

// A State is the room at one moment. It is never changed.
type State struct {
	Seq     int      // counts the states
	Answers int      // counts the answers that were given since the start
	Title   string   // whose assessment it is
	People  []string // the participants, in the order of their slips
	Here    map[string]bool
	Came    bool // somebody came in once
	Rows    []Row
	At      int // the row where the room is
	Moved   int // counts the moves of the room
	Ahead   bool
	Since   time.Time // when the room came to that row
	Plan    Plan
	Agreed  string // what was agreed of the plan, or empty
	Trouble string // why the last changes are not on the disk yet, or empty
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

// A Visit is one person's session.
type Visit struct {
	Name string
	Bell <-chan struct{}
	Over <-chan struct{} // closed when the same person has come in from elsewhere
	over chan struct{}
	end  func()
	room *Room
	once sync.Once
}

// Join lets somebody in who said a code. A session that the person had before is over.
func (r *Room) Join(name string) *Visit {
	v := &Visit{Name: name, over: make(chan struct{}), room: r}
	v.Over = v.over
	v.Bell, v.end = r.Listen()
	r.mu.Lock()
	before := r.sessions[name]
	r.sessions[name] = v
	r.mu.Unlock()
	if before != nil {
		close(before.over)
	}
	r.Ask(Change{Kind: joined, Who: name})
	return v
}

// Watch is a visit of the facilitator at the computer that the room is on. No code was said
// for it, and none ends it.
func (r *Room) Watch() *Visit {
	v := &Visit{Name: Facilitator, room: r}
	v.Bell, v.end = r.Listen()
	return v
}

// Leave ends a visit.
func (v *Visit) Leave() {
	v.once.Do(func() {
		v.end()
		if v.over == nil {
			return
		}
		v.room.mu.Lock()
		last := v.room.sessions[v.Name] == v
		if last {
			delete(v.room.sessions, v.Name)
		}
		v.room.mu.Unlock()
		if last {
			v.room.Ask(Change{Kind: left, Who: v.Name})
		}
	})
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

// index is where the row of a key is, or -1.
func (s *State) index(key string) int {
	return slices.IndexFunc(s.Rows, func(r Row) bool { return r.Key == key })
}

// Row is the row of a key, or nil.
func (s *State) Row(key string) *Row {
	if i := s.index(key); i >= 0 {
		return &s.Rows[i]
	}
	return nil
}

// Present are the participants who are in, in the order of their slips.
func (s *State) Present() (names []string) {
	for _, n := range s.People {
		if s.Here[n] {
			names = append(names, n)
		}
	}
	return names
}

// Missing are the participants who are in and have not answered a row.
func (s *State) Missing(r *Row) (names []string) {
	for _, n := range s.Present() {
		if _, said := r.Said[n]; !said {
			names = append(names, n)
		}
	}
	return names
}

// Sees reports whether a participant may see what others said about a row: it is open to
// all, and the person has answered or was not asked to be first.
func (s *State) Sees(name string, r *Row) bool {
	_, said := r.Said[name]
	return r.Revealed && (said || r.Settled != "")
}

// person is a name as the guests have it.
func (s *State) person(name string) bool { return slices.Contains(s.People, name) }

// with is a copy of a state that may be changed.
func (s *State) with() *State {
	n := *s
	n.Here = maps.Clone(s.Here)
	return &n
}

// tidy is a code without what does not matter about it.
func tidy(code string) string {
	return strings.Map(func(c rune) rune {
		if c == '-' || c == ' ' || c == '\t' || c == '\u2010' || c == '\u2011' || c == '\u2013' {
			return -1
		}
		return c
	}, strings.ToLower(strings.TrimSpace(code)))
}

// By is who said what about a row: the names by option, participants first.
func (r *Row) By() map[string][]string {
	by := map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(r.Said)) {
		by[r.Said[name].Option] = append(by[r.Said[name].Option], name)
	}
	for _, w := range r.Others {
		by[w.Option] = append(by[w.Option], w.Who)
	}
	return by
}
