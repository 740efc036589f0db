package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
	"yourpart/ui/cli/page"
	"yourpart/ui/document"
)

type trackOptions struct {
	file, action string
	set          map[string]string // the flags that were given
	confirm      bool
	evidence     string
	date         string

	from                   string // path of a plan that came back; empty for none
	dryRun, partial, force bool   // as for a sheet of answers
}

// tracked are the flags that change what is noted about an action.
var tracked = []struct{ name, value, about string }{
	{"owner", "NAME", "who sees to it"},
	{"due", "DATE", "the day agreed for it; empty for that of the agreed plan, or the computed one"},
	{"status", "STATUS", "todo, doing, done or accepted"},
	{"note", "TEXT", "a note"},
	{"reason", "TEXT", "why the risk is accepted"},
	{"expires", "DATE", "the last day on which the risk is accepted"},
}

func newTrack(a *app) *cobra.Command {
	o := trackOptions{set: map[string]string{}}
	values := make([]string, len(tracked))
	cmd := &cobra.Command{
		Use:   "track FILE [ACTION]",
		Short: "Note who does an action, by when and how far it is",
		Long: `Note who does an action of the plan, by when and how far it is. What is not
named stays as it is; an empty value or - takes it away. "yourpart plan FILE --json"
lists the ids of the actions. A part of an action is called CONTROL@SERVICE; once it is
tracked it stays a part, and what is noted of the whole holds for the other parts.

--status done does not change an answer: it says which ones would change, and
--confirm gives them the best option as of today. Their notes stay, and so does
evidence, which counts once it is given again with --evidence. An action that is
done already keeps its day unless --date or --confirm says another.

--status accepted lives with the risk: it needs --owner, --reason and --expires,
raises no score, and the action is back in the plan when it expires. Another status
drops the reason and the day.

--due is the day agreed for the action: it wins over the one of an agreed plan, and
once it is past the action is late and planned again from the day of the report.

--from takes owner, due date and status back from a plan that was exported with
"-f xlsx" or "-f csv" and filled in. Its columns are found by their names, in any
order. What is as it was exported changes nothing, an empty cell keeps what is noted,
and - takes it away. Dates are like 2026-12-01, or date cells of a workbook. What is
wrong is told row by row, as a spreadsheet numbers them, and then nothing is saved;
--partial takes the rows that are right, with exit code 1, and --dry-run tells what
would change. A plan of another business is refused, and so is a row that was changed
here since; --force takes both.

With - as FILE the assessment comes from standard input and goes to standard output.`,
		Example: `  yourpart track northwind.json mfa-all-users --owner Mara --due 2026-12-15 --status doing
  yourpart track northwind.json mfa-all-users --status done --confirm --evidence "admin console, 14 Dec"
  yourpart track northwind.json logs-kept --status accepted --owner Mara --reason "too dear" --expires 2027-06-30
  yourpart track northwind.json --from northwind.xlsx --dry-run`,
		Args:              takes(1, 2),
		ValidArgsFunction: a.completeTrack,
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.file = args[0]; len(args) > 1 {
				o.action = args[1]
			}
			for i, t := range tracked {
				if cmd.Flags().Changed(t.name) {
					o.set[t.name] = cmp.Or(text.CleanText(values[i]), questionnaire.Clear)
				}
			}
			if o.set["status"] == questionnaire.Clear {
				o.set["status"] = string(questionnaire.Todo)
			}
			return a.track(o)
		},
	}
	f := cmd.Flags()
	for i, t := range tracked {
		f.StringVar(&values[i], t.name, "", t.about+" (`"+t.value+"`)")
		if t.name != "status" {
			_ = cmd.RegisterFlagCompletionFunc(t.name, completeNothing)
		}
	}
	f.BoolVar(&o.confirm, "confirm", false, "with --status done, answer its questions with the best option")
	f.StringVar(&o.evidence, "evidence", "", "with --confirm, what shows it (`TEXT`); - takes away what is there")
	f.StringVar(&o.date, "date", "", "`DATE` on which it was done (default today)")
	f.StringVar(&o.from, "from", "", "take owner, due date and status from a plan that came back: `PLAN`, xlsx or csv; - for standard input")
	f.BoolVar(&o.dryRun, "dry-run", false, "with --from, tell what would change, and change nothing")
	f.BoolVar(&o.partial, "partial", false, "with --from, take the rows that are right")
	f.BoolVar(&o.force, "force", false, "with --from, take a plan of another business, and rows that were changed here since")
	_ = cmd.RegisterFlagCompletionFunc("status", completeWords("todo\tnot begun", "doing\tunder way", "done\tfinished; --confirm answers its questions", "accepted\tthe risk is; needs an owner, a reason and an expiry"))
	return cmd
}

func (a *app) track(o trackOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	return a.edit(o.file, func(d *document.Document) error {
		if o.from != "" {
			return a.trackFrom(d, o)
		}
		return a.trackIn(d, o)
	})
}

