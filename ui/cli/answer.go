package cli

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	forms "yourpart/questionnaire/sheet"
	"yourpart/ui/document"
)

type answerOptions struct {
	file     string
	answers  []string // CONTROL[@SERVICE]=OPTION
	sheet    string   // path; empty for none
	forms    string   // folder of forms that came back; empty for none
	csv      string   // the same by its former name
	rows     []byte   // what the sheet has, where it is no form
	note     string
	evidence string
	date     string
	dryRun   bool   // tell what would be taken, and change nothing
	partial  bool   // take the rows that are right
	force    bool   // take a sheet that is not of this business, and rows that are older
	by       string // who said so; empty for the file's own word
	settle   bool
}

// An entry is one answer that is to be recorded.
type entry struct {
	cell   questionnaire.CellID
	option string // empty takes the answer away
	notes  questionnaire.Notes
	day    questionnaire.Date
	row    int // of the sheet it is from; 0 for none
	// together is set where it is said of several services at once.
	together bool
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

CONTROL@others=OPTION answers for all services at once that the core questions ask
about together; an answer for one of them alone replaces it there.

Note and evidence stay unless a new one is given; --note - and --evidence - take
them away, and so does - in a cell of the file. Evidence that was given for another
option is kept as given for that one, and counts as none until it is given again.

--by says who gave the answers. What another person said stays beside it: where the
two differ, the question is disputed and counts as a range until somebody settles
it with --settle, which decides what counts, or until they agree. An answer without
a name replaces only one without a name. not-sure disputes nothing.

--sheet reads a sheet that "yourpart questionnaire" wrote and somebody filled in: an
Excel workbook, CSV, or text out of a mail, such as the Markdown sheet with boxes
ticked. Under answer goes the letter of an option, its words or its id; n/a and "not
sure" are understood. A row without an answer changes nothing, a title above the
columns and a signature below them are passed over, and - reads standard input.
What is wrong is told row by row, as a spreadsheet numbers them, and then nothing is
saved; --partial takes the rows that are right, with exit code 1. --dry-run tells
what would be taken and changes nothing.

A sheet knows which business it is of, whom it was sent to, and what was answered
then. Another business's is refused, and so is one of a copy of the file in which the
business has another name, and one of release 1.0, which does not say whose it is;
what was sent to somebody counts as that person's answers, or as those of the name under by, or of --by; and a row that the
person has answered here since is told and not taken, with exit code 1. --force takes
all of it. The same sheet read twice changes nothing the second time.

The answers of a form, "questionnaire -f html", are read from its file or from a
message with its text in it, quoted or wrapped. The number in it says whose they are
and which letter means what, also after an update; one that was sent for another
business is refused, and so is one that was cut short or changed on the way. What a
person typed has no checksum: it is taken, noted as typed by hand and shown, so that
you can read it back. A later form of the same person replaces an earlier one with
--force. --forms DIR takes every form that lies in a folder, each once; what cannot be
taken is told file by file, with exit code 1.

A program writes control, service, option, note, evidence and by, of which control
and option are needed. A control of the whole firm has no service. --csv is the
former name of --sheet.

With - as FILE the assessment comes from standard input and goes to standard output.`,
		Example: `  yourpart answer northwind.json mfa-all-users@dropbox=everyone mfa-all-users@aws-lightsail=not-sure
  yourpart answer northwind.json no-shared-logins@others=own
  yourpart answer northwind.json leaver-offboarding=handled-elsewhere --note "our IT supplier"
  yourpart answer northwind.json --sheet supplier.xlsx --dry-run
  yourpart answer northwind.json --forms answers/
  yourpart answer northwind.json --sheet answers.csv --date 2026-11-20
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
	f.StringVar(&o.sheet, "sheet", "", "read answers from `FILE`: xlsx, csv, text or what came back of a form; - for standard input")
	f.StringVar(&o.forms, "forms", "", "take every form that came back into the folder `DIR`")
	f.StringVar(&o.csv, "csv", "", "the same as --sheet `FILE`")
	f.BoolVar(&o.dryRun, "dry-run", false, "tell what would be taken, and change nothing")
	f.BoolVar(&o.partial, "partial", false, "take the rows of the sheet, or the answers of a form, that are right")
	f.BoolVar(&o.force, "force", false, "take a sheet of another business, and rows that are older than the answers")
	f.StringVar(&o.note, "note", "", "a note on the one answer given (`TEXT`); - takes it away")
	f.StringVar(&o.evidence, "evidence", "", "what shows the one answer given (`TEXT`); - takes it away")
	f.StringVar(&o.date, "date", "", "`DATE` of the answers, such as 2026-11-20 (default today)")
	f.StringVar(&o.by, "by", "", "the answers are those of the person called `NAME`")
	f.BoolVar(&o.settle, "settle", false, "decide which answer counts where people differ")
	_ = cmd.RegisterFlagCompletionFunc("forms", completeFolder)
	for _, name := range []string{"note", "evidence", "date", "by"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeNothing)
	}
	return cmd
}

