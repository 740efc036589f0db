package scoring

import "yourpart/questionnaire"

// Money is a range in US dollars.
type Money struct{ Low, High float64 }

func (m Money) plus(o Money) Money { return Money{m.Low + o.Low, m.High + o.High} }

func (m Money) times(n float64) Money { return Money{m.Low * n, m.High * n} }

// A Spend is money that goes once, and each year.
type Spend struct{ Once, Yearly Money }

func (s Spend) plus(o Spend) Spend { return Spend{s.Once.plus(o.Once), s.Yearly.plus(o.Yearly)} }

// FirstYear is the most that it comes to in its first year.
func (s Spend) FirstYear() float64 { return s.Once.High + s.Yearly.High }

// A Cost is what actions take beside hours of work. PerPerson comes on top for
// each person, where the profile does not say how many there are.
type Cost struct {
	Spend
	PerPerson Spend
}

// Plus is two costs together.
func (c Cost) Plus(o Cost) Cost { return Cost{c.Spend.plus(o.Spend), c.PerPerson.plus(o.PerPerson)} }

// CostOf is what one action costs a business of that profile. Finding out is free, and so
// is what is left to do where every gap of the control has only that left.
func CostOf(a *Action, p questionnaire.Profile) Cost {
	if a.Kind == FindOut || a.NoCost || a.part > 0 { // the first part has what the whole costs
		return Cost{}
	}
	c := a.Control.Remediation.Cost
	m := Money{c.Low, c.High}
	switch c.Per {
	case "once":
		return Cost{Spend: Spend{Once: m}}
	case "person":
		return forPeople(Spend{Once: m}, p.People)
	case "month":
		return Cost{Spend: Spend{Yearly: m.times(12)}}
	case "year":
		return Cost{Spend: Spend{Yearly: m}}
	case "person-month":
		return forPeople(Spend{Yearly: m.times(12)}, p.People)
	}
	return Cost{}
}

// forPeople is what a cost of each person comes to for so many; 0 is not said.
func forPeople(each Spend, people int) Cost {
	if people == 0 {
		return Cost{PerPerson: each}
	}
	n := float64(people)
	return Cost{Spend: Spend{each.Once.times(n), each.Yearly.times(n)}}
}

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

// NeedsPeople reports whether what there is to choose from costs something for each
// person although the profile does not say how many there are, so that
// no choice within a budget can be made.
func (p *Plan) NeedsPeople(profile questionnaire.Profile) bool {
	for _, a := range candidates(p) {
		if CostOf(a.Action, profile).PerPerson.FirstYear() > 0 {
			return true
		}
	}
	return false
}
