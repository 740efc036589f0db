package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"yourpart/questionnaire"
)

// A Format is one way to write a report.
type Format = FormatOf[*Report]

// A FormatOf is one way to write something that can be counted.
type FormatOf[T Counted] struct {
	Name  string // as given to --format
	Ext   string // with its dot; no two formats have the same
	About string // one line for people
	Write func(io.Writer, T, Extra) error
	// Read counts what a written file holds, so that no file is ever empty
	// or cut short without a word.
	Read func([]byte) (Counts, error)
	// ReadLocked does so for a file that a passphrase opens; nil where the
	// format has no such files.
	ReadLocked func(file []byte, passphrase string) (Counts, error)
	// Binary is true where the file is no text for a terminal.
	Binary bool
	// Styled is true where paper, accent and logo of the options show.
	Styled bool

	counts func(T) Counts // what a file has to hold; nil for all there is
}

// Counted is what formats write.
type Counted interface {
	// Counts is how much a file has to hold.
	Counts() Counts
}

// dressed is a writer that takes a logo beside the report.
func dressed[T Counted](write func(io.Writer, T, []byte) error) func(io.Writer, T, Extra) error {
	return func(w io.Writer, r T, x Extra) error { return write(w, r, x.Logo) }
}

// plain is a writer that takes nothing beside the report.
func plain[T Counted](write func(io.Writer, T) error) func(io.Writer, T, Extra) error {
	return func(w io.Writer, r T, _ Extra) error { return write(w, r) }
}

// Formats lists every format, in the order people are offered them.
var Formats = []Format{
	{Name: "pdf", Ext: ".pdf", About: "report for management, ready to print", Write: writePDF, Read: readPDF, ReadLocked: readLockedPDF, Binary: true, Styled: true},
	{Name: "html", Ext: ".html", About: "the report as one web page that needs nothing else", Write: dressed(writeHTML), Read: readHTML, Styled: true, counts: shownCounts},
	{Name: "xlsx", Ext: ".xlsx", About: "workbook: plan, responsibilities and answers", Write: plain(writeXLSX), Read: readXLSX, Binary: true},
	{Name: "md", Ext: ".md", About: "Markdown with a list of tasks, for GitHub, GitLab and wikis", Write: plain(writeMD), Read: readMD, counts: shownCounts},
	{Name: "csv", Ext: ".csv", About: "the plan, one action a row, for other programs", Write: plain(writeCSV), Read: readCSV},
	{Name: "json", Ext: ".report.json", About: "the whole report for other programs", Write: plain(writeReportJSON), Read: readReportJSON},
	{Name: "ics", Ext: ".ics", About: "due dates and recurring duties for a calendar", Write: plain(writeICS), Read: readICS},
	{Name: "ics-todo", Ext: ".todo.ics", About: "the same as tasks, for programs such as Thunderbird or Nextcloud", Write: plain(writeTodo), Read: readICS},
	{Name: "jira", Ext: ".jira.csv", About: "tasks for Jira Cloud", Write: plain(jira.write), Read: jira.read},
	{Name: "asana", Ext: ".asana.csv", About: "tasks for Asana", Write: plain(asana.write), Read: asana.read},
	{Name: "linear", Ext: ".linear.csv", About: "issues for Linear", Write: plain(linear.write), Read: linear.read},
	{Name: "gitlab", Ext: ".gitlab.csv", About: "issues for GitLab", Write: plain(gitlab.write), Read: gitlab.read},
	{Name: "github", Ext: ".github.sh", About: "a script of gh commands that makes GitHub issues", Write: plain(writeGitHub), Read: readGitHub},
	{Name: "ciso-assistant", Ext: ".ciso-assistant.csv", About: "applied controls for CISO Assistant", Write: plain(ciso.write), Read: ciso.read},
	{Name: "oscal-poam", Ext: ".oscal-poam.json", About: "OSCAL plan of action and milestones", Write: plain(writePOAM), Read: readPOAM},
	{Name: "oscal-ar", Ext: ".oscal-ar.json", About: "OSCAL assessment results", Write: plain(writeResults), Read: readResults},
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
	if near := questionnaire.Nearest(name, names, 3); len(near) > 0 {
		return FormatOf[T]{}, fmt.Errorf("no format %q; did you mean %s?", name, strings.Join(near, ", "))
	}
	return FormatOf[T]{}, fmt.Errorf("no format %q; choose from %s", name, strings.Join(names, ", "))
}

// NotCounted stands in Counts for what a format does not carry.
const NotCounted = -1

// Counts is how much a written report holds.
type Counts struct {
	Actions  int // of the plan, without accepted risks
	Services int
	Answers  int // rows of Report.Answers
	Clients  int // of a portfolio
	Unread   int // files that should have been a client
}

// Counts is how much a file of this report has to hold.
func (r *Report) Counts() Counts {
	return Counts{Actions: len(r.Plan.Actions), Services: len(r.Assessment.Services), Answers: len(r.Answers())}
}

// Encrypts tells whether the format can be protected with a passphrase.
func (f FormatOf[T]) Encrypts() bool { return f.ReadLocked != nil }

// Bytes is the report in this format, read back and counted. Nothing is written
// plain that has a passphrase.
func (f FormatOf[T]) Bytes(r T, x Extra) ([]byte, error) {
	if x.Passphrase != "" && !f.Encrypts() {
		return nil, fmt.Errorf("a %s file cannot be encrypted", f.Name)
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

// Check reports whether a written file, opened with its passphrase if it has
// one, holds all of the report that its format carries.
func (f FormatOf[T]) Check(file []byte, r T, passphrase string) error {
	var got Counts
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
		if c.got != NotCounted && c.got != c.want {
			return fmt.Errorf("the %s file holds %d %s of %d; this is a fault of the program", f.Name, c.got, c.what, c.want)
		}
	}
	return nil
}