func (a *app) answer(o answerOptions) error {
	if err := o.check(); err != nil {
		return err
	}
	if o.sheet == "" {
		o.sheet = o.csv
	}
	return a.edit(o.file, func(d *document.Document) error {
		came, err := a.cameBack(&o)
		switch {
		case err != nil:
			return err
		case came != nil:
			return a.takeForms(d, o, came)
		}
		return a.record(d, o)
	})
}

// record puts the answers into an assessment, and says so.
func (a *app) record(d *document.Document, o answerOptions) error {
	c, s := d.Catalogue, &d.Assessment
	entries, sh, err := a.entries(c, s, o)
	if err != nil {
		return err
	}
	faulty := a.tellFaults(sh, o.partial)
	if faulty != nil && !o.partial && !o.dryRun && !errors.As(faulty, new(*leftError)) {
		return faulty
	}
	if o.dryRun {
		p, err := o.foretold(c, s, entries)
		return cmp.Or(err, a.show(p), faulty)
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
		p.Say("%s saved in %s. %s.", text.Plural(len(entries), "answer"), shown(o.file), open(c, s))
		err = a.confirm(p)
	}
	a.tellFuture(o.date)
	a.remark(c, s, entries)
	return cmp.Or(err, faulty)
}

// give records one answer, or settles its question with it.
func (o answerOptions) give(s *questionnaire.Assessment, e entry) error {
	if e.notes.By = questionnaire.PersonName(cmp.Or(e.notes.By, o.by)); !o.settle {
		if e.together {
			s.AnswerTogether([]questionnaire.CellID{e.cell}, e.option, e.notes, e.day)
			return nil
		}
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

// check returns what is wrong with the flags, if anything.
func (o answerOptions) check() error {
	sheet := cmp.Or(o.sheet, o.csv, o.forms)
	switch {
	case o.forms != "" && (o.sheet != "" || o.csv != "" || len(o.answers) > 0):
		return usagef("--forms takes a folder of forms and nothing beside; give the other answers in a command of their own")
	case o.forms != "" && o.by != "":
		return usagef("--forms: the number of each form says whose it is; leave --by out")
	case o.by != "" && questionnaire.PersonName(o.by) == "":
		return usagef("--by %q is no name", o.by)
	case o.settle && sheet != "":
		return usagef("--settle takes the answers themselves, not a sheet; look at each dispute first")
	case o.sheet != "" && o.csv != "":
		return usagef("--sheet and --csv are the same; give one of them")
	case len(o.answers) == 0 && sheet == "":
		return usagef("no answers given; write CONTROL@SERVICE=OPTION, --sheet FILE or --forms DIR")
	case (o.note != "" || o.evidence != "") && (len(o.answers) != 1 || sheet != ""):
		return usagef("--note and --evidence go with one answer; for several, use the note and evidence columns of --sheet")
	case sheet == stdin && o.file == stdin:
		return usagef("the assessment and the sheet cannot both come from standard input")
	case (o.partial || o.force) && sheet == "":
		return usagef("--partial and --force are for --sheet and --forms")
	}
	_, err := parseDate("date", o.date)
	return err
}

// entries gathers all answers before any is recorded. There is no sheet where none
// was given.
func (a *app) entries(c *catalogue.Catalogue, s *questionnaire.Assessment, o answerOptions) (out []entry, sh *sheet, err error) {
	date := a.dayOr(o.date)
	given := map[questionnaire.CellID]string{}
	if o.sheet != "" {
		if sh, err = a.sheetOf(o.sheet, o.rows, reader{c, s, date, o.by, o.force}); err != nil {
			if said := forms.Numberless(o.rows); said != nil {
				err = fmt.Errorf("%s: %w", shown(o.sheet), said)
			}
			return nil, nil, err
		}
		out = sh.entries
	}
	for _, e := range out {
		given[e.cell] = "in " + shown(o.sheet)
	}
	for _, word := range o.answers {
		ids, option, together, err := parseAnswer(c, s, word)
		if err != nil {
			return nil, nil, asUsage(err)
		}
		for _, id := range ids {
			if where, twice := given[id]; twice {
				return nil, nil, usagef("%s is answered %s already; give one answer for each question", id, where)
			}
			given[id] = fmt.Sprintf("by %q", word)
			out = append(out, entry{cell: id, option: option, together: together, notes: questionnaire.Notes{Note: o.note, Evidence: o.evidence}, day: date})
		}
	}
	return out, sh, nil
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
