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

// Open tells whether there is still work to do.
func (a *Action) Open() bool { return a.Status != questionnaire.Done }

// Overdue tells whether the action is open although its day is over.
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
	p.Recurring = recurring(r, &p)
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
// Cells stand control by control.
func merge(r *Result) []Action {
	var actions []Action
	for i := 0; i < len(r.Cells); {
		j := i
		for j < len(r.Cells) && r.Cells[j].Control == r.Cells[i].Control {
			j++
		}
		for _, kind := range []Kind{Fix, FindOut} {
			if a, ok := gather(r.Cells[i:j], kind, r.Total.Total); ok {
				actions = append(actions, a)
			}
		}
		i = j
	}
	return actions
}

// gather makes the action of one kind from the cells of one control.
func gather(cells []Cell, kind Kind, total float64) (Action, bool) {
	k := cells[0].Control
	a := Action{ID: k.ID, Kind: kind, Control: k, Services: []string{}, Needs: []string{}}
	n := 0
	for i := range cells {
		c := &cells[i]
		if (kind == Fix && !c.Gap()) || (kind == FindOut && !c.Unclear()) {
			continue
		}
		n++
		a.Gain += 100 * c.Weight * (1 - c.Value) / total
		a.Gate = a.Gate || c.Gate()
		if c.State == questionnaire.Asked {
			a.answered = max(a.answered, c.Answer.Date)
		}
		if c.Service != "" {
			a.Services = append(a.Services, c.Service)
		}
	}
	a.Hours = k.Remediation.Hours.First + float64(n-1)*k.Remediation.Hours.Each
	if kind == FindOut {
		a.ID, a.Hours = FindOutID(k.ID), FindOutHours
	}
	return a, n > 0
}

// link names, for each fix, the actions of the controls it needs.
func link(actions []Action) {
	byControl := map[string][]string{}
	for _, a := range actions {
		byControl[a.Control.ID] = append(byControl[a.Control.ID], a.ID)
	}
	for i := range actions {
		if actions[i].Kind != Fix {
			continue
		}
		for _, id := range actions[i].Control.Remediation.Needs {
			actions[i].Needs = append(actions[i].Needs, byControl[id]...)
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
	return cmp.Or(
		cmp.Compare(b.rankGain()/b.Hours, a.rankGain()/a.Hours),
		cmp.Compare(b.rankGain(), a.rankGain()),
		cmp.Compare(a.ID, b.ID))
}

func (a *Action) rankGain() float64 {
	if a.Kind == FindOut {
		return a.Gain / 2
	}
	return a.Gain
}

// order sorts actions by rank, pulling what an action needs to just before it.
func order(actions []Action) []Action {
	byID := make(map[string]*Action, len(actions))
	ranked := make([]*Action, len(actions))
	for i := range actions {
		byID[actions[i].ID] = &actions[i]
		ranked[i] = &actions[i]
	}
	slices.SortFunc(ranked, compare)
	out := make([]Action, 0, len(actions))
	placed := map[string]bool{}
	var place func(a *Action)
	place = func(a *Action) {
		if placed[a.ID] {
			return
		}
		placed[a.ID] = true // the catalogue has no circles of needs
		needs := make([]*Action, len(a.Needs))
		for i, id := range a.Needs {
			needs[i] = byID[id]
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
