package cli

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/export/fonts"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/document"
)

type exportOptions struct {
	files   []string
	many    bool // a folder was named, however many assessments are in it
	formats []string
	out     string
	date    string
	force   bool
	encrypt bool
	since   string
	layout  export.Layout
	fonts   *fonts.Finder   // nil finds none
	among   []export.Format // to choose from
}

func newExport(a *app) *cobra.Command {
	o := exportOptions{among: export.Formats}
	var looks layoutFlags
	cmd := &cobra.Command{
		Use:   "export FILE|DIR ...",
		Short: "Write the report for management",
		Long: `Write the report and print the path of each file written. The formats are

` + formatList(export.Formats) + `

-f all writes every one. docs/formats.md says how to bring each into its program.

Without -o a report goes to the folder you are in, under the name of its
assessment. -o takes a file, a folder, or - for standard output. A file that is
there already is replaced only with --force, and an assessment never. FILE may be -
for standard input.

A pdf has its annex in a file of its own, report.annex.pdf beside report.pdf: the
steps of what comes after the first 90 days, answers, method, words, sources and the
pages of questions to send. --annex inside puts it at the end of the report, and
--annex none leaves it out, data attached and all. Both files are written or none, and
--force replaces both. A summary has no annex; nor has a pdf for standard output or a
device, which is said. With --sections the parts that are asked for go where they belong.

--sections and --summary are for pdf, html, docx, pptx and md. What they leave out is
nowhere in the file: a pdf has no data attached then, and names its author only where
a page does. Other formats always carry everything, so they are refused with them.
--paper is for pdf, html and docx, --accent and --logo are for pptx as well; other
formats pass them over.

A docx is one file with the annex at its end, which --annex none leaves out. It has
real styles, headings, lists and tables, to edit in Word or LibreOffice. --template
names a Word template (.dotx) or document on this computer: its styles, fonts,
colours, page, head and foot stay, and its text goes. One with macros is refused. A
pptx is one slide, page one of the report.

--sign-off puts the lines to sign under the decision on page one of pdf, html, docx
and md, in place of the end; other formats pass it over, and so does a redacted report.

--redact is for every format. It takes out names of the business, of people and of
its own services, notes, evidence, owners and reasons, the logo of the profile, keys
made by hand, and every word of a --catalogue folder; answers, dates, numbers of
people and all scores stay. Its files are called name-withheld, with a number where
there are several assessments. A --logo that you give is still printed.

The pdf has Latin, Greek and Cyrillic letters. Where a name or a note has others,
fonts that have them are looked for on this computer, and what was found is said;
the outlines of the letters used go into the pdf, joined and in the order in which
they are read. --font FILE names a TrueType or OpenType font to try first, and may be
given again. --font none finds none, so that the same report has the same bytes on
every computer. What no font has is printed as "?" and kept as text, and that is said
too.

--currency shows money in another currency than that of the business.

--since says in the report what changed since a round, by its name or date, in place
of the newest one from before the day of the report.

--encrypt protects a pdf with a passphrase, by AES-256. It is asked for twice and
not shown, and is the same for all reports of the command. A script gives it as
YOURPART_REPORT_PASSPHRASE, or as that of encrypted assessments; where that is from
a folder, each report has its own. Enter alone has
one made by chance. There is no way around a passphrase that is forgotten, but the
report can be made again.

Several assessments are worked on side by side, and DIR stands for every one in that
folder and in the folders in it; of several files of one client the newest. Where several files are called the same, their
reports are called after the folder too: acme/assessment.json becomes
acme-assessment.pdf. One that fails is named and does not stop the rest; the exit code is 1 then.

What is open is planned from the day of the report, however old the plan is. A day that
was agreed with "yourpart plan FILE --agree" and is past is shown with how late it is,
and what was agreed or tracked and is done stays, as done.

The same assessment, --date and file name give the same bytes, except with --encrypt:
page one names the annex. The
assessment itself stays as it is: "yourpart snapshot FILE" keeps how things stand,
to compare with later.`,
		Example: `  yourpart export northwind.json
  yourpart export northwind.json -f pdf -o report.pdf --date 2026-11-30
  yourpart export clients/*.json -f pdf,json -o reports/ --force
  yourpart export northwind.json --summary --redact -o board.pdf
  yourpart export clients/ -f all -o reports/
  yourpart export northwind.json --encrypt -o board.pdf
  yourpart export northwind.json --annex inside -o whole.pdf
  yourpart export northwind.json --sections summary,plan --paper letter
  yourpart export northwind.json -f docx,pptx --template letterhead.dotx
  yourpart export tokyo.json --font DroidSansFallbackFull.ttf
  yourpart export northwind.json -o - > report.pdf`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if o.layout, err = looks.options(); err != nil {
				return err
			}
			o.files, o.fonts = args, looks.finder(a)
			return a.export(o)
		},
	}
	f := cmd.Flags()
	formatFlag(cmd, &o.formats, export.Formats)
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - for standard output")
	f.StringVar(&o.date, "date", "", "`DATE` of the report, such as 2026-11-30 (default today)")
	f.StringVar(&o.since, "since", "", "tell what changed since the round `NAME`, or since that of a date")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the pdf with a passphrase")
	looks.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("since", a.completeSnapshots)
	return cmd
}

