package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/document"
)

type answerOptions struct {
	file     string
	answers  []string // CONTROL[@SERVICE]=OPTION
	csv      string   // path; empty for none
	note     string
	evidence string
	date     string
	by       string // who said so; empty for the file's own word
	settle   bool
}

// An entry is one answer that is to be recorded.
type entry struct {
	cell   questionnaire.CellID
	option string // empty takes the answer away
	notes  questionnaire.Notes
	day    questionnaire.Date
}

func newAnswer(a *app) *cobra.Command {
	var o answerOptions
	cmd := &cobra.Command{
		Use:   "answer FILE [CONTROL[@SERVICE]=OPTION ...]",
		Short: "Record answers without the wizard",
		Long: `Record answers without the wizard: all of them, or none when one is wrong.

"yourpart catalogue show CONTROL" lists the options of a question. Every question
also takes not-sure, not-applicable (say why with --note) and handled-elsewhere
(say where with --note). Nothing after the = takes the answer away.

Note and evidence stay unless a new one is given; --note - and --evidence - take
them away, and so does - in a cell of the file. Evidence that was given for another
option is kept as given for that one, and counts as none until it is given again.

--by says who gave the answers. What another person said stays beside it: where the
two differ, the question is disputed and counts as a range until somebody settles
it with --settle, which decides what counts, or until they agree. An answer without
a name replaces only one without a name. not-sure disputes nothing.

--csv reads a file whose first line names its columns: control, service, option,
note and evidence, of which control and option are needed. A control of the whole
firm has no service. - reads it from standard input. A sheet that "yourpart
questionnaire" wrote and somebody filled in is read as it is: it has answer in
place of option, which takes the letter of an option, its words or its id, and a
row without an answer changes nothing.

With - as FILE the assessment comes from standard input and goes to standard output.`,
		Example: `  yourpart answer northwind.json mfa-all-users@dropbox=everyone mfa-all-users@aws-lightsail=not-sure
  yourpart answer northwind.json --csv answers.csv --date 2026-11-20
  yourpart answer northwind.json mfa-all-users@dropbox=admins --by "IT supplier" --evidence scr-9.png
  yourpart answer northwind.json mfa-all-users@dropbox=admins --settle`,
		Args:              takes(1, -1),
		ValidArgsFunction: a.completeAnswer,
		RunE: func(_ *cobra.Command, args []string) error {
			o.file, o.answers = args[0], args[1:]
			return a.answer(o)
		},
	}
	f := cmd.Flags()
	f.StringVar(&o.csv, "csv", "", "read answers from `FILE`; - for standard input")
	f.StringVar(&o.note, "note", "", "a note on the one answer given (`TEXT`); - takes it away")
	f.StringVar(&o.evidence, "evidence", "", "what shows the one answer given (`TEXT`); - takes it away")
	f.StringVar(&o.date, "date", "", "`DATE` of the answers, such as 2026-11-20 (default today)")
	f.StringVar(&o.by, "by", "", "the answers are those of the person called `NAME`")
	f.BoolVar(&o.settle, "settle", false, "decide which answer counts where people differ")
	for _, name := range []string{"note", "evidence", "date", "by"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeNothing)
	}
	return cmd
}

func (a *app) answer(o answerOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	return a.edit(o.file, func(d *document.Document) error { return a.record(d, o) })
}

// record puts the answers into an assessment, and says so.
func (a *app) record(d *document.Document, o answerOptions) error {
	c, s := d.Catalogue, &d.Assessment
	entries, err := a.entries(c, s, o)
	if err != nil {
		return err
	}
	err = a.change(d, func(s *questionnaire.Assessment) error {
		for _, e := range entries {
			if err := o.give(s, e); err != nil {
				return err
			}
		}
		return nil
	})
	if err == nil && d.Store != nil {
		p := a.page()
		p.say("%s saved in %s. %s.", text.Plural(len(entries), "answer"), shown(o.file), open(c, s))
		err = a.confirm(p)
	}
	a.tellFuture(o.date)
	a.remark(c, s, entries)
	return err
}

// give records one answer, or settles its question with it.
func (o answerOptions) give(s *questionnaire.Assessment, e entry) error {
	if e.notes.By == "" {
		e.notes.By = questionnaire.PersonName(o.by)
	}
	if !o.settle {
		s.Answer(e.cell, e.option, e.notes, e.day)
		return nil
	}
	if err := s.Undisputed(e.cell); err != nil {
		return fmt.Errorf("%s: %w", e.cell, err)
	}
	if _, err := s.Settle(e.cell, e.option, e.notes, e.day); err != nil {
		return fmt.Errorf("%s: %w", e.cell, err)
	}
	return nil
}

