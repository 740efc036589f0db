package scoring

import (
	"slices"

	"yourpart/questionnaire"
)

// A Limit is what there is to spend: hours of work, and US dollars in the
// first year. Nil is no limit.
type Limit struct {
	Hours  *float64
	Budget *float64
}

// A Choice is the set of open fixes, with all they need first, that gains most
// within a limit.
type Choice struct {
	Limit
	IDs   []string // in the order of the plan
	Hours float64
	// Cost is the high end of what the catalogue says, in the first year; what
	// has no price there counts as nothing.
	Cost float64
	Gain float64
	// AtMost is what no choice can gain more than. It is Gain, unless the
	// search was cut short.
	AtMost float64
	After  Result // once they are done
}

// Exact tells whether the choice is proven to be the best.
func (c *Choice) Exact() bool { return c.AtMost <= c.Gain+slack }

// Choose finds the best use of a limit. Gains are those of the plan.
func Choose(r *Result, p *Plan, profile questionnaire.Profile, limit Limit) Choice {
	s := newSearch(candidates(p), profile, limit)
	s.run()
	c := Choice{Limit: limit, IDs: []string{}, Hours: s.best.hours, Cost: s.best.cost, Gain: s.best.gain,
		AtMost: max(s.best.gain, s.lost)}
	for i, it := range s.items {
		if s.best.has.holds(i) {
			c.IDs = append(c.IDs, it.id)
		}
	}
	c.After = r.With(r.Best(c.IDs...))
	return c
}

// candidates are the open fixes of the plan and what they need, in its order,
// so that nothing stands before what it needs.
func candidates(p *Plan) (list []*Action) {
	wanted := map[string]bool{}
	for i := len(p.Actions) - 1; i >= 0; i-- {
		a := &p.Actions[i]
		if !a.Open() || (a.Kind != Fix && !wanted[a.ID]) {
			continue
		}
		for _, id := range a.Needs {
			wanted[id] = true
		}
		list = append(list, a)
	}
	slices.Reverse(list)
	return list
}