// trackIn notes what the flags say about an action of an assessment, and says so.
func (a *app) trackIn(d *document.Document, o trackOptions) error {
	if err := knownAction(d.Catalogue, &d.Assessment, o.action); err != nil {
		return err
	}
	p, day := a.page(), a.dayOr(o.date)
	var r scoring.Result // before what is confirmed
	var best map[questionnaire.CellID]questionnaire.Answer
	err := a.change(d, func(s *questionnaire.Assessment) error {
		if _, err := s.Track(o.action, o.tracking(), day); err != nil {
			return usagef("%s: %w", o.action, err)
		}
		if t := s.Actions[o.action]; t.Status == questionnaire.Accepted && o.set["status"] != "" && t.Expires < day {
			return usagef("--expires %s is past; name a day to come", t.Expires)
		}
		r = scoring.Assess(d.Catalogue, s)
		o.settle(p, &r, s, day)
		best = r.Best(o.action)
		if !o.confirm {
			return nil
		}
		if _, err := s.Confirm(o.action, best, questionnaire.Notes{Evidence: o.evidence}, day); err != nil {
			return usagef("%s: %w", o.action, err)
		}
		return nil
	})
	if err == nil && d.Store != nil {
		err = a.confirm(p)
	}
	a.tellFuture(o.date)
	if o.confirm {
		a.remarkEvidence(&r, &d.Assessment, best)
	}
	return err
}

// check tells what is wrong with the flags, if anything.
func (o trackOptions) check() error {
	switch {
	case o.from != "":
		return o.checkFrom()
	case o.dryRun || o.partial || o.force:
		return usagef("--dry-run, --partial and --force go with --from")
	case o.action == "":
		return usagef("which action? name its id, or a plan that came back with --from")
	case len(o.set) == 0:
		return usagef("nothing to note; name one of --owner, --due, --status, --note, --reason and --expires")
	case o.confirm && o.set["status"] != string(questionnaire.Done):
		return usagef("--confirm goes with --status done")
	case o.evidence != "" && !o.confirm:
		return usagef("--evidence goes with --confirm")
	}
	for _, name := range []string{"due", "expires"} {
		if o.set[name] == questionnaire.Clear {
			continue
		}
		if _, err := parseDate(name, o.set[name]); err != nil {
			return err
		}
	}
	if _, err := parseDate("date", o.date); err != nil {
		return err
	}
	if err := questionnaire.Status(o.set["status"]).Check(); err != nil {
		return usagef("--status: %w", err)
	}
	return nil
}

// tracking is what the flags change.
func (o trackOptions) tracking() questionnaire.Tracking {
	return questionnaire.Tracking{Owner: o.set["owner"], Due: questionnaire.Date(o.set["due"]), Status: questionnaire.Status(o.set["status"]),
		Note: o.set["note"], Reason: o.set["reason"], Expires: questionnaire.Date(o.set["expires"]), Done: questionnaire.Date(o.date)}
}

// remarkEvidence tells of confirmed answers whose evidence does not count.
func (a *app) remarkEvidence(r *scoring.Result, s *questionnaire.Assessment, best map[questionnaire.CellID]questionnaire.Answer) {
	for i := range r.Cells {
		cell := &r.Cells[i]
		if _, confirmed := best[cell.ID()]; !confirmed {
			continue
		}
		if text := evidenceRemark(cell.Control, s.Answers[cell.ID()]); text != "" {
			a.note("%s: %s", cell.ID(), text)
		}
	}
}

// settle says what was noted, and what it means for answers.
func (o trackOptions) settle(p *page.Page, r *scoring.Result, s *questionnaire.Assessment, day questionnaire.Date) {
	today, err := day.Time()
	if err != nil {
		return
	}
	plan := scoring.MakePlan(r, s, today, today)
	act := planned(&plan, o.action)
	open := act != nil && !act.Closed
	p.Say("%s saved in %s.%s", o.action, shown(o.file), map[bool]string{false: " It is not in the plan: nothing about it is open."}[open])
	if o.set["status"] != string(questionnaire.Done) || !open {
		return
	}
	best := r.Best(o.action)
	var lines []string
	for i := range r.Cells {
		cell := &r.Cells[i]
		ans, ok := best[cell.ID()]
		if !ok {
			continue
		}
		lines = append(lines, fmt.Sprintf("%s: %s", cell.ID(), cell.Control.Option(ans.Option).Text))
	}
	switch after := r.With(best); {
	case len(lines) == 0:
		p.Say("Record what was found out with: yourpart answer")
	case o.confirm:
		p.Say("%s confirmed; proven is now %s.", text.Plural(len(lines), "answer"), report.Range(after.Total))
		p.List(lines)
	default:
		p.Say("The score does not change by that. Add --confirm to give %s as of %s:", text.Plural(len(lines), "answer"), report.DayOf(day))
		p.List(lines)
	}
}

// completeTrack offers a file, then the actions of its plan.
func (a *app) completeTrack(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	if len(args) == 0 {
		return completeFiles(nil, nil, "")
	}
	c, s, err := a.loadUntold(args[0])
	if err != nil || len(args) > 1 || args[0] == stdin {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	r := report.Build(c, s, a.today(), a.today())
	var words []string
	for _, act := range slices.Concat(r.Plan.Actions, r.Plan.Accepted) {
		if strings.HasPrefix(act.ID, typed) {
			words = append(words, act.ID+"\t"+report.Title(&act))
		}
	}
	return words, cobra.ShellCompDirectiveNoFileComp
}
