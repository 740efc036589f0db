package scoring

import (
	"slices"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Duty comes back for as long as a control is in place.
type Duty struct {
	Control  *catalogue.Control
	Services []string // keys in stack order; empty for the organisation
	Task     string
	Every    int       // days, as the catalogue has it
	Hours    float64   // of work each time; 0 where the catalogue does not say
	Next     time.Time // the first time, on or after the start of the plan; a working day

	from time.Time // what Next is counted from
	last time.Time // what was counted from before, for the next cell
	work Workdays
}

// Months is how many months lie between two times, or 0 where days are counted.
func (d *Duty) Months() int { return catalogue.Months(d.Every) }

// EndOfMonth is the day of a month from which on a duty of months is due on the last
// working day: the months after may have no such day.
const EndOfMonth = 29

// DayOfMonth is the day of the month on which a duty of months is due, where that is
// a working day; EndOfMonth and later are the last one of the month.
func (d *Duty) DayOfMonth() int { return d.from.Day() }

// Weekday is the day of the week on which a duty of weeks is due, holidays apart.
func (d *Duty) Weekday() time.Weekday {
	day := d.from.Weekday()
	for !d.work.Weekday(day) {
		day = (day + 1) % 7
	}
	return day
}

// Workdays are the working days that the duty keeps to.
func (d *Duty) Workdays() Workdays { return d.work }

// Dates are the days on which the duty is due within a year of start: working days,
// each once.
func (d *Duty) Dates(start time.Time) (dates []time.Time) {
	end := start.AddDate(1, 0, 0)
	for n := d.first(d.Next); ; n++ {
		t := d.date(n)
		if !t.Before(end) {
			return dates
		}
		if len(dates) == 0 || t.After(dates[len(dates)-1]) {
			dates = append(dates, t)
		}
	}
}

// date is the day of the nth time: the same day of a later month, or so many days
// later. A day on which nobody works gives way to the next working day.
func (d *Duty) date(n int) time.Time {
	months := d.Months()
	if months == 0 {
		return d.work.Next(d.from.AddDate(0, 0, n*d.Every))
	}
	month := d.from.Month() + time.Month(n*months)
	if d.from.Day() >= EndOfMonth {
		return d.work.Before(time.Date(d.from.Year(), month+1, 1, 0, 0, 0, 0, time.UTC))
	}
	return d.work.Next(time.Date(d.from.Year(), month, d.from.Day(), 0, 0, 0, 0, time.UTC))
}

// first is which time is the first that is not before a day; the day counted from is
// none.
func (d *Duty) first(day time.Time) int {
	days := int(day.Sub(d.from).Hours() / 24)
	n := max(1, days/(d.Every+d.Every/30+1)) // not after the one looked for
	for d.date(n).Before(day) {
		n++
	}
	return n
}

// RecurringHours is how many hours of work a year the recurring duties take, once all are
// in place.
func (p *Plan) RecurringHours() (sum float64) {
	for i := range p.Recurring {
		d := &p.Recurring[i]
		sum += d.Hours * d.Control.Remediation.Repeat.TimesAYear()
	}
	return sum
}

// recurring lists the duties of controls that are in place or planned and come
// within a year, the first to come first. Where a control is in place they are counted from
// the day of the answer, and where it is planned from the day it is due.
func recurring(r *Result, p *Plan, work Workdays) []Duty {
	due := map[*catalogue.Control]time.Time{}
	for i := range p.Actions {
		if a := &p.Actions[i]; a.Kind == Fix && a.Control.Remediation.Repeat != nil {
			due[a.Control] = a.Due
		}
	}
	duties, end := []Duty{}, p.Start.AddDate(1, 0, 0)
	for cells := range questionnaire.ByControl(r.Cells) {
		k := cells[0].Control
		if k.Remediation.Repeat == nil {
			continue
		}
		d := Duty{Control: k, Services: make([]string, 0, len(cells)), Task: k.Remediation.Repeat.Task, Every: k.Remediation.Repeat.Days, Hours: k.Remediation.Repeat.Hours, work: work}
		for i := range cells {
			d.add(&cells[i], p.Start, due[k])
		}
		if !d.Next.IsZero() && d.Next.Before(end) {
			duties = append(duties, d)
		}
	}
	slices.SortStableFunc(duties, func(a, b Duty) int { return a.Next.Compare(b.Next) })
	return duties
}

// add counts a cell in, if its control is in place there, or planned to be on
// the day due.
func (d *Duty) add(c *Cell, start, due time.Time) {
	inPlace := c.State == questionnaire.Asked && c.Known && c.Value == 1 && c.Answer.Option != questionnaire.HandledElsewhere
	from := start
	switch {
	case inPlace && c.Answer.Date != "":
		if t, err := c.Answer.Date.Time(); err == nil {
			from = t
		}
	case inPlace:
	case c.Gap() && !due.IsZero():
		from = due
	default:
		return
	}
	if d.Next.IsZero() || from != d.last { // most cells have the day of the one before
		at := Duty{Every: d.Every, from: from, work: d.work}
		if next := at.date(at.first(start)); d.Next.IsZero() || next.Before(d.Next) {
			d.Next, d.from = next, from
		}
		d.last = from
	}
	if c.Service != "" {
		d.Services = append(d.Services, c.Service)
	}
}
