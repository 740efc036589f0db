package cli

import (
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/cli/page"
)

type checkOptions struct {
	files  []string
	json   bool
	strict bool
	date   string
}

// A checkJSON is what check --json prints.
type checkJSON struct {
	Format  int          `json:"format"`
	Errors  int          `json:"errors"`
	Remarks []remarkJSON `json:"remarks"`
}

// A remarkJSON is one remark. Control and service are empty where it is about
// something else.
type remarkJSON struct {
	Control  string                 `json:"control"`
	Service  string                 `json:"service"`
	Rule     string                 `json:"rule"`
	Severity questionnaire.Severity `json:"severity"`
	Text     string                 `json:"text"`
	Remedy   string                 `json:"mend"`
}

func newCheck(a *app) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check FILE|DIR ...",
		Short: "Tell whether the file is sound, and what is missing or contradictory",
		Long: `Tell whether an assessment's file is sound, and what in it is missing or does
not fit together, with how to fix it: answers that contradict each other, that
nobody asks for or whose option is gone; must-haves without evidence, or that fall
short and have no owner; accepted risks that expire; services with no data named;
what was set aside as not applicable or handled elsewhere, and the must-haves among
it by name; answers older than a year; days to come on which something is said to have happened; other versions
beside the file that were not merged into it.

An error makes results wrong, a remark does not. Neither stops anybody: the exit
code is 1 only when the file cannot be used, or with --strict when there is an
error. FILE may be - for standard input.

Of several assessments, and of those in DIR, a line each says how many errors and
remarks it has and whether it is a copy of another one beside it, and the last line sums that up. The exit code is that of the worst.`,
		Example: `  yourpart check northwind.json
  yourpart check northwind.json --strict
  yourpart check clients/
  yourpart check northwind.json --json | jq '.remarks[].text'`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return a.check(o)
		},
	}
	jsonFlag(cmd, &o.json)
	cmd.Flags().BoolVar(&o.strict, "strict", false, "exit with code 1 when there is an error")
	cmd.Flags().StringVar(&o.date, "date", "", "check as of `DATE`, such as 2026-11-30 (default today)")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) check(o checkOptions) error {
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
	}
	if several(o.files) {
		return a.checkEach(o, date)
	}
	file := o.files[0]
	remarks, err := a.remarks(file, date)
	if err != nil {
		return err
	}
	if o.json {
		err = report.WriteJSON(a.out, checkShape(remarks))
	} else {
		err = a.show(checkPage(a.page(), file, remarks))
	}
	if n := questionnaire.Errors(remarks); err == nil && o.strict && n > 0 {
		return fmt.Errorf("%s: %s to fix", shown(file), text.Plural(n, "error"))
	}
	return err
}

// remarks reads a file and checks it as of a day.
func (a *app) remarks(file string, date time.Time) ([]questionnaire.Remark, error) {
	c, s, err := a.load(file)
	if err != nil {
		return nil, err
	}
	return append(questionnaire.CheckOn(c, s, date), a.copiesLeft(file, s)...), nil
}

// checkShape is one file's remarks as JSON.
func checkShape(remarks []questionnaire.Remark) checkJSON {
	shape := checkJSON{report.JSONFormat, questionnaire.Errors(remarks), []remarkJSON{}}
	for _, r := range remarks {
		shape.Remarks = append(shape.Remarks, remarkJSON{r.Cell.Control, r.Cell.Service, r.Rule, r.Severity, r.Text, r.Remedy})
	}
	return shape
}

func checkPage(p *page.Page, file string, remarks []questionnaire.Remark) *page.Page {
	errs := questionnaire.Errors(remarks)
	switch others := len(remarks) - errs; {
	case len(remarks) == 0:
		p.Say("%s is sound, and nothing is missing.", shown(file))
		return p
	case errs == 0:
		p.Say("%s is sound. %s:", shown(file), text.Plural(others, "remark"))
	case others == 0:
		p.Say("%s has %s:", shown(file), text.Plural(errs, "error"))
	default:
		p.Say("%s has %s, and %s:", shown(file), text.Plural(errs, "error"), text.Plural(others, "remark"))
	}
	p.Gap()
	for i := 0; i < len(remarks); {
		r, from := remarks[i], i
		for ; i < len(remarks) && remarks[i].Rule == r.Rule && remarks[i].Text == r.Text && remarks[i].Remedy == r.Remedy; i++ {
		}
		text := r.Text
		if where := cellNames(remarks[from:i]); where != "" {
			text = where + ": " + text
		}
		if r.Severity == questionnaire.Wrong {
			text = "error: " + text
		}
		p.Hang("  - ", text)
		p.Hang("    ", "To fix it: "+r.Remedy)
	}
	return p
}

// cellNames lists the cells of remarks that say the same. What is about a
// service or the whole names it in its text.
func cellNames(remarks []questionnaire.Remark) string {
	var names []string
	for _, r := range remarks {
		if r.Cell.Control != "" {
			names = append(names, r.Cell.String())
		}
	}
	return strings.Join(names, ", ")
}
