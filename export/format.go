// Package export lists the formats that a report, a portfolio or a sheet of open
// questions is written in, and saves a file whole or not at all. It does not know
// how any format is laid out; a package for each family does.
package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"yourpart/export/docx"
	"yourpart/export/docx/word"
	"yourpart/export/html"
	"yourpart/export/ical"
	"yourpart/export/markdown"
	"yourpart/export/oscal"
	"yourpart/export/pdf"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/slide"
	"yourpart/export/table"
	"yourpart/export/tracker"
	"yourpart/internal/text"
)

// A Format is one way to write a report.
type Format = FormatOf[*report.Report]

// A FormatOf is one way to write something that can be counted.
type FormatOf[T Counted] struct {
	Name  string // as given to --format
	Ext   string // with its dot; no two formats have the same
	About string // one line for people
	Write func(io.Writer, T, doc.Extra) error
	// Read counts what a written file holds, so that no file is ever empty
	// or cut short without a word.
	Read func([]byte) (report.Counts, error)
	// ReadLocked is Read for a file that a passphrase opens; nil where the
	// format has no such files.
	ReadLocked func(file []byte, passphrase string) (report.Counts, error)
	// Draws is true where letters are drawn, each from a font that has it.
	Draws bool
	// Binary is true where the file is no text for a terminal.
	Binary bool
	// Styled is true where paper, accent and logo of the options show.
	Styled bool
	// Narrows is true where Summary and Sections of the options leave parts
	// out. Other formats always carry everything.
	Narrows bool

	// Annex writes what of a report goes to a file of its own, and ReadAnnex makes sure
	// that such a file is whole. Parted reports whether there is one. All are nil where
	// the format has no annex.
	Annex     func(io.Writer, T, doc.Extra) error
	ReadAnnex func(file []byte, passphrase string) error
	Parted    func(T) bool

	counts func(T) report.Counts // what a file has to hold; nil for all there is
}

// Counted is what formats write.
type Counted interface {
	// Counts is how much a file has to hold.
	Counts() report.Counts
}

// dressed is a writer that takes a logo beside the report.
func dressed[T Counted](write func(io.Writer, T, []byte) error) func(io.Writer, T, doc.Extra) error {
	return func(w io.Writer, r T, x doc.Extra) error { return write(w, r, x.Logo) }
}

// worded is a writer of Word documents, which take a logo and a template.
func worded[T Counted](write func(io.Writer, T, word.Look) error) func(io.Writer, T, doc.Extra) error {
	return func(w io.Writer, r T, x doc.Extra) error {
		return write(w, r, word.Look{Logo: x.Logo, Template: x.Template})
	}
}

// plain is a writer that takes nothing beside the report.
func plain[T Counted](write func(io.Writer, T) error) func(io.Writer, T, doc.Extra) error {
	return func(w io.Writer, r T, _ doc.Extra) error { return write(w, r) }
}

// Formats lists every format, in the order people are offered them.
var Formats = []Format{
	{Name: "pdf", Ext: ".pdf", About: "report for management, ready to print", Write: pdf.Write, Read: pdf.Read, ReadLocked: pdf.ReadLocked, Binary: true, Draws: true, Styled: true, Narrows: true, counts: pdf.Counts, Annex: pdf.WriteAnnex, ReadAnnex: pdf.ReadAnnex, Parted: (*report.Report).Parted},
	{Name: "html", Ext: ".html", About: "the report as one web page that needs nothing else", Write: dressed(html.Write), Read: html.Read, Styled: true, Narrows: true, counts: report.ShownCounts},
	{Name: "docx", Ext: ".docx", About: "the report as a Word document to edit, in the look of your own template", Write: worded(docx.Write), Read: docx.Read, Binary: true, Styled: true, Narrows: true, counts: docx.Counts},
	{Name: "pptx", Ext: ".pptx", About: "page one as a slide to edit, for a meeting", Write: dressed(slide.Write), Read: slide.Read, Binary: true, Styled: true, Narrows: true, counts: slide.Counts},
	{Name: "xlsx", Ext: ".xlsx", About: "workbook: plan, responsibilities and answers", Write: plain(table.WriteXLSX), Read: table.ReadXLSX, Binary: true},
	{Name: "md", Ext: ".md", About: "Markdown with a list of tasks, for GitHub, GitLab and wikis", Write: plain(markdown.Write), Read: markdown.Read, Narrows: true, counts: report.ShownCounts},
	{Name: "csv", Ext: ".csv", About: "the plan, one action a row, for other programs", Write: plain(table.WriteCSV), Read: table.ReadCSV},
	{Name: "json", Ext: ".report.json", About: "the whole report for other programs", Write: plain(report.WriteReportJSON), Read: report.ReadReportJSON},
	{Name: "ics", Ext: ".ics", About: "due dates and recurring duties for a calendar", Write: plain(ical.Write), Read: ical.Read},
	{Name: "ics-todo", Ext: ".todo.ics", About: "the same as tasks, for programs such as Thunderbird or Nextcloud", Write: plain(ical.WriteTodo), Read: ical.Read},
	{Name: "jira", Ext: ".jira.csv", About: "tasks for Jira Cloud", Write: plain(tracker.Jira.Write), Read: tracker.Jira.Read},
	{Name: "asana", Ext: ".asana.csv", About: "tasks for Asana", Write: plain(tracker.Asana.Write), Read: tracker.Asana.Read},
	{Name: "linear", Ext: ".linear.csv", About: "issues for Linear", Write: plain(tracker.Linear.Write), Read: tracker.Linear.Read},
	{Name: "gitlab", Ext: ".gitlab.csv", About: "issues for GitLab", Write: plain(tracker.GitLab.Write), Read: tracker.GitLab.Read},
	{Name: "github", Ext: ".github.sh", About: "a script of gh commands that makes GitHub issues", Write: plain(tracker.WriteGitHub), Read: tracker.ReadGitHub},
	{Name: "ciso-assistant", Ext: ".ciso-assistant.csv", About: "applied controls for CISO Assistant", Write: plain(tracker.CISO.Write), Read: tracker.CISO.Read},
	{Name: "oscal-poam", Ext: ".oscal-poam.json", About: "OSCAL plan of action and milestones", Write: plain(oscal.WritePOAM), Read: oscal.ReadPOAM},
	{Name: "oscal-ar", Ext: ".oscal-ar.json", About: "OSCAL assessment results", Write: plain(oscal.WriteResults), Read: oscal.ReadResults},
}

