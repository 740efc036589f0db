package cli

import (
	"fmt"
	"slices"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// actionTitle is what an action is called, and where it is done.
func actionTitle(r *report.Report, act *scoring.Action) string {
	if len(act.Services) == 0 {
		return report.Title(act)
	}
	return report.Title(act) + " (" + r.ServiceNames(act) + ")"
}

// accepted prints the risks that the firm lives with for now.
func accepted(p *page, r *report.Report) {
	var rows [][]string
	for i := range r.Plan.Accepted {
		act := &r.Plan.Accepted[i]
		rows = append(rows, []string{report.DayOf(act.Expires), actionTitle(r, act) + ": " + act.Reason, act.Owner, report.Points(act)})
	}
	if len(rows) == 0 {
		return
	}
	p.heading("Accepted risks, not in the plan")
	p.table([]column{{title: "Until", least: 11, most: 11}, {title: "Risk left open, and why", least: p.width - 41}, {title: "Owner", least: 11, most: 11},
		{title: "Points", least: 11, most: 11, right: true}}, rows)
}

// comesBack prints the recurring duties.
func comesBack(p *page, r *report.Report) {
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
	p.heading("Comes back")
	p.table([]column{{title: "Next", least: 11, most: 11}, {title: "Task", least: p.width - 33}, {title: "Every", least: 11, most: 14}}, rows)
}

// choicePage prints the best that can be done within a limit.
func choicePage(p *page, r *report.Report, c *scoring.Choice) *page {
	p.say("The best %s can do with %s", r.Name(), limitText(c.Limit))
	if len(c.IDs) == 0 {
		p.say("Nothing that is open fits in that.")
		return p
	}
	p.say("%s, %s of work, USD %.0f at most in the first year.", text.Plural(len(c.IDs), "action"), report.Hours(c.Hours), c.Cost)
	var rows [][]string
	for i := range r.Plan.Actions {
		if act := &r.Plan.Actions[i]; slices.Contains(c.IDs, act.ID) {
			rows = append(rows, actionRow(r, act))
		}
	}
	p.gap()
	p.table(actionColumns(p), rows)
	p.gap()
	now, then := r.Result.Total, c.After.Total
	p.say("Proven is %d now and %d once they are done; the band is then %s.", scoring.Down(now.Proven()), scoring.Down(then.Proven()), c.After.Band)
	if !c.Exact() {
		p.say("The search was cut short. This gains %.1f points; no choice gains more than %.1f.", c.Gain, c.AtMost)
	}
	return p
}

func limitText(l scoring.Limit) string {
	switch {
	case l.Hours == nil:
		return fmt.Sprintf("USD %.4g", *l.Budget)
	case l.Budget == nil:
		return report.Hours(*l.Hours)
	}
	return fmt.Sprintf("%s and USD %.4g", report.Hours(*l.Hours), *l.Budget)
}
