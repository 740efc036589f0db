package scoring_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// anyChoices draws a plan of up to nine actions with needs, hours, costs and
// gains, some of them done or only finding out.
func anyChoices(t *rapid.T) *scoring.Plan {
	p := &scoring.Plan{}
	for i := range rapid.IntRange(0, 9).Draw(t, "actions") {
		k := &catalogue.Control{ID: fmt.Sprint("c", i)}
		k.Remediation.Cost = catalogue.Cost{High: float64(rapid.IntRange(0, 3).Draw(t, "cost")), Per: "once"}
		a := scoring.Action{ID: k.ID, Kind: scoring.Fix, Control: k, Needs: []string{},
			Gain:  float64(rapid.IntRange(1, 20).Draw(t, "gain")),
			Hours: float64(rapid.IntRange(1, 8).Draw(t, "quarters")) / 4}
		a.Kind = rapid.SampledFrom([]scoring.Kind{scoring.Fix, scoring.Fix, scoring.Fix, scoring.FindOut}).Draw(t, "kind")
		a.Status = rapid.SampledFrom([]q.Status{q.Todo, q.Todo, q.Todo, q.Doing, q.Done}).Draw(t, "status")
		for j := range i {
			if rapid.IntRange(0, 3).Draw(t, "needs") == 0 {
				a.Needs = append(a.Needs, p.Actions[j].ID)
			}
		}
		p.Actions = append(p.Actions, a)
	}
	return p
}

// bestByTrying goes through every set of open actions.
func bestByTrying(p *scoring.Plan, hours, budget float64) (best float64) {
	n := len(p.Actions)
next:
	for set := range 1 << n {
		h, c, gain := 0.0, 0.0, 0.0
		for i := range n {
			a := &p.Actions[i]
			if set&(1<<i) == 0 {
				continue
			}
			if !a.Open() {
				continue next
			}
			for _, need := range a.Needs {
				j := slices.IndexFunc(p.Actions, func(o scoring.Action) bool { return o.ID == need })
				if p.Actions[j].Open() && set&(1<<j) == 0 {
					continue next
				}
			}
			h, c = h+a.Hours, c+scoring.CostOf(a, q.Profile{}).FirstYear()
			if a.Kind == scoring.Fix {
				gain += a.Gain
			}
		}
		if h <= hours && c <= budget {
			best = max(best, gain)
		}
	}
	return best
}

func TestChoiceIsTheBestThereIs(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyChoices(t)
		hours := float64(rapid.IntRange(0, 40).Draw(t, "hours")) / 4
		budget := float64(rapid.IntRange(0, 12).Draw(t, "budget"))
		limits := []struct {
			scoring.Limit
			hours, budget float64
		}{
			{scoring.Limit{Hours: &hours}, hours, 1e9},
			{scoring.Limit{Budget: &budget}, 1e9, budget},
			{scoring.Limit{Hours: &hours, Budget: &budget}, hours, budget},
			{scoring.Limit{}, 1e9, 1e9},
		}
		for _, l := range limits {
			c := scoring.Choose(&scoring.Result{}, p, q.Profile{}, l.Limit)
			if want := bestByTrying(p, l.hours, l.budget); !near(c.Gain, want) || !c.Exact() {
				t.Fatalf("%v hours and %v dollars gain %v with %v (exact %v), the best is %v", l.hours, l.budget, c.Gain, c.IDs, c.Exact(), want)
			}
			holds(t, p, &c, l.hours, l.budget)
		}
	})
}

// holds checks that a choice keeps the limit and the order of things.
func holds(t *rapid.T, p *scoring.Plan, c *scoring.Choice, hours, budget float64) {
	h, cost, gain := 0.0, 0.0, 0.0
	needed := map[string]bool{}
	for i := len(c.IDs) - 1; i >= 0; i-- {
		at := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == c.IDs[i] })
		a := &p.Actions[at]
		if a.Kind == scoring.FindOut && !needed[a.ID] {
			t.Fatalf("%s gains nothing and nothing needs it: %v", a.ID, c.IDs)
		}
		for _, n := range a.Needs {
			needed[n] = true
			j := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == n })
			if p.Actions[j].Open() && !slices.Contains(c.IDs[:i], n) {
				t.Fatalf("%s stands without %s: %v", a.ID, n, c.IDs)
			}
		}
		h, cost = h+a.Hours, cost+scoring.CostOf(a, q.Profile{}).FirstYear()
		if a.Kind == scoring.Fix {
			gain += a.Gain
		}
	}
	if h > hours || cost > budget || !near(h, c.Hours) || !near(cost, c.Cost) || !near(gain, c.Gain) {
		t.Fatalf("%+v takes %v hours and %v dollars", c, h, cost)
	}
}

