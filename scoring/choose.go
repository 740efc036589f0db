package scoring

import (
	"cmp"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
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
// with what it opens and settles. Of the parts of a control it takes the first
// ones: the hours of the others are what they take after those.
func Choose(r *Result, p *Plan, profile questionnaire.Profile, limit Limit) Choice {
	actions, before := candidates(p), r.Total.Proven()
	for price := before / 100; ; {
		clans := clansOf(r, price)
		s := newSearch(actions, profile, limit, clans)
		s.run()
		c := Choice{Limit: limit, IDs: s.chosen(), Hours: s.best.hours, Cost: s.best.cost, Gain: s.best.gain}
		c.After = r.With(r.Best(c.IDs...))
		moves, leaving := notApplicable(r, clans)
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

// candidates are the open fixes of the plan and what they need, those that gain
// most for their hours first, but nothing before what it needs.
func candidates(p *Plan) []candidate {
	wanted := map[string]bool{}
	var open []candidate
	for i := len(p.Actions) - 1; i >= 0; i-- {
		a := &p.Actions[i]
		if !a.Open() || (a.Kind != Fix && !wanted[a.ID]) {
			continue
		}
		for _, id := range a.Needs {
			wanted[id] = true
		}
		open = append(open, candidate{Action: a, place: i})
	}
	slices.Reverse(open)
	waits(open)
	return byRate(open)
}

// A candidate is an action that may be chosen.
type candidate struct {
	*Action
	place int   // in the plan
	waits []int // where those stand that have to be chosen with it
}

// waits finds what each candidate waits for: what it needs, and the part before it.
func waits(list []candidate) {
	at, last := make(map[string]int, len(list)), map[*catalogue.Control]int{}
	for i := range list {
		c := &list[i]
		for _, id := range c.Needs {
			if n, ok := at[id]; ok { // others are done
				c.waits = append(c.waits, n)
			}
		}
		if c.Part() {
			if n, ok := last[c.Control]; ok {
				c.waits = append(c.waits, n)
			}
			last[c.Control] = i
		}
		at[c.ID] = i
	}
}

// byRate sorts candidates by the points that their control gains an hour, pulling
// what each waits for before it.
func byRate(list []candidate) []candidate {
	type sum struct{ gain, hours float64 }
	sums := map[*catalogue.Control]sum{}
	order := make([]int, len(list))
	for i, c := range list {
		if order[i] = i; c.Kind == Fix {
			s := sums[c.Control]
			sums[c.Control] = sum{s.gain + c.Gain, s.hours + c.Hours}
		}
	}
	rate := func(i int) float64 { s := sums[list[i].Control]; return s.gain / max(s.hours, slack) }
	slices.SortStableFunc(order, func(i, j int) int { return cmp.Compare(rate(j), rate(i)) })
	out, moved := make([]candidate, 0, len(list)), make([]int, len(list)) // to where, from 1
	var move func(i int)
	move = func(i int) {
		if moved[i] > 0 {
			return
		}
		for _, n := range list[i].waits {
			move(n)
		}
		out = append(out, list[i])
		moved[i] = len(out)
	}
	for _, i := range order {
		move(i)
	}
	for i := range out {
		for n, at := range out[i].waits {
			out[i].waits[n] = moved[at] - 1
		}
	}
	return out
}
