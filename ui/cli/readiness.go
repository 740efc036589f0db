package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
	"yourpart/ui/interview"
)

type readinessOptions struct {
	file       string
	frameworks []string
	date       string
	json       bool
}

func newReadiness(a *app) *cobra.Command {
	var o readinessOptions
	cmd := &cobra.Command{
		Use:   "readiness FILE",
		Short: "Show how the answers stand against a published standard",
		Long: `Show how the answers stand against the numbered demands of a published standard,
such as Cyber Essentials or NIS2: which ones an answer fails, which ones nobody
knows about, which ones no question was asked for, and which ones are shown.

Each demand names the controls that show it and the least answer that counts; the
weakest service decides. What was set aside, what people disagree on and what is
handled elsewhere without evidence counts as not known. There is no percentage and
no verdict: an assessor looks at evidence and may see it differently.

Without --framework it shows the goals of the profile; "new --goal" and
"edit --goal" choose them, and a goal adds the questions that it takes.

FILE may be - for standard input.`,
		Example: `  yourpart readiness northwind.json --framework cyber-essentials
  yourpart readiness northwind.json --framework nis2 --json | jq '.frameworks[].requirements[] | select(.state == "fails")'`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.readiness(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().StringSliceVar(&o.frameworks, "framework", nil, "the `ID` of a framework; may be given several times (default the goals of the profile)")
	cmd.Flags().StringVar(&o.date, "date", "", "as of `DATE`, such as 2026-11-30 (default today)")
	_ = cmd.RegisterFlagCompletionFunc("framework", a.completeFrameworks)
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

// completeFrameworks completes ids of frameworks.
func (a *app) completeFrameworks(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
	c, err := a.catalogue()
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	before := "" // a flag may have several, with commas
	if i := strings.LastIndexByte(typed, ','); i >= 0 {
		before = typed[:i+1]
	}
	var list []string
	for _, f := range c.Frameworks {
		if !slices.Contains(strings.Split(before, ","), f.ID) {
			list = append(list, before+f.ID+"\t"+f.Title)
		}
	}
	return list, cobra.ShellCompDirectiveNoFileComp
}

func (a *app) readiness(o readinessOptions) error {
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
	}
	c, s, err := a.load(o.file)
	if err != nil {
		return err
	}
	for _, id := range o.frameworks {
		if c.Framework(id) == nil {
			return usagef("%w", interview.NoFramework(c, id))
		}
	}
	if len(o.frameworks)+len(s.Profile.Goals) == 0 {
		return usagef("name a --framework, as the assessment has no goal; choose from %s", strings.Join(interview.FrameworkIDs(c), ", "))
	}
	r := report.Build(c, s, date, date)
	list := r.Ready(o.frameworks...)
	if o.json {
		return report.WriteJSON(a.out, r.ReadinessShape(list))
	}
	return a.show(readinessPage(a.page(), r, list))
}

// readinessPage shows each framework, what needs a look first.
func readinessPage(p *page.Page, r *report.Report, list []report.Ready) *page.Page {
	p.Say("%s on %s", r.Name(), questionnaire.DateOf(r.Date))
	p.Gap()
	p.Say("%s", report.ReadinessNote)
	if warning := r.ListWarning(); warning != "" {
		p.Gap()
		p.Say("%s", warning)
	}
	for i := range list {
		readyPage(p, &list[i])
	}
	return p
}

func readyPage(p *page.Page, y *report.Ready) {
	p.Heading("%s", y.Title())
	p.Say("%s.", y.Counts())
	if y.Framework.Notice != "" {
		p.Say("%s", y.Framework.Notice)
	}
	for _, standing := range scoring.Standings {
		first := true
		for i := range y.Requirements {
			q := &y.Requirements[i]
			if q.Standing != standing {
				continue
			}
			if first {
				p.Gap()
				p.Say("%s: %s", strings.ToUpper(report.StandingWords(standing)), report.StandingMeans(standing))
				first = false
			}
			p.Hang("  ", y.Name(q))
			if standing != scoring.Touched && standing != scoring.NotYours {
				p.Hang("      ", y.Why(q))
			}
		}
	}
	p.Gap()
	p.Say("What this can say: %s", y.Framework.Can)
	p.Say("What it cannot: %s", y.Framework.Cannot)
	p.Say("Made from: %s %s", y.Framework.Source, y.Framework.Licence)
}
