package scoring

import (
	"cmp"
	"math"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// exposures is how much an assessment's stack is open to each scenario of the
// catalogue, in its order. It depends on the stack, never on answers.
func exposures(c *catalogue.Catalogue, a *questionnaire.Assessment) []float64 {
	out := make([]float64, len(c.Scenarios))
	s := surfaceOf(c, a)
	for i := range c.Scenarios {
		out[i] = s.exposure(&c.Scenarios[i].Exposure)
	}
	return out
}

// A surface is what exposures ask of a stack.
type surface struct {
	has        map[string]bool    // by the words of catalogue.Exposures
	largest    map[string]float64 // factor, by the words of catalogue.ExposedData
	categories int                // how many kinds of service there are
}

func surfaceOf(c *catalogue.Catalogue, a *questionnaire.Assessment) *surface {
	s := &surface{has: map[string]bool{"team": a.Profile.People != 1}, largest: map[string]float64{}}
	seen := map[string]bool{}
	for i := range a.Services {
		if service := a.Services[i]; !questionnaire.Unknown(c, service) {
			s.add(c, a, service, seen)
		}
	}
	s.categories = len(seen)
	return s
}

// Exposed are the keys of the services through which a stack is open to a scenario, where it is so
// through some of them only, in the order of the stack; else nil.
func (r *Result) Exposed(scenario string, a *questionnaire.Assessment) (keys []string) {
	i := slices.IndexFunc(r.catalogue.Scenarios, func(s catalogue.Scenario) bool { return s.ID == scenario })
	if i < 0 {
		return nil
	}
	e := &r.catalogue.Scenarios[i].Exposure
	if e.Factor == "" && e.Base > 0 {
		return nil
	}
	for _, service := range a.Services {
		if questionnaire.Unknown(r.catalogue, service) {
			continue
		}
		s := &surface{has: map[string]bool{}, largest: map[string]float64{}}
		s.add(r.catalogue, a, service, map[string]bool{})
		if s.has[e.Factor] || e.Factor == "" && slices.ContainsFunc(e.Add, func(a catalogue.Added) bool { return s.has[a.When] }) {
			keys = append(keys, service.Key)
		}
	}
	return keys
}

// add takes one service in.
func (s *surface) add(c *catalogue.Catalogue, a *questionnaire.Assessment, service questionnaire.Service, categories map[string]bool) {
	category := "custom"
	can := func(...string) bool { return false } // what the user described says no more than its model
	if def, ok := c.Service(service.ID); ok {
		category = def.Category
		can = func(any ...string) bool {
			return slices.ContainsFunc(any, func(id string) bool { return slices.Contains(def.Capabilities, id) })
		}
	}
	categories[category] = true
	model, factor := questionnaire.UseOf(c, a, service).Model, questionnaire.Factor(c, service)
	own := model != catalogue.SaaS
	note := func(what string, is bool) {
		if is {
			s.has[what], s.largest[what] = true, max(s.largest[what], factor)
		}
	}
	note("any", true)
	note("email", can("email"))
	note("own-servers", model == catalogue.OnPrem)
	note("rented-servers", model == catalogue.IaaS)
	note("storage", own && can("object-storage", "databases"))
	note("files", can("file-sharing"))
	note("own-code", model == catalogue.PaaS || model == catalogue.FaaS || model == catalogue.CaaS || can("code", "code-hosting", "functions", "containers"))
	note("personal-data", slices.ContainsFunc(service.Data, c.Personal))
}

// usual is the factor of personal data, with which an exposure is 1.
const usual = 1.5

// exposure is how open the stack is, 0 for not at all.
func (s *surface) exposure(e *catalogue.Exposure) float64 {
	x := e.Base
	for _, a := range e.Add {
		switch {
		case a.Each != "":
			x += a.Points * float64(s.categories)
		case s.has[a.When]:
			x += a.Points
		}
	}
	if e.Factor != "" {
		x *= s.largest[e.Factor] / usual
	}
	if e.Most > 0 {
		x = min(x, e.Most)
	}
	return max(0, x)
}

// A Loss is a scenario as it concerns one business.
type Loss struct {
	*catalogue.Scenario
	Likelihood Likelihood
	Impact     Impact
	// InPlace and AfterPlan are the share of the protective strength against it
	// that is in place now and once all fixes of the plan are done, 0 to 100.
	InPlace, AfterPlan float64
	// In90Days is the same once the fixes due within 90 days are done, and Unknown the
	// part of the strength now of which nobody knows whether it is in place.
	In90Days, Unknown float64
	Controls          []string // that help and are asked here, the most of it first
	Risk              float64  // for ordering
}

// A Likelihood says in a word how often a business of that kind meets a scenario.
type Likelihood string

// An Impact says in a word how bad a scenario then is.
type Impact string

// The words, and the figures from which they hold: the share of businesses in a
// year, and US dollars.
const (
	Rare    Likelihood = "rare"
	Happens Likelihood = "happens" // from 0.04
	Common  Likelihood = "common"  // from 0.12

	Low    Impact = "low"
	Medium Impact = "medium" // from 20,000
	High   Impact = "high"   // from 80,000

	happensFrom, commonFrom = 0.04, 0.12
	mediumFrom, highFrom    = 20_000, 80_000
)

func likelihoodOf(share float64) Likelihood {
	switch {
	case share < happensFrom:
		return Rare
	case share < commonFrom:
		return Happens
	}
	return Common
}

func impactOf(dollars float64) Impact {
	switch {
	case dollars < mediumFrom:
		return Low
	case dollars < highFrom:
		return Medium
	}
	return High
}

// Losses are the scenarios that the stack is open to and the questions asked
// help against, the worst first: by likelihood × impact × what is missing.
func (r *Result) Losses(p *Plan) []Loss {
	var fixes, soon []string
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Kind == Fix {
			fixes = append(fixes, a.ID)
			if a.Bucket != Later {
				soon = append(soon, a.ID)
			}
		}
	}
	after, then := r.WhatIf(fixes, nil), r.WhatIf(soon, nil)
	losses := []Loss{}
	for i := range r.catalogue.Scenarios {
		s := &r.catalogue.Scenarios[i]
		l := Loss{Scenario: s, Likelihood: likelihoodOf(s.Likelihood * min(1, r.exposure[i])), Impact: impactOf(s.Impact)}
		l.InPlace, l.Unknown, l.Controls = r.strength(s.ID)
		l.In90Days, _, _ = then.strength(s.ID)
		l.AfterPlan, _, _ = after.strength(s.ID)
		l.Risk = s.Likelihood * s.Impact * r.exposure[i] * (100 - l.InPlace) / 100
		if r.exposure[i] > 0 && len(l.Controls) > 0 {
			losses = append(losses, l)
		}
	}
	slices.SortStableFunc(losses, func(a, b Loss) int { return cmp.Or(cmp.Compare(b.Risk, a.Risk), cmp.Compare(a.ID, b.ID)) })
	return losses
}

