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
	file     string
	json     bool
	start    string
	currency string
	limit    scoring.Limit
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
budget is for the first year, in US dollars or in what --currency names, and holds
against the high end of what the catalogue says; what has no price there counts as
nothing. Where something costs so much per person, the head count has to be known.

Money is shown in the currency of the profile or of its first country, or in what
--currency names: a likely figure and the most, at the rates of a day that is named.
Days leave out weekends and the public holidays of that country.

What comes back, such as a test of the backups, is listed with its next date; the
hours it takes a year are in the totals.
Accepted risks are listed apart until they expire.

The plan starts on --start, or else on the day the assessment names, or today.
FILE may be - for standard input.`,
		Example: `  yourpart plan northwind.json
  yourpart plan northwind.json --start 2026-11-30
  yourpart plan northwind.json --hours 8 --budget 500
  yourpart plan northwind.json --budget 500 --currency EUR
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
	cmd.Flags().Float64Var(&budget, "budget", 0, "choose the best that costs at most `N` in the first year, in US dollars or --currency")
	currencyFlag(cmd, &o.currency)
	for _, name := range []string{"start", "hours", "budget"} {
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
	r, err := a.report(o.file, start)
	if err != nil {
		return err
	}
	if err := o.inCurrency(r); err != nil {
		return err
	}
	var choice *scoring.Choice
	if o.limit != (scoring.Limit{}) {
		c := scoring.Choose(&r.Result, &r.Plan, r.Assessment.Profile, o.limit)
		choice = &c
	}
	switch {
	case o.json:
		return report.WriteJSON(a.out, r.PlanShape(choice))
	case choice != nil:
		return a.show(choicePage(a.page(), r, choice, o))
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
	return checkCurrency(o.currency)
}

func planPage(p *page, r *report.Report) *page {
	p.say("Plan for %s, from %s", r.Name(), report.Day(r.Plan.Start))
	if len(r.Plan.Actions) == 0 {
		p.say("Nothing is open.")
		accepted(p, r)
		comesBack(p, r)
		return p
	}
	p.say("%s, %s of work at %s a week, %s.", text.Plural(len(r.Plan.Actions), "action"), report.Hours(r.Plan.Hours()),
		report.Hours(r.Plan.HoursPerWeek), r.CostText(r.Cost()))
	for _, b := range scoring.Buckets {
		bucket(p, r, b)
	}
	accepted(p, r)
	comesBack(p, r)
	if !r.Result.Total.None() {
		p.gap()
		p.say("Proven is %d now. A projected score counts every fix due by then with what it opens and settles, and nothing that finding out may add.",
			scoring.Down(r.Result.Total.Proven()))
	}
	p.gap()
	p.say("%s", r.MoneyNote())
	p.say("%s", scoring.WorkdaysFor(r.Assessment.Profile).Source())
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
	if back := report.Returned(act); back != "" {
		title += " [" + back + "]"
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
	if said := r.RecurringText(); said != "" {
		p.say("%s", said)
	}
	p.table([]column{{title: "Next", least: 11, most: 11}, {title: "Task", least: p.width - 33}, {title: "Every", least: 11, most: 14}}, rows)
}

// choicePage prints the best that can be done within a limit.
func choicePage(p *page, r *report.Report, c *scoring.Choice, o planOptions) *page {
	p.say("The best %s can do with %s", r.Name(), limitText(r, o))
	if len(c.IDs) == 0 {
		p.say("Nothing that is open fits in that.")
		return p
	}
	p.say("%s, %s of work, %s at most in the first year%s.", text.Plural(len(c.IDs), "action"), report.Hours(c.Hours), report.MostText(r.Money(), c.Cost), r.EachText(c))
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
	p.say("%s", r.MoneyNote())
	return p
}

// inCurrency shows the report in the currency asked for, and takes the budget for that.
// A budget needs the head count where something costs so much per person.
func (o *planOptions) inCurrency(r *report.Report) error {
	r.Options.Currency = o.currency
	if o.limit.Budget == nil {
		return nil
	}
	if r.Plan.NeedsPeople(r.Assessment.Profile) {
		return usagef(`something costs so much per person; say how many there are with "yourpart edit %s --people N" before asking for the best within a budget`, shown(o.file))
	}
	if o.currency != "" {
		dollars := r.Money().Dollars(*o.limit.Budget)
		o.limit.Budget = &dollars
	}
	return nil
}

// limitText is what there is to spend, the budget as it was typed.
func limitText(r *report.Report, o planOptions) string {
	budget := ""
	if o.limit.Budget != nil {
		in, asked := scoring.Currency{}, *o.limit.Budget
		if o.currency != "" {
			in = r.Money()
			asked *= in.Rate()
		}
		budget = fmt.Sprintf("%s %.6g", in.Code(), asked)
	}
	switch {
	case o.limit.Hours == nil:
		return budget
	case o.limit.Budget == nil:
		return report.Hours(*o.limit.Hours)
	}
	return report.Hours(*o.limit.Hours) + " and " + budget
}
