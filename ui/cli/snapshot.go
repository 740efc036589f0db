package cli

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
)

type snapshotOptions struct {
	file string
	date string
}

func newSnapshot(a *app) *cobra.Command {
	var o snapshotOptions
	cmd := &cobra.Command{
		Use:   "snapshot FILE",
		Short: "Keep how things stand today, to compare with later",
		Long: fmt.Sprintf(`Keep in the file how things stand today: the stack and the option of each answer,
under a date. "yourpart compare FILE" tells what changed since, and with --trend
how the score went. Notes, evidence and owners are not kept twice.

There is at most one snapshot of a day; a later one takes its place. The file
keeps the newest %d.

With - as FILE the assessment comes from standard input and goes to standard output.`, questionnaire.MaxHistory),
		Example: `  yourpart snapshot northwind.json
  yourpart snapshot northwind.json --date 2026-11-30`,
		Args:              takes(1, 1),
		ValidArgsFunction: completeFile,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file = args[0]
			return a.snapshot(o)
		},
	}
	cmd.Flags().StringVar(&o.date, "date", "", "`DATE` of the snapshot, such as 2026-11-30 (default today)")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) snapshot(o snapshotOptions) error {
	if _, err := parseDate("date", o.date); err != nil {
		return err
	}
	return a.edit(o.file, func(d *document.Document) error { return a.snapshotOf(d, o) })
}

// snapshotOf adds one to an assessment's history, and says so.
func (a *app) snapshotOf(d *document.Document, o snapshotOptions) error {
	s, day := &d.Assessment, a.dayOr(o.date)
	_, none := s.On(day)
	err := a.kept(d, d.Snapshot(day))
	if errors.Is(err, document.ErrForgotten) {
		return fmt.Errorf("%s: %s is %w", shown(o.file), day, err)
	}
	if err != nil || d.Store == nil {
		return err
	}
	p := a.page()
	verb := "kept"
	if none == nil {
		verb = "replaced"
	}
	p.say("Snapshot of %s %s in %s, which has %s now. %s.", day, verb, shown(o.file), text.Plural(len(s.History), "snapshot"), open(d.Catalogue, s))
	return a.confirm(p)
}
