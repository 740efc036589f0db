package room

import (
	"maps"
	"slices"
	"time"
)

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
	Given   int      // counts the answers that were given since the start
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
