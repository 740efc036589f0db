// Package word writes a Word document with the standard library alone: paragraphs in
// styles, lists, tables, a table of contents, pages on their side, and the look of a
// template that somebody brings. It does not know what a report says.
package word

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"yourpart/export/office"
	"yourpart/export/report"
)

// A Look is what a document is dressed with.
type Look struct {
	Paper    string // id of one of report.Papers
	Accent   string // a colour such as "#0d6e68", or empty
	Logo     []byte // PNG or JPEG, or empty
	Template []byte // a .dotx or .docx, or empty
}

// A Doc is a document being written.
type Doc struct {
	about    report.About
	parts    office.Parts
	types    *office.Types
	main     string       // the name of the part with the text
	rels     []office.Rel // of it
	root     string       // the tag it begins with
	section  string       // what the last section of a template says, or empty
	palette  map[string]string
	ids      map[string]string // of styles, by styleKey
	page     [2]int            // width and height, upright, in twentieths of a point
	room     [2]int            // between the margins, upright and on its side
	wide     bool
	sections int
	since    int // where in the body the section began
	body     strings.Builder
	contents [][2]string
	counted  map[string]int
	marks    int
	pictures int
	lists    []int // what each counts from
	order    *office.Order
	// ids of the lists, above all of a template
	number, bullet, firstList int
}

const (
	namespaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"`
	kindOf     = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	documentIs = kindOf + "document.main+xml"
	templateIs = kindOf + "template.main+xml"
	margin     = 1020 // at the sides
	mostWhole  = 80_000_000
)

// papers are sizes in twentieths of a point.
var papers = map[string][2]int{"": {11906, 16838}, "a4": {11906, 16838}, "letter": {12240, 15840}}

// New begins a document. The error says what is wrong with the template.
func New(look Look, about report.About) (*Doc, error) {
	d := &Doc{about: about, parts: office.Parts{}, types: office.NewTypes(), main: "word/document.xml", ids: map[string]string{}, counted: map[string]int{}, order: office.NewOrder(),
		palette: office.Palette(look.Accent), number: 9001, bullet: 9002, firstList: 9101}
	d.page = papers[look.Paper]
	if d.page[0] == 0 {
		d.page = papers[""]
	}
	d.room = [2]int{d.page[0] - 2*margin, d.page[1] - 2*margin}
	d.types.Set(office.CorePart, office.CoreType)
	d.order.Typed(about)
	if len(look.Template) > 0 {
		return d, d.dress(look.Template)
	}
	d.plain()
	return d, nil
}

// Typed tells the document what people typed: all texts in those values.
func (d *Doc) Typed(values ...any) { d.order.Typed(values...) }

// plain gives the document our own look.
func (d *Doc) plain() {
	d.root = "<w:document " + namespaces + ">"
	d.types.Set(d.main, documentIs)
	d.set("styles", "word/styles.xml", "styles", d.stylesPart())
	d.set("settings", "word/settings.xml", "settings", []byte(office.Head+"<w:settings "+namespaces+`><w:zoom w:percent="100"/><w:defaultTabStop w:val="709"/><w:characterSpacingControl w:val="doNotCompress"/>`+
		`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="en-GB"/>`+
		`<w:clrSchemeMapping w:bg1="light1" w:t1="dark1" w:bg2="light2" w:t2="dark2" w:accent1="accent1" w:accent2="accent2" w:accent3="accent3" w:accent4="accent4" w:accent5="accent5" w:accent6="accent6" w:hyperlink="hyperlink" w:followedHyperlink="followedHyperlink"/></w:settings>`))
	d.parts["word/theme/theme1.xml"] = office.Theme(d.palette, "Arial")
	d.types.Set("word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml")
	d.relate("theme", "theme/theme1.xml", "")
	for i, room := range d.room { // pages on their side have a tab stop of their own
		d.set("header", fmt.Sprintf("word/header%d.xml", i+1), "header", d.frame("hdr", "header", room, Text(d.about.Name), Text("\t"+d.about.Kind)))
		d.set("footer", fmt.Sprintf("word/footer%d.xml", i+1), "footer", d.frame("ftr", "footer", room, Text(report.Day(d.about.Day)+" · confidential"), Text("\tPage "), field("PAGE"), Text(" of "), field("NUMPAGES")))
	}
}

