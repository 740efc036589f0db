package cli

import (
	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/questionnaire"
)

type checkOptions struct {
	file string
	json bool
}

// A checkJSON is what check --json prints.
type checkJSON struct {
	Format  int          `json:"format"`
	Remarks []remarkJSON `json:"remarks"`
}

// A remarkJSON is one remark. Control and service are empty where it is about
// something else.
type remarkJSON struct {
	Control string `json:"control"`
	Service string `json:"service"`
	Text    string `json:"text"`
	Mend    string `json:"mend"`
}

func newCheck(a *app) *cobra.Command {
	var o checkOptions
	cmd := &cobra.Command{
		Use:   "check FILE",
		Short: "Tell whether the file is sound, and what is missing or contradictory",
		Long: `Tell whether an assessment's file is sound, and what in it is missing or does
not fit together, with how to mend it. Remarks stop nobody: the exit code is 1
only when the file cannot be used. FILE may be - for standard input.`,
		Example: `  yourpart check northwind.json
  yourpart check northwind.json --json | jq '.remarks[].text'`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.check(o)
		},
	}
	jsonFlag(cmd, &o.json)
	return cmd
}

func (a *app) check(o checkOptions) error {
	c, s, err := a.load(o.file)
	if err != nil {
		return err
	}
	remarks := questionnaire.Check(c, s)
	if o.json {
		shape := checkJSON{export.JSONFormat, []remarkJSON{}}
		for _, r := range remarks {
			shape.Remarks = append(shape.Remarks, remarkJSON{r.Cell.Control, r.Cell.Service, r.Text, r.Mend})
		}
		return export.WriteJSON(a.out, shape)
	}
	p := a.page()
	if len(remarks) == 0 {
		p.say("%s is sound, and nothing is missing.", shown(o.file))
		return a.show(p)
	}
	p.say("%s is sound. %s:", shown(o.file), count(len(remarks), "remark"))
	p.gap()
	for _, r := range remarks {
		text := r.Text
		if r.Cell != (questionnaire.CellID{}) {
			text = r.Cell.String() + ": " + text
		}
		p.hang("  - ", text)
		p.hang("    ", "To mend it: "+r.Mend)
	}
	return a.show(p)
}