// FormatNamed finds a format. The error lists the ones there are.
func FormatNamed(name string) (Format, error) { return Named(Formats, name) }

// Named finds a format of a list. The error says which are near, or lists the
// ones there are.
func Named[T Counted](list []FormatOf[T], name string) (FormatOf[T], error) {
	names := make([]string, len(list))
	for i, f := range list {
		if f.Name == name {
			return f, nil
		}
		names[i] = f.Name
	}
	if near := text.Nearest(name, names, 3); len(near) > 0 {
		return FormatOf[T]{}, fmt.Errorf("no format %q; did you mean %s?", name, strings.Join(near, ", "))
	}
	return FormatOf[T]{}, fmt.Errorf("no format %q; choose from %s", name, strings.Join(names, ", "))
}

// Encrypts reports whether the format can be protected with a passphrase.
func (f FormatOf[T]) Encrypts() bool { return f.ReadLocked != nil }

// Bytes is the report in this format, read back and counted. Nothing is written
// plain that has a passphrase, and nothing whole of which parts are left out.
func (f FormatOf[T]) Bytes(r T, x doc.Extra) ([]byte, error) {
	if x.Passphrase != "" && !f.Encrypts() {
		return nil, fmt.Errorf("a %s file cannot be encrypted", f.Name)
	}
	if n, may := any(r).(interface{ Narrowed() bool }); may && n.Narrowed() && !f.Narrows {
		return nil, fmt.Errorf("a %s file carries everything, so no part can be left out of it", f.Name)
	}
	var b bytes.Buffer
	if err := f.Write(&b, r, x); err != nil {
		return nil, err
	}
	if err := f.Check(b.Bytes(), r, x.Passphrase); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// AnnexBytes is the annex of a report, read back, or nil where it has none in a file of
// its own.
func (f FormatOf[T]) AnnexBytes(r T, x doc.Extra) ([]byte, error) {
	if f.Annex == nil || !f.Parted(r) {
		return nil, nil
	}
	var b bytes.Buffer
	if err := f.Annex(&b, r, x); err != nil {
		return nil, err
	}
	if err := f.ReadAnnex(b.Bytes(), x.Passphrase); err != nil {
		return nil, fmt.Errorf("the annex of the %s file cannot be read back: %w", f.Name, err)
	}
	return b.Bytes(), nil
}

// Check returns an error unless a written file, opened with its passphrase if it
// has one, holds all of the report that its format carries.
func (f FormatOf[T]) Check(file []byte, r T, passphrase string) error {
	var got report.Counts
	var err error
	if passphrase != "" && f.Encrypts() {
		got, err = f.ReadLocked(file, passphrase)
	} else {
		got, err = f.Read(file)
	}
	if err != nil {
		return fmt.Errorf("the %s file cannot be read back: %w", f.Name, err)
	}
	want := r.Counts()
	if f.counts != nil {
		want = f.counts(r)
	}
	for _, c := range []struct {
		what      string
		got, want int
	}{{"actions", got.Actions, want.Actions}, {"services", got.Services, want.Services}, {"answers", got.Answers, want.Answers}, {"clients", got.Clients, want.Clients}, {"files not read", got.Unread, want.Unread}} {
		if c.got != report.NotCounted && c.got != c.want {
			return fmt.Errorf("the %s file holds %d %s of %d; this is a fault of the program", f.Name, c.got, c.what, c.want)
		}
	}
	return nil
}
