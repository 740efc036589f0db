package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/jung-kurt/gofpdf"

	"yourpart/export/report"
	"yourpart/questionnaire"
)

// A pdf is one report being drawn. Text goes through text and shapes through
// rect and segment, and nothing else touches a page.
type pdf struct {
	*guard
	f     *gofpdf.Fpdf
	r     *report.Report
	paper paper
	shift float64    // of the column to the right, on other paper than A4
	tint  report.RGB // the accent
	faces [2]*face   // regular, semi-bold
	tags  tags
	about report.About
	y     float64 // where the next thing on the page begins

	sections []section
	contents contentsPlace
	numbers  map[string]int   // of the actions, by id
	chapters map[string]int   // links to sections, by title
	depth    int              // of the next bookmark, at most
	loose    map[int]bool     // pages to cut out
	since    *report.Compared // with the last snapshot, or nil
	logo     *report.Logo     // or nil
	other    *typeface        // of the user's, or nil

	passphrase string // or empty
	titled     bool   // page one says in large letters what the document is
}

// A section is one entry of the contents.
type section struct {
	title string
	page  int
}

// Write draws the report for management.
func Write(w io.Writer, r *report.Report, x Extra) error {
	out, err := recovered(func() ([]byte, error) {
		var data bytes.Buffer
		if err := report.WriteReportJSON(&data, r); err != nil {
			return nil, err
		}
		d, err := newPDF(r, x)
		if err != nil {
			return nil, err
		}
		d.report()
		return d.finish(data.Bytes())
	})
	if err != nil {
		return err
	}
	if _, err := w.Write(out); err != nil {
		return fmt.Errorf("writing the PDF: %w", err)
	}
	return nil
}

// newPDF opens a document about a report.
func newPDF(r *report.Report, x Extra) (*pdf, error) {
	d, err := newDocument(r.Options, x, report.AboutReport(r))
	if err != nil {
		return nil, err
	}
	d.r = withShortNames(r)
	d.numberServices()
	d.since = r.Since()
	for i := range r.Plan.Actions {
		d.numbers[r.Plan.Actions[i].ID] = i + 1
	}
	return d, nil
}

// newDocument opens a document with its fonts.
func newDocument(o report.Options, x Extra, about report.About) (*pdf, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := x.checkPassphrase(); err != nil {
		return nil, err
	}
	d := &pdf{about: about, paper: papers[cmp.Or(o.Paper, report.Papers[0].ID)], tint: accent, passphrase: x.Passphrase,
		numbers: map[string]int{}, chapters: map[string]int{}, loose: map[int]bool{}}
	d.shift = (d.paper.w - left - right) / 2
	if o.Accent != "" {
		d.tint, _ = report.ParseColour(o.Accent)
		d.tint = d.tint.Readable()
	}
	if len(x.Font) > 0 {
		var err error
		if d.other, err = ReadTypeface(x.Font); err != nil {
			return nil, err
		}
	}
	d.f = gofpdf.New("P", "pt", d.paper.name, "")
	for i, name := range []string{"fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf"} {
		ttf, err := fontFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading a font: %w", err)
		}
		if d.faces[i], err = newFace(ttf); err != nil {
			return nil, err
		}
		d.faces[i].other = d.other
		d.f.AddUTF8FontFromBytes("inter", []string{"", "B"}[i], ttf)
	}
	d.guard = newGuard(d.faces[0])
	if len(x.Logo) > 0 {
		var err error
		if d.logo, err = report.DecodeLogo(x.Logo); err != nil {
			return nil, err
		}
	}
	d.settings()
	return d, nil
}

// settings keeps the library from doing what rewrite does: packing, and saying
// when the file was made.
func (d *pdf) settings() {
	d.f.SetCompression(false)
	d.f.SetCatalogSort(true)
	d.f.SetAutoPageBreak(false, 0)
	d.f.SetMargins(0, 0, 0)
	d.f.SetFont("inter", "", bodyText.size)
}

// plane is text with "?" for what the library cannot hold in names of its own:
// characters beyond the basic plane.
func plane(s string) string {
	return strings.Map(func(r rune) rune {
		if r > 0xFFFF {
			return '?'
		}
		return r
	}, s)
}

// parts draw the Sections, by id.
var parts = map[string]func(*pdf){
	"summary": (*pdf).summary, "responsibilities": (*pdf).responsibilities, "results": (*pdf).results,
	"progress": (*pdf).progress, "plan": (*pdf).plan, "find-out": (*pdf).findOut, "calendar": (*pdf).calendar,
	"accepted": (*pdf).accepted, "answers": (*pdf).answers, "method": (*pdf).method, "glossary": (*pdf).glossary,
	"sources": (*pdf).sources, "sign-off": (*pdf).limits, "enquiries": (*pdf).enquiries,
}

// report draws every part that is asked for, in order.
func (d *pdf) report() {
	o := d.r.Options
	switch {
	case o.Summary:
		d.summary()
		d.glance()
	default:
		for _, s := range report.Sections {
			if o.Shows(s.ID) {
				parts[s.ID](d)
			}
		}
		if !o.Shows("sign-off") {
			d.tellMissing()
		}
	}
	if d.f.PageCount() == 0 {
		d.begun()
		d.para(bodyText, "There is nothing to show in the sections asked for.")
	}
	d.frame()
}

// finish writes the file, with the report's data attached.
func (d *pdf) finish(data []byte) ([]byte, error) {
	d.rest()
	d.f.SetPage(d.f.PageCount())
	var b bytes.Buffer
	if err := d.f.Output(&b); err != nil {
		return nil, fmt.Errorf("drawing the PDF: %w", err)
	}
	return d.rewrite(b.Bytes(), data)
}

// withShortNames is a report in which no service has a name that takes more
// room than a line or two.
func withShortNames(r *report.Report) *report.Report {
	out := *r
	out.Names = make(map[string]string, len(r.Names))
	for key, name := range r.Names {
		out.Names[key] = report.Shortened(name, 70)
	}
	return &out
}

// numberServices tells services apart whose names the font can draw little of.
func (d *pdf) numberServices() {
	for i, s := range d.r.Assessment.Services {
		d.r.Names[s.Key] = d.numbered("Service", i+1, d.r.Names[s.Key])
	}
}

// numbered is a name; where the font can draw little of it, with a number in
// front, so that it tells apart.
func (d *pdf) numbered(what string, n int, name string) string {
	clean := d.line(name)
	if lost := strings.Count(d.drawn(clean), "?") - strings.Count(clean, "?"); 2*lost > utf8.RuneCountInString(clean) {
		return fmt.Sprintf("%s %d: %s", what, n, clean)
	}
	return name
}

// ownerOrLine is who has an action, or a line to write on.
func ownerOrLine(t questionnaire.Tracking) string {
	if o := questionnaire.CleanLine(t.Owner); o != "" {
		return o
	}
	return "____________"
}