func (a *app) export(o exportOptions) error { return a.exportEach(o, a.exportOne) }

// making makes the reports of one assessment: exportOne or sendOne. Each report is
// encrypted with a passphrase of its own where ownPassphrase says so.
type making func(j *job, o exportOptions, c *catalogue.Catalogue, date time.Time, ownPassphrase bool) error

// exportEach has do make the reports of each assessment.
func (a *app) exportEach(o exportOptions, do making) error {
	formats, err := pickFormats(o.among, o.formats)
	if err != nil {
		return err
	}
	if err := o.suits(formats); err != nil {
		return err
	}
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
	}
	o.many = slices.ContainsFunc(o.files, isFolder)
	if o.files, err = a.clientsIn(a.withoutReports(o.files)); err != nil {
		return err
	}
	if n := len(o.files) * len(formats); o.out == stdin && n > 1 {
		return usagef("-o - takes one report, not %d; name a folder with -o", n)
	}
	if err := toTerminal(a, o.out, formats[0]); err != nil {
		return err
	}
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	jobs, err := a.jobs(o, c, formats)
	if err != nil {
		return err
	}
	each := a.passphraseFolder() && a.Getenv(reportPassphraseEnv) == ""
	if o.encrypt && !each {
		if o.layout.Passphrase, err = a.freshForReports(o.files); err != nil {
			return err
		}
	}
	tellAccent(a, o.layout, formats)
	return a.batch(jobs, func(j *job) error {
		err := do(j, o, c, date, each)
		if errors.Is(err, report.ErrNothingOpen) && len(jobs) > 1 { // the others have something to ask
			j.remark, err = err, nil
		}
		return err
	})
}

// exportOne makes the reports of one assessment.
func (a *app) exportOne(j *job, o exportOptions, c *catalogue.Catalogue, date time.Time, ownPassphrase bool) error {
	if err := j.mayBegin(o.force); err != nil {
		return err
	}
	s := j.read
	if s == nil {
		var err error
		if s, err = a.readFor(c, j.source); err != nil {
			return err
		}
	}
	if _, err := s.Find(o.since); o.since != "" && err != nil {
		return fmt.Errorf("--since: %w", err)
	}
	j.newer = newer(c, s, j.source)
	l, err := a.layoutOf(j, o, s, ownPassphrase)
	if err != nil {
		return err
	}
	return a.write(j, l.Build(c, s, date, time.Time{}), l.Extra, o.fonts)
}

