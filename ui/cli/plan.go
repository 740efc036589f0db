package cli

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

type planOptions struct {
	file     string
	json     bool
	start    string
	date     string
	agree    bool
	by       string
	currency string
	limit    scoring.Limit
}

func newPlan(a *app) *cobra.Command {
	var o planOptions
	var hours, budget float64
	cmd := &cobra.Command{
		Use:   "plan FILE",
		Short: "Show what to do, in order, with dates",
		Long: `Show what to do, in the order that experts choose, laid end to end in the hours a
week that the business has, on its working days. First comes what published lists for small
businesses put first, then the must-haves that are left, then what takes off most
risk for the work; points do not decide the order. Each action has a due date, an
owner where one was named, its hours and the points it adds. An action of more
than a week's work is split by service. Questions that nobody could answer are
asked in batches, one a week; they add up to the points they show.

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
	cmd.Flags().StringVar(&o.date, "date", "", "the plan as of `DATE`, such as 2026-11-30 (default today)")
	cmd.Flags().BoolVar(&o.agree, "agree", false, "store the days and owners of what is open as the agreed plan")
	cmd.Flags().StringVar(&o.by, "by", "", "with --agree, the `NAME` of who agreed to it")
	currencyFlag(cmd, &o.currency)
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
	return a.show(page.Plan(a.page(), r))
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
	if err := checkCurrency(o.currency); err != nil {
		return err
	}
	return o.checkAgree()
}

// choicePage prints the best that can be done within a limit.
func choicePage(p *page.Page, r *report.Report, c *scoring.Choice, o planOptions) *page.Page {
	p.Say("The best %s can do with %s", r.Name(), limitText(r, o))
	if len(c.IDs) == 0 {
		p.Say("Nothing that is open fits in that.")
		return p
	}
	p.Say("%s, %s of work, %s at most in the first year%s.", text.Plural(len(c.IDs), "action"), report.Hours(c.Hours), report.MostText(r.Money(), c.Cost), r.EachText(c))
	var rows [][]string
	for i := range r.Plan.Actions {
		if act := &r.Plan.Actions[i]; slices.Contains(c.IDs, act.ID) {
			rows = append(rows, page.ActionRow(r, act))
		}
	}
	p.Gap()
	p.Table(page.ActionColumns(p), rows)
	p.Gap()
	now, then := r.Result.Total, c.After.Total
	p.Say("Proven is %d now and %d once they are done; the band is then %s.", scoring.Down(now.Proven()), scoring.Down(then.Proven()), c.After.Band)
	if !c.Exact() {
		p.Say("The search was cut short. This gains %.1f points; no choice gains more than %.1f.", c.Gain, c.AtMost)
	}
	p.Say("%s", r.MoneyNote())
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

// mostMoved is how many actions with another day or owner are listed by name.
const mostMoved = 50

// checkAgree returns what is wrong with the flags of an agreed plan, if anything.
func (o planOptions) checkAgree() error {
	switch {
	case !o.agree && o.by != "":
		return usagef("--by goes with --agree")
	case !o.agree:
		return nil
	case o.by != "" && questionnaire.PersonName(o.by) == "":
		return usagef("--by %q is no name", o.by)
	case o.limit.Hours != nil || o.limit.Budget != nil:
		return usagef("--agree takes the whole plan; --hours and --budget only show a choice from it")
	case o.json && o.file == stdin:
		return usagef("with --agree and - as FILE standard output has the assessment, so there is no room for --json")
	}
	return nil
}

// agreePlan makes the plan as of a day the agreed one, and says what that changes.
func (a *app) agreePlan(o planOptions, date, start time.Time) error {
	day := questionnaire.DateOf(date)
	if err := day.Future(questionnaire.DateOf(a.today())); err != nil {
		return usagef("--date %w", err)
	}
	return a.edit(o.file, func(d *document.Document) error {
		var r *report.Report
		var g questionnaire.Agreement
		var was *questionnaire.Agreement
		err := a.change(d, func(s *questionnaire.Assessment) (err error) {
			r = report.Build(d.Catalogue, s, date, start)
			if g = r.Plan.Agreement(day, questionnaire.PersonName(o.by)); len(g.Actions) == 0 {
				return errors.New("nothing is open, so there is no plan to agree to")
			}
			was, err = s.Agree(g)
			return err
		})
		switch {
		case err != nil || d.Store == nil:
			return err
		case o.json:
			return report.WriteJSON(a.out, report.Build(d.Catalogue, &d.Assessment, date, start).PlanShape(nil))
		}
		return a.confirm(agreedPage(a.page(), o.file, r, was, g))
	})
}

// agreedPage says what was agreed, and what that changes of what was agreed before.
func agreedPage(p *page.Page, file string, r *report.Report, was *questionnaire.Agreement, g questionnaire.Agreement) *page.Page {
	by := ""
	if g.By != "" {
		by = " by " + text.Printed(g.By)
	}
	p.Say("Agreed on %s%s: %s. Saved in %s.", report.DayOf(g.Date), by, r.AgreedSum(g), shown(file))
	if was == nil {
		return p
	}
	moved := r.AgreedChanges(was, g)
	if len(moved) == 0 {
		p.Say("No action has another day or owner than in the plan agreed on %s.", report.DayOf(was.Date))
		return p
	}
	p.Say("%s another day or owner than in the plan agreed on %s:", text.Plural(len(moved), "action has", "actions have"), report.DayOf(was.Date))
	for _, line := range moved[:min(len(moved), mostMoved)] {
		p.Hang("  - ", line)
	}
	if rest := len(moved) - mostMoved; rest > 0 {
		p.Say("And %d more.", rest)
	}
	return p
}
