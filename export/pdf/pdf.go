// Package pdf writes a report, a portfolio or a sheet of open questions as a PDF,
// one chapter a file, and counts what such a PDF holds. It does not know about the
// PDF library or the bytes of a file; packages doc and file do.
package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A book is a report being drawn, chapter by chapter.
type book struct {
	*doc.Doc
	r       *report.Report
	numbers map[string]int   // of the actions, by id
	since   *report.Compared // with the last snapshot, or nil
	marks   report.Marks     // of the sources
	beside  string           // the name of the annex's file, where it may be said
}

// Write draws the report for management and attaches its data. A report of which
// parts are left out has no data attached, as that would bring them back.
func Write(w io.Writer, r *report.Report, x doc.Extra) error {
	return writeBook(w, r, x, (*book).report, attached)
}

// WriteAnnex draws what of a report goes to a file of its own; see report.Parted. The
// data is attached to the report alone.
func WriteAnnex(w io.Writer, r *report.Report, x doc.Extra) error {
	return writeBook(w, r, x, (*book).annexFile, func(*report.Report) ([]byte, error) { return nil, nil })
}

// writeBook draws a document about a report, with what data gives attached.
func writeBook(w io.Writer, r *report.Report, x doc.Extra, draw func(*book), data func(*report.Report) ([]byte, error)) error {
	var with []byte
	var dataErr error
	var aside sync.WaitGroup // the data takes a while, and nothing drawn needs it
	defer aside.Wait()
	aside.Go(func() { with, dataErr = doc.Recovered(func() ([]byte, error) { return data(r) }) })
	out, err := doc.Recovered(func() ([]byte, error) {
		d, err := doc.Lettered(x, func(x doc.Extra) (*book, error) {
			d, err := newBook(r, x)
			if err == nil {
				draw(d)
			}
			return d, err
		})
		aside.Wait()
		if err = cmp.Or(err, dataErr); err != nil {
			return nil, err
		}
		return d.Finish(with)
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// narrowed reports whether parts are left out of the pages, and so no data is attached.
func narrowed(r *report.Report) bool {
	return r.Options.Narrowed() || r.Options.Annex == report.AnnexNone
}

// attached is the data that goes with a report, or nil where there is none.
func attached(r *report.Report) ([]byte, error) {
	if narrowed(r) {
		return nil, nil
	}
	var data bytes.Buffer
	err := report.WriteReportJSON(&data, r)
	return data.Bytes(), err
}

// newBook opens a document about a report.
func newBook(r *report.Report, x doc.Extra) (*book, error) {
	base, err := doc.New(r.Options, x, report.AboutReport(r))
	if err != nil {
		return nil, err
	}
	tellTyped(base, x, r.Assessment, r.Options)
	d := &book{Doc: base, r: withShortNames(r)}
	d.numberServices()
	d.since, d.numbers, d.marks = r.Since(), r.Numbers(), d.r.Marks()
	if !r.Options.Redact { // which somebody may have named after the business
		d.beside = x.AnnexName
	}
	return d, nil
}

// parts draw the Sections, by id.
var parts = map[string]func(*book){
	report.SectionSummary: (*book).summary, report.SectionResponsibilities: (*book).responsibilities, report.SectionResults: (*book).results,
	report.SectionProgress: (*book).progress, report.SectionPlan: (*book).plan, report.SectionFindOut: (*book).findOut, report.SectionCalendar: (*book).calendar,
	report.SectionAccepted: (*book).accepted, report.SectionAside: (*book).aside, report.SectionReadiness: (*book).readiness, report.SectionAnswers: (*book).answers, report.SectionLaws: (*book).laws, report.SectionEvidence: (*book).evidence, report.SectionMethod: (*book).method, report.SectionGlossary: (*book).glossary,
	report.SectionSources: (*book).sources, report.SectionSignOff: (*book).limits, report.SectionEnquiries: (*book).enquiries,
}

// report draws every part that is asked for, in order, and the annex at its end where it
// is to be inside.
func (d *book) report() {
	o := d.r.Options
	switch {
	case o.Summary:
		d.summary()
		d.glance()
	default:
		for _, s := range report.Sections {
			if o.Shows(s.ID) && !report.InAnnex(s.ID) {
				parts[s.ID](d)
			}
		}
		if d.r.AnnexInside() {
			d.annex()
		}
		if !o.Shows(report.SectionSignOff) {
			d.TellMissing()
		}
	}
	if d.Pages() == 0 {
		d.Begun()
		d.Para(doc.BodyText, "There is nothing to show in the sections asked for.")
	}
	d.Note = d.annexNote()
	if o.Summary { // two pages need no contents
		d.DropContents()
	}
	d.Frame()
}

// longestName is how many characters of a service's name are shown: a sentence.
const longestName = 120

// withShortNames is a report in which no service has a name that takes more
// room than a few lines.
func withShortNames(r *report.Report) *report.Report {
	out := *r
	out.Names = make(map[string]string, len(r.Names))
	for key, name := range r.Names {
		out.Names[key] = report.Shortened(name, longestName)
	}
	return &out
}

// numberServices tells services apart whose names the font can draw little of.
func (d *book) numberServices() {
	for i, s := range d.r.Assessment.Services {
		d.r.Names[s.Key] = d.numbered("Service", i+1, d.r.Names[s.Key])
	}
}

// numbered is a name; where the font can draw little of it, with a number in
// front, so that it tells apart.
func (d *book) numbered(what string, n int, name string) string {
	clean := d.Line(name)
	if lost := strings.Count(d.Drawn(clean), "?") - strings.Count(clean, "?"); 2*lost > utf8.RuneCountInString(clean) {
		return fmt.Sprintf("%s %d: %s", what, n, clean)
	}
	return name
}

// ownerOrLine is who has an action, or a line to write on.
func ownerOrLine(t questionnaire.Tracking) string {
	if o := text.CleanLine(t.Owner); o != "" {
		return o
	}
	return "____________"
}
