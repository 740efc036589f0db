package cli

import (
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/export/pdf/doc"
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
	insurer    bool
	out        string
	force      bool
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

--insurer writes an answer sheet for the questions that insurers ask: a yes only
where every answer behind it is in place with evidence and a date, all else blank
with what is missing. -o names its file: Markdown, or CSV where it ends in .csv.

FILE may be - for standard input.`,
		Example: `  yourpart readiness northwind.json --framework cyber-essentials
  yourpart readiness northwind.json --framework nis2 --json | jq '.frameworks[].requirements[] | select(.state == "fails")'
  yourpart readiness northwind.json --insurer -o insurer.md`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(cmd *cobra.Command, args []string) error {
			o.file = args[0]
			if o.insurer {
				return a.insurer(o)
			}
			for _, name := range []string{"output", "force"} {
				if cmd.Flags().Changed(name) {
					return usagef("--%s is for --insurer", name)
				}
			}
			return a.readiness(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().StringSliceVar(&o.frameworks, "framework", nil, "the `ID` of a framework; may be given several times (default the goals of the profile)")
	cmd.Flags().StringVar(&o.date, "date", "", "as of `DATE`, such as 2026-11-30 (default today)")
	cmd.Flags().BoolVar(&o.insurer, "insurer", false, "write an answer sheet for the questions that insurers ask")
	cmd.Flags().StringVarP(&o.out, "output", "o", "", "write the answer sheet to `PATH`; - or nothing prints it")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace a file that is there already")
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
	r, err := a.reportOf(o)
	if err != nil {
		return err
	}
	c, s := r.Catalogue, r.Assessment
	for _, id := range o.frameworks {
		if c.Framework(id) == nil {
			return usagef("%w", interview.NoFramework(c, id))
		}
	}
	if len(o.frameworks)+len(s.Profile.Goals) == 0 {
		return usagef("name a --framework, as the assessment has no goal; choose from %s", strings.Join(interview.FrameworkIDs(c), ", "))
	}
	list := r.Ready(o.frameworks...)
	if o.json {
		return report.WriteJSON(a.out, r.ReadinessShape(list))
	}
	return a.show(readinessPage(a.page(), r, list))
}

// reportOf is the report of the file on the day that was named, or today.
func (a *app) reportOf(o readinessOptions) (*report.Report, error) {
	date, err := parseDate("date", o.date)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		date = a.today()
	}
	c, s, err := a.load(o.file)
	if err != nil {
		return nil, err
	}
	return report.Build(c, s, date, date), nil
}

// insurer writes the answer sheet for the questions that insurers ask.
func (a *app) insurer(o readinessOptions) error {
	if len(o.frameworks) > 0 || o.json {
		return usagef("--insurer takes no --framework and no --json; it writes a sheet of its own")
	}
	r, err := a.reportOf(o)
	if err != nil {
		return err
	}
	sheet := r.InsurerSheet()
	if sheet == nil {
		return usagef("the catalogue has no framework %q, which has the questions that insurers ask", report.InsurersFramework)
	}
	name := "md"
	if strings.EqualFold(filepath.Ext(o.out), ".csv") {
		name = "csv"
	}
	f, err := export.Named(export.Insurers, name)
	if err != nil {
		return err
	}
	if o.out == "" || o.out == stdin {
		b, err := f.Bytes(sheet, doc.Extra{})
		if err != nil {
			return err
		}
		return a.print(b)
	}
	if err := mayWrite(o.out, o.file, o.force); err != nil {
		return err
	}
	if _, err := f.Save(sheet, doc.Extra{}, o.out); err != nil {
		return err
	}
	a.say(o.out)
	return nil
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