// bestByAnswering goes through every set of candidates that keeps the limit, has
// what it needs and no part of a control without those before it, and answers anew.
func bestByAnswering(r *scoring.Result, p *scoring.Plan, candidates []int, hours float64) (best float64) {
next:
	for set := range 1 << len(candidates) {
		h, ids := 0.0, []string{}
		for i, at := range candidates {
			if set&(1<<i) != 0 {
				h, ids = h+p.Actions[at].Hours, append(ids, p.Actions[at].ID)
			}
		}
		for _, id := range ids {
			at := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == id })
			for _, n := range p.Actions[at].Needs {
				need := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == n })
				if p.Actions[need].Open() && !slices.Contains(ids, n) {
					continue next
				}
			}
			for _, x := range p.Actions[:at] {
				if x.Part() && p.Actions[at].Part() && x.Control == p.Actions[at].Control && x.Open() && !slices.Contains(ids, x.ID) {
					continue next
				}
			}
		}
		if h <= hours {
			after := r.With(r.Best(ids...))
			best = max(best, after.Total.Proven())
		}
	}
	return best
}

// Whatever fixes open and settle, no other choice within the limit leads to a
// better score.
func TestChoiceLeadsToTheBestScore(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	related := 0
	planned(t, func(t *rapid.T, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		var candidates []int
		for i := range p.Actions {
			if p.Actions[i].Open() {
				candidates = append(candidates, i)
			}
		}
		if len(candidates) == 0 || len(candidates) > 6 {
			return
		}
		hours := float64(rapid.IntRange(0, int(2*p.Hours())).Draw(t, "limit")) / 2
		c := scoring.Choose(r, p, a.Profile, scoring.Limit{Hours: &hours})
		want := bestByAnswering(r, p, candidates, hours)
		if !near(c.After.Total.Proven(), want) || !near(c.Gain, want-r.Total.Proven()) || !c.Exact() {
			t.Fatalf("%v of %v hours on %v lead to %v, a gain of %v (exact %v); the best is %v, from %v",
				hours, p.Hours(), c.IDs, c.After.Total.Proven(), c.Gain, c.Exact(), want, r.Total.Proven())
		}
		sum := 0.0
		for _, x := range p.Actions {
			if slices.Contains(c.IDs, x.ID) && x.Kind == scoring.Fix {
				sum += x.Gain
			}
		}
		if !near(sum, c.Gain) {
			related++
		}
	})
	if related == 0 {
		t.Error("nowhere did what fixes gain depend on each other")
	}
}

// A second step for everyone settles whether logins are watched, so that no
// hour goes into that.
func TestChoiceLeavesOutWhatIsSettled(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=nobody", "watch-logins@crm=never")
	r, p := scoring.Assess(small(t), a), plan(t, a)
	c := scoring.Choose(&r, &p, a.Profile, scoring.Limit{})
	if !slices.Contains(c.IDs, "second-step") || slices.Contains(c.IDs, "watch-logins") || !near(c.Gain, c.After.Total.Proven()) {
		t.Errorf("%v gain %v, to %v", c.IDs, c.Gain, c.After.Total.Proven())
	}
}

// What the choice says it gains is what the score rises by.
func TestChoiceOfShippedCatalogue(t *testing.T) {
	c, a := largeOf(t, 12)
	r := scoring.Assess(c, a)
	p := scoring.MakePlan(&r, a, start, start)
	for _, hours := range []float64{0, 2, 8, 20, 40, 80, 1000} {
		budget := 40 * hours
		choice := scoring.Choose(&r, &p, a.Profile, scoring.Limit{Hours: &hours, Budget: &budget})
		if !choice.Exact() || choice.Hours > hours || choice.Cost > budget {
			t.Errorf("%v hours: %v, exact %v", hours, choice.IDs, choice.Exact())
		}
		if got := choice.After.Total.Proven() - r.Total.Proven(); !near(got, choice.Gain) {
			t.Errorf("%v hours: the score rises by %v, not %v", hours, got, choice.Gain)
		}
	}
}

func BenchmarkChoose(b *testing.B) {
	for _, hours := range []float64{4, 8, 20, 40, 80, 160} {
		b.Run(fmt.Sprint(hours), func(b *testing.B) {
			c, a := largeOf(b, 30)
			r := scoring.Assess(c, a)
			p := scoring.MakePlan(&r, a, start, start)
			budget := 60 * hours
			exact := true
			for b.Loop() {
				choice := scoring.Choose(&r, &p, a.Profile, scoring.Limit{Hours: &hours, Budget: &budget})
				exact = exact && choice.Exact()
			}
			b.ReportMetric(float64(len(p.Actions)), "actions")
			if !exact {
				b.ReportMetric(1, "inexact")
			}
		})
	}
}
