package scoring

import (
	"math"

	"yourpart/questionnaire"
)

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

// pack gives every action its days. Done actions take no time; a day that was agreed
// and is not past stays.
func (p *Plan) pack() {
	before := 0.0
	for i := range p.Actions {
		a := &p.Actions[i]
		after := before
		if a.Open() {
			after += a.Hours
		}
		from := int(math.Floor(before/p.HoursPerWeek*7 + slack))
		to := max(from, int(math.Ceil(after/p.HoursPerWeek*7-slack))-1)
		a.Start, a.Due = p.Start.AddDate(0, 0, from), p.Start.AddDate(0, 0, to)
		if !a.kept.IsZero() {
			to = a.keepDay(p.Start)
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

// A Projection is the proven score after all fixes up to a bucket are done.
// What finding out may add is left out.
type Projection struct {
	Bucket Bucket
	Proven float64
}

// project works out the proven score after each bucket. A fix adds its gain;
// one that has follow-ups, or is one, adds what it opens and settles as well.
func (p *Plan) project(r *Result) {
	p.Projected = []Projection{}
	if r.Total.None() {
		return
	}
	kin := newTrial(questionnaire.Families(r.cells)...)
	before, score := kin.score(), r.Total
	for _, b := range Buckets {
		for i := range p.Actions {
			a := &p.Actions[i]
			if a.Bucket == b && a.Kind == Fix && !kin.fix(a.Control) {
				score.Earned += a.Gain / 100 * r.Total.Total
			}
		}
		after := kin.score()
		score.Earned += after.Earned - before.Earned
		score.Total += after.Total - before.Total
		before = after
		p.Projected = append(p.Projected, Projection{b, score.Proven()})
	}
}
