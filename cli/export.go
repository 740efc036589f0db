package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

type exportOptions struct {
	files   []string
	formats []string
	out     string
	date    string
	force   bool
	encrypt bool
	layout  export.Options
	among   func(name string) (export.Format, error) // finds a format
}

func newExport(a *app) *cobra.Command {
	o := exportOptions{among: export.FormatNamed}
	var looks layoutFlags
	cmd := &cobra.Command{
		Use:   "export FILE [FILE ...]",
		Short: "Write the report for management",
		Long: `Write the report and print the path of each file written. The formats are

` + formatList(export.Formats) + `

docs/formats.md says how to bring each into its program.

Without -o a report goes to the folder you are in, under the name of its
assessment. -o takes a file, a folder, or - for standard output. A file that is
there already is replaced only with --force. FILE may be - for standard input.

--sections and --summary are for pdf, html and md; --paper, --accent and --logo for
pdf and html. Other formats carry everything and pass them over. --redact is for
every format.

The pdf has Latin, Greek and Cyrillic letters; others are printed as "?" and kept
as text. --font names a TrueType font on this computer that has them, Chinese,
Japanese or Korean ones for instance; the letters used go into the pdf. Scripts
whose letters are joined or run from right to left stay as "?".

--encrypt protects a pdf with a passphrase, by AES-256. It is asked for twice and
not shown, and is the same for all reports of the command. A script gives it as
YOURPART_REPORT_PASSPHRASE, or as that of encrypted assessments. There is no way
around a passphrase that is forgotten, but the report can be made again.

Several assessments are worked on side by side. One that fails is named and does
not stop the rest; the exit code is 1 then.

The same assessment and --date give the same bytes, except with --encrypt. The
assessment itself stays as it is: "yourpart snapshot FILE" keeps how things stand,
to compare with later.`,
		Example: `  yourpart export northwind.json
  yourpart export northwind.json -f pdf -o report.pdf --date 2026-11-30
  yourpart export clients/*.json -f pdf,json -o reports/ --force
  yourpart export northwind.json --summary --redact -o board.pdf
  yourpart export northwind.json --encrypt -o board.pdf
  yourpart export northwind.json --sections summary,plan --paper letter
  yourpart export tokyo.json --font DroidSansFallbackFull.ttf
  yourpart export northwind.json -o - > report.pdf`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			var err error
			if o.layout, err = looks.options(); err != nil {
				return err
			}
			o.files = args
			return a.export(o)
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&o.formats, "format", "f", []string{export.Formats[0].Name}, "the `FORMAT`; commas between several")
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - for standard output")
	f.StringVar(&o.date, "date", "", "`DATE` of the report, such as 2026-11-30 (default today)")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.encrypt, "encrypt", false, "protect the pdf with a passphrase")
	looks.add(cmd)
	_ = cmd.RegisterFlagCompletionFunc("format", completeNames(export.Formats))
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) export(o exportOptions) error {
	formats, err := pickFormats(o.among, o.formats)
	if err != nil {
		return err
	}
	if err := mayEncrypt(o.encrypt, formats); err != nil {
		return err
	}
	date, err := parseDate("date", o.date)
	if err != nil {
		return err
	}
	if date.IsZero() {
		date = a.today()
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
	if o.encrypt {
		if o.layout.Passphrase, err = a.freshForReport(); err != nil {
			return err
		}
	}
	tellAccent(a, o.layout, formats)
	return a.batch(jobs, func(j *job) error {
		s := j.read
		if s == nil {
			var err error
			if s, err = a.readFor(c, j.source); err != nil {
				return err
			}
		}
		return a.write(o, j, withLogo(o.layout, s, j).Build(c, s, date, time.Time{}))
	})
}

// mayEncrypt refuses to encrypt what cannot be.
func mayEncrypt[T export.Counted](wanted bool, formats []export.FormatOf[T]) error {
	if i := slices.IndexFunc(formats, func(f export.FormatOf[T]) bool { return !f.Encrypts() }); wanted && i >= 0 {
		return usagef("--encrypt is for pdf, and %s cannot be encrypted; ask for pdf alone, with -f pdf", formats[i].Name)
	}
	return nil
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

// jobs decides where each report goes.
func (a *app) jobs(o exportOptions, c *catalogue.Catalogue, formats []export.Format) ([]*job, error) {
	var jobs []*job
	from := map[string]string{}
	for _, file := range o.files {
		j := &job{source: file}
		base := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		if file == stdin {
			var err error
			if j.read, err = a.readFor(c, file); err != nil {
				return nil, err
			}
			base = questionnaire.FileName(j.read.Profile.Name)
		}
		for _, f := range formats {
			path := target(o.out, base, f.Ext, len(o.files)*len(formats))
			if other, twice := from[path]; twice {
				return nil, usagef("%s and %s would both become %s; export them one by one with -o", other, file, path)
			}
			from[path] = file
			j.targets = append(j.targets, goal{f, path})
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// pickFormats finds the formats asked for, each once.
func pickFormats[T export.Counted](named func(string) (export.FormatOf[T], error), lists []string) ([]export.FormatOf[T], error) {
	var out []export.FormatOf[T]
	for _, name := range split(lists) {
		f, err := named(strings.ToLower(name))
		if err != nil {
			return nil, asUsage(err)
		}
		if !slices.ContainsFunc(out, func(o export.FormatOf[T]) bool { return o.Name == f.Name }) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		_, err := named("")
		return nil, asUsage(err)
	}
	return out, nil
}

// target is the path of one of n reports.
func target(out, base, ext string, n int) string {
	switch {
	case out == stdin:
		return stdin
	case out == "":
		return base + ext
	case n > 1 || isFolder(out):
		return filepath.Join(out, base+ext)
	}
	return out
}

// isFolder tells whether a path means a folder: it is one, or ends like one.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return (err == nil && info.IsDir()) || os.IsPathSeparator(path[len(path)-1])
}

// write makes the reports of one assessment, each whole or not at all.
func (a *app) write(o exportOptions, j *job, r *export.Report) error {
	for _, g := range j.targets {
		if g.path == stdin {
			b, err := g.format.Bytes(r)
			if err != nil {
				return fmt.Errorf("%s as %s: %w", shown(j.source), g.format.Name, err)
			}
			_, err = a.out.Write(b)
			return err
		}
		if err := mayWrite(g.path, j.source, o.force); err != nil {
			return err
		}
		if err := g.format.Save(r, g.path); err != nil {
			return fmt.Errorf("%s as %s: %w", shown(j.source), g.format.Name, err)
		}
		j.written = append(j.written, g.path)
	}
	return nil
}

// mayWrite refuses to replace a file unless told to, and an assessment ever.
func mayWrite(path, source string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", shown(path), questionnaire.Reason(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name another file with -o", shown(path))
	case !info.Mode().IsRegular():
		return nil // a device takes what comes, and so does the pipe that a shell makes
	}
	if from, err := os.Stat(source); err == nil && os.SameFile(from, info) {
		return fmt.Errorf("%s is the assessment itself; name another file with -o", shown(path))
	}
	if !force {
		return fmt.Errorf("%s exists already; add --force to replace it, or name another file with -o", shown(path))
	}
	return nil
}
