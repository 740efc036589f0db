package page

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// Plan prints a plan: its actions by the stretch of time in which they are due, the
// questions to ask, what is closed, the risks accepted and what comes back.
func Plan(p *Page, r *report.Report) *Page {
	p.Say("Plan for %s, from %s", r.Name(), report.Day(r.Plan.Start))
	if line := r.AgreedLine(); line != "" {
		p.Say("%s", line)
	}
	if r.Plan.Left() == 0 {
		p.Say("Nothing is open.")
		closed(p, r)
		accepted(p, r)
		comesBack(p, r)
		return p
	}
	p.Say("%s, %s of work at %s a week, %s.", text.Plural(r.Plan.Left(), "action"), report.Hours(r.Plan.Hours()),
		report.Hours(r.Plan.HoursPerWeek), r.CostText(r.Cost()))
	p.Say("%s", report.OrderWords)
	for _, b := range scoring.Buckets {
		bucket(p, r, b)
	}
	questions(p, r)
	closed(p, r)
	accepted(p, r)
	comesBack(p, r)
	if !r.Result.Total.None() {
		p.Gap()
		p.Say("Proven is %d now. A projected score counts every fix due by then with what it opens and settles, and nothing that finding out may add.",
			scoring.Down(r.Result.Total.Proven()))
	}
	p.Gap()
	p.Say("%s", r.MoneyNote())
	p.Say("%s", scoring.WorkdaysFor(r.Assessment.Profile).Source())
	return p
}

// bucket prints the actions that are due in one stretch of the plan.
func bucket(p *Page, r *report.Report, b scoring.Bucket) {
	var rows [][]string
	for _, batch := range r.Batches() {
		if batch.Bucket == b {
			rows = append(rows, []string{report.Day(batch.Due), batch.Title() + ", listed below", "", fmt.Sprintf("%.4g", batch.Hours),
				fmt.Sprintf("up to +%.1f", batch.Gain)})
		}
	}
	for i := range r.Plan.Actions {
		if act := &r.Plan.Actions[i]; act.Bucket == b && (act.Kind == scoring.Fix || !act.Open()) {
			rows = append(rows, ActionRow(r, act))
		}
	}
	if len(rows) == 0 {
		return
	}
	p.Heading("%s%s", b, projected(&r.Plan, b))
	p.Table(ActionColumns(p), rows)
}

// questions prints what is to find out, whom to ask and where to look.
func questions(p *Page, r *report.Report) {
	var rows [][]string
	for _, batch := range r.Batches() {
		for _, act := range batch.Actions {
			rows = append(rows, ActionRow(r, act))
		}
	}
	if len(rows) == 0 {
		return
	}
	p.Heading("Questions to ask")
	p.Table(ActionColumns(p), rows)
}

// ActionColumns are the columns that the rows of ActionRow stand in.
func ActionColumns(p *Page) []Column {
	return []Column{{Title: "Due", Least: 11, Most: 11}, {Title: "Action", Least: p.Width() - 48}, {Title: "Owner", Least: 11, Most: 11},
		{Title: "Hours", Most: 5, Right: true}, {Title: "Points", Least: 11, Most: 11, Right: true}}
}

// projected says where the score is to be after a bucket.
func projected(p *scoring.Plan, b scoring.Bucket) string {
	for _, x := range p.Projected {
		if x.Bucket == b {
			return fmt.Sprintf(": proven %d after it", scoring.Down(x.Proven))
		}
	}
	return ""
}

// ActionRow is an action as a row of a table: its day, what it is with who puts it
// first, owner, hours and points.
func ActionRow(r *report.Report, act *scoring.Action) []string {
	title := actionTitle(r, act)
	if act.Kind == scoring.FindOut {
		title += ". Ask " + act.Control.Whom + ". " + r.Look(act)
	}
	if word := r.GateWord(act); word != "" {
		title += " [" + word + "]"
	}
	if act.Status != questionnaire.Todo {
		title += " [" + string(act.Status) + "]"
	}
	for _, said := range []string{report.Returned(act), report.AgreedText(act)} {
		if said != "" {
			title += " [" + said + "]"
		}
	}
	if said := r.Urgency(act); said != "" && !act.Follows() {
		title += ". " + said
	}
	return []string{report.Day(act.Due), title, act.Owner, fmt.Sprintf("%.4g", act.Hours), report.Points(act)}
}

// actionTitle is what an action is called, and where it is done.
func actionTitle(r *report.Report, act *scoring.Action) string {
	if len(act.Services) == 0 {
		return report.Title(act)
	}
	return report.Title(act) + " (" + r.ServiceNames(act) + ")"
}

// closed prints what was planned before and is done.
func closed(p *Page, r *report.Report) {
	var rows [][]string
	for _, act := range r.ClosedActions() {
		day := "–"
		if act.Done != "" {
			day = report.DayOf(act.Done)
		}
		title := actionTitle(r, &act)
		if act.Needless {
			title += " [" + report.DoneText(&act) + "]"
		}
		rows = append(rows, []string{day, title, act.Owner})
	}
	if len(rows) == 0 {
		return
	}
	p.Heading(report.ClosedTitle)
	p.Table([]Column{{Title: "On", Least: 11, Most: 11}, {Title: "Action", Least: p.Width() - 30}, {Title: "Owner", Least: 11, Most: 11}}, rows)
}

// accepted prints the risks that the firm lives with for now.
func accepted(p *Page, r *report.Report) {
	var rows [][]string
	for i := range r.Plan.Accepted {
		act := &r.Plan.Accepted[i]
		rows = append(rows, []string{report.DayOf(act.Expires), actionTitle(r, act) + ": " + act.Reason, act.Owner, report.Points(act)})
	}
	if len(rows) == 0 {
		return
	}
	p.Heading("Accepted risks, not in the plan")
	p.Table([]Column{{Title: "Until", Least: 11, Most: 11}, {Title: "Risk left open, and why", Least: p.Width() - 41}, {Title: "Owner", Least: 11, Most: 11},
		{Title: "Points", Least: 11, Most: 11, Right: true}}, rows)
}

// comesBack prints the recurring duties.
func comesBack(p *Page, r *report.Report) {
	var rows [][]string
	for _, d := range r.Plan.Recurring {
		task := d.Task
		if names := r.ServiceNames(&scoring.Action{Services: d.Services}); len(d.Services) > 0 {
			task += " (" + names + ")"
		}
		rows = append(rows, []string{report.Day(d.Next), task, report.Every(d.Every)})
	}
	if len(rows) == 0 {
		return
	}
	p.Heading("Comes back")
	if said := r.RecurringText(); said != "" {
		p.Say("%s", said)
	}
	p.Table([]Column{{Title: "Next", Least: 11, Most: 11}, {Title: "Task", Least: p.Width() - 33}, {Title: "Every", Least: 11, Most: 14}}, rows)
}
