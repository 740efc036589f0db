package cli

import (
	"fmt"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

func newQuestionnaire(a *app) *cobra.Command {
	o := exportOptions{among: export.Sheets}
	var services, topics []string
	var sheet report.SheetOptions
	var looks layoutFlags
	cmd := &cobra.Command{
		Use:   "questionnaire FILE|DIR ...",
		Short: "Write the open questions for somebody else to answer",
		Long: `Write the questions that nobody has answered, or nobody was sure of, for a client
or an IT supplier: service by service, each with what can be answered, how to
check it and whom to ask. The formats are

` + formatList(export.Sheets) + `

The xlsx and the csv are filled in with a spreadsheet: the letter of an answer or its
words under "answer", and a note and what shows it where there is something to say.
Then "yourpart answer FILE --sheet" reads it back; rows without an answer change
nothing. Notes and evidence that are there already are filled in.

The html is a form for one person, on a computer or a phone, that needs no network
and sends nothing: its answers come back as a small file or as text in a message.
Where its script does not run, as in the preview of a mail program, it says how to
answer by message, such as "SHEET abcd-efgh-ijkl-mnop 1a 2c 3d". The number on it is
as good as a password for that person's answers, so send it to that person alone.
"yourpart answer FILE --sheet" reads either, and "--forms DIR" all in a folder.

--to says whom it is sent to. The assessment notes it then, with its number, its
questions and their choices, and what comes back counts as that person's answers. Of
several assessments each notes a sheet of its own; one that cannot be written is not
noted. Without --to nothing is written to the assessment. In either case the sheet knows which business it is of,
and what was answered when it was made; leave the column "sheet" as it is. Each
page of the pdf has the number, the day and the name at its foot.

--all asks again what is answered, with the last answers filled in, as for a yearly
look. --service asks about those services only,
--business about the business as a whole only, both together about both, and --topic
about those topics only.

Files go where "yourpart export" puts them, under names such as
northwind.questions.csv. --encrypt protects a pdf with a passphrase, as "yourpart
export" does, and --font and --template are as there. FILE may be - for standard input, and DIR
stands for every assessment in that folder; one in which nothing is open is named
and passed over.`,
		Example: `  yourpart questionnaire northwind.json
  yourpart questionnaire northwind.json -f md -o - | less
  yourpart questionnaire northwind.json --service aws-lightsail -f csv -o supplier.csv
  yourpart questionnaire northwind.json --to "Anna at IT Ltd" --business -f xlsx
  yourpart questionnaire northwind.json --to Anna --topic access,backup -f html
  yourpart questionnaire clients/ --to "IT supplier" -f xlsx -o sheets/
  yourpart questionnaire northwind.json --all --topic backup -f xlsx -o again.xlsx
  yourpart questionnaire northwind.json -f pdf --encrypt
  yourpart answer northwind.json --sheet supplier.csv`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if o.layout, err = looks.options(); err != nil {
				return err
			}
			sheet.Services, sheet.Topics = split(services), split(topics)
			o.files, o.layout.Sheet, o.fonts = args, sheet, looks.finder(a)
			if sheet.To != "" {
				return a.send(o)
			}
			if slices.Contains(split(o.formats), "html") {
				a.note("without --to NAME the form is a copy to read: nobody is noted whose answers could come back of it")
			}
			return a.export(o)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &o.formats, export.Sheets)
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - for standard output")
	f.StringArrayVar(&services, "service", nil, "ask about `KEY` only; commas between several")
	f.BoolVar(&sheet.Business, "business", false, "ask about the business as a whole, not about its services")
	f.StringArrayVar(&topics, "topic", nil, "ask about `TOPIC` only; commas between several")
	f.BoolVar(&sheet.All, "all", false, "ask again what is answered, with the answers filled in")
	f.StringVar(&sheet.To, "to", "", "note in the assessment that it goes to `NAME`, whose answers come back")
	f.StringVar(&o.date, "date", "", "`DATE` on the sheet, such as 2026-11-30 (default today)")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the pdf with a passphrase")
	looks.addFiles(cmd)
	_ = cmd.RegisterFlagCompletionFunc("service", a.completeKeys)
	_ = cmd.RegisterFlagCompletionFunc("topic", a.completeTopics)
	for _, name := range []string{"date", "to"} {
		_ = cmd.RegisterFlagCompletionFunc(name, completeNothing)
	}
	return cmd
}

// send writes a sheet of each assessment and notes in it that it goes to somebody.
func (a *app) send(o exportOptions) error {
	to := questionnaire.PersonName(o.layout.Sheet.To)
	switch {
	case to == "":
		return usagef("--to %q is no name", o.layout.Sheet.To)
	case slices.Contains(o.files, stdin):
		return usagef("--to notes the sheet in the assessment, so it takes files, not standard input")
	}
	o.layout.Sheet.To = to
	return a.exportEach(o, a.sendOne)
}

// sendOne notes a sheet in one assessment and writes it. Where it cannot be written,
// it is not noted either. Several run at once, so what there is to say goes into the job.
func (a *app) sendOne(j *job, o exportOptions, c *catalogue.Catalogue, date time.Time, ownPassphrase bool) (err error) {
	if err := j.mayBegin(o.force); err != nil {
		return err
	}
	d, err := a.hold(j.source, c)
	if err != nil {
		return err
	}
	defer d.Close()
	j.newer = newer(c, &d.Assessment, j.source)
	l, err := a.layoutOf(j, o, &d.Assessment, ownPassphrase)
	if err != nil {
		return err
	}
	l.Sheet.Number = store.NewID()[:sheetNumber]
	parts, err := l.Build(c, &d.Assessment, date, time.Time{}).Sheet()
	if err != nil {
		return fmt.Errorf("%s: %w", shown(j.source), err)
	}
	s := questionnaire.Sheet{Number: l.Sheet.Number, To: l.Sheet.To, Date: questionnaire.DateOf(date), Revision: d.Assessment.Revision, Catalogue: c.Version}
	for _, p := range parts {
		for _, c := range p.Cells {
			s.Ask(c.Control, c.ID())
		}
	}
	d.Assessment.Remember(&s)
	err = d.Keep(func(as *questionnaire.Assessment) error { return as.Send(s) })
	if j.notes = keptNotes(d); err != nil {
		return err
	}
	written := false
	defer func() { // also of a mistake of ours
		if !written {
			err = j.unsent(d, err)
		}
	}()
	err = a.write(j, l.Build(c, &d.Assessment, date, time.Time{}), l.Extra, o.fonts)
	written = err == nil
	return err
}

// unsent takes back that a sheet was sent which could not be written in every format,
// and returns why, with what became of the note.
func (j *job) unsent(d *document.Document, why error) error {
	for _, path := range j.written {
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
			_ = os.Remove(path) // nothing knows its number
		}
	}
	j.written = nil
	if _, err := d.Undo(1); err != nil {
		return fmt.Errorf("%w; %s says that it was sent, as that cannot be taken back: %w", why, shown(j.source), err)
	}
	return why
}

// sheetNumber is how many characters of a random id are the number of a sheet: 80
// bits.
const sheetNumber = 16
