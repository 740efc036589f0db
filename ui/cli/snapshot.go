package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/questionnaire"
)

func newSnapshot(a *app) *cobra.Command {
	var o roundOptions
	cmd := &cobra.Command{
		Use:   "snapshot FILE",
		Short: "Keep how things stand today, to compare with later",
		Long: fmt.Sprintf(`Keep in the file how things stand today: the stack and the option of each answer,
under a date. "yourpart compare FILE" tells what changed since, and with --trend
how the score went. Notes, evidence and owners are not kept twice.

It is "yourpart round" with the date as the name. A snapshot is locked: another of
the same day is refused, unless --force replaces it. The file keeps the newest %d. A
day to come is refused; --remove takes a snapshot out that has such a day, or
another that is wrong.

With - as FILE the assessment comes from standard input and goes to standard output.`, questionnaire.MaxHistory),
		Example: `  yourpart snapshot northwind.json
  yourpart snapshot northwind.json --date 2026-11-30
  yourpart snapshot northwind.json --remove 2026-11-30`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.round(o)
		},
	}
	cmd.Flags().StringVar(&o.date, "date", "", "`DATE` of the snapshot, such as 2026-11-30 (default today)")
	cmd.Flags().StringVar(&o.remove, "remove", "", "take out the snapshot of `DATE`, or the round of that name, instead")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the snapshot of that day, if there is one")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("remove", a.completeSnapshots)
	return cmd
}
