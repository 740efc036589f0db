package cli

import (
	"fmt"
	"math"
	"slices"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

type planOptions struct {
	file  string
	json  bool
	start string
	date  string
	agree bool
	by    string
	limit scoring.Limit
}

func newPlan(a *app) *cobra.Command {
	var o planOptions
	var hours, budget float64
	cmd := &cobra.Command{
		Use:   "plan FILE",
		Short: "Show what to do, in order, with dates",
		Long: `Show what to do, the most useful first, laid end to end in the hours a week that
the firm has. Each action has a due date, an owner where one was named, its
hours and the points it adds; finding out adds up to the points it shows.

--hours and --budget ask for the best that can be done with that: the fixes,
with all they need first, that gain most, and the score once they are done. The
budget is US dollars in the first year, at the high end of what the catalogue
says; what has no price there counts as nothing.

What comes back, such as a test of the backups, is listed with its next date.
Accepted risks are listed apart until they expire.

The plan starts on --start, or else on the day the assessment names, and never
before today: what is open is always planned from the day on which you look. With
--date it is the plan as of another day.

--agree stores the days and owners of what is open as the agreed plan. From then on
every report shows for an action that is planned for another day which one was
agreed and how late it is; "track --due" is a later decision and wins. Agreeing
again gives what is open its new days, keeps those of what is done, and says what
changed. "yourpart undo" takes it back. What was agreed or tracked and is closed
stays in the plan as done.

FILE may be - for standard input; with --agree the assessment goes to standard
output.`,
		Example: `  yourpart plan northwind.json
  yourpart plan northwind.json --start 2026-11-30
  yourpart plan northwind.json --hours 8 --budget 500
  yourpart plan northwind.json --agree --by "Mara Lind"
  yourpart plan northwind.json --json | jq '.actions[] | select(.caps_band)'`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			if cmd.Flags().Changed("hours") {
				o.limit.Hours = &hours
			}
			if cmd.Flags().Changed("budget") {
				o.limit.Budget = &budget
			}
			return a.plan(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().StringVar(&o.start, "start", "", "start the plan on `DATE`, such as 2026-11-30")
	cmd.Flags().Float64Var(&hours, "hours", 0, "choose the best that fits in `N` hours of work")
	cmd.Flags().Float64Var(&budget, "budget", 0, "choose the best that costs `N` US dollars at most in the first year")
	cmd.Flags().StringVar(&o.date, "date", "", "the plan as of `DATE`, such as 2026-11-30 (default today)")
	cmd.Flags().BoolVar(&o.agree, "agree", false, "store the days and owners of what is open as the agreed plan")
	cmd.Flags().StringVar(&o.by, "by", "", "with --agree, the `NAME` of who agreed to it")
	for _, name := range []string{"start", "hours", "budget", "date", "by"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeNothing)
	}
	return cmd
}

func (a *app) plan(o planOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	start, err := parseDate("start", o.start)
	if err != nil {
		return err
	}
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
	}
	if !start.IsZero() && start.Before(date) {
		a.note("--start %s is past, so the plan starts on %s", o.start, questionnaire.DateOf(date))
	}
	if o.agree {
		return a.agreePlan(o, date, start)
	}
	c, s, err := a.load(o.file)
	if err != nil {
		return err
	}
	r := report.Build(c, s, date, start)
	var choice *scoring.Choice
	if o.limit != (scoring.Limit{}) {
		c := scoring.Choose(&r.Result, &r.Plan, r.Assessment.Profile, o.limit)
		choice = &c
	}
	switch {
	case o.json:
		return report.WriteJSON(a.out, r.PlanShape(choice))
	case choice != nil:
		return a.show(choicePage(a.page(), r, choice))
	}
	return a.show(planPage(a.page(), r))
}

// check tells what is wrong with the flags, if anything.
func (o planOptions) check() error {
	for _, f := range []struct {
		name  string
		value *float64
	}{{"hours", o.limit.Hours}, {"budget", o.limit.Budget}} {
		if f.value != nil && !(*f.value >= 0 && *f.value <= math.MaxInt32) {
			return usagef("--%s takes a number from 0 up, not %v", f.name, *f.value)
		}
	}
	return o.checkAgree()
}

func planPage(p *page, r *report.Report) *page {
	p.say("Plan for %s, from %s", r.Name(), report.Day(r.Plan.Start))
	if line := r.AgreedLine(); line != "" {
		p.say("%s", line)
	}
	if r.Plan.Left() == 0 {
		p.say("Nothing is open.")
		closed(p, r)
		accepted(p, r)
		comesBack(p, r)
		return p
	}
	p.say("%s, %s of work at %s a week, %s.", text.Plural(r.Plan.Left(), "action"), report.Hours(r.Plan.Hours()),
		report.Hours(r.Plan.HoursPerWeek), report.CostText(r.Plan.Cost(r.Assessment.Profile)))
	for _, b := range scoring.Buckets {
		bucket(p, r, b)
	}
	closed(p, r)
	accepted(p, r)
	comesBack(p, r)
	if !r.Result.Total.None() {
		p.gap()
		p.say("Proven is %d now. A projected score counts every fix due by then with what it opens and settles, and nothing that finding out may add.",
			scoring.Down(r.Result.Total.Proven()))
	}
	return p
}

// bucket prints the actions that are due in one stretch of the plan.
func bucket(p *page, r *report.Report, b scoring.Bucket) {
	var rows [][]string
	for i := range r.Plan.Actions {
		if act := &r.Plan.Actions[i]; act.Bucket == b {
			rows = append(rows, actionRow(r, act))
		}
	}
	if len(rows) == 0 {
		return
	}
	p.heading("%s%s", b, projected(&r.Plan, b))
	p.table(actionColumns(p), rows)
}

func actionColumns(p *page) []column {
	return []column{{title: "Due", least: 11, most: 11}, {title: "Action", least: p.width - 48}, {title: "Owner", least: 11, most: 11},
		{title: "Hours", most: 5, right: true}, {title: "Points", least: 11, most: 11, right: true}}
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

func actionRow(r *report.Report, act *scoring.Action) []string {
	title := actionTitle(r, act)
	if act.Kind == scoring.FindOut {
		title += ". Ask " + act.Control.Whom + ". " + r.Look(act)
	}
	if act.Gate {
		title += " [caps the band]"
	}
	if act.Status != questionnaire.Todo {
		title += " [" + string(act.Status) + "]"
	}
	for _, said := range []string{report.Returned(act), report.AgreedText(act)} {
		if said != "" {
			title += " [" + said + "]"
		}
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
