package pdf

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"yourpart/export/report"
)

// A Doc is one document being drawn. Text goes through text and shapes through
// rect and segment, and nothing else touches a page.
type Doc struct {
	*guard
	f     *gofpdf.Fpdf
	paper paper
	shift float64    // of the column to the right, on other paper than A4
	tint  report.RGB // the accent
	faces [2]*face   // regular, semi-bold
	tags  tags
	about report.About
	y     float64 // where the next thing on the page begins

	sections []section
	contents contentsPlace
	chapters map[string]int // links to sections, by title
	depth    int            // of the next bookmark, at most
	loose    map[int]bool   // pages to cut out
	logo     *report.Logo   // or nil
	other    *typeface      // of the user's, or nil

	passphrase string // or empty
	titled     bool   // page one says in large letters what the document is
}

// A section is one entry of the contents.
type section struct {
	title string
	page  int
}

// newDocument opens a document with its fonts.
func newDocument(o report.Options, x Extra, about report.About) (*Doc, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := x.checkPassphrase(); err != nil {
		return nil, err
	}
	d := &Doc{about: about, paper: papers[cmp.Or(o.Paper, report.Papers[0].ID)], tint: accent, passphrase: x.Passphrase,
		chapters: map[string]int{}, loose: map[int]bool{}}
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
func (d *Doc) settings() {
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

// finish writes the file, with the report's data attached.
func (d *Doc) finish(data []byte) ([]byte, error) {
	raw, err := d.raw()
	if err != nil {
		return nil, err
	}
	return d.rewrite(raw, data)
}

// raw is the file as the library writes it, without tags and not packed.
func (d *Doc) raw() ([]byte, error) {
	d.rest()
	d.f.SetPage(d.f.PageCount())
	var b bytes.Buffer
	if err := d.f.Output(&b); err != nil {
		return nil, fmt.Errorf("drawing the PDF: %w", err)
	}
	return b.Bytes(), nil
}

// pages is how many pages there are.
func (d *Doc) pages() int { return d.f.PageCount() }

// pageNumber is the page that is being drawn, from 1.
func (d *Doc) pageNumber() int { return d.f.PageNo() }

// cutOut marks the page that is being drawn as one that goes to somebody else,
// so that nothing on its rim speaks of the rest.
func (d *Doc) cutOut() { d.loose[d.pageNumber()] = true }

// cutOutAll marks every page so.
func (d *Doc) cutOutAll() {
	for page := 1; page <= d.pages(); page++ {
		d.loose[page] = true
	}
}

// listed puts a title into the contents, leading to a height on this page.
func (d *Doc) listed(title string, y float64) {
	d.sections = append(d.sections, section{title, d.pageNumber()})
	d.f.SetLink(d.linkTo(title), y, -1)
}

// banner is the coloured edge above a title page; what the document is stands
// below it in large letters.
func (d *Doc) banner() {
	d.titled = true
	d.rect(-d.shift, 0, d.paper.w, 9, d.brand())
}

// placeContents keeps room at the foot of this page for the list of sections.
func (d *Doc) placeContents() {
	d.contents = contentsPlace{left + d.width(smallText, contentsWords) + 8, d.bottom() - 2*smallText.lead + 4, d.top()}
}

// dropContents leaves the list of sections out.
func (d *Doc) dropContents() { d.contents = contentsPlace{} }

// describe names the kind of document and its subject.
func (d *Doc) describe(kind, subject string) { d.about.Kind, d.about.Subject = kind, subject }

// contentsWords stand before the list of sections.
const contentsWords = "In this report:"
