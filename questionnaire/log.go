package questionnaire

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"

	"yourpart/internal/text"
)

// Limits on the log. When it is full, the oldest steps are forgotten: they can no
// longer be taken back, and merging asks about what it knew for certain before.
const (
	MaxLog = 1000
	// maxLogText bounds what was said before and after, in bytes of JSON.
	maxLogText = 2 << 20
)

// An Entry of the log is one thing that was changed.
type Entry struct {
	// N rises from entry to entry, also past those of a copy that was merged. Step
	// is the N of the first entry of what was changed at once and is taken back at
	// once.
	N    int    `json:"n"`
	Step int    `json:"step"`
	Date Date   `json:"date,omitempty"` // on which it was changed, which an answer's may differ from
	Who  string `json:"who,omitempty"`
	Door string `json:"door,omitempty"` // what it was changed through, such as wizard or answer
	What What   `json:"what"`
	Of   string `json:"of,omitempty"` // the cell, the action or the round
	From Part   `json:"from"`
	To   Part   `json:"to"`
	// Undone is true once it was taken back, and Undo where it took something back.
	Undone bool `json:"undone,omitempty"`
	Undo   bool `json:"undo,omitempty"`
	// Unmerged is true for what a merge brought in and what took that back: it says
	// nothing about which word is the later one, so that merging again brings it again.
	Unmerged bool `json:"unmerged,omitempty"`
	// Came says of what another copy's log brought here whether that was with the last
	// merge, or with one that was taken back, so that nothing here was done knowing it.
	Came Came `json:"came,omitempty"`
}

// Came is how an entry of another copy came into a log.
type Came string

// The ways that matter: with the last merge that was not taken back, and with one that
// was. An entry that was made here, or that nothing can take away any more, has none.
const (
	CameMerged   Came = "merged"
	CameUnmerged Came = "unmerged"
)

// What says which part of an assessment an entry is about.
type What string

// The parts. A merge takes over another copy, whose log begins before it.
const (
	OfAnswer   What = "answer"
	OfTracking What = "tracking"
	OfAgreed   What = "agreed"
	OfProfile  What = "profile"
	OfStack    What = "stack"
	OfRound    What = "round"
	OfSheet    What = "sheet"
	OfProposal What = "proposal"
	OfMerge    What = "merge"
)

// A Part is what an entry's part of the assessment said. What is nil was not there.
type Part struct {
	Answer    *Answer             `json:"answer,omitempty"`
	Responses map[string]Response `json:"responses,omitempty"`
	Settled   *Settlement         `json:"settled,omitempty"`
	Tracking  *Tracking           `json:"tracking,omitempty"`
	Agreed    *Agreement          `json:"agreed,omitempty"`
	Profile   *Profile            `json:"profile,omitempty"`
	Services  []Service           `json:"services,omitempty"`
	Round     *Past               `json:"round,omitempty"`
	Sheet     *Sheet              `json:"sheet,omitempty"`
	Proposal  *Proposal           `json:"proposal,omitempty"`
}

// A Stamp says who changes an assessment, on which day and through which door.
type Stamp struct {
	Who, Door string
	Date      Date
}

// Through says who makes the changes to come and how, for the log.
func (a *Assessment) Through(s Stamp) {
	a.stamp = Stamp{text.CleanLine(s.Who), text.CleanLine(s.Door), s.Date}
}

// A step gathers the changes between two revisions. One that is too large for the log
// is lost: half of it is of no use.
type step struct {
	revision, n int
	lost        bool
}

// logged reports whether changes are logged: not before a new assessment is saved
// for the first time, as there is nothing to go back to.
func (a *Assessment) logged() bool { return a.ID != "" || a.Former() }

// log adds one change to the log. It is the only place that does.
func (a *Assessment) log(what What, of string, from, to Part) {
	if !a.logged() || reflect.DeepEqual(from, to) && what != OfMerge {
		return
	}
	n := 1
	if len(a.Log) > 0 {
		n = a.Log[len(a.Log)-1].N + 1
	}
	if a.step.n == 0 || a.step.revision != a.Revision {
		a.step = step{revision: a.Revision, n: n}
	}
	if a.step.lost {
		return
	}
	a.Log = trimmed(append(slices.Clip(a.Log), Entry{N: n, Step: a.step.n, Date: a.stamp.Date, Who: a.stamp.Who, Door: a.stamp.Door,
		What: what, Of: of, From: from, To: to}))
	if a.Log == nil {
		a.step.lost = true
	}
}

