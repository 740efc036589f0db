package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

type planOptions struct {
	file  string
	json  bool
	start string
}

func newPlan(a *app) *cobra.Command {
	var o planOptions
	cmd := &cobra.Command{
		Use:   "plan FILE",
		Short: "Show what to do, in order, with dates",
		Long: `Show what to do, the most useful first, laid end to end in the hours a week that
the firm has. Each action has a due date, an owner where one was named, its
hours and the points it adds; finding out adds up to the points it shows.

The plan starts on --start, or else on the day the assessment names, or today.
FILE may be - for standard input.`,
		Example: `  yourpart plan northwind.json
  yourpart plan northwind.json --start 2026-11-30
  yourpart plan northwind.json --json | jq '.actions[] | select(.caps_band)'`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.plan(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().StringVar(&o.start, "start", "", "start the plan on `DATE`, such as 2026-11-30")
	_ = cmd.RegisterFlagCompletionFunc("start", completeNothing)
	return cmd
}

func (a *app) plan(o planOptions) error {
	start, err := parseDate("start", o.start)
	if err != nil {
		return err
	}
	r, err := a.report(o.file, start)
	if err != nil {
		return err
	}
	if o.json {
		return export.WriteJSON(a.out, r.PlanShape())
	}
	return a.show(planPage(a.page(), r))
}

func planPage(p *page, r *export.Report) *page {
	p.say("Plan for %s, from %s", r.Name(), export.Day(r.Plan.Start))
	if len(r.Plan.Actions) == 0 {
		p.say("Nothing is open.")
		return p
	}
	p.say("%s, %s of work at %s a week, %s.", count(len(r.Plan.Actions), "action"), export.Hours(r.Plan.Hours()),
		export.Hours(r.Plan.HoursPerWeek), export.CostText(r.Plan.Cost(r.Assessment.Profile)))
	for _, b := range scoring.Buckets {
		bucket(p, r, b)
	}
	if !r.Result.Total.None() {
		p.gap()
		p.say("Proven is %d now. A projected score counts every fix due by then, and nothing that finding out may add.",
			scoring.Down(r.Result.Total.Proven()))
	}
	return p
}

// bucket prints the actions that are due in one stretch of the plan.
func bucket(p *page, r *export.Report, b scoring.Bucket) {
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
	p.table([]column{{title: "Due", least: 11, most: 11}, {title: "Action", least: p.width - 48}, {title: "Owner", least: 11, most: 11},
		{title: "Hours", most: 5, right: true}, {title: "Points", least: 11, most: 11, right: true}}, rows)
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

func actionRow(r *export.Report, act *scoring.Action) []string {
	title := export.Title(act)
	if len(act.Services) > 0 {
		title += " (" + r.ServiceNames(act) + ")"
	}
	if act.Gate {
		title += " [caps the band]"
	}
	if act.Status != questionnaire.Todo {
		title += " [" + string(act.Status) + "]"
	}
	return []string{export.Day(act.Due), title, act.Owner, fmt.Sprintf("%.4g", act.Hours), export.Points(act)}
}
