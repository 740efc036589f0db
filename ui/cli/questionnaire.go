package cli

import (
	"github.com/spf13/cobra"

	"yourpart/export"
)

func newQuestionnaire(a *app) *cobra.Command {
	o := exportOptions{among: export.Sheets}
	var services []string
	var looks layoutFlags
	cmd := &cobra.Command{
		Use:   "questionnaire FILE|DIR ...",
		Short: "Write the open questions for somebody else to answer",
		Long: `Write the questions that nobody has answered, or nobody was sure of, for a client
or an IT supplier: service by service, each with what can be answered, how to
check it and whom to ask. The formats are

` + formatList(export.Sheets) + `

The CSV is filled in with a spreadsheet: the letter of an answer or its words under
"answer", and a note and what shows it where there is something to say. Then
"yourpart answer FILE --csv" reads it back; rows without an answer change nothing.

Files go where "yourpart export" puts them, under names such as
northwind.questions.csv. --service asks about those services only, without what
concerns the whole firm. --encrypt protects a pdf with a passphrase, as "yourpart
export" does, and --font is as there. FILE may be - for standard input, and DIR
stands for every assessment in that folder.`,
		Example: `  yourpart questionnaire northwind.json
  yourpart questionnaire northwind.json -f md -o - | less
  yourpart questionnaire northwind.json --service aws-lightsail -f csv -o supplier.csv
  yourpart questionnaire northwind.json -f pdf --encrypt
  yourpart answer northwind.json --csv supplier.csv`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if o.layout, err = looks.options(); err != nil {
				return err
			}
			o.files, o.layout.Services = args, split(services)
			return a.export(o)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &o.formats, export.Sheets)
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - for standard output")
	f.StringArrayVar(&services, "service", nil, "ask about `KEY` only; commas between several")
	f.StringVar(&o.date, "date", "", "`DATE` on the sheet, such as 2026-11-30 (default today)")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the pdf with a passphrase")
	looks.addFont(cmd)
	_ = cmd.RegisterFlagCompletionFunc("service", a.completeKeys)
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}
