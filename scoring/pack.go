package scoring

import (
	"time"

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

// pack gives every action its days. Finding out is done in batches, one a week;
// fixes are laid end to end into the hours that are left. Done actions take no
// time; a day that was agreed and is not past stays.
func (p *Plan) pack(days Workdays) {
	d := newDiary(p, days)
	for i := range p.Actions {
		a := &p.Actions[i]
		switch {
		case a.Kind == FindOut:
			a.Start, a.Due = d.ask(a.Open())
		case a.Open() && a.Hours > 0:
			a.Start, a.Due = d.work(a.Hours)
		default:
			a.Start, a.Due = d.day, d.day
		}
		for _, n := range a.needs {
			a.after(&p.Actions[n], days)
		}
		if !a.kept.IsZero() {
			a.keepDay(p.Start, days)
		}
		a.Bucket = bucket(int(a.Due.Sub(p.Start).Hours()/24) + 1)
	}
}

// after keeps an action behind what it needs: due no earlier than a fix is, and begun
// on the working day after an answer is due.
func (a *Action) after(need *Action, days Workdays) {
	if !need.Open() {
		return
	}
	due := need.Due
	if need.Kind == FindOut {
		due = days.Next(due.AddDate(0, 0, 1))
		if a.Start.Before(due) {
			a.Start = due
		}
	}
	if a.Due.Before(due) {
		a.Due = days.Next(due)
	}
}

// What a week has room for to find out: two hours, and no more than half of the
// hours there are, but one question at least.
const mostFinding = 2

// workweek is how many days a week's hours are spread over.
const workweek = 5

// A diary hands out working days, one after the other.
type diary struct {
	days   Workdays
	start  time.Time // of the plan
	day    time.Time // the working day at hand
	left   float64   // hours of it
	hours  float64   // a day has
	asking []float64 // hours to find out, by week
	room   int       // questions a week
	asked  int       // questions handed out
}

func newDiary(p *Plan, days Workdays) *diary {
	d := &diary{days: days, start: p.Start, day: days.Next(p.Start), hours: p.HoursPerWeek / workweek}
	d.room = max(1, int(min(mostFinding, p.HoursPerWeek/2)/FindOutHours+slack))
	open := 0
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Kind == FindOut && a.Open() {
			open++
		}
	}
	for ; open > 0; open -= d.room {
		d.asking = append(d.asking, FindOutHours*float64(min(open, d.room)))
	}
	d.left = d.dayHours()
	return d
}

// week is the week of the plan in which a day lies, from 0.
func (d *diary) week(day time.Time) int { return int(day.Sub(d.start) / (7 * 24 * time.Hour)) }

// dayHours is what the day at hand leaves for fixes.
func (d *diary) dayHours() float64 {
	if week := d.week(d.day); week < len(d.asking) {
		return max(0, d.hours-d.asking[week]/workweek)
	}
	return d.hours
}

// ask is the week of the next question: from its first day to the last working
// day. Where it has none, the next one after it.
func (d *diary) ask(open bool) (from, to time.Time) {
	from = d.start.AddDate(0, 0, 7*(d.asked/d.room))
	if open {
		d.asked++
	}
	first := d.days.Next(from)
	to = first
	for day := first; day.Before(from.AddDate(0, 0, 7)); day = d.days.Next(day.AddDate(0, 0, 1)) {
		to = day
	}
	return first, to
}

// work hands out days for some hours of work.
func (d *diary) work(hours float64) (from, to time.Time) {
	if d.left <= slack {
		d.next()
	}
	from = d.day
	for hours > d.left+slack {
		hours -= d.left
		d.next()
	}
	d.left -= hours
	return from, d.day
}

// next opens the next working day that has room.
func (d *diary) next() {
	for {
		d.day = d.days.Next(d.day.AddDate(0, 0, 1))
		if d.left = d.dayHours(); d.left > slack {
			return
		}
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
			if a.Bucket == b && a.Kind == Fix && !kin.fix(a) {
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
