package cli

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/ui/document"
)

type roundOptions struct {
	file   string
	name   string // empty for the date
	date   string
	remove string
	force  bool
}

func newRound(a *app) *cobra.Command {
	var o roundOptions
	cmd := &cobra.Command{
		Use:   "round FILE|DIR ... NAME",
		Short: "Keep how things stand today under a name, to compare with later",
		Long: fmt.Sprintf(`Keep in the file how things stand today: the stack and the option of each answer,
under a name such as "Round 1" and a date. "yourpart compare FILE" tells what
changed since, and with --trend how the score went. Notes, evidence and owners are
not kept twice.

A round is locked: what is kept under a name stays, unless --force replaces it. No
round is of a day to come. The file keeps the newest %d.

Several assessments, and those in DIR, get theirs one after the other. With - as
FILE the assessment comes from standard input and goes to standard output.`, questionnaire.MaxHistory),
		Example: `  yourpart round northwind.json "Round 1"
  yourpart round northwind.json "Before the move" --date 2026-11-02
  yourpart round clients/ "Spring 2026"
  yourpart compare northwind.json --from "Round 1"`,
		Args:              takes(2, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			last := len(args) - 1
			if o.name = text.CleanLine(args[last]); o.name == "" {
				return usagef("the round needs a name, such as \"Round 1\"")
			}
			if _, err := os.Stat(args[last]); err == nil {
				return usagef("%s is a file; the name of the round comes last, such as \"Round 1\"", shown(args[last]))
			}
			return a.eachFile(args[:last], a.clientsIn, func(path string) error {
				o.file = path
				return a.round(o)
			})
		},
	}
	cmd.Flags().StringVar(&o.date, "date", "", "`DATE` of the round, such as 2026-11-30 (default today)")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the round of that name, if there is one")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) round(o roundOptions) error {
	if _, err := a.pastDate("date", o.date); err != nil {
		return err
	}
	if o.remove != "" && o.date != "" {
		return usagef("--remove names the round itself; leave --date out")
	}
	return a.edit(o.file, func(d *document.Document) error {
		if o.remove != "" {
			return a.removeRound(d, o)
		}
		return a.roundOf(d, o)
	})
}

// roundOf adds one to an assessment's rounds, and says so.
func (a *app) roundOf(d *document.Document, o roundOptions) error {
	day, what := a.dayOr(o.date), "snapshot"
	called := fmt.Sprintf("Snapshot of %s", day)
	if o.name != "" {
		called, what = fmt.Sprintf("Round %q of %s", o.name, day), "round"
	}
	replaced, err := d.Round(o.name, day, o.force)
	if err = a.kept(d, err); err != nil {
		return fmt.Errorf("%s: %w", shown(o.file), err)
	}
	if d.Store == nil {
		return nil
	}
	p := a.page()
	verb := "kept"
	if replaced {
		verb = "replaced"
	}
	p.Say("%s %s in %s, which has %s now. %s.", called, verb, shown(o.file), text.Plural(len(d.Assessment.Rounds), what), open(d.Catalogue, &d.Assessment))
	return a.confirm(p)
}

// removeRound takes a round out of the file.
func (a *app) removeRound(d *document.Document, o roundOptions) error {
	past, err := d.Assessment.Find(o.remove)
	if err != nil {
		return fmt.Errorf("%s: %w", shown(o.file), err)
	}
	called := past.Called()
	if err := a.kept(d, d.RemoveRound(past.Name)); err != nil || d.Store == nil {
		return err
	}
	p := a.page()
	p.Say("Snapshot of %s taken out of %s, which has %s now.", called, shown(o.file), text.Plural(len(d.Assessment.Rounds), "snapshot"))
	return a.confirm(p)
}

func newSnapshot(a *app) *cobra.Command {
	var o roundOptions
	cmd := &cobra.Command{
		Use:   "snapshot FILE|DIR ...",
		Short: "Keep how things stand today, to compare with later",
		Long: fmt.Sprintf(`Keep in the file how things stand today: the stack and the option of each answer,
under a date. "yourpart compare FILE" tells what changed since, and with --trend
how the score went. Notes, evidence and owners are not kept twice.

It is "yourpart round" with the date as the name. A snapshot is locked: another of
the same day is refused, unless --force replaces it. The file keeps the newest %d. A
day to come is refused; --remove takes a snapshot out that has such a day, or
another that is wrong.

Several assessments, and those in DIR, get theirs one after the other. With - as
FILE the assessment comes from standard input and goes to standard output.`, questionnaire.MaxHistory),
		Example: `  yourpart snapshot northwind.json
  yourpart snapshot northwind.json --date 2026-11-30
  yourpart snapshot clients/
  yourpart snapshot northwind.json --remove 2026-11-30`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			return a.eachFile(args, a.clientsIn, func(path string) error {
				o.file = path
				return a.round(o)
			})
		},
	}
	cmd.Flags().StringVar(&o.date, "date", "", "`DATE` of the snapshot, such as 2026-11-30 (default today)")
	cmd.Flags().StringVar(&o.remove, "remove", "", "take out the snapshot of `DATE`, or the round of that name, instead")
	cmd.Flags().BoolVar(&o.force, "force", false, "replace the snapshot of that day, if there is one")
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("remove", a.completeSnapshots)
	return cmd
}
