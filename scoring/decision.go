package scoring

import (
	"slices"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Decision is one way to say how far to go: all that is to find out, and the fixes up to
// a block of the plan with what they need.
type Decision struct {
	UpTo   Block
	IDs    []string  // of the open fixes, in the order of the plan
	Hours  float64   // of all open work in it, finding out included
	Until  time.Time // when the last of it is due
	Cost   Cost
	Yearly float64 // hours of work a year for what then comes back
	After  Score   // once the fixes are done
	Band   Band
}

// Decisions are the ways to decide about a plan, the smallest first: the must-haves, what
// is recommended beside them, and everything. Two that hold the same are one, by the name of the
// larger, and one without a fix is left out.
func (r *Result) Decisions(p *Plan, profile questionnaire.Profile) (out []Decision) {
	for _, upTo := range []Block{MustHaves, NextThings, TheRest} {
		d := Decision{UpTo: upTo}
		in := p.upTo(upTo)
		if n := len(out); n > 0 && len(in) == len(out[n-1].IDs) {
			out[n-1].UpTo = upTo
			continue
		}
		if len(in) == 0 {
			continue
		}
		d.Until = p.Start
		left := map[*catalogue.Control]bool{} // what it leaves open
		for i := range p.Actions {
			a := &p.Actions[i]
			switch {
			case !a.Open():
				continue
			case a.Kind == Fix && !in[a.ID]:
				left[a.Control] = true
				continue
			case a.Kind == Fix:
				d.IDs = append(d.IDs, a.ID)
			}
			d.Hours += a.Hours
			d.Until = notBefore(d.Until, a.Due)
			d.Cost = d.Cost.Plus(CostOf(a, profile))
		}
		d.Yearly = p.yearly(left)
		after := r.WhatIf(d.IDs, nil)
		d.After, d.Band = after.Total, after.Band
		out = append(out, d)
	}
	return out
}

// upTo are the open fixes up to a block, with what they need.
func (p *Plan) upTo(block Block) map[string]bool {
	in := map[string]bool{}
	for i := len(p.Actions) - 1; i >= 0; i-- { // what is needed comes before what needs it
		a := &p.Actions[i]
		if a.Kind != Fix || !a.Open() || a.Block > block && !in[a.ID] {
			continue
		}
		in[a.ID] = true
		for _, id := range a.Needs {
			if n := slices.IndexFunc(p.Actions, func(b Action) bool { return b.ID == id }); n >= 0 && p.Actions[n].Kind == Fix && p.Actions[n].Open() {
				in[id] = true
			}
		}
	}
	return in
}

// yearly is the recurring work in hours a year without that of some controls.
func (p *Plan) yearly(without map[*catalogue.Control]bool) (sum float64) {
	for i := range p.Recurring {
		if d := &p.Recurring[i]; !without[d.Control] {
			sum += d.Hours * d.Control.Remediation.Repeat.TimesAYear()
		}
	}
	return sum
}

// Stake is how much risk doing an action takes off, or finding out about it may: likelihood ×
// impact × exposure × strength × what is missing of the control. It is for ordering.
func (r *Result) Stake(a *Action) float64 {
	risk, _ := r.risk(a.Control)
	return risk * r.missing(a)
}

// missing is the part of its control that an action adds at most, 0 to 1.
func (r *Result) missing(a *Action) (sum float64) {
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Control.ID != a.Control.ID || c.Service != "" && !slices.Contains(a.Services, c.Service) {
			continue
		}
		switch {
		case a.Kind == Fix && c.Gap():
			sum += c.Share * (1 - c.Value)
		case a.Kind == FindOut && c.Unclear():
			sum += c.Share * (c.Most - c.Value)
		}
	}
	return sum
}

// Closer is the action that acts first against a scenario: the first open fix of the plan
// that is strong against it, else the first that helps at all, else the first thing to find
// out about it. It is nil where there is none.
func (p *Plan) Closer(scenario string) *Action {
	var best *Action
	rank := func(a *Action) int {
		i := slices.IndexFunc(a.Control.Scenarios, func(x catalogue.Protection) bool { return x.Scenario == scenario })
		switch {
		case i < 0 || !a.Open():
			return 0
		case a.Kind == FindOut:
			return 1
		case a.Control.Scenarios[i].Power() < 1:
			return 2
		}
		return 3
	}
	for i := range p.Actions {
		if a := &p.Actions[i]; rank(a) > 0 && (best == nil || rank(a) > rank(best)) {
			best = a
		}
	}
	return best
}