// layoutOf is how the reports of one assessment look, with its logo and, where each
// has one, its passphrase.
func (a *app) layoutOf(j *job, o exportOptions, s *questionnaire.Assessment, ownPassphrase bool) (l export.Layout, err error) {
	l = withLogo(o.layout, s, j)
	l.Since = o.since
	if o.encrypt && ownPassphrase {
		l.Passphrase, err = a.freshForReport(j.source, s.Profile.Name, document.FileName(j.source))
	}
	return l, err
}

// suits refuses what the formats cannot do.
func (o exportOptions) suits(formats []export.Format) error {
	if err := mayEncrypt(o.encrypt, formats); err != nil {
		return err
	}
	return mayNarrow(o.layout.Options, o.among, formats)
}

// mayEncrypt refuses to encrypt what cannot be.
func mayEncrypt[T export.Counted](wanted bool, formats []export.FormatOf[T]) error {
	if i := slices.IndexFunc(formats, func(f export.FormatOf[T]) bool { return !f.Encrypts() }); wanted && i >= 0 {
		return usagef("--encrypt is for pdf, and %s cannot be encrypted; ask for pdf alone, with -f pdf", formats[i].Name)
	}
	return nil
}

// mayNarrow refuses to leave parts out of formats that always carry everything.
func mayNarrow(o report.Options, all, formats []export.Format) error {
	i := slices.IndexFunc(formats, func(f export.Format) bool { return !f.Narrows })
	if !o.Narrowed() || i < 0 {
		return nil
	}
	flag := "--sections"
	if o.Summary {
		flag = "--summary"
	}
	var able []string
	for _, f := range all {
		if f.Narrows {
			able = append(able, f.Name)
		}
	}
	return usagef("%s is for %s, and %s always carries everything; ask for those alone, such as -f %s", flag, report.SentenceList(able, len(able)), formats[i].Name, able[0])
}

// toTerminal refuses to print on a terminal what is no text.
func toTerminal[T export.Counted](a *app, out string, f export.FormatOf[T]) error {
	if out == stdin && isTerminal(a.Out) && f.Binary {
		return usagef("%s is no text for a terminal; name a file with -o, or send it on with > report%s", f.Name, f.Ext)
	}
	return nil
}

// formatList is a line for each format, for help.
func formatList[T export.Counted](formats []export.FormatOf[T]) string {
	lines := make([]string, len(formats))
	for i, f := range formats {
		lines[i] = fmt.Sprintf("  %-15s %s", f.Name, f.About)
	}
	return strings.Join(lines, "\n")
}

// formatFlag adds the flag for what pickFormats reads. Without it there is the
// first format.
func formatFlag[T export.Counted](cmd *cobra.Command, lists *[]string, all []export.FormatOf[T]) {
	cmd.Flags().StringArrayVarP(lists, "format", "f", []string{all[0].Name}, "the `FORMAT`, or "+everyFormat+"; commas between several")
	cmd.Flags().Lookup("format").DefValue = all[0].Name
	_ = cmd.RegisterFlagCompletionFunc("format", completeNames(all))
}

// everyFormat asks for all formats there are.
const everyFormat = "all"

// pickFormats finds the formats asked for, each once.
func pickFormats[T export.Counted](all []export.FormatOf[T], lists []string) ([]export.FormatOf[T], error) {
	var out []export.FormatOf[T]
	names := split(lists)
	if len(names) == 0 {
		names = []string{""} // nothing is none of them
	}
	for _, name := range names {
		more := all
		if name = strings.ToLower(name); name != everyFormat {
			f, err := export.Named(all, name)
			if err != nil {
				return nil, asUsage(err)
			}
			more = []export.FormatOf[T]{f}
		}
		for _, f := range more {
			if !slices.ContainsFunc(out, func(o export.FormatOf[T]) bool { return o.Name == f.Name }) {
				out = append(out, f)
			}
		}
	}
	return out, nil
}
