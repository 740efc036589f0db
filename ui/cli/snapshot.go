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
	file   string
	date   string
	remove string
}

func newSnapshot(a *app) *cobra.Command {
	var o snapshotOptions
	cmd := &cobra.Command{
		Use:   "snapshot FILE|DIR ...",
		Short: "Keep how things stand today, to compare with later",
		Long: fmt.Sprintf(`Keep in the file how things stand today: the stack and the option of each answer,
under a date. "yourpart compare FILE" tells what changed since, and with --trend
how the score went. Notes, evidence and owners are not kept twice.

There is at most one snapshot of a day; a later one takes its place. The file
keeps the newest %d. A day to come is refused; --remove takes a snapshot out that
has such a day, or another that is wrong.

Several assessments, and those in DIR, get theirs one after the other. With - as
FILE the assessment comes from standard input and goes to standard output.`, questionnaire.MaxHistory),
		Example: `  yourpart snapshot northwind.json
  yourpart snapshot northwind.json --date 2026-11-30
  yourpart snapshot clients/
  yourpart snapshot northwind.json --remove 2026-11-30`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.eachFile(args, func(path string) error {
				o.file = path
				return a.snapshot(o)
			})
		},
	}
	cmd.Flags().StringVar(&o.date, "date", "", "`DATE` of the snapshot, such as 2026-11-30 (default today)")
	cmd.Flags().StringVar(&o.remove, "remove", "", "take out the snapshot of `DATE` instead")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("remove", a.completeSnapshots)
	return cmd
}

func (a *app) snapshot(o snapshotOptions) error {
	if _, err := a.pastDate("date", o.date); err != nil {
		return err
	}
	if o.remove != "" && o.date != "" {
		return usagef("--remove names the day itself; leave --date out")
	}
	if _, err := parseDate("remove", o.remove); err != nil {
		return err
	}
	return a.edit(o.file, func(d *document.Document) error {
		if o.remove != "" {
			return a.removeSnapshot(d, o)
		}
		return a.snapshotOf(d, o)
	})
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

// removeSnapshot takes the snapshot of a day out of the file.
func (a *app) removeSnapshot(d *document.Document, o snapshotOptions) error {
	day := questionnaire.Date(o.remove)
	if _, err := d.Assessment.On(day); err != nil {
		return fmt.Errorf("%s: %w", shown(o.file), err)
	}
	if err := a.kept(d, d.RemoveSnapshot(day)); err != nil || d.Store == nil {
		return err
	}
	p := a.page()
	p.say("Snapshot of %s taken out of %s, which has %s now.", o.remove, shown(o.file), text.Plural(len(d.Assessment.History), "snapshot"))
	return a.confirm(p)
}
