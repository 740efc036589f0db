package scoring

import "yourpart/questionnaire"

// Money is a range in US dollars.
type Money struct{ Low, High float64 }

func (m Money) plus(o Money) Money { return Money{m.Low + o.Low, m.High + o.High} }

// A Cost is what actions take beside hours of work: once, and each year.
type Cost struct{ Once, Yearly Money }

// Plus is two costs together.
func (c Cost) Plus(o Cost) Cost { return Cost{c.Once.plus(o.Once), c.Yearly.plus(o.Yearly)} }

// DefaultPeople is the size a firm is taken to have for costs per person
// when its profile does not say.
const DefaultPeople = 10

// People is the size of the firm that costs are worked out for.
func People(p questionnaire.Profile) int {
	if p.People > 0 {
		return p.People
	}
	return DefaultPeople
}

// CostOf is what one action costs a firm of that profile. Finding out is free, and
// so are the parts of a control after the first.
func CostOf(a *Action, p questionnaire.Profile) Cost {
	if a.Kind == FindOut || a.part > 0 {
		return Cost{}
	}
	c := a.Control.Remediation.Cost
	m := Money{c.Low, c.High}
	n := float64(People(p))
	switch c.Per {
	case "once":
		return Cost{Once: m}
	case "person":
		return Cost{Once: Money{m.Low * n, m.High * n}}
	case "month":
		return Cost{Yearly: Money{m.Low * 12, m.High * 12}}
	case "year":
		return Cost{Yearly: m}
	case "person-month":
		return Cost{Yearly: Money{m.Low * n * 12, m.High * n * 12}}
	}
	return Cost{}
}

// FirstYear is the most that a cost comes to in its first year.
func (c Cost) FirstYear() float64 { return c.Once.High + c.Yearly.High }

// Cost is what all open actions of the plan cost together.
func (p *Plan) Cost(profile questionnaire.Profile) (sum Cost) {
	for i := range p.Actions {
		if !p.Actions[i].Open() {
			continue
		}
		sum = sum.Plus(CostOf(&p.Actions[i], profile))
	}
	return sum
}
