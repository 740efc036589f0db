package pdf

import (
	"fmt"
	"yourpart/export/report"
)

// contentsPlace is where page one lists the sections.
type contentsPlace struct {
	x, y float64
	in   *element
}

func (d *Doc) newPage() {
	d.f.AddPage()
	d.y = top
}

// begun makes sure that there is a page.
func (d *Doc) begun() {
	if d.f.PageCount() == 0 {
		d.newPage()
	}
}

// bottom is where the text of a page ends.
func (d *Doc) bottom() float64 { return d.paper.h - foot }

// room is what is left of the page.
func (d *Doc) room() float64 { return d.bottom() - d.y }

// need begins a new page where less than h is left.
func (d *Doc) need(h float64) {
	if d.room() < h && d.y > top {
		d.newPage()
	}
}

// chapter begins a section: on a new page, or on this one where at least h is
// left, so that no page stays half empty.
func (d *Doc) chapter(title, about string, h float64) {
	d.begun()
	if d.y > top {
		d.y += 22
		d.need(h)
	}
	d.sections = append(d.sections, section{title, d.f.PageNo()})
	d.bookmark(title, 0)
	d.f.SetLink(d.linkTo(title), d.y, -1)
	d.rect(left, d.y+2, 3, h1Text.lead-4, accent)
	d.in("H1", func() { d.at(left+10, d.y, h1Text, title) })
	d.y += h1Text.lead + 4
	if about != "" {
		d.para(bodyText.in(muted), about)
		d.y += 4
	}
}

// chapterOf begins a section that is a table.
func (d *Doc) chapterOf(title, about string, t *pdfTable) {
	head := h1Text.lead + 8 + bodyText.lead*float64(len(d.wrap(bodyText, about, wide)))
	d.chapter(title, about, head+t.opening())
}

// heading begins a part of a section and keeps h points of it on its page.
func (d *Doc) heading(title string, h float64) {
	d.begun()
	if d.y > top {
		d.y += 12
		d.need(h2Text.lead + 3 + h)
	}
	d.bookmark(title, 1)
	d.in("H2", func() { d.at(left, d.y, h2Text, title) })
	d.y += h2Text.lead + 3
}

func (d *Doc) bookmark(title string, level int) { d.bookmarkAt(title, level, d.y) }

func (d *Doc) bookmarkAt(title string, level int, y float64) {
	if level = min(level, d.depth); level == 0 { // a level left out loses what is below it
		d.depth = 1
	}
	d.f.SetFont("inter", "", bodyText.size)
	d.f.Bookmark(plane(d.line(title)), level, y)
}

// linkTo is the link to a section, which may be drawn later.
func (d *Doc) linkTo(title string) int {
	if _, ok := d.chapters[title]; !ok {
		d.chapters[title] = d.f.AddLink()
	}
	return d.chapters[title]
}

// para draws a paragraph over the whole column, going on to the next page.
func (d *Doc) para(st style, s string) {
	d.in("P", func() {
		for _, l := range d.wrap(st, s, wide) {
			d.need(st.lead)
			d.at(left, d.y, st, l)
			d.y += st.lead
		}
	})
}

// bullet draws one point of a list.
func (d *Doc) bullet(st style, s string) {
	const indent = 11
	lines := d.wrap(st, s, wide-indent)
	d.need(min(3, float64(len(lines))) * st.lead)
	d.item(dots, func() { d.at(left+1, d.y, st.in(accent), "•") }, func() {
		for _, l := range lines {
			d.need(st.lead)
			d.at(left+indent, d.y, st, l)
			d.y += st.lead
		}
	})
	d.y += 2
}

// web draws one line that opens a page when clicked. Where the address is not
// one to trust it is only text.
func (d *Doc) web(x, y float64, st style, s, address string) {
	u, ok := safeURL(address)
	if !ok {
		d.at(x, y, st, s)
		return
	}
	d.in("Link", func() {
		d.at(x, y, st, s)
		d.annotate("Opens " + u)
		d.f.LinkString(x+d.shift, y, d.width(st, d.line(s)), st.lead, u)
	})
}

// jump draws one line that leads to a section when clicked.
func (d *Doc) jump(x, y float64, st style, s, title string) {
	d.in("Link", func() {
		d.at(x, y, st, s)
		d.annotate("Goes to " + title)
		d.f.Link(x+d.shift, y, d.width(st, d.line(s)), st.lead, d.linkTo(title))
	})
}

// frame draws what stands on every page, once the number of pages is known.
func (d *Doc) frame() {
	pages := d.f.PageCount()
	for p := 1; p <= pages; p++ {
		d.f.SetPage(p)
		d.f.SetFont("inter", "", 1) // so that the next one is really written
		d.margin(func() { d.frameOf(p, pages) })
	}
	if d.contents.in != nil {
		d.inside(d.contents.in, d.fillContents)
	}
}

// fillContents lists the sections on page one.
func (d *Doc) fillContents() {
	d.f.SetPage(1)
	d.f.SetFont("inter", "", 1)
	x, y, st := d.contents.x, d.contents.y, smallText.in(accent)
	const apart = 11
	all := x - apart
	for _, s := range d.sections {
		all += apart + d.width(st, fmt.Sprintf("%s %d", s.title, s.page))
	}
	if all <= right { // one of the two lines is enough
		y += st.lead
	}
	d.in("Caption", func() { d.at(left, y, smallText, contentsWords) })
	for _, s := range d.sections {
		text := fmt.Sprintf("%s %d", s.title, s.page)
		if x+d.width(st, text) > right {
			x, y = d.contents.x, y+st.lead
		}
		d.in("TOCI", func() { d.in("Reference", func() { d.jump(x, y, st, text, s.title) }) })
		x += d.width(st, text) + apart
	}
}

func (d *Doc) frameOf(p, pages int) {
	y := d.paper.h - 32
	d.hairline(y - 4)
	d.atRight(right, y, smallText, fmt.Sprintf("Page %d of %d", p, pages))
	if d.loose[p] { // goes to others
		return
	}
	note := report.Day(d.about.Day) + " · confidential"
	if d.about.Redacted {
		note += " · names taken out"
	}
	d.at(left, y, smallText, note)
	if p == 1 && d.titled { // says it larger
		return
	}
	d.at(left, 22, smallText, d.fit(smallText, d.about.Name, wide*0.6))
	d.atRight(right, 22, smallText, d.about.Kind)
	d.hairline(35)
}
