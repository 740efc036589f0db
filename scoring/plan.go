package scoring

import (
	"cmp"
	"math"
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

// FindOutHours is what finding out takes.
const FindOutHours = 0.5

// A Bucket is when an action is due, counted from the start of the plan.
type Bucket string

// The buckets.
const (
	ThisWeek Bucket = "this-week" // within 7 days
	Days30   Bucket = "30-days"
	Days60   Bucket = "60-days"
	Days90   Bucket = "90-days"
	Later    Bucket = "later"
)

// Buckets lists them in order.
var Buckets = []Bucket{ThisWeek, Days30, Days60, Days90, Later}

// String is the bucket as people read it.
func (b Bucket) String() string {
	switch b {
	case ThisWeek:
		return "This week"
	case Days30:
		return "Within 30 days"
	case Days60:
		return "Within 60 days"
	case Days90:
		return "Within 90 days"
	}
	return "Later"
}

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
}

// A Plan is what to do, in order.
type Plan struct {
	HoursPerWeek float64
	Start        time.Time
	Actions      []Action
	Projected    []Projection // one for each bucket
}

// A Projection is the proven score after all fixes up to a bucket are done.
// What finding out may add is left out.
type Projection struct {
	Bucket Bucket
	Proven float64
}

// Hours is the work of all actions together, done ones left out.
func (p *Plan) Hours() (sum float64) {
	for _, a := range p.Actions {
		if a.Status != questionnaire.Done {
			sum += a.Hours
		}
	}
	return sum
}

// MakePlan merges the findings of a result into actions, orders them and lays
// them end to end from start in the hours a week that the profile has.
func MakePlan(r *Result, a *questionnaire.Assessment, start time.Time) Plan {
	p := Plan{HoursPerWeek: a.Profile.HoursPerWeek, Start: start, Actions: merge(r)}
	if questionnaire.CheckHours(p.HoursPerWeek) != nil {
		p.HoursPerWeek = questionnaire.DefaultHours
	}
	link(p.Actions)
	p.Actions = order(p.Actions)
	for i := range p.Actions {
		p.Actions[i].Tracking = a.Actions[p.Actions[i].ID]
		if p.Actions[i].Status == "" {
			p.Actions[i].Status = questionnaire.Todo
		}
	}
	p.pack()
	p.project(r.Total)
	return p
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
		if c.Weight == 0 || c.Known == (kind == FindOut) || (c.Known && c.Value == 1) {
			continue
		}
		n++
		a.Gain += 100 * c.Weight * (1 - c.Value) / total
		a.Gate = a.Gate || c.Gate()
		if c.Service != "" {
			a.Services = append(a.Services, c.Service)
		}
	}
	a.Hours = k.Remediation.Hours.First + float64(n-1)*k.Remediation.Hours.Each
	if kind == FindOut {
		a.ID, a.Hours = findOutPrefix+k.ID, FindOutHours
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

// pack gives every action its days. Done actions take no time; a due date set
// by hand stays.
func (p *Plan) pack() {
	before := 0.0
	for i := range p.Actions {
		a := &p.Actions[i]
		after := before
		if a.Status != questionnaire.Done {
			after += a.Hours
		}
		from := int(math.Floor(before/p.HoursPerWeek*7 + slack))
		to := max(from, int(math.Ceil(after/p.HoursPerWeek*7-slack))-1)
		a.Start, a.Due = p.Start.AddDate(0, 0, from), p.Start.AddDate(0, 0, to)
		if set, err := a.Tracking.Due.Time(); err == nil {
			a.Due, to = set, int(set.Sub(p.Start).Hours()/24)
			if a.Start.After(set) {
				a.Start = set
			}
		}
		a.Bucket = bucket(to + 1)
		before = after
	}
}

// bucket puts a number of days in its bucket; the start is day 1.
func bucket(days int) Bucket {
	switch {
	case days <= 7:
		return ThisWeek
	case days <= 30:
		return Days30
	case days <= 60:
		return Days60
	case days <= 90:
		return Days90
	}
	return Later
}

// project works out the proven score after each bucket.
func (p *Plan) project(now Score) {
	p.Projected = []Projection{}
	if now.None() {
		return
	}
	proven := now.Proven()
	for _, b := range Buckets {
		for _, a := range p.Actions {
			if a.Bucket == b && a.Kind == Fix {
				proven += a.Gain
			}
		}
		p.Projected = append(p.Projected, Projection{b, min(100, proven)})
	}
}