// check tells what is wrong with the flags, if anything.
func (o answerOptions) check() error {
	switch {
	case o.by != "" && questionnaire.PersonName(o.by) == "":
		return usagef("--by %q is no name", o.by)
	case o.settle && o.csv != "":
		return usagef("--settle takes the answers themselves, not --csv; look at each dispute first")
	case len(o.answers) == 0 && o.csv == "":
		return usagef("no answers given; write CONTROL@SERVICE=OPTION, or --csv FILE")
	case (o.note != "" || o.evidence != "") && (len(o.answers) != 1 || o.csv != ""):
		return usagef("--note and --evidence go with one answer; for several, use the note and evidence columns of --csv")
	case o.csv == stdin && o.file == stdin:
		return usagef("the assessment and --csv cannot both come from standard input")
	}
	_, err := parseDate("date", o.date)
	return err
}

// entries gathers all answers before any is recorded.
func (a *app) entries(c *catalogue.Catalogue, s *questionnaire.Assessment, o answerOptions) ([]entry, error) {
	date := a.dayOr(o.date)
	var out []entry
	if o.csv != "" {
		list, err := a.readCSV(o.csv, c, s, date)
		if err != nil {
			return nil, err
		}
		out = list
	}
	given := map[questionnaire.CellID]string{}
	for _, e := range out {
		given[e.cell] = "in " + shown(o.csv)
	}
	for _, word := range o.answers {
		id, option, err := s.ParseAnswer(c, word)
		if err != nil {
			return nil, asUsage(err)
		}
		if where, twice := given[id]; twice {
			return nil, usagef("%s is answered %s already; give one answer for each question", id, where)
		}
		given[id] = fmt.Sprintf("by %q", word)
		out = append(out, entry{id, option, questionnaire.Notes{Note: o.note, Evidence: o.evidence}, date})
	}
	return out, nil
}

// open says how many questions are left.
func open(c *catalogue.Catalogue, s *questionnaire.Assessment) string {
	n := 0
	for _, cell := range questionnaire.Cells(c, s) {
		if cell.Open() {
			n++
		}
	}
	if n == 0 {
		return "No question is open"
	}
	if n == 1 {
		return "1 question is open"
	}
	return fmt.Sprintf("%d questions are open", n)
}

// remark tells of answers just given that do not count as they stand.
func (a *app) remark(c *catalogue.Catalogue, s *questionnaire.Assessment, entries []entry) {
	cells := map[questionnaire.CellID]*questionnaire.Cell{}
	list := questionnaire.Cells(c, s)
	for i := range list {
		cells[list[i].ID()] = &list[i]
	}
	for _, e := range entries {
		if text := remarkOn(cells[e.cell], s.Answers[e.cell]); text != "" {
			a.note("%s: %s", e.cell, text)
		}
	}
}

// remarkOn says why an answer does not count, or what it lacks.
func remarkOn(cell *questionnaire.Cell, ans questionnaire.Answer) string {
	switch option := ans.Option; {
	case cell != nil && cell.State == questionnaire.Asked && cell.Disputed():
		return "disputed: " + report.DisputeText(cell.Control, cell.Words) + "; --settle decides which counts"
	case option == "":
		return ""
	case cell == nil || cell.State == questionnaire.ByProvider:
		return "kept, but not asked for this assessment, so it does not count"
	case cell.State == questionnaire.Inherited:
		return "kept, but the answer for " + cell.Source + " counts, whose sign-in it shares"
	case cell.State == questionnaire.Met || cell.State == questionnaire.Unmet:
		return "kept, but an earlier answer settles it"
	case option == questionnaire.NotApplicable && ans.Note == "":
		return "not applicable needs a reason; add it with --note"
	case option == questionnaire.HandledElsewhere && ans.Note == "":
		return "handled elsewhere needs to say where; add it with --note"
	}
	return evidenceRemark(cell.Control, ans)
}

// evidenceRemark says why the evidence for an answer does not count, if so.
func evidenceRemark(k *catalogue.Control, ans questionnaire.Answer) string {
	if ans.Evidence == "" || ans.Evidenced() {
		return ""
	}
	return fmt.Sprintf("its evidence was given for “%s”, so it does not count; give it again with --evidence", report.OptionWords(k, ans.EvidenceFor))
}
