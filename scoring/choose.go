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

// A Choice is the set of open fixes, with all they need first, that raises the
// score most within a limit.
type Choice struct {
	Limit
	IDs   []string // in the order of the plan
	Hours float64
	// Cost is the high end of what the catalogue says, in the first year; what
	// has no price there counts as nothing.
	Cost float64
	Gain float64 // what proven rises by
	// AtMost is what no choice can gain more than. It is Gain, unless the
	// search was cut short.
	AtMost float64
	After  Result // once they are done
}

// Exact reports whether the choice is proven to be the best.
func (c *Choice) Exact() bool { return c.AtMost <= c.Gain+slack }

// Choose finds the best use of a limit: the choice after which most is proven,
// with what it opens and settles.
func Choose(r *Result, p *Plan, profile questionnaire.Profile, limit Limit) Choice {
	actions, before := candidates(p), r.Total.Proven()
	for price := before / 100; ; {
		kinOf := kinsOf(r, price)
		s := newSearch(actions, profile, limit, kinOf)
		s.run()
		c := Choice{Limit: limit, IDs: s.chosen(), Hours: s.best.hours, Cost: s.best.cost, Gain: s.best.gain}
		c.After = r.With(r.Best(c.IDs...))
		moves, leaving := notApplicable(r, kinOf)
		if !moves {
			c.AtMost = max(c.Gain, s.lost)
			return c
		}
		// The share that is proven is greatest where no choice earns more than
		// that share of what is to prove then.
		c.Gain = c.After.Total.Proven() - before
		if share := c.After.Total.Proven() / 100; share > price+slack {
			price = share
			continue
		}
		known := 100*price - before
		c.AtMost = max(c.Gain, known+max(0, s.lost-known)*r.Total.Total/(r.Total.Total-leaving))
		return c
	}
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
