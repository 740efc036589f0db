package word

import (
	"fmt"
	"strings"
	"unicode"

	"yourpart/export/office"
	"yourpart/export/pdf/typeset"
)

// language is that of the text.
const language = `<w:lang w:val="en-GB"/>`

// A Run is a piece of a paragraph.
type Run struct {
	text, look  string // look is properties in the order of the schema
	open, close string // XML around it
}

// raw is a run of XML that has no text of its own.
func raw(xml string) Run { return Run{open: xml} }

// A direction is that of a letter.
type direction int

const (
	noWay direction = iota
	leftToRight
	rightToLeft
)

// letters is the direction of a letter; other characters have none.
func letters(r rune) direction {
	switch {
	case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko, unicode.Samaritan, unicode.Mandaic, unicode.Adlam):
		return rightToLeft
	case unicode.IsLetter(r):
		return leftToRight
	}
	return noWay
}

// Text is a run without a look of its own; a line break in it breaks the line.
func Text(s string) Run { return run(s, "") }

// Strong is one in bold, by the style for that.
func (d *Doc) Strong(s string) Run { return run(s, d.charStyle(strong)) }

// Coloured is one of a size in half points on a ground of a colour.
func (d *Doc) Coloured(s, ground string, size int) Run {
	return run("\u00a0"+s+"\u00a0", fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/><w:shd w:val="clear" w:color="auto" w:fill="%s"/>`, size, size, ground))
}

// Sized is one of a size in half points, with normal weight, in grey.
func (d *Doc) Sized(s string, size int) Run {
	return run(s, `<w:b w:val="0"/><w:bCs w:val="0"/>`+d.coloured(office.Muted)+fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%d"/>`, size, size))
}

func (d *Doc) charStyle(name string) string {
	return `<w:rStyle w:val="` + office.Escape(d.ids[styleKey("character", name)]) + `"/>`
}

// run is text in one look, given as properties in the order of the schema.
func run(s, look string) Run { return Run{text: office.Clean(s), look: look} }

// write writes a run of a paragraph. Where that has letters from the right, what is read
// in one direction is a run of its own, which is marked where it is from the right, and
// back says that the whole paragraph is.
func (d *Doc) write(b *strings.Builder, r Run, mixed, back bool) {
	b.WriteString(r.open)
	switch {
	case r.text == "":
	case !mixed:
		writeRun(b, r.text, r.look, false, "", "")
	case back:
		oneWay(b, office.Piece{Text: r.text}, r.look)
	default:
		for i, line := range strings.Split(r.text, "\n") {
			if i > 0 {
				writeRun(b, "\n", r.look, false, "", "")
			}
			for j, cell := range strings.Split(line, "\t") {
				if j > 0 {
					writeRun(b, "\t", r.look, false, "", "")
				}
				for _, p := range d.order.Pieces(cell) {
					oneWay(b, p, r.look)
				}
			}
		}
	}
	b.WriteString(r.close)
}

// oneWay writes a piece as runs of one direction each.
func oneWay(b *strings.Builder, p office.Piece, look string) {
	from, way, before := 0, noWay, p.Before
	for i, r := range p.Text {
		w := letters(r)
		if w == noWay {
			continue
		}
		if way != noWay && w != way {
			writeRun(b, p.Text[from:i], look, way == rightToLeft, before, "")
			from, before = i, ""
		}
		way = w
	}
	writeRun(b, p.Text[from:], look, way == rightToLeft, before, p.After)
}

func writeRun(b *strings.Builder, s, look string, rtl bool, before, after string) {
	if s == "" {
		return
	}
	if rtl {
		look += "<w:rtl/>"
	}
	b.WriteString("<w:r>")
	if look != "" {
		b.WriteString("<w:rPr>" + look + "</w:rPr>")
	}
	for i, line := range strings.Split(s, "\n") {
		if i > 0 {
			b.WriteString("<w:br/>")
		}
		for j, part := range strings.Split(line, "\t") {
			if j > 0 {
				b.WriteString("<w:tab/>")
			}
			if part != "" {
				b.WriteString(`<w:t xml:space="preserve">` + before + office.Escape(part) + after + "</w:t>")
			}
		}
	}
	b.WriteString("</w:r>")
}

// Link leads to a web page or a mail; to any other address it is plain text.
func (d *Doc) Link(s, address string) Run {
	if !office.Opens(address) {
		return Text(s)
	}
	r := run(s, d.charStyle(hyperlink))
	r.open, r.close = `<w:hyperlink r:id="`+d.relate("hyperlink", address, "External")+`" w:history="1">`, "</w:hyperlink>"
	return r
}

// To leads to an anchor in the document.
func (d *Doc) To(s, anchor string) Run {
	r := run(s, d.charStyle(hyperlink))
	r.open, r.close = `<w:hyperlink w:anchor="`+office.Escape(anchor)+`" w:history="1">`, "</w:hyperlink>"
	return r
}

