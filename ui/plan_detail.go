package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/scoring"
)

// detail is all about one action: why, and how in each product.
func (v plan) detail(a *scoring.Action) page {
	return newPage(v.s, report.Title(a)).add(v.s.About(a)...).explain()
}

// calendar lists what comes back, month by month for a year.
func (v plan) calendar() page {
	r := v.s.Report
	p := newPage(v.s, "What comes back in the next year")
	duties := r.Plan.Recurring
	if len(duties) == 0 {
		return p.add("Nothing comes back yet. Duties such as testing a restore stand here once their safeguard is in place or planned.")
	}
	p = p.add("What is in place has to stay so. Each of these starts on the day of the answer, or when the plan has put it in place.")
	for m := range 13 {
		month := time.Date(r.Plan.Start.Year(), r.Plan.Start.Month()+time.Month(m), 1, 0, 0, 0, 0, time.UTC)
		if tasks := v.tasksIn(month); len(tasks) > 0 {
			p = p.add("", strings.ToUpper(month.Format("January 2006"))).add(tasks...)
		}
	}
	return p
}

// tasksIn lists what comes back in a month with its days, the first to come
// first.
func (v plan) tasksIn(month time.Time) []string {
	r := v.s.Report
	var tasks [32][]string // by the first day
	for i := range r.Plan.Recurring {
		d := &r.Plan.Recurring[i]
		var days []string
		first := 0
		for _, day := range d.Dates(r.Plan.Start) {
			if day.Year() == month.Year() && day.Month() == month.Month() {
				days = append(days, fmt.Sprint(day.Day()))
				first = min(cmp.Or(first, day.Day()), day.Day())
			}
		}
		if len(days) == 0 {
			continue
		}
		task := strings.TrimSuffix(d.Task, ".")
		if len(d.Services) > 0 {
			task += " (" + r.ServiceNames(&scoring.Action{Services: d.Services}) + ")"
		}
		tasks[first] = append(tasks[first], fmt.Sprintf("  %s: %s %s", task, month.Format("Jan"), strings.Join(days, ", ")))
	}
	return slices.Concat(tasks[:]...)
}