// strength is how much of what helps against a scenario is in place, 0 to 100, how much
// may be beside, and the controls that count for it. What is not known counts as nothing.
func (r *Result) strength(scenario string) (inPlace, unknown float64, controls []string) {
	type helper struct {
		id    string
		power float64
	}
	var helpers []helper
	has, open, all := 0.0, 0.0, 0.0
	for cells := range questionnaire.ByControl(r.Cells) {
		k := cells[0].Control
		at := slices.IndexFunc(k.Scenarios, func(p catalogue.Protection) bool { return p.Scenario == scenario })
		if at < 0 {
			continue
		}
		share, value, most := 0.0, 0.0, 0.0
		for i := range cells {
			c := &cells[i]
			share, value = share+c.Share, value+c.Share*c.Value
			if !c.Known {
				most += c.Share * (c.Most - c.Value)
			}
		}
		if share == 0 {
			continue // none of its cells count
		}
		power := k.Scenarios[at].Power()
		has, open, all = has+power*value, open+power*most, all+power
		helpers = append(helpers, helper{k.ID, power})
	}
	slices.SortStableFunc(helpers, func(a, b helper) int { return cmp.Compare(b.power, a.power) })
	for _, h := range helpers {
		controls = append(controls, h.id)
	}
	return steady(percent(has, all)), steady(percent(open, all)), controls
}

// steady rounds so that the order of services never decides.
func steady(f float64) float64 { return math.Round(f*1e9) / 1e9 }

// risk is how much a control helps this business: Σ likelihood × impact ×
// exposure × power over what it helps against. Mostly is the scenario that is
// the largest part of it, nil for none.
func (r *Result) risk(k *catalogue.Control) (sum float64, mostly *catalogue.Scenario) {
	most := 0.0
	for _, p := range k.Scenarios {
		for i := range r.catalogue.Scenarios {
			s := &r.catalogue.Scenarios[i]
			if s.ID != p.Scenario {
				continue
			}
			part := s.Likelihood * s.Impact * r.exposure[i] * p.Power()
			if sum += part; part > most {
				most, mostly = part, s
			}
		}
	}
	return sum, mostly
}
