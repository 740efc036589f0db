package cli

import (
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
)

type responsibilitiesOptions struct {
	file string
	json bool
}

func newResponsibilities(a *app) *cobra.Command {
	var o responsibilitiesOptions
	cmd := &cobra.Command{
		Use:   "responsibilities FILE",
		Short: "Show who does what, service by service",
		Long: `Show who does what: for each service the layers that are yours, shared or the
provider's, your duties there, and what the provider does; then the duties that
you have once for the whole firm.

Duties do not depend on the answers. FILE may be - for standard input.`,
		Example: `  yourpart responsibilities northwind.json
  yourpart responsibilities northwind.json --json | jq '.services[].yours[].control'`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.responsibilities(o)
		},
	}
	jsonFlag(cmd, &o.json)
	return cmd
}

// jsonFlag gives a reading command its --json.
func jsonFlag(cmd *cobra.Command, to *bool) {
	cmd.Flags().BoolVar(to, "json", false, "print JSON for programs (docs/json.md)")
}

func (a *app) responsibilities(o responsibilitiesOptions) error {
	r, err := a.report(o.file, time.Time{})
	if err != nil {
		return err
	}
	if o.json {
		return report.WriteJSON(a.out, r.Responsibilities())
	}
	p := a.page()
	p.Say("Who does what at %s", r.Name())
	if len(r.Duties.Services) == 0 {
		p.Say("No services are named yet.")
	}
	for _, s := range r.Duties.Services {
		serviceDuties(p, r, s)
	}
	p.Heading("Your duties once, for the whole firm")
	duties(p, r.Duties.Organisation)
	return a.show(p)
}

// serviceDuties prints who does what for one service.
func serviceDuties(p *page.Page, r *report.Report, s questionnaire.ServiceDuties) {
	p.Heading("%s (%s: %s)", s.Name, s.Model, s.Model.Plain())
	if s.RunsOn != nil {
		p.Say("%s.", report.UpperFirst(r.RunsOn(s.RunsOn)))
		p.Gap()
	}
	names := map[catalogue.Party][]string{}
	var shared [][]string
	for _, l := range s.Layers {
		names[l.Party] = append(names[l.Party], l.Name)
		if l.Party == catalogue.Shared {
			shared = append(shared, []string{l.Name, l.Yours, l.Theirs})
		}
	}
	for _, row := range []struct {
		label string
		party catalogue.Party
	}{{"Yours:      ", catalogue.Customer}, {"Shared:     ", catalogue.Shared}, {"Provider's: ", catalogue.Provider}} {
		if list := names[row.party]; len(list) > 0 {
			p.Hang(row.label, strings.Join(list, "; "))
		}
	}
	if len(shared) > 0 {
		p.Gap()
		p.Table([]page.Column{{Title: "Shared", Most: 20}, {Title: "Your part"}, {Title: "Their part"}}, shared)
	}
	p.Gap()
	duties(p, s.Yours)
	if len(s.Provider) > 0 {
		p.Gap()
		p.Say("What the provider does")
		p.List(s.Provider)
	}
}

// duties prints the controls that the business has to see to.
func duties(p *page.Page, list []questionnaire.Duty) {
	if len(list) == 0 {
		p.Say("None.")
		return
	}
	rows := make([][]string, len(list))
	for i, d := range list {
		rows[i] = []string{report.DutyTitle(d), d.Control}
	}
	p.Table([]page.Column{{Title: "Your duty"}, {Title: "Control"}}, rows)
}
