package scoring

import (
	"fmt"
	"time"

	"yourpart/internal/country"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Workdays are the days on which a business works: neither a weekend nor a
// public holiday of its whole country. Holidays of a region are not known. The
// zero value knows weekends only. It can be used by several goroutines at once.
type Workdays struct {
	country  string // its name in a sentence, or as it was typed
	calendar *country.Calendar
	known    bool
}

// WorkdaysOf are the working days of a country, by its English name or code as
// a profile has it. Of one that is not known there are weekends only.
func WorkdaysOf(name string) Workdays {
	c, ok := country.Find(name)
	if !ok {
		c.Name = name
	}
	w := Workdays{country: c.InText()}
	w.calendar, w.known = country.CalendarOf(c.Code)
	return w
}

// WorkdaysFor are those of a business: of the first of its countries that is known.
func WorkdaysFor(p questionnaire.Profile) Workdays {
	if c, ok := country.First(p.Countries); ok {
		return WorkdaysOf(c.Code)
	}
	for _, name := range p.Countries {
		return WorkdaysOf(name)
	}
	return WorkdaysOf("")
}

// Known reports whether the public holidays of the country are.
func (w Workdays) Known() bool { return w.known }

// Is reports whether a day is a working day.
func (w Workdays) Is(t time.Time) bool {
	if w.calendar == nil {
		return w.Weekday(t.Weekday())
	}
	return !w.calendar.Off(t)
}

// Weekday reports whether people work on that day of the week, holidays apart.
func (w Workdays) Weekday(day time.Weekday) bool {
	if w.calendar == nil {
		return day != time.Saturday && day != time.Sunday
	}
	return !w.calendar.Weekend(day)
}

// Next is the first working day on or after a day: itself, if it is one.
func (w Workdays) Next(t time.Time) time.Time {
	for !w.Is(t) {
		t = t.AddDate(0, 0, 1)
	}
	return t
}

// Before is the last working day before a day.
func (w Workdays) Before(t time.Time) time.Time {
	for t = t.AddDate(0, 0, -1); !w.Is(t); {
		t = t.AddDate(0, 0, -1)
	}
	return t
}

// After is n working days after Next(t), which is After(t, 0): a Monday is one
// after the Friday before it.
func (w Workdays) After(t time.Time, n int) time.Time {
	for t = w.Next(t); n > 0; n-- {
		t = w.Next(t.AddDate(0, 0, 1))
	}
	return t
}

// Source says in a sentence which days are left out and where that is from, or
// that only weekends are known.
func (w Workdays) Source() string {
	table, name := country.Holidays(), text.CleanLine(w.country)
	switch {
	case name == "":
		return "Days leave out weekends only, as no country is named."
	case !w.known:
		return fmt.Sprintf("Days leave out weekends only, as the public holidays of %s are not known.", name)
	}
	said := fmt.Sprintf("Days leave out weekends and public holidays of the whole of %s, not of its regions (python-holidays %s of %s, %d to %d).",
		name, table.Version, table.Of, table.First, table.Last)
	if w.calendar.Estimated {
		said += " Some depend on the moon and are estimates."
	}
	return said
}
