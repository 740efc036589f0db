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
	return byRate(open)
}

// A candidate is an action that may be chosen.
type candidate struct {
	*Action
	place int   // in the plan
	waits []int // where those stand that have to be chosen with it
}

// byRate puts candidates together control by control, those first that gain most
// points an hour, but none before one that it needs. Each waits for what it needs,
// and for the part before it.
func byRate(list []candidate) []candidate {
	groups, of := groupsOf(list), map[*catalogue.Control]*group{}
	at := make(map[string]*candidate, len(list))
	for _, g := range groups {
		of[g.list[0].Control] = g
		for i := range g.list {
			at[g.list[i].ID] = &g.list[i]
		}
	}
	slices.SortStableFunc(groups, func(a, b *group) int { return cmp.Compare(b.gain/b.hours, a.gain/a.hours) })
	out, stands := make([]candidate, 0, len(list)), make(map[string]int, len(list))
	var move func(g *group)
	move = func(g *group) {
		if g.moved {
			return
		}
		g.moved = true // the catalogue has no circles of needs
		for _, c := range g.list {
			for _, id := range c.Needs {
				if n := at[id]; n != nil { // others are done
					move(of[n.Control])
				}
			}
		}
		for i, c := range g.list {
			for _, id := range c.Needs {
				if n, ok := stands[id]; ok {
					c.waits = append(c.waits, n)
				}
			}
			if i > 0 && c.Part() && g.list[i-1].Part() {
				c.waits = append(c.waits, len(out)-1)
			}
			stands[c.ID] = len(out)
			out = append(out, c)
		}
	}
	for _, g := range groups {
		move(g)
	}
	return out
}

// A group is the candidates of one control, what is to find out first.
type group struct {
	list        []candidate
	gain, hours float64 // of the fixes
	moved       bool
}

func groupsOf(list []candidate) (groups []*group) {
	of := map[*catalogue.Control]*group{}
	for _, kind := range []Kind{FindOut, Fix} {
		for _, c := range list {
			if c.Kind != kind {
				continue
			}
			g := of[c.Control]
			if g == nil {
				g = &group{hours: slack}
				of[c.Control], groups = g, append(groups, g)
			}
			if g.list = append(g.list, c); kind == Fix {
				g.gain, g.hours = g.gain+c.Gain, g.hours+c.Hours
			}
		}
	}
	return groups
}
