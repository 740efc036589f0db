package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// Tracking is what a person noted about an action of the plan.
type Tracking struct {
	Owner  string `json:"owner,omitempty"`
	Due    Date   `json:"due,omitempty"` // set by hand; empty is computed
	Status Status `json:"status,omitempty"`
	Note   string `json:"note,omitempty"`
	// Reason says why a risk is accepted, and Expires is the last day it is.
	Reason  string `json:"reason,omitempty"`
	Expires Date   `json:"expires,omitempty"`
	Done    Date   `json:"done,omitempty"` // the day it was
}

// A Status says how far an action is. Empty means Todo.
type Status string

// The statuses.
const (
	Todo     Status = "todo"
	Doing    Status = "doing"
	Done     Status = "done"
	Accepted Status = "accepted" // the risk is; needs an owner, a reason and an expiry
)

// Statuses lists those that need nothing else, in order. There is Accepted too.
var Statuses = []Status{Todo, Doing, Done}

// Check tells what is wrong with a status, if anything.
func (s Status) Check() error {
	if s == "" || s == Accepted || slices.Contains(Statuses, s) {
		return nil
	}
	return fmt.Errorf("no status %q; choose todo, doing, done or accepted", string(s))
}

// Check tells what is wrong with what was noted, if anything.
func (t Tracking) Check() error {
	for _, d := range []Date{t.Due, t.Expires, t.Done} {
		if err := d.Check(); err != nil {
			return err
		}
	}
	if t.Status != Accepted {
		return t.Status.Check()
	}
	var missing []string
	for _, need := range []struct{ name, value string }{
		{"an owner", t.Owner}, {"a reason", t.Reason}, {"a date when it expires", string(t.Expires)}} {
		if strings.TrimSpace(need.value) == "" {
			missing = append(missing, need.name)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("an accepted risk needs %s", strings.Join(missing, " and "))
	}
	return nil
}

// Accepts reports whether the risk is accepted on a day.
func (t Tracking) Accepts(day time.Time) bool {
	return t.Status == Accepted && DateOf(day) <= t.Expires
}

// Undone reports whether an answer that falls short, given on a day, came after
// the action was done: what was fixed is open again.
func (t Tracking) Undone(answered Date) bool {
	return t.Status == Done && t.Done != "" && answered > t.Done
}

// Move is the tracking with another status as of a day. The day an action was
// done is kept while it stays done. Why a risk was accepted and until when is
// forgotten once it is not.
func (t Tracking) Move(to Status, day Date) Tracking {
	switch {
	case to != Done:
		t.Done = ""
	case t.Status != Done || t.Done == "":
		t.Done = day
	}
	if to != Accepted {
		t.Reason, t.Expires = "", ""
	}
	t.Status = to
	if to == Todo {
		t.Status = ""
	}
	return t
}

// SetTracking puts what was noted about an action in place exactly as it is;
// where that is nothing, it is forgotten. Whoever changes it uses
// [Assessment.Track].
func (a *Assessment) SetTracking(action string, t Tracking) {
	if t == (Tracking{}) {
		delete(a.Actions, action)
		return
	}
	if a.Actions == nil {
		a.Actions = map[string]Tracking{}
	}
	a.Actions[action] = t
}

// TrackingOf is what was noted about an action. What was noted about a whole holds for
// those of its parts, CONTROL@SERVICE, that have nothing of their own.
func (a *Assessment) TrackingOf(action string) Tracking {
	if t, ok := a.Actions[action]; ok {
		return t
	}
	if id, err := ParseCellID(action); err == nil && id.Service != "" {
		return a.Actions[id.Control]
	}
	return Tracking{}
}

// Track changes what is noted about an action. What is empty in t stays as it
// is, and [Clear] takes it away. A status moves as [Tracking.Move] says: an
// action that stays done keeps its day, unless t names one in Done. It returns
// what was noted before; on an error, which says what is missing or wrong,
// nothing has changed.
func (a *Assessment) Track(action string, t Tracking, day Date) (was Tracking, err error) {
	was = a.Actions[action]
	now := was
	if was == (Tracking{}) { // a part begins with what holds for the whole
		now = a.TrackingOf(action)
		if now.Due = ""; now.Status != Accepted {
			now.Owner = "" // see Promised, where those of an agreed plan come first
		}
	}
	if t.Status != "" {
		now = now.Move(t.Status, day)
	}
	if now.Status == Done && t.Done != "" {
		now.Done = t.Done
	}
	now.Owner, now.Note, now.Reason = replaced(now.Owner, t.Owner), replaced(now.Note, t.Note), replaced(now.Reason, t.Reason)
	now.Due, now.Expires = replacedDate(now.Due, t.Due), replacedDate(now.Expires, t.Expires)
	if err := now.Check(); err != nil {
		return was, err
	}
	before := a.trackingPart(action)
	a.SetTracking(action, now)
	a.log(OfTracking, action, before, a.trackingPart(action))
	return was, nil
}

// replacedDate is a date after somebody gave another one for it.
func replacedDate(was, given Date) Date {
	switch given {
	case "":
		return was
	case Clear:
		return ""
	}
	return given
}

// A Confirmation is what [Assessment.Confirm] replaced.
type Confirmation struct {
	Answers  map[CellID]Answer
	Tracking Tracking
}

// Confirm says that an action is done as of a day: its cells take the best
// option, which the caller works out, under the rules of [Assessment.Answer]. So
// note, evidence and who said so stay unless n says otherwise.
func (a *Assessment) Confirm(action string, best map[CellID]Answer, n Notes, day Date) (was Confirmation, err error) {
	was.Answers = make(map[CellID]Answer, len(best))
	if was.Tracking, err = a.Track(action, Tracking{Status: Done, Done: day}, day); err != nil {
		return was, err
	}
	for id, ans := range best {
		was.Answers[id] = a.Answer(id, ans.Option, n, day)
	}
	return was, nil
}