// set adds a part that the text is related to.
func (d *Doc) set(relation, part, kind string, xml []byte) {
	d.parts[part] = xml
	d.types.Set(part, kindOf+kind+"+xml")
	d.relate(relation, strings.TrimPrefix(part, "word/"), "")
}

// frame is the head or the foot of a page with so much room.
func (d *Doc) frame(tag, name string, room int, runs ...Run) []byte {
	tabs := ""
	if room != d.room[0] {
		tabs = fmt.Sprintf(`<w:tabs><w:tab w:val="clear" w:pos="%d"/><w:tab w:val="right" w:pos="%d"/></w:tabs>`, d.room[0], room)
	}
	return []byte(office.Head + "<w:" + tag + " " + namespaces + ">" + d.para(name, tabs, runs) + "</w:" + tag + ">")
}

// field is a number that the program fills in.
func field(code string) Run {
	return Run{text: "1", open: fieldBegin(code), close: fieldEnd}
}

// relate relates the text to a part or an address, and returns the id of that.
func (d *Doc) relate(kind, target, mode string) string {
	for _, r := range d.rels {
		if r.Kind() == kind && r.Target == target && r.Mode == mode {
			return r.ID
		}
	}
	id := ""
	for n := len(d.rels) + 1; id == "" || slices.ContainsFunc(d.rels, func(r office.Rel) bool { return r.ID == id }); n++ {
		id = fmt.Sprintf("rIdYp%d", n)
	}
	d.rels = append(d.rels, office.Rel{ID: id, Type: office.Relations + kind, Target: target, Mode: mode})
	return id
}

// Add puts paragraphs and tables into the text.
func (d *Doc) Add(blocks ...string) {
	for _, b := range blocks {
		d.body.WriteString(b)
	}
}

// Room is the width between the margins, in twentieths of a point.
func (d *Doc) Room() int {
	if d.wide {
		return d.room[1]
	}
	return d.room[0]
}

// Turn goes on with pages on their side, or upright ones. What is there already keeps
// its own.
func (d *Doc) Turn(wide bool) {
	if wide == d.wide {
		return
	}
	if d.body.Len() > d.since {
		d.Add("<w:p><w:pPr>" + d.sectionXML() + "</w:pPr></w:p>")
		d.sections++
	}
	d.wide, d.since = wide, d.body.Len()
}

// sectionXML ends a section.
func (d *Doc) sectionXML() string {
	if d.section != "" {
		return d.templateSection()
	}
	refs, w, h, turn := "", d.page[0], d.page[1], ""
	n := 1
	if d.wide {
		w, h, turn, n = h, w, ` w:orient="landscape"`, 2
	}
	for _, kind := range []string{"header", "footer"} {
		refs += fmt.Sprintf(`<w:%sReference w:type="default" r:id="%s"/>`, kind, d.relate(kind, fmt.Sprintf("%s%d.xml", kind, n), ""))
	}
	return fmt.Sprintf(`<w:sectPr>%s<w:pgSz w:w="%d" w:h="%d"%s/><w:pgMar w:top="1140" w:right="%d" w:bottom="1000" w:left="%d" w:header="600" w:footer="560" w:gutter="0"/></w:sectPr>`, refs, w, h, turn, margin, margin)
}

