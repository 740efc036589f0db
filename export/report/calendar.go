package report

import (
	"fmt"
	"slices"
	"time"

	"yourpart/scoring"
)

// A CalendarRow is a duty that comes back, with what falls into each of
// Report.Months: the day, or how many times, or nothing.
type CalendarRow struct {
	Duty   *scoring.Duty
	Months []string
}

// Months are the first days of the months that the calendar covers: a year
// from the start of the plan.
func (r *Report) Months() []time.Time {
	start := r.Plan.Start
	first := time.Date(start.Year(), start.Month(), 1, 0, 0, 0, 0, time.UTC)
	var out []time.Time
	for m := first; m.Before(start.AddDate(1, 0, 0)); m = m.AddDate(0, 1, 0) {
		out = append(out, m)
	}
	return out
}

// Calendar lists the recurring duties, the most frequent first.
func (r *Report) Calendar() []CalendarRow {
	months := r.Months()
	var rows []CalendarRow
	for i := range r.Plan.Recurring {
		duty := &r.Plan.Recurring[i]
		days := make([][]int, len(months))
		for _, t := range duty.Dates(r.Plan.Start) {
			m := (t.Year()-months[0].Year())*12 + int(t.Month()-months[0].Month())
			days[m] = append(days[m], t.Day())
		}
		row := CalendarRow{Duty: duty, Months: make([]string, len(months))}
		for m, in := range days {
			switch len(in) {
			case 0:
			case 1:
				row.Months[m] = fmt.Sprint(in[0])
			default:
				row.Months[m] = fmt.Sprintf("%d×", len(in))
			}
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b CalendarRow) int { return a.Duty.Every - b.Duty.Every })
	return rows
}
