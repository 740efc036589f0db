package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

type compareOptions struct {
	files []string
	json  bool
	from  string
	to    string
	trend bool
	force bool
}

func newCompare(a *app) *cobra.Command {
	var o compareOptions
	cmd := &cobra.Command{
		Use:   "compare OLD [NEW]",
		Short: "Show what changed between two assessments, or since a snapshot",
		Long: `Show what changed: which answers are better or worse, which questions are new or
gone, and why totals differ where the stack or the catalogue changed. Both sides
are worked out with one catalogue. Beside each side's own score stands the score
over the questions that both have, with equal weights, so that these two differ
by their answers alone.

Files of two businesses, which have neither one id nor one name, are refused unless
--force compares them all the same.

With one file its newest snapshot is compared with what it says now; --from and
--to name other rounds by their names or dates. --trend lists the score of every
round. "yourpart round FILE NAME" and "yourpart snapshot FILE" leave one. A file may be - for standard input.`,
		Example: `  yourpart compare northwind-2025.json northwind.json
  yourpart compare northwind.json
  yourpart compare northwind.json --from 2026-05-31 --to 2026-11-30
  yourpart compare northwind.json --trend
  yourpart compare northwind.json --json | jq '.worsened[].control'`,
		Args:              takes(1, 2),
		ValidArgsFunction: a.completeCompare,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return a.compare(o)
		},
	}
	jsonFlag(cmd, &o.json)
	f := cmd.Flags()
	f.StringVar(&o.from, "from", "", "compare the round `NAME`, or of that date (default the newest, or the one before --to)")
	f.StringVar(&o.to, "to", "", "with the round `NAME`, or of that date (default what the file says now)")
	f.BoolVar(&o.trend, "trend", false, "list the score of every snapshot instead")
	f.BoolVar(&o.force, "force", false, "compare two businesses with each other")
	for _, name := range []string{"from", "to"} {
		_ = cmd.RegisterFlagCompletionFunc(name, a.completeSnapshots)
	}
	return cmd
}

func (a *app) compare(o compareOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	c, s, err := a.load(o.files[0])
	if err != nil {
		return err
	}
	if o.trend {
		return a.trend(c, s, o)
	}
	var old, now report.Side
	if len(o.files) == 2 {
		_, t, err := a.load(o.files[1])
		if err != nil {
			return err
		}
		if err := a.oneBusiness(o, s, t); err != nil {
			return err
		}
		old, now = report.FileSide(s), report.FileSide(t)
	} else if old, now, err = a.snapshotSides(s, o); err != nil {
		return err
	}
	for _, side := range []report.Side{old, now} {
		if err := side.Assessment.Fits(c); err != nil {
			return fmt.Errorf("%s: snapshot of %s: %w", shown(o.files[0]), side.Date, err)
		}
	}
	today := questionnaire.DateOf(a.today())
	r := report.Compare(c, old.Seen(today), now.Seen(today))
	if o.json {
		return report.WriteJSON(a.out, r.Shape())
	}
	return a.show(page.Compare(a.page(), r))
}

// oneBusiness refuses to compare two businesses, as what changed between them is
// nobody's doing.
func (a *app) oneBusiness(o compareOptions, old, now *questionnaire.Assessment) error {
	if o.force {
		return nil
	}
	whose := fmt.Sprintf("%s is of %q, and %s of %q", shown(o.files[0]), text.CleanLine(old.Profile.Name), shown(o.files[1]), text.CleanLine(now.Profile.Name))
	if document.OneBusiness(old, now) != nil {
		return fmt.Errorf("%s; to compare them all the same, add --force", whose)
	}
	switch questionnaire.Relate(old, now) {
	case questionnaire.OtherBusiness:
		a.note("%s and %s are called the same, but each has an id of its own; they are compared as one business", shown(o.files[0]), shown(o.files[1]))
	case questionnaire.RenamedCopy:
		a.note("%s, but both have one id; they are compared as one business", whose)
	}
	return nil
}

// check tells what is wrong with the flags, if anything.
func (o compareOptions) check() error {
	two := len(o.files) == 2
	switch {
	case two && (o.from != "" || o.to != ""):
		return usagef("--from and --to name snapshots of one file; give one file, or two without them")
	case o.trend && (two || o.from != "" || o.to != ""):
		return usagef("--trend takes one file, and neither --from nor --to")
	case two && o.files[0] == stdin && o.files[1] == stdin:
		return usagef("OLD and NEW cannot both come from standard input")
	}
	return nil
}

// snapshotSides finds the two sides in one file.
func (a *app) snapshotSides(s *questionnaire.Assessment, o compareOptions) (old, now report.Side, err error) {
	if len(s.Rounds) == 0 {
		return old, now, fmt.Errorf("%s has no snapshot to compare with; \"yourpart snapshot %s\" leaves one", shown(o.files[0]), text.Argument(o.files[0]))
	}
	now = report.Side{Assessment: s, Date: questionnaire.DateOf(a.today()), Now: true}
	if o.to != "" {
		p, err := s.Find(o.to)
		if err != nil {
			return old, now, fmt.Errorf("--to: %w", err)
		}
		now = report.PastSide(s, p)
	}
	p := s.Latest()
	switch {
	case o.from != "":
		if p, err = s.Find(o.from); err != nil {
			return old, now, fmt.Errorf("--from: %w", err)
		}
		if o.to != "" && p.Date >= now.Date {
			return old, now, usagef("--from %s is not before --to %s", o.from, o.to)
		}
	case o.to != "":
		if p = before(s, now.Date); p == nil {
			return old, now, fmt.Errorf("--to: there is no snapshot before %s; compare from it instead, with --from %s", o.to, o.to)
		}
	}
	return report.PastSide(s, p), now, nil
}

// before is the newest snapshot before a day, or nil.
func before(s *questionnaire.Assessment, day questionnaire.Date) (last *questionnaire.Past) {
	for i := range s.Rounds {
		if s.Rounds[i].Date < day {
			last = &s.Rounds[i]
		}
	}
	return last
}

// completeCompare offers two files.
func (a *app) completeCompare(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 1 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return completeFiles(nil, nil, "")
}

// completeSnapshots offers the names of the file's snapshots.
func (a *app) completeSnapshots(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) != 1 || args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	s, err := a.read(args[0])
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	var words []string
	for _, p := range s.Rounds {
		words = append(words, p.Name)
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}

// trend prints the score of every snapshot, and of now where that differs.
func (a *app) trend(c *catalogue.Catalogue, s *questionnaire.Assessment, o compareOptions) error {
	if len(s.Rounds) == 0 {
		return fmt.Errorf("%s has no snapshot yet; \"yourpart snapshot %s\" leaves one", shown(o.files[0]), text.Argument(o.files[0]))
	}
	for _, p := range s.Rounds {
		if err := s.At(p).Fits(c); err != nil {
			return fmt.Errorf("%s: snapshot of %s: %w", shown(o.files[0]), p.Date, err)
		}
	}
	moments, now := report.Moments(c, s, questionnaire.DateOf(a.today()))
	if o.json {
		return report.WriteJSON(a.out, report.TrendShape(c, moments, now))
	}
	return a.show(page.Trend(a.page(), s, moments, now, questionnaire.DateOf(a.today())))
}
