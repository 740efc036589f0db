package cli

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
)

type scoreOptions struct {
	file    string
	json    bool
	explain bool
	floor   *float64 // of --fail-under; nil where it was not given
}

func newScore(a *app) *cobra.Command {
	var o scoreOptions
	var floor float64
	cmd := &cobra.Command{
		Use:   "score FILE",
		Short: "Show the score, what holds it down and what is not known",
		Long: `Show the score: how much of your own part is proven to be in place, how much it
could be at best with what nobody knows yet, the band and the must-haves that
hold it down; how much was set aside as not applicable or handled elsewhere, and
the must-haves among it; how many answers are older than a year; then the score of
each service and topic.

--explain adds how the total came about: for each question that counts its
weight, the factor of what its service holds, the credit of its answer and what
that makes of the 100 points, and the formula with the numbers filled in.

With --fail-under the exit code is 3 when the proven score is below the number,
or when there is no result. FILE may be - for standard input.`,
		Example: `  yourpart score northwind.json
  yourpart score northwind.json --fail-under 60
  yourpart score northwind.json --explain
  yourpart score northwind.json --json | jq .proven`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			if cmd.Flags().Changed("fail-under") {
				o.floor = &floor
			}
			return a.score(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().BoolVar(&o.explain, "explain", false, "take the total apart, cell by cell")
	cmd.Flags().Float64Var(&floor, "fail-under", 0, "exit with code 3 when the proven score is below `N` (0 to 100)")
	return cmd
}

func (a *app) score(o scoreOptions) error {
	if o.floor != nil && !(*o.floor >= 0 && *o.floor <= 100) {
		return usagef("--fail-under takes a number from 0 to 100, not %v", *o.floor)
	}
	r, err := a.report(o.file, time.Time{})
	if err != nil {
		return err
	}
	switch {
	case o.json && o.explain:
		err = report.WriteJSON(a.out, r.ExplainedScore())
	case o.json:
		err = report.WriteJSON(a.out, r.Score())
	case o.explain:
		err = a.show(explainPage(scorePage(a.page(), r), r))
	default:
		err = a.show(scorePage(a.page(), r))
	}
	if err != nil || o.floor == nil {
		return err
	}
	return below(r.Result.Total, *o.floor)
}

// below is the error for a score under the floor.
func below(s scoring.Score, floor float64) error {
	const slack = 1e-9
	switch {
	case s.None():
		return belowError{fmt.Errorf("no result, which counts as below %v", floor)}
	case s.Proven()+slack < floor:
		return belowError{fmt.Errorf("proven %d of 100 is below %v", scoring.Down(s.Proven()), floor)}
	}
	return nil
}

func scorePage(p *page.Page, r *report.Report) *page.Page {
	p.Say("%s: %s, %s", r.Name(), depth(r.Assessment.Profile.Depth), text.Plural(len(r.Assessment.Services), "service"))
	p.Gap()
	total := r.Result.Total
	p.Hang("Score    ", report.RangeOf100(total))
	p.Hang("Band     ", r.BandText())
	if held := r.CapText(); held != "" {
		p.Hang("Held at  ", held)
	}
	if !total.None() {
		p.Hang("Known    ", report.Coverage(total)+" of what counts")
	}
	if w := r.Result.Weakest(); w != nil {
		p.Hang("Weakest  ", fmt.Sprintf("%s (%s)", r.ServiceName(w.Key), report.Range(w.Score)))
	}
	if aside := r.AsideTextOf(0); aside != "" {
		p.Hang("Aside    ", aside)
	}
	if age := r.AgeText(); age != "" {
		p.Hang("Age      ", age)
	}
	p.Gap()
	p.Say("%s", r.Status())
	var services, topics [][]string
	for _, s := range r.Result.Services {
		services = append(services, scoreRow(r.ServiceName(s.Key), s.Score))
	}
	for _, t := range r.Result.Topics {
		topics = append(topics, scoreRow(t.Topic.Title, t.Score))
	}
	if len(services) > 0 {
		p.Gap()
		p.Table(scoreColumns("Service"), services)
	}
	if len(topics) > 0 {
		p.Gap()
		p.Table(scoreColumns("Topic"), topics)
	}
	return p
}

// explainPage adds what each cell gives to the total.
func explainPage(p *page.Page, r *report.Report) *page.Page {
	p.Heading("How the total came about")
	for _, f := range r.Formulas() {
		p.Say("%s", f)
	}
	shares := r.Result.Explain()
	if len(shares) == 0 {
		return p
	}
	p.Gap()
	p.Say("A question counts its weight times the factor of what its service holds; its points are its share of all that, times the credit of its answer. The rest of the %d cells are the provider's, always so, answered through another service, or not applicable.", len(r.Result.Cells))
	p.Gap()
	rows := make([][]string, len(shares))
	for i, s := range shares {
		credit := "not known"
		if s.Known {
			credit = fmt.Sprintf("%.3g", s.Value)
		}
		rows[i] = []string{s.Control.Title, r.ServiceName(s.Service), fmt.Sprint(s.Control.Weight), fmt.Sprintf("%.4g", s.Factor), credit,
			fmt.Sprintf("%.2f of %.2f", s.Points, s.Of)}
	}
	p.Table([]page.Column{{Title: "Control"}, {Title: "Service", Most: 14}, {Title: "Weight", Right: true, Most: 6}, {Title: "Factor", Right: true, Most: 6},
		{Title: "Credit", Right: true, Most: 9}, {Title: "Points", Right: true, Most: 14}}, rows)
	t := r.Result.Total
	p.Gap()
	p.Say("Together %.4g earned and %.4g not known of %.4g: %.2f points of 100.", t.Earned, t.Unknown, t.Total, t.Proven())
	return p
}

func scoreColumns(first string) []page.Column {
	return []page.Column{{Title: first, Least: 24}, {Title: "Score", Least: 9, Most: 10, Right: true},
		{Title: "Known", Least: 9, Most: 10, Right: true}, {Title: "Weight", Least: 6, Most: 8, Right: true}}
}

func scoreRow(name string, s scoring.Score) []string {
	return []string{name, report.Range(s), report.Coverage(s), fmt.Sprintf("%.4g", s.Total)}
}

func depth(d questionnaire.Depth) string {
	if d == questionnaire.FullDepth {
		return "asked in full"
	}
	return "core questions"
}
