// Package doc draws tagged, accessible pages: text, tables, lists, pictures,
// contents and bookmarks. It alone imports the PDF library, and it does not know
// the chapters of a report.
package doc

import (
	"bytes"
	"cmp"
	"fmt"
	"strings"

	"github.com/jung-kurt/gofpdf"

	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
)

// imageOptions are how the library is told of a picture. The library is imported
// by this file alone, so that another one is one line.
type imageOptions = gofpdf.ImageOptions

// A Doc is one document being drawn. Text goes through text and shapes through
// Rect and Segment, and nothing else touches a page.
type Doc struct {
	*guard
	f     *gofpdf.Fpdf
	paper paper
	shift float64    // of the column to the right, on other paper than A4
	tint  report.RGB // the accent
	told  struct {   // what the library was last told to draw text with, once on
		on, bold bool
		size     float64
		ink      report.RGB
	}
	Faces [2]*face // regular, semi-bold
	tags  tags
	about report.About
	Y     float64 // where the next thing on the page begins

	Sections []section
	contents contentsPlace
	Note     string           // under the contents, in one line
	Annex    bool             // the document is an annex, which its contents say
	chapters map[string]int   // links to sections, by title
	depth    int              // of the next bookmark, at most
	under    string           // the title above what is being drawn
	Loose    map[int]bool     // pages to cut out
	Foot     string           // what is at the foot of those, if anything
	logo     *report.Logo     // or nil
	Others   []*typeface.Font // for what the own face lacks, the first one first

	passphrase string // or empty
	titled     bool   // page one says in large letters what the document is
	words      string // that text is read out as, or empty
}

// A section is one entry of the contents.
type section struct {
	Title string
	page  int
}

// New opens a document with its fonts.
func New(o report.Options, x Extra, about report.About) (*Doc, error) {
	if err := o.Check(); err != nil {
		return nil, err
	}
	if err := x.checkPassphrase(); err != nil {
		return nil, err
	}
	d := &Doc{about: about, paper: papers[cmp.Or(o.Paper, report.Papers[0].ID)], tint: Accent, passphrase: x.Passphrase,
		chapters: map[string]int{}, Loose: map[int]bool{}}
	d.shift = (d.paper.w - Left - Right) / 2
	if o.Accent != "" {
		d.tint, _ = report.ParseColour(o.Accent)
		d.tint = d.tint.Readable()
	}
	for _, s := range x.Fonts {
		other, err := typeface.Read(s)
		if err != nil {
			return nil, err
		}
		d.Others = append(d.Others, other)
	}
	d.f = gofpdf.New("P", "pt", d.paper.name, "")
	for i, name := range []string{"fonts/Inter-Regular.ttf", "fonts/Inter-SemiBold.ttf"} {
		ttf, err := fontFiles.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("reading a font: %w", err)
		}
		if d.Faces[i], err = newFace(ttf); err != nil {
			return nil, err
		}
		d.f.AddUTF8FontFromBytes("inter", []string{"", "B"}[i], ttf)
	}
	d.guard = newGuard(d.Faces[0], d.others())
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
	d.setFont(false, BodyText.Size)
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

// Finish writes the file, with the report's data attached.
func (d *Doc) Finish(data []byte) ([]byte, error) {
	raw, err := d.Raw()
	if err != nil {
		return nil, err
	}
	return d.rewrite(raw, data)
}

// Raw is the file as the library writes it, without tags and not packed.
func (d *Doc) Raw() ([]byte, error) {
	d.endRun()
	d.f.SetPage(d.f.PageCount())
	var b bytes.Buffer
	if err := d.f.Output(&b); err != nil {
		return nil, fmt.Errorf("drawing the PDF: %w", err)
	}
	return b.Bytes(), nil
}

// Pages is how many pages there are.
func (d *Doc) Pages() int { return d.f.PageCount() }

// PageNumber is the page that is being drawn, from 1.
func (d *Doc) PageNumber() int { return d.f.PageNo() }

// CutOut marks the page that is being drawn as one that goes to somebody else,
// so that nothing on its rim speaks of the rest.
func (d *Doc) CutOut() { d.Loose[d.PageNumber()] = true }

// CutOutAll marks every page as CutOut does.
func (d *Doc) CutOutAll() {
	for page := 1; page <= d.Pages(); page++ {
		d.Loose[page] = true
	}
}

// Listed puts a title into the contents, leading to a height on this page.
func (d *Doc) Listed(title string, y float64) {
	d.Sections = append(d.Sections, section{title, d.PageNumber()})
	d.f.SetLink(d.linkTo(title), y, -1)
}

// Banner is the coloured edge above a title page; what the document is stands
// below it in large letters.
func (d *Doc) Banner() {
	d.titled = true
	d.Rect(-d.shift, 0, d.paper.w, 9, d.brand())
}

// PlaceContents keeps room at the foot of this page for the list of sections, two
// lines, and for a note under it. The element that is open takes them.
func (d *Doc) PlaceContents() { d.contents = contentsPlace{foot: d.Bottom() + 4, in: d.top()} }

// PlaceContentsHere keeps room for them from here on.
func (d *Doc) PlaceContentsHere() { d.contents = contentsPlace{y: d.Y, in: d.top()} }

// DropContents leaves the list of sections out.
func (d *Doc) DropContents() { d.contents = contentsPlace{} }

// Describe names the kind of document and its subject. It has no author then, as
// its pages name none.
func (d *Doc) Describe(kind, subject string) {
	d.about.Kind, d.about.Subject, d.about.Author = kind, subject, ""
}
