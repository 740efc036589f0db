package export

import (
	"bytes"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"yourpart/questionnaire"
)

// ReportTitle is what the report for management is called.
const ReportTitle = "Cloud security action plan"

// language is that of the report's text.
const language = "en"

// A pdf is one report being drawn. Text goes through text and shapes through
// rect and segment, and nothing else touches a page.
type pdf struct {
	*guard
	f     *gofpdf.Fpdf
	r     *Report
	faces [2]*face // regular, semi-bold
	tags  tags
	y     float64 // where the next thing on the page begins

	sections []section
	contents contentsPlace
	numbers  map[string]int // of the actions, by id
	chapters map[string]int // links to sections, by title
}

// A section is one entry of the contents.
type section struct {
	title string
	page  int
}

// writePDF draws the report for management.
func writePDF(w io.Writer, r *Report) error {
	out, err := recovered(func() ([]byte, error) {
		d, err := newPDF(r)
		if err != nil {
			return nil, err
		}
		d.report()
		return d.finish()
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// newPDF opens a document with its fonts and its facts.
func newPDF(r *Report) (*pdf, error) {
	d := &pdf{r: withShortNames(r), f: gofpdf.New("P", "pt", "A4", ""), numbers: map[string]int{}, chapters: map[string]int{}}
	for i, name := range []string{"fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf"} {
		ttf, err := fontFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading a font: %w", err)
		}
		if d.faces[i], err = newFace(ttf); err != nil {
			return nil, err
		}
		d.f.AddUTF8FontFromBytes("inter", []string{"", "B"}[i], ttf)
	}
	d.guard = newGuard(d.faces[0])
	for i := range r.Plan.Actions {
		d.numbers[r.Plan.Actions[i].ID] = i + 1
	}
	d.facts()
	return d, nil
}

// facts sets what a reader's program shows about the file. The day of the
// report stands for the moment it was made, so that equal reports are equal
// files.
func (d *pdf) facts() {
	day := time.Date(d.r.Date.Year(), d.r.Date.Month(), d.r.Date.Day(), 0, 0, 0, 0, time.UTC)
	d.f.SetCatalogSort(true)
	d.f.SetCreationDate(day)
	d.f.SetModificationDate(day)
	d.f.SetProducer("yourpart", true)
	d.f.SetCreator("yourpart", true)
	d.f.SetTitle(d.title(), true)
	d.f.SetSubject(reportSubject, true)
	if by := d.line(d.r.Assessment.Profile.Consultant); by != "" {
		d.f.SetAuthor(by, true)
	}
	d.f.SetAutoPageBreak(false, 0)
	d.f.SetMargins(0, 0, 0)
	d.f.SetFont("inter", "", bodyText.size)
}

func (d *pdf) title() string { return ReportTitle + " – " + d.line(d.r.Name()) }

// report draws every part in order.
func (d *pdf) report() {
	d.summary()
	d.responsibilities()
	d.results()
	d.plan()
	d.findOut()
	d.accepted()
	d.answers()
	d.method()
	d.glossary()
	d.sources()
	d.limits()
	d.frame()
}

// finish writes the file.
func (d *pdf) finish() ([]byte, error) {
	d.f.SetPage(d.f.PageCount())
	var b bytes.Buffer
	if err := d.f.Output(&b); err != nil {
		return nil, fmt.Errorf("drawing the PDF: %w", err)
	}
	return d.rewrite(b.Bytes())
}

// withShortNames is a report in which no service has a name that takes more
// room than a line or two.
func withShortNames(r *Report) *Report {
	out := *r
	out.names = make(map[string]string, len(r.names))
	for key, name := range r.names {
		out.names[key] = shortened(name, 70)
	}
	return &out
}

// shortened cuts a text to so many characters, with "…" where some are gone.
func shortened(s string, most int) string {
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// ownerOrLine is who has an action, or a line to write on.
func ownerOrLine(t questionnaire.Tracking) string {
	if o := questionnaire.CleanLine(t.Owner); o != "" {
		return o
	}
	return "____________"
}
