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
	Every    int       // days
	Next     time.Time // the first time, on or after the start of the plan

	from time.Time // what Next was last counted from
}

// Dates are the days on which the duty is due within a year of start.
func (d *Duty) Dates(start time.Time) (dates []time.Time) {
	end := start.AddDate(1, 0, 0)
	for t := d.Next; t.Before(end); t = t.AddDate(0, 0, d.Every) {
		dates = append(dates, t)
	}
	return dates
}

// recurring lists the duties of controls that are in place or planned and come
// within a year, the first to come first. Where a control is in place they are counted from
// the day of the answer, and where it is planned from the day it is due.
func recurring(r *Result, p *Plan) []Duty {
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
		d := Duty{Control: k, Services: make([]string, 0, len(cells)), Task: k.Remediation.Repeat.Task, Every: k.Remediation.Repeat.Days}
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
	if d.Next.IsZero() || from != d.from { // most cells have the day of the one before
		d.from = from
		if next := after(from, d.Every, start); d.Next.IsZero() || next.Before(d.Next) {
			d.Next = next
		}
	}
	if c.Service != "" {
		d.Services = append(d.Services, c.Service)
	}
}

// after is the first day of a rhythm begun on from that is not before start;
// from itself is not one.
func after(from time.Time, every int, start time.Time) time.Time {
	n := 1
	if days := int(start.Sub(from).Hours() / 24); days > every {
		n = (days + every - 1) / every
	}
	return from.AddDate(0, 0, n*every)
}
