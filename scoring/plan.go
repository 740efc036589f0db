package scoring

import (
	"cmp"
	"slices"
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

// FindOutHours is what finding out takes.
const FindOutHours = 0.5

// An Action closes the gaps of one control over all services that have it.
type Action struct {
	ID       string
	Kind     Kind
	Control  *catalogue.Control
	Services []string // keys in stack order; empty for the organisation
	// Gain is the points that closing the gaps adds to proven. Finding out
	// adds up to Gain.
	Gain   float64
	Hours  float64
	Gate   bool     // a must-have that caps the band
	Needs  []string // ids of actions that come first
	Start  time.Time
	Due    time.Time
	Bucket Bucket
	questionnaire.Tracking
	// Lapsed is the day until which the risk was accepted, and Reopened the
	// day the gap was closed that is open again. Such an action is to do.
	Lapsed, Reopened questionnaire.Date

	answered questionnaire.Date // the latest of the answers that fall short
}

// Open reports whether there is still work to do.
func (a *Action) Open() bool { return a.Status != questionnaire.Done }

// Overdue reports whether the action is open although its day is over.
func (a *Action) Overdue(today time.Time) bool {
	return a.Open() && a.Status != questionnaire.Accepted && a.Due.Before(today)
}

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

// MakePlan merges the findings of a result into actions, orders them and lays
// them end to end from start in the hours a week that the profile has. Risks
// accepted as of today are left out.
func MakePlan(r *Result, a *questionnaire.Assessment, today, start time.Time) Plan {
	p := Plan{HoursPerWeek: a.Profile.HoursPerWeek, Start: start, Accepted: []Action{}}
	if questionnaire.CheckHours(p.HoursPerWeek) != nil {
		p.HoursPerWeek = questionnaire.DefaultHours
	}
	all := merge(r)
	open := all[:0]
	for i := range all {
		act := &all[i]
		act.track(a.Actions[act.ID], today)
		if act.Status == questionnaire.Accepted {
			p.Accepted = append(p.Accepted, *act)
		} else {
			open = append(open, *act)
		}
	}
	link(open)
	p.Actions = order(open)
	p.pack()
	p.project(r)
	p.Recurring = recurring(r, &p, WorkdaysFor(a.Profile))
	return p
}

// track takes over what was noted about the action. An acceptance that has
// run out, and a fix that did not last, make it one to do again.
func (a *Action) track(t questionnaire.Tracking, today time.Time) {
	a.Tracking = t
	switch {
	case t.Status == questionnaire.Accepted && !t.Accepts(today):
		a.Lapsed, a.Status = t.Expires, questionnaire.Todo
	case a.Kind == Fix && t.Undone(a.answered):
		a.Reopened, a.Status = t.Done, questionnaire.Todo
	case t.Status == "":
		a.Status = questionnaire.Todo
	}
}

// merge makes one fix and one find-out action of each control's findings.
func merge(r *Result) []Action {
	var list []findings
	actions, keys := 0, 0
	for cells := range questionnaire.ByControl(r.Cells) {
		f := findings{cells: cells}
		for i := range cells {
			switch c := &cells[i]; {
			case c.Gap():
				f.gaps++
			case c.Unclear():
				f.unclear++
			}
		}
		list, actions, keys = append(list, f), actions+min(f.gaps, 1)+min(f.unclear, 1), keys+f.gaps+f.unclear
	}
	m := merger{r.Total.Total, make([]Action, 0, actions), make([]string, 0, keys)}
	for _, f := range list {
		m.add(f.cells, Fix, f.gaps, (*Cell).Gap)
		m.add(f.cells, FindOut, f.unclear, (*Cell).Unclear)
	}
	return m.actions
}

// findings counts what is wrong with the cells of one control.
type findings struct {
	cells         []Cell
	gaps, unclear int
}

// A merger has room for all actions, and for the keys of all their services.
type merger struct {
	total   float64
	actions []Action
	keys    []string
}

// add makes the action of one kind for n findings among the cells of one
// control; none for none.
func (m *merger) add(cells []Cell, kind Kind, n int, isFinding func(*Cell) bool) {
	if n == 0 {
		return
	}
	k, from := cells[0].Control, len(m.keys)
	m.actions = append(m.actions, Action{ID: k.ID, Kind: kind, Control: k, Needs: []string{}})
	a := &m.actions[len(m.actions)-1]
	for i := range cells {
		c := &cells[i]
		if !isFinding(c) {
			continue
		}
		a.Gain += 100 * c.Weight * (c.best() - c.Value) / m.total
		a.Gate = a.Gate || c.Gate()
		if c.State == questionnaire.Asked {
			a.answered = max(a.answered, c.Answer.Date)
		}
		if c.Service != "" {
			m.keys = append(m.keys, c.Service)
		}
	}
	a.Services = m.keys[from:len(m.keys):len(m.keys)]
	a.Hours = k.Remediation.Hours.First + float64(n-1)*k.Remediation.Hours.Each
	if kind == FindOut {
		a.ID, a.Hours = FindOutID(k.ID), FindOutHours
	}
}

// link names, for each fix, the actions of the controls it needs.
func link(actions []Action) {
	first := make(map[string]int, len(actions)) // of a control's actions, which stand together
	for i := range actions {
		if i == 0 || actions[i].Control != actions[i-1].Control {
			first[actions[i].Control.ID] = i
		}
	}
	for i := range actions {
		a := &actions[i]
		if a.Kind != Fix {
			continue
		}
		for _, id := range a.Control.Remediation.Needs {
			at, ok := first[id]
			for ; ok && at < len(actions) && actions[at].Control.ID == id; at++ {
				a.Needs = append(a.Needs, actions[at].ID)
			}
		}
	}
}

// compare ranks two actions, the one to do first smaller: gate breakers, then
// gain per hour, then gain, then id. What finding out may gain counts half.
func compare(a, b *Action) int {
	switch {
	case a.Gate != b.Gate && a.Gate:
		return -1
	case a.Gate != b.Gate:
		return 1
	}
	if c := cmp.Compare(b.rankGain()/b.Hours, a.rankGain()/a.Hours); c != 0 {
		return c
	}
	if c := cmp.Compare(b.rankGain(), a.rankGain()); c != 0 {
		return c
	}
	return cmp.Compare(a.ID, b.ID)
}

func (a *Action) rankGain() float64 {
	if a.Kind == FindOut {
		return a.Gain / 2
	}
	return a.Gain
}

// order sorts actions by rank, pulling what an action needs to just before it.
func order(actions []Action) []Action {
	waiting := make(map[string]*Action, len(actions))
	ranked := make([]*Action, len(actions))
	for i := range actions {
		waiting[actions[i].ID] = &actions[i]
		ranked[i] = &actions[i]
	}
	slices.SortFunc(ranked, compare)
	out := make([]Action, 0, len(actions))
	var place func(a *Action)
	place = func(a *Action) {
		if waiting[a.ID] == nil {
			return
		}
		delete(waiting, a.ID) // the catalogue has no circles of needs
		var needs []*Action
		for _, id := range a.Needs {
			if n := waiting[id]; n != nil {
				needs = append(needs, n)
			}
		}
		slices.SortFunc(needs, compare)
		for _, n := range needs {
			place(n)
		}
		out = append(out, *a)
	}
	for _, a := range ranked {
		place(a)
	}
	return out
}
