package ical

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/scoring"
)

// A rhythm is what repeats an item: a rule, and where the days of the plan in
// the coming year differ from it, as on public holidays, which days come out and
// which go in. The zero value repeats nothing.
type rhythm struct {
	rule    string
	out, in []time.Time
}

// byDay are the days of the week as rules name them.
var byDay = [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}

// rhythmOf is the rhythm of a duty whose item is on its next day.
func rhythmOf(d *scoring.Duty, start time.Time) rhythm {
	var r rhythm
	var named []time.Time
	end := start.AddDate(1, 0, 0)
	switch months := d.Months(); {
	case months > 0:
		r.rule = monthly(d, months)
		named = inMonths(d, months, end)
	case d.Every%7 == 0:
		r.rule = fmt.Sprintf("FREQ=WEEKLY;INTERVAL=%d;BYDAY=%s", d.Every/7, byDay[d.Weekday()])
		for week := d.Next.AddDate(0, 0, -(int(d.Next.Weekday())+6)%7); week.Before(end); week = week.AddDate(0, 0, d.Every) {
			named = append(named, week.AddDate(0, 0, (int(d.Weekday())+6)%7))
		}
	default:
		r.rule = fmt.Sprintf("FREQ=DAILY;INTERVAL=%d", d.Every)
		for day := d.Next; day.Before(end); day = day.AddDate(0, 0, d.Every) {
			named = append(named, day)
		}
	}
	named = slices.DeleteFunc(named, func(t time.Time) bool { return t.Before(d.Next) || !t.Before(end) })
	dates := d.Dates(start)
	r.out, r.in = without(named, dates), without(dates, named)
	return r
}

// monthly is the rule of a duty of months: its day of the month or the first day
// after it on which people work, or the last such day of the month.
func monthly(d *scoring.Duty, months int) string {
	rule := fmt.Sprintf("FREQ=MONTHLY;INTERVAL=%d;BYDAY=%s", months, strings.Join(week(d), ","))
	if d.DayOfMonth() >= scoring.EndOfMonth {
		return rule + ";BYSETPOS=-1"
	}
	var days []string
	for n := range weekend(d) + 1 {
		days = append(days, fmt.Sprint(d.DayOfMonth()+n))
	}
	return fmt.Sprintf("%s;BYMONTHDAY=%s;BYSETPOS=1", rule, strings.Join(days, ","))
}

// week lists the days of the week on which people work.
func week(d *scoring.Duty) (days []string) {
	for n, name := range byDay {
		if d.Workdays().Weekday(time.Weekday(n)) {
			days = append(days, name)
		}
	}
	return days
}

// weekend is how many days of the week are off.
func weekend(d *scoring.Duty) int { return 7 - len(week(d)) }

// inMonths are the days that the rule of a duty of months names up to a day.
func inMonths(d *scoring.Duty, months int, end time.Time) (named []time.Time) {
	for first := time.Date(d.Next.Year(), d.Next.Month(), 1, 0, 0, 0, 0, time.UTC); first.Before(end); first = first.AddDate(0, months, 0) {
		last := first.AddDate(0, 1, -1)
		day, step := last, -1
		if d.DayOfMonth() < scoring.EndOfMonth {
			day, step = first.AddDate(0, 0, d.DayOfMonth()-1), 1
		}
		for !d.Workdays().Weekday(day.Weekday()) {
			day = day.AddDate(0, 0, step)
		}
		if day.Month() == first.Month() {
			named = append(named, day)
		}
	}
	return named
}

// without are the days of a list that are not in another.
func without(list, other []time.Time) (left []time.Time) {
	for _, t := range list {
		if !slices.ContainsFunc(other, t.Equal) {
			left = append(left, t)
		}
	}
	return left
}

// write writes the rhythm into an open component.
func (r rhythm) write(f *icsFile) {
	if r.rule == "" {
		return
	}
	f.line("RRULE", r.rule)
	for _, t := range r.out {
		f.day("EXDATE", t)
	}
	for _, t := range r.in {
		f.day("RDATE", t)
	}
}
