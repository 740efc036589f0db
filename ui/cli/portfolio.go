package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/export/fonts"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/ui/cli/page"
)

type portfolioOptions struct {
	places  []string
	json    bool
	sort    string
	date    string
	since   string
	formats []string
	out     string
	force   bool
	encrypt bool
	layout  export.Layout
	fonts   *fonts.Finder // nil finds none
}

func newPortfolio(a *app) *cobra.Command {
	var o portfolioOptions
	var looks layoutFlags
	cmd := &cobra.Command{
		Use:   "portfolio DIR|FILE ...",
		Short: "Show many clients in one table",
		Long: `Show one line for each assessment: its score from proven to possible, its band
and whether a missing must-have caps it, its weakest service, how many actions are
open, due within 30 days and overdue, and how far the proven score moved since the
newest snapshot. Below stand the sums, how many clients are in which band, what was
set aside as not applicable or handled elsewhere, and how many answers are older than
a year.

--since compares with a round instead: that of a name, or of a day the newest of that
day or before. A client without it says so.

A client of whom there are several files counts once, by the one with the newest
answers; the others are named: copies that sync tools and file managers made, those
that were set aside, last year's. Two are of one client where they have one id, or,
where one of them has none yet, where the business is called the same. Two of one id
and different names are pointed out and count apart.

-f writes it to files and prints their paths. The formats are

` + formatList(export.Portfolios) + `

Without -o a file goes to the folder you are in, as portfolio.xlsx and so on. -o
takes a file, a folder, or - for standard output. A file that is there already is
replaced only with --force, and an assessment never.

--redact takes names out of all that is printed or written: clients become Client 1,
Client 2 and so on, in the order they are shown. --paper, --accent and --logo are for pdf,
html and docx, --font is for pdf, --template for docx.

DIR stands for every assessment in that folder and in the folders in it, as where each
client has one. One that cannot be read is named, is
listed in what is printed or written as well, and does not stop the rest; the exit
code is 1 then.`,
		Example: `  yourpart portfolio clients/
  yourpart portfolio clients/ --sort overdue
  yourpart portfolio clients/ --since "Spring 2026"
  yourpart portfolio clients/ -f xlsx,pdf -o reports/
  yourpart portfolio clients/ -f pdf --redact -o anonymous.pdf
  yourpart portfolio clients/ --json | jq '.clients[] | select(.overdue > 0).name'`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if o.layout, err = looks.options(); err != nil {
				return err
			}
			o.places, o.since, o.fonts = args, text.CleanLine(o.since), looks.finder(a)
			return a.portfolio(o)
		},
	}
	jsonFlag(cmd, &o.json)
	f := cmd.Flags()
	var orders, words []string
	for _, order := range report.Orders {
		orders = append(orders, order.Name)
		words = append(words, order.Name+"\t"+order.About)
	}
	f.StringVar(&o.sort, "sort", orders[0], "in which `ORDER`: "+strings.Join(orders, ", "))
	f.StringVar(&o.date, "date", "", "count as of `DATE`, such as 2026-11-30 (default today)")
	f.StringVar(&o.since, "since", "", "tell what changed since the round `NAME`, or the newest of a date or before")
	f.StringArrayVarP(&o.formats, "format", "f", nil, "write it as `FORMAT`, or "+everyFormat+"; commas between several")
	f.StringVarP(&o.out, "output", "o", "", "with -f, write to `PATH`: a file, a folder, or - for standard output")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the pdf with a passphrase")
	f.BoolVar(&looks.redact, "redact", false, "take out the names of clients and of their own services")
	looks.addLook(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", completeNames(export.Portfolios))
	_ = cmd.RegisterFlagCompletionFunc("sort", completeWords(words...))
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	_ = cmd.RegisterFlagCompletionFunc("since", a.completeSnapshots)
	return cmd
}

func (a *app) portfolio(o portfolioOptions) error {
	formats, err := o.check(a)
	if err != nil {
		return err
	}
	files, err := assessmentsIn(o.places)
	if err != nil {
		return err
	}
	if o.encrypt {
		if o.layout.Passphrase, err = a.freshForReports(files); err != nil {
			return err
		}
	}
	p, err := a.clients(o, files)
	if p == nil {
		return err
	}
	show := func() error { return a.show(portfolioPage(a.page(), p)) }
	switch {
	case o.json:
		show = func() error { return report.WriteJSON(a.out, p.Shape()) }
	case len(formats) > 0:
		show = func() error { return a.writePortfolio(o, formats, p, files) }
	}
	if failed := show(); failed != nil {
		return failed
	}
	return err
}