// Logo is a picture that decorates; so much of it is said to people who do not see it.
func (d *Doc) Logo(file []byte, about string) (string, error) {
	logo, err := report.DecodeLogo(file)
	if err != nil {
		return "", err
	}
	d.pictures++
	name := fmt.Sprintf("media/yourpart%d.png", d.pictures)
	d.parts["word/"+name] = logo.PNG
	d.types.Default("png", "image/png")
	const emu, high, most = 12700, 40.0, 160.0 // of a point; the size on paper in points
	share := min(high/float64(logo.Height), most/float64(logo.Width))
	w, h := int(float64(logo.Width)*share*emu), int(float64(logo.Height)*share*emu)
	pic := fmt.Sprintf(`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/><wp:docPr id="%d" name="Logo" descr="%s"/>`, w, h, d.pictures, office.Escape(about)) +
		`<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">` +
		fmt.Sprintf(`<pic:nvPicPr><pic:cNvPr id="%d" name="logo.png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="%s"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>`, d.pictures, d.relate("image", d.toMain("word/"+name), "")) +
		fmt.Sprintf(`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`, w, h)
	return d.P(Normal, raw(pic)), nil
}

// toMain is a part as the text names it.
func (d *Doc) toMain(part string) string {
	if strings.HasPrefix(d.main, "word/") {
		return strings.TrimPrefix(part, "word/")
	}
	return "/" + part
}

// Write packs the document. The same document gives the same bytes.
func (d *Doc) Write(w io.Writer) error {
	text := d.body.String()
	if len(text) > mostWhole {
		return errors.New("the report is too long for a Word document; leave parts out with --sections")
	}
	if len(d.contents) > 1 {
		text = strings.Replace(text, contentsHere, d.contentsXML(), 1)
	}
	if at := strings.Index(text, contentsHere); at >= 0 { // one chapter needs no contents
		title := strings.LastIndex(text[:at], "<w:p>")
		text = text[:title] + text[at+len(contentsHere):]
	}
	last := d.sectionXML()
	d.parts[d.main] = []byte(office.Head + d.root + "<w:body>" + text + last + "</w:body></w:document>")
	d.numbers()
	d.parts[office.RelsOf(d.main)] = office.Rels(d.rels)
	d.parts[office.CorePart] = office.Core(d.about)
	d.parts[office.RootRels] = office.Root(d.main)
	d.parts[office.TypesPart] = d.types.XML()
	return d.parts.Write(w)
}

// numbers adds the lists to the part that has them.
func (d *Doc) numbers() {
	lists, uses := d.numberingParts()
	part := ""
	for _, r := range d.rels {
		if r.Kind() == "numbering" {
			part = r.Part(d.main)
		}
	}
	theirs := d.parts[part]
	if theirs == nil {
		part = "word/numbering.xml"
		d.parts[part] = []byte(office.Head + "<w:numbering " + namespaces + ">" + lists + uses + "</w:numbering>")
		d.types.Set(part, kindOf+"numbering+xml")
		d.relate("numbering", d.toMain(part), "")
		return
	}
	first, end := numberingPlaces(theirs)
	d.parts[part] = bytes.Join([][]byte{theirs[:first], []byte(lists), theirs[first:end], []byte(uses), theirs[end:]}, nil)
}

// Count counts what was marked by Counted in a written file, by kind. The error says
// that the file is not whole.
func Count(file []byte) (map[string]int, error) {
	parts, err := office.Read(file)
	if err != nil {
		return nil, err
	}
	rels, err := office.ReadRels(parts[office.RootRels])
	if err != nil {
		return nil, err
	}
	n := map[string]int{}
	for _, r := range rels {
		if r.Kind() != "officeDocument" {
			continue
		}
		marks, err := office.Spans(parts[r.Part("")], func(name string, _ int) bool { return name == "w:bookmarkStart" || name == "w:sectPr" })
		if err != nil {
			return nil, err
		}
		for _, m := range marks {
			if name, ours := strings.CutPrefix(m.Attr("w:name"), hiddenMark); ours {
				kind, _, _ := strings.Cut(name, "_")
				n[kind]++
			}
		}
		if len(marks) > 0 && marks[len(marks)-1].Name() == "w:sectPr" {
			return n, nil
		}
	}
	return nil, errors.New("its text does not end")
}
