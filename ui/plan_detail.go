package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"
	"yourpart/internal/text"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// detail is all about one action: why, and how in each product.
func (v plan) detail(a *scoring.Action) page {
	k, r := a.Control, v.s.report
	p := newPage(v.s, report.Title(a))
	days := report.Day(a.Due)
	if a.Start.Before(a.Due) {
		days = report.Day(a.Start) + " to " + days
	}
	p = p.add(fmt.Sprintf("%s · %s · %s · %s", r.ServiceNames(a), report.Points(a), report.Hours(a.Hours), days))
	p = v.state(p, a).add("")
	if a.Kind == scoring.FindOut {
		p = p.add("Ask "+k.Whom+".", k.Check, "")
	} else {
		p = p.add(k.Why, "")
		for i, s := range k.Remediation.Steps {
			p = p.add(fmt.Sprintf("%d. %s", i+1, s))
		}
		p = p.add("", "Cost: "+k.Remediation.Cost.Text, "")
	}
	for _, s := range r.Steps(a) {
		p = p.add("In "+s.Service+":", "  "+s.Guide.Where, "  "+s.Guide.Fix, "  "+s.GuideNote())
		if s.Guide.Cheaper != "" {
			p = p.add("  Without that plan: " + s.Guide.Cheaper)
		}
		p = p.add("")
	}
	if len(a.Needs) > 0 {
		p = p.add("Comes after: " + strings.Join(v.titles(a.Needs), ", "))
	}
	if rep := k.Remediation.Repeat; rep != nil && a.Kind == scoring.Fix {
		p = p.add("Then every " + report.Every(rep.Days) + ": " + rep.Task)
	}
	return p.explain()
}

// state is how the action stands and what was noted.
func (v plan) state(p page, a *scoring.Action) page {
	state := fmt.Sprintf("Status: %s · owner: %s", a.Status, orNobody(a.Owner))
	if a.Status == questionnaire.Accepted {
		state = fmt.Sprintf("The risk is accepted until %s by %s: %s", report.DayOf(a.Expires), orNobody(a.Owner), text.CleanLine(a.Reason))
	}
	p = p.add(state)
	if warn := v.warning(a); warn != "" {
		p = p.add(sentenceOf(warn))
	}
	if note := text.CleanLine(a.Note); note != "" {
		p = p.add("Note: " + note)
	}
	return p
}

// titles are the actions with those ids as people know them.
func (v plan) titles(ids []string) (titles []string) {
	for _, id := range ids {
		for i := range v.s.report.Plan.Actions {
			if a := &v.s.report.Plan.Actions[i]; a.ID == id {
				titles = append(titles, report.Title(a))
			}
		}
	}
	return titles
}

// sentenceOf begins text with a capital and ends it with a full stop.
func sentenceOf(text string) string { return strings.ToUpper(text[:1]) + text[1:] + "." }

// calendar lists what comes back, month by month for a year.
func (v plan) calendar() page {
	r := v.s.report
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
	r := v.s.report
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