// Counted is nothing that is seen: a hidden bookmark, by which Count finds what stands
// there.
func (d *Doc) Counted(kind string) Run {
	d.counted[kind]++
	return d.Anchor(fmt.Sprintf("%s%s_%d", hiddenMark, kind, d.counted[kind]))
}

// hiddenMark begins the name of a bookmark that people do not see.
const hiddenMark = "_yp_"

// Anchor is a place that To leads to. Its name is of letters, digits and low lines.
func (d *Doc) Anchor(name string) Run {
	d.marks++
	return raw(fmt.Sprintf(`<w:bookmarkStart w:id="%d" w:name="%s"/><w:bookmarkEnd w:id="%d"/>`, d.marks, office.Escape(name), d.marks))
}

// P is a paragraph in a style.
func (d *Doc) P(name string, runs ...Run) string { return d.para(name, "", runs) }

// para is one with properties in a list, in the order of the schema.
func (d *Doc) para(name, list string, runs []Run) string {
	var whole, body strings.Builder
	for _, r := range runs {
		whole.WriteString(r.text)
	}
	mixed := typeset.TwoWays(whole.String())
	back := mixed && d.order.FromRight(whole.String())
	for _, r := range runs {
		d.write(&body, r, mixed, back)
	}
	props := list
	if id := d.ids[styleKey("paragraph", name)]; name != Normal && id != "" {
		props = `<w:pStyle w:val="` + office.Escape(id) + `"/>` + props
	}
	if back {
		props += "<w:bidi/>"
	}
	if props != "" {
		props = "<w:pPr>" + props + "</w:pPr>"
	}
	return "<w:p>" + props + body.String() + "</w:p>"
}

// Say adds a paragraph of body text; of nothing it adds none.
func (d *Doc) Say(s string) { d.SayIn(Normal, s) }

// SayIn is Say in a style.
func (d *Doc) SayIn(name, s string) {
	if s != "" {
		d.Add(d.P(name, Text(s)))
	}
}

// Bullet is a paragraph of a list of dots.
func (d *Doc) Bullet(runs ...Run) string { return d.para(Bulleted, d.listed(d.bullet), runs) }

// List begins a list that counts from a number; Item takes what it returns.
func (d *Doc) List(from int) int {
	d.lists = append(d.lists, from)
	return d.firstList + len(d.lists) - 1
}

// Item is a paragraph of a numbered list.
func (d *Doc) Item(list int, runs ...Run) string { return d.para(Numbered, d.listed(list), runs) }

func (d *Doc) listed(id int) string {
	return fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, id)
}

// Heading adds a heading of level 1 to 3, after the anchors that lead to it. Those of
// level 1 are in the contents.
func (d *Doc) Heading(level int, title string, anchors ...Run) {
	name := []string{Heading1, Heading2, Heading3}[level-1]
	if level == 1 {
		anchor := fmt.Sprintf("part_%d", len(d.contents)+1)
		d.contents = append(d.contents, [2]string{title, anchor})
		anchors = append(anchors, d.Anchor(anchor))
	}
	d.Add(d.P(name, append(anchors, Text(title))...))
}

// contentsHere is where the contents go, once they are known. No text has it, since it
// would be escaped there.
const contentsHere = "<contents/>"

// PlaceContents puts the list of the chapters here, under a title.
func (d *Doc) PlaceContents(title string) { d.Add(d.P(Eyebrow, Text(title)) + contentsHere) }

// contentsXML is the field with the entries in it, without page numbers: they are right
// before any program has counted pages.
func (d *Doc) contentsXML() string {
	var b strings.Builder
	for i, e := range d.contents {
		entry := Text(e[0])
		entry.open, entry.close = `<w:hyperlink w:anchor="`+e[1]+`" w:history="1">`, "</w:hyperlink>"
		if i == 0 {
			entry.open = fieldBegin(`TOC \o "1-1" \h \n`) + entry.open
		}
		if i == len(d.contents)-1 {
			entry.close += fieldEnd
		}
		b.WriteString(d.P(Contents, entry))
	}
	return b.String()
}

const fieldEnd = `<w:r><w:fldChar w:fldCharType="end"/></w:r>`

func fieldBegin(code string) string {
	return `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ` + office.Escape(code) + ` </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`
}

// Keep keeps a paragraph on a page with what follows it.
func Keep(p string) string {
	if strings.Contains(p, "<w:keepNext/>") {
		return p
	}
	if at := strings.Index(p, "<w:pPr>"); at == len("<w:p>") {
		rest := p[at+len("<w:pPr>"):]
		style := ""
		if strings.HasPrefix(rest, "<w:pStyle ") {
			end := strings.Index(rest, "/>") + len("/>")
			style, rest = rest[:end], rest[end:]
		}
		return "<w:p><w:pPr>" + style + "<w:keepNext/>" + rest
	}
	return "<w:p><w:pPr><w:keepNext/></w:pPr>" + strings.TrimPrefix(p, "<w:p>")
}

// Light is a run in white, for a dark ground.
func (d *Doc) Light(s string) Run { return run(s, d.charStyle(strong)+d.coloured(office.White)) }
