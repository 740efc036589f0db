package scoring

import (
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Kind says what an action is about.
type Kind string

// The kinds of action.
const (
	Fix     Kind = "fix"      // close a known gap
	FindOut Kind = "find-out" // nobody knows; ask
)

// findOutPrefix and the control's id make the id of a find-out action.
const findOutPrefix = "find-out-"

// FindOutID is the id of the action to find out about a control.
func FindOutID(control string) string { return findOutPrefix + control }

// FindOutHours is what finding out takes: a question to whoever knows.
const FindOutHours = 0.25

// An Action closes the gaps of one control over the services that have it, or
// over one of them where all together are more than a week's work.
type Action struct {
	ID       string // CONTROL, CONTROL@SERVICE for a part, or what FindOutID makes
	Kind     Kind
	Control  *catalogue.Control
	Services []string // keys in stack order; empty for the organisation
	// Gain is the points that closing the gaps adds to proven. Finding out
	// adds up to Gain.
	Gain float64
	// Hours are those of what is left to do: of a first service for the one of its
	// services for which that makes the most, and of a further one for each other.
	Hours float64
	// Todos are what is left to do in each of Services, or for the whole business where
	// there are none; nil stands for all of the remediation. The list itself is nil
	// where that holds for all, and for what is to find out or closed.
	Todos  []*catalogue.Todo
	NoCost bool     // what is left costs nothing beside the hours; parts of one control share it
	Gate   bool     // a must-have that caps the band
	Needs  []string // ids of actions that come first
	Block  Block
	Mostly *catalogue.Scenario // that it is most against; nil for none
	Start  time.Time
	Due    time.Time // the day planned now, never before the day of the report; of a closed one the day it was done
	Bucket Bucket
	questionnaire.Tracking
	// Agreed is the day that was agreed, by a plan or by hand, and Late by how many
	// whole days that is past while the action is open.
	Agreed questionnaire.Date
	Late   int
	// Closed is true where nothing about the action is open any more: it is done, has
	// no gain, no hours and no bucket, and comes after all others. Needless is true
	// where that is so because nobody asks for it any more.
	Closed, Needless bool
	// Lapsed is the day until which the risk was accepted, and Reopened the
	// day the gap was closed that is open again. Such an action is to do.
	Lapsed, Reopened questionnaire.Date

	answered questionnaire.Date // the latest of the answers that fall short
	rate     float64            // of risk taken off for the work, within its block
	part     int                // its place among the parts of its control, from 0
	kept     time.Time          // the day agreed, where it is not past
	at       []int              // where its services stand in the stack
	needs    []int              // where what it needs stands in the list
}

// Part reports whether the action is for one service although its control has
// gaps in more.
func (a *Action) Part() bool { return a.Kind == Fix && a.ID != a.Control.ID }

// Follows reports whether the action is a part after the first of its control, of
// which what holds for the whole has been said.
func (a *Action) Follows() bool { return a.part > 0 }

// Open reports whether there is still work to do.
func (a *Action) Open() bool { return a.Status != questionnaire.Done }

// A Plan is what to do, in order.
type Plan struct {
	HoursPerWeek float64
	Start        time.Time
	Actions      []Action
	Accepted     []Action     // risks that the firm lives with for now; not among Actions
	Projected    []Projection // one for each bucket
	Recurring    []Duty       // what comes back once it is in place
}

// Hours is the work of all actions together, done ones left out.
func (p *Plan) Hours() (sum float64) {
	for i := range p.Actions {
		if p.Actions[i].Open() {
			sum += p.Actions[i].Hours
		}
	}
	return sum
}

// End is the day on which the last of what is open is due; the start where
// nothing is.
func (p *Plan) End() time.Time {
	end := p.Start
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Open() && a.Due.After(end) {
			end = a.Due
		}
	}
	return end
}

// MakePlan merges the findings of a result into actions, puts them in order and
// lays them end to end from start, or from today where that is later, in the
// hours a week that the profile has. Risks accepted as of today are left out.
// What was tracked or agreed and is closed comes last.
func MakePlan(r *Result, a *questionnaire.Assessment, today, start time.Time) Plan {
	start = notBefore(start, today)
	p := Plan{HoursPerWeek: a.Profile.HoursPerWeek, Start: start, Accepted: []Action{}}
	if questionnaire.CheckHours(p.HoursPerWeek) != nil {
		p.HoursPerWeek = questionnaire.DefaultHours
	}
	all := merge(r, shapesOf(a, p.HoursPerWeek))
	open := all[:0]
	for i := range all {
		act := &all[i]
		act.track(a.TrackingOf(act.ID), today)
		act.promise(a, today)
		switch {
		case act.Status == questionnaire.Accepted:
			p.Accepted = append(p.Accepted, *act)
		case len(open) == i:
			open = all[:i+1]
		default:
			open = append(open, *act)
		}
	}
	link(open, len(a.Services))
	order(open)
	p.Actions = open
	p.number()
	days := WorkdaysFor(a.Profile)
	p.pack(days)
	p.project(r)
	p.Recurring = recurring(r, &p, days)
	p.addClosed(r, a)
	return p
}

// number counts the parts of each control in the order of the plan, done ones
// first. The first takes the hours of a first service, and the money, which is none where
// all of them can do without.
func (p *Plan) number() {
	parts := map[*catalogue.Control]*effort{}
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Part() {
			if parts[a.Control] == nil {
				parts[a.Control] = &effort{}
			}
			parts[a.Control].add(a.Control, a.TodoIn(0))
		}
	}
	at := map[*catalogue.Control]int{}
	for _, open := range []bool{false, true} {
		for i := range p.Actions {
			a := &p.Actions[i]
			if a.Open() != open || !a.Part() {
				continue
			}
			a.part, a.NoCost = at[a.Control], parts[a.Control].free
			a.Hours = parts[a.Control].part(a.Control.HoursOf(a.TodoIn(0)), a.part)
			at[a.Control]++
		}
	}
}

// track takes over what was noted about the action. An acceptance that has
// run out, and a fix that did not last, make it one to do again.
func (a *Action) track(t questionnaire.Tracking, today time.Time) {
	if t != (questionnaire.Tracking{}) {
		a.Tracking = t
	}
	switch {
	case t.Status == questionnaire.Accepted && !t.Accepts(today):
		a.Lapsed, a.Status = t.Expires, questionnaire.Todo
	case a.Kind == Fix && t.Undone(a.answered):
		a.Reopened, a.Status = t.Done, questionnaire.Todo
	case t.Status == "":
		a.Status = questionnaire.Todo
	}
}