// check tells what is wrong with the flags, and finds the formats asked for:
// none where a page is to be printed.
func (o portfolioOptions) check(a *app) ([]export.FormatOf[*report.Portfolio], error) {
	if err := o.checkSince(a); err != nil {
		return nil, err
	}
	var known []string
	for _, order := range report.Orders {
		known = append(known, order.Name)
	}
	if !slices.Contains(known, o.sort) {
		return nil, noSuch("order", o.sort, known, "yourpart portfolio --help")
	}
	if o.formats == nil {
		if o.out != "" || o.force || o.encrypt {
			return nil, usagef("-o, --force and --encrypt go with -f, such as -f pdf")
		}
		return nil, nil
	}
	formats, err := pickFormats(export.Portfolios, o.formats)
	switch {
	case err != nil:
		return nil, err
	case o.json:
		return nil, usagef("--json prints and -f writes files; ask for one of them")
	case o.out == stdin && len(formats) > 1:
		return nil, usagef("-o - takes one format, not %d; name a folder with -o", len(formats))
	}
	if err := mayEncrypt(o.encrypt, formats); err != nil {
		return nil, err
	}
	tellAccent(a, o.layout, formats)
	return formats, toTerminal(a, o.out, formats[0])
}

// writePortfolio writes a portfolio in each format, over none of the
// assessments it is about.
func (a *app) writePortfolio(o portfolioOptions, formats []export.FormatOf[*report.Portfolio], p *report.Portfolio, sources []string) error {
	letters := export.NewLettering(o.fonts)
	x := letters.Into(o.layout.Extra)
	defer func() {
		for _, n := range letters.Notes() {
			a.note("%s", n)
		}
	}()
	if o.out == stdin {
		b, err := formats[0].Bytes(p, x)
		if err != nil {
			return err
		}
		return a.print(b)
	}
	paths := make([]string, len(formats))
	for i, f := range formats {
		paths[i] = target(o.out, "portfolio", f.Ext, len(formats))
		for _, source := range sources {
			if err := mayWrite(paths[i], source, o.force); err != nil {
				return err
			}
		}
	}
	for i, f := range formats {
		path := paths[i]
		if _, err := f.Save(p, x, path); err != nil {
			return err
		}
		a.say(path)
	}
	return nil
}

// portfolioPage is the table for people.
func portfolioPage(p *page.Page, f *report.Portfolio) *page.Page {
	p.Say("%s as of %s", text.Plural(len(f.Clients), "assessment"), report.Day(f.Date))
	p.Gap()
	var rows [][]string
	for i := range f.Clients {
		c := &f.Clients[i]
		band := c.BandText()
		if c.Capped {
			band += " (capped)"
		}
		rows = append(rows, []string{c.Label(), report.Range(c.Score), band, c.WeakestText(),
			fmt.Sprint(c.Open), fmt.Sprint(c.Due), fmt.Sprint(c.Overdue), c.Change()})
	}
	all := f.Totals()
	rows = append(rows, []string{report.InAll, "", "", "", fmt.Sprint(all.Open), fmt.Sprint(all.Due), fmt.Sprint(all.Overdue), ""})
	p.Table([]page.Column{{Title: "Client"}, {Title: "Score", Most: 9, Right: true}, {Title: "Band", Most: 10}, {Title: "Weakest service"},
		{Title: "Open", Most: 5, Right: true}, {Title: "Due", Most: 5, Right: true}, {Title: "Late", Most: 5, Right: true}, {Title: "Moved", Most: 5, Right: true}}, rows)
	p.Gap()
	var bands []string
	for _, b := range f.Bands() {
		bands = append(bands, b.Text())
	}
	p.Say("%s Bands: %s.", f.Status(), strings.Join(bands, ", "))
	for _, note := range f.Notes() {
		p.Say("%s", note)
	}
	asides(p, f)
	aged(p, f)
	if lines := f.Several(); len(lines) > 0 {
		p.Heading("%s", report.CopiesTitle)
		p.Say("%s", report.CopiesNote)
		p.List(lines)
	}
	if len(f.Unread) > 0 {
		p.Heading("%s", report.UnreadTitle)
		for _, u := range f.Unread {
			p.List([]string{u.Text()})
		}
	}
	return p
}
