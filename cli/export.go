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
)

type exportOptions struct {
	files   []string
	formats []string
	out     string
	date    string
	force   bool
	layout  export.Options
}

// A job is one report in one format.
type job struct {
	source string // the assessment's file
	report *export.Report
	format export.Format
	path   string // where it goes; - for standard output
}

func newExport(a *app) *cobra.Command {
	var o exportOptions
	var names []string
	for _, f := range export.Formats {
		names = append(names, f.Name+" ("+f.About+")")
	}
	cmd := &cobra.Command{
		Use:   "export FILE [FILE ...]",
		Short: "Write the report for management",
		Long: `Write the report and print the path of each file written. Formats: ` + strings.Join(names, ", ") + `.

Without -o a report goes to the folder you are in, under the name of its
assessment. -o takes a file, a folder, or - for standard output. A file that is
there already is replaced only with --force. Nothing is written when one of the
assessments cannot be read. FILE may be - for standard input.

The same assessment and --date give the same bytes. The assessment itself stays as
it is: "yourpart snapshot FILE" keeps how things stand, to compare with later.`,
		Example: `  yourpart export northwind.json
  yourpart export northwind.json -f pdf -o report.pdf --date 2026-11-30
  yourpart export clients/*.json -o reports/ --force
  yourpart export northwind.json -o - > report.pdf`,
		Args:              takes(1, -1),
		ValidArgsFunction: completeFiles,
		RunE: func(_ *cobra.Command, args []string) error {
			o.files = args
			return a.export(o)
		},
	}
	f := cmd.Flags()
	f.StringArrayVarP(&o.formats, "format", "f", []string{export.Formats[0].Name}, "the `FORMAT`; commas between several")
	f.StringVarP(&o.out, "output", "o", "", "write to `PATH`: a file, a folder, or - for standard output")
	f.StringVar(&o.date, "date", "", "`DATE` of the report, such as 2026-11-30 (default today)")
	f.BoolVar(&o.force, "force", false, "replace files that are there already")
	f.BoolVar(&o.layout.Redact, "redact", false, "take out names, notes, evidence and owners")
	_ = cmd.RegisterFlagCompletionFunc("format", completeFormats)
	_ = cmd.RegisterFlagCompletionFunc("date", completeNothing)
	return cmd
}

func (a *app) export(o exportOptions) error {
	jobs, err := a.jobs(o)
	if err != nil {
		return err
	}
	if o.out == stdin && isTerminal(a.Out) && jobs[0].format.Binary {
		return usagef("%s is no text for a terminal; name a file with -o, or send it on with > report%s", jobs[0].format.Name, jobs[0].format.Ext)
	}
	for _, j := range jobs {
		if err := j.mayWrite(o.force); err != nil {
			return err
		}
	}
	for _, j := range jobs {
		if err := a.write(j); err != nil {
			return err
		}
	}
	return nil
}

// jobs reads every assessment and decides where each report goes.
func (a *app) jobs(o exportOptions) ([]job, error) {
	formats, err := pickFormats(o.formats)
	if err != nil {
		return nil, err
	}
	date, err := parseDate("date", o.date)
	if err != nil {
		return nil, err
	}
	if date.IsZero() {
		date = a.today()
	}
	n := len(o.files) * len(formats)
	if o.out == stdin && n > 1 {
		return nil, usagef("-o - takes one report, not %d; name a folder with -o", n)
	}
	var jobs []job
	from := map[string]string{}
	for _, file := range o.files {
		c, s, err := a.load(file)
		if err != nil {
			return nil, err
		}
		r := o.layout.Build(c, s, date, time.Time{})
		for _, f := range formats {
			j := job{file, r, f, target(o.out, file, r, f, n)}
			if other, twice := from[j.path]; twice {
				return nil, usagef("%s and %s would both become %s; export them one by one with -o", other, file, j.path)
			}
			from[j.path] = file
			jobs = append(jobs, j)
		}
	}
	return jobs, nil
}

// pickFormats finds the formats asked for, each once.
func pickFormats(lists []string) ([]export.Format, error) {
	var out []export.Format
	for _, name := range split(lists) {
		f, err := export.FormatNamed(strings.ToLower(name))
		if err != nil {
			return nil, asUsage(err)
		}
		if !slices.ContainsFunc(out, func(o export.Format) bool { return o.Name == f.Name }) {
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		_, err := export.FormatNamed("")
		return nil, asUsage(err)
	}
	return out, nil
}

// target is the path of one of n reports.
func target(out, file string, r *export.Report, f export.Format, n int) string {
	base := questionnaire.Slug(r.Name())
	if file != stdin {
		base = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
	}
	switch {
	case out == stdin:
		return stdin
	case out == "":
		return base + f.Ext
	case n > 1 || isFolder(out):
		return filepath.Join(out, base+f.Ext)
	}
	return out
}

// isFolder tells whether a path means a folder: it is one, or ends like one.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return (err == nil && info.IsDir()) || os.IsPathSeparator(path[len(path)-1])
}

// mayWrite refuses to replace a file unless told to, and an assessment ever.
func (j job) mayWrite(force bool) error {
	if j.path == stdin {
		return nil
	}
	info, err := os.Stat(j.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", j.path, questionnaire.Reason(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name another file with -o", j.path)
	case !info.Mode().IsRegular():
		return nil // a device or a pipe takes what comes
	}
	if source, err := os.Stat(j.source); err == nil && os.SameFile(source, info) {
		return fmt.Errorf("%s is the assessment itself; name another file with -o", j.path)
	}
	if !force {
		return fmt.Errorf("%s exists already; add --force to replace it, or name another file with -o", j.path)
	}
	return nil
}

// write makes one report, whole or not at all, and prints where it is.
func (a *app) write(j job) error {
	if j.path != stdin {
		if err := j.format.Save(j.report, j.path); err != nil {
			return fmt.Errorf("%s as %s: %w", shown(j.source), j.format.Name, err)
		}
		fmt.Fprintln(a.out, j.path)
		return nil
	}
	b, err := j.format.Bytes(j.report)
	if err != nil {
		return fmt.Errorf("%s as %s: %w", shown(j.source), j.format.Name, err)
	}
	_, err = a.out.Write(b)
	return err
}