// trimmed is a log without the oldest steps that are too many. The newest stays, up
// to twice the limit; nothing is left where it alone is larger.
func trimmed(log []Entry) []Entry {
	size := 0
	for i := len(log) - 1; i >= 0; i-- {
		size += log[i].size()
		if (len(log)-i > MaxLog || size > maxLogText) && log[i].Step != log[len(log)-1].Step {
			at := i + 1
			for at < len(log) && log[at].Step == log[i].Step {
				at++ // half a step is of no use
			}
			return slices.Clone(log[at:])
		}
		if size > 2*maxLogText {
			return nil
		}
	}
	return log
}

// size is about how many bytes an entry takes.
func (e Entry) size() int {
	n := 500
	for _, p := range []Part{e.From, e.To} {
		if p.Profile != nil || p.Services != nil || p.Round != nil || p.Sheet != nil || p.Proposal != nil || p.Settled != nil || p.Agreed != nil {
			b, _ := json.Marshal(p)
			n += len(b)
			continue
		}
		if p.Answer != nil {
			n += len(p.Answer.Note) + len(p.Answer.Evidence)
		}
		if p.Tracking != nil {
			n += len(p.Tracking.Note) + len(p.Tracking.Reason) + len(p.Tracking.Owner)
		}
		for person, r := range p.Responses {
			n += 100 + len(person) + len(r.Note) + len(r.Evidence)
		}
	}
	return n
}

// cellState is all that is said about a cell.
func (a *Assessment) cellState(id CellID) (p Part) {
	if ans, ok := a.Answers[id]; ok {
		p.Answer = &ans
	}
	p.Responses = a.Responses[id]
	if s, ok := a.Settled[id]; ok {
		p.Settled = &s
	}
	return p
}

// record logs that a cell changed from what it was.
func (a *Assessment) record(was Part, id CellID) {
	a.log(OfAnswer, id.String(), was, a.cellState(id))
}

// said is what people said in an earlier state of a cell, as [Assessment.said].
func (p Part) said() map[string]Response {
	if p.Responses != nil {
		return p.Responses
	}
	if p.Answer != nil && p.Settled == nil {
		return map[string]Response{PersonName(p.Answer.By): p.Answer.response()}
	}
	return nil
}

// nextCounter is the counter of a word that replaces another: higher than any there
// was of this cell, so that no copy takes an older word for the newer one.
func (a *Assessment) nextCounter(id CellID, was Response) int {
	next := 0
	if was.Option != "" || was.Counter > 0 {
		next = was.Counter + 1
	}
	of := id.String()
	for i := range a.Log {
		if e := &a.Log[i]; e.What == OfAnswer && e.Of == of {
			for _, p := range []Part{e.From, e.To} {
				for _, r := range p.said() {
					next = max(next, r.Counter+1)
				}
			}
		}
	}
	return min(next, maxRevision)
}

// trackingPart is what is noted about an action.
func (a *Assessment) trackingPart(action string) (p Part) {
	if t, ok := a.Actions[action]; ok {
		p.Tracking = &t
	}
	return p
}

// profilePart is the profile.
func (a *Assessment) profilePart() Part {
	p := a.Profile
	p.Countries, p.Goals = slices.Clone(p.Countries), slices.Clone(p.Goals)
	return Part{Profile: &p}
}

// stackPart is the stack. An empty one is nil, as it is in a file.
func (a *Assessment) stackPart() Part {
	if len(a.Services) == 0 {
		return Part{}
	}
	return Part{Services: copiedServices(a.Services)}
}

// validateLog returns what makes the log unusable, if anything.
func (a Assessment) validateLog() error {
	last := 0
	for _, e := range a.Log {
		if e.N < last || e.N < 1 || e.Step < 1 || e.N > maxRevision {
			return errLog(e, "it is out of order")
		}
		last = e.N
		if err := e.Date.Check(); err != nil {
			return errLog(e, err.Error())
		}
		if e.Came != "" && e.Came != CameMerged && e.Came != CameUnmerged {
			return errLog(e, fmt.Sprintf("it came %q, which this program does not know", string(e.Came)))
		}
		if err := e.check(); err != nil {
			return errLog(e, err.Error())
		}
	}
	return nil
}
