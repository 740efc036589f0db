package doc

import (
	"fmt"
	"strings"

	"yourpart/export/report"
)

// contentsPlace is where page one lists the sections: above foot, or where that is 0
// from y on.
type contentsPlace struct {
	y, foot float64
	in      *element
}

// Page begins a new page, with Y at its top.
func (d *Doc) Page() {
	d.f.AddPage()
	d.Y = Top
}

// GoesOn begins a page with what goes on there, as "Calendar … continued". It is for the
// eye only.
func (d *Doc) GoesOn(what string) {
	d.Page()
	if what == "" || d.Loose[d.PageNumber()-1] {
		return
	}
	d.In(Artifact, func() { d.At(Left, d.Y, SmallText, d.continued(SmallText, what, Wide)) })
	d.Y += againRoom
}

// continued is what goes on, cut where it has to be so that one sees that it does.
func (d *Doc) continued(st Style, what string, w float64) string {
	const words = " … continued"
	return strings.TrimSuffix(d.Fit(st, what, w-d.Width(st, words)), "…") + words
}

// Begun makes sure that there is a page.
func (d *Doc) Begun() {
	if d.f.PageCount() == 0 {
		d.Page()
	}
}

// Bottom is where the text of a page ends.
func (d *Doc) Bottom() float64 { return d.paper.h - foot }

// Room is what is left of the page.
func (d *Doc) Room() float64 { return d.Bottom() - d.Y }

// Need begins a new page where less than h is left.
func (d *Doc) Need(h float64) {
	if d.Room() < h && d.Y > Top {
		d.Page()
	}
}

// Chapter begins a section: on a new page, or on this one where at least h is
// left, so that no page stays half empty.
func (d *Doc) Chapter(title, about string, h float64) {
	d.Begun()
	if d.Y > Top {
		d.Y += 22
		d.Need(h)
	}
	d.Sections = append(d.Sections, section{title, d.f.PageNo()})
	d.under = title
	d.Bookmark(title, 0)
	d.f.SetLink(d.linkTo(title), d.Y, -1)
	d.Rect(Left, d.Y+2, 3, H1Text.Lead-4, Accent)
	d.In("H1", func() { d.At(Left+10, d.Y, H1Text, title) })
	d.Y += H1Text.Lead + 4
	if about != "" {
		d.Para(BodyText.In(Muted), about)
		d.Y += 4
	}
}

// lowTable is the height below which a table stays on one page.
const lowTable = 150.0

// ChapterOf begins a section that is a table.
func (d *Doc) ChapterOf(title, about string, t *Table) {
	head := H1Text.Lead + 8 + BodyText.Lead*float64(len(d.Wrap(BodyText, about, Wide)))
	h := head + t.Opening()
	if all := headHeight + t.Flow.Height(); all < lowTable { // which is not worth parting
		h = head + all
	}
	d.Chapter(title, about, h)
}

// Heading begins a part of a section and keeps h points of it on its page.
func (d *Doc) Heading(title string, h float64) {
	d.Begun()
	if d.Y > Top {
		d.Y += 12
		d.Need(H2Text.Lead + 3 + h)
	}
	d.under = title
	d.Bookmark(title, 1)
	d.In("H2", func() { d.At(Left, d.Y, H2Text, title) })
	d.Y += H2Text.Lead + 3
}

// Bookmark adds an entry to the file's outline that leads to the current line;
// level 0 is a chapter.
func (d *Doc) Bookmark(title string, level int) { d.BookmarkAt(title, level, d.Y) }

// BookmarkAt is Bookmark for the height y of the current page, in points. A
// level deeper than the entry before allows is raised, so that none is left out.
func (d *Doc) BookmarkAt(title string, level int, y float64) {
	if level = min(level, d.depth); level == 0 { // a level left out loses what is below it
		d.depth = 1
	}
	d.setFont(false, BodyText.Size)
	d.f.Bookmark(plane(d.Line(title)), level, y)
}

// linkTo is the link to a section, which may be drawn later.
func (d *Doc) linkTo(title string) int {
	if _, ok := d.chapters[title]; !ok {
		d.chapters[title] = d.f.AddLink()
	}
	return d.chapters[title]
}

// Para draws a paragraph over the whole column, going on to the next page.
func (d *Doc) Para(st Style, s string) {
	right := d.fromRight(s)
	d.In("P", func() {
		for _, l := range d.Wrap(st, s, Wide) {
			d.Need(st.Lead)
			if right {
				d.AtRight(Right, d.Y, st, l)
			} else {
				d.At(Left, d.Y, st, l)
			}
			d.Y += st.Lead
		}
	})
}

// Bullet draws one point of a list.
func (d *Doc) Bullet(st Style, s string) {
	const indent = 11
	lines := d.Wrap(st, s, Wide-indent)
	d.Need(min(3, float64(len(lines))) * st.Lead)
	d.Item(dots, func() { d.At(Left+1, d.Y, st.In(Accent), "•") }, func() {
		for _, l := range lines {
			d.Need(st.Lead)
			d.At(Left+indent, d.Y, st, l)
			d.Y += st.Lead
		}
	})
	d.Y += 2
}

// LinkBullet draws a point of a list: its name, the address that opens when clicked,
// and what is said of it. It stays on one page.
func (d *Doc) LinkBullet(st Style, name, address, s string) {
	const indent = 11
	said := d.Wrap(st, s, Wide-indent)
	d.Need(float64(len(said)+2) * st.Lead)
	d.Item(dots, func() { d.At(Left+1, d.Y, st.In(Accent), "•") }, func() {
		draw := func(lines []string, one func(string)) {
			for _, l := range lines {
				one(l)
				d.Y += st.Lead
			}
		}
		draw(d.Wrap(st.Strong(), name, Wide-indent), func(l string) { d.At(Left+indent, d.Y, st.Strong(), l) })
		draw(d.Wrap(st, address, Wide-indent), func(l string) { d.Link(Left+indent, d.Y, st.In(Accent), l, address) })
		draw(said, func(l string) { d.At(Left+indent, d.Y, st, l) })
	})
	d.Y += 2
}

// LinkLine draws a point of a list with an address at its end, on the same line where
// there is room.
func (d *Doc) LinkLine(st Style, s, address string) {
	const indent = 11
	shown, w := strings.TrimPrefix(address, "https://"), Wide-indent
	lines := d.Wrap(st, s, w)
	last := lines[len(lines)-1]
	used := d.Width(st, last+" ")
	beside := used+d.Width(st, shown) <= w
	d.Need(float64(len(lines)+1) * st.Lead)
	d.Item(dots, func() { d.At(Left+1, d.Y, st.In(Accent), "•") }, func() {
		d.Y = d.Lines(Left+indent, d.Y, st, lines)
		if beside {
			d.Y -= st.Lead
			d.Link(Left+indent+used, d.Y, st.In(Accent), shown, address)
			d.Y += st.Lead
			return
		}
		for _, l := range d.Wrap(st, shown, w) {
			d.Link(Left+indent, d.Y, st.In(Accent), l, address)
			d.Y += st.Lead
		}
	})
	d.Y += 2
}

// Link draws one line that opens a page when clicked. Where the address is not
// one to trust it is only text.
func (d *Doc) Link(x, y float64, st Style, s, address string) {
	u, ok := safeURL(address)
	if !ok {
		d.At(x, y, st, s)
		return
	}
	d.In("Link", func() {
		d.At(x, y, st, s)
		d.annotate("Opens " + u)
		d.f.LinkString(x+d.shift, y, d.Width(st, d.Line(s)), st.Lead, u)
	})
}

// jump draws one line that leads to a section when clicked.
func (d *Doc) jump(x, y float64, st Style, s, title string) {
	d.In("Link", func() {
		d.At(x, y, st, s)
		d.annotate("Goes to " + title)
		d.f.Link(x+d.shift, y, d.Width(st, d.Line(s)), st.Lead, d.linkTo(title))
	})
}

// Frame draws what stands on every page, once the number of pages is known.
func (d *Doc) Frame() {
	pages := d.f.PageCount()
	for p := 1; p <= pages; p++ {
		d.back(p)
		d.margin(func() { d.frameOf(p, pages) })
	}
	if d.contents.in != nil {
		d.inside(d.contents.in, d.fillContents)
	}
}

// back goes on drawing on a page. The library leaves out a font or a colour that it set
// last, on whatever page that was, so both are set to what nothing uses.
func (d *Doc) back(page int) {
	d.f.SetPage(page)
	d.told.on = false
	d.setFont(false, 1)
	d.f.SetFillColor(1, 2, 3)
}

// fillContents lists the sections on page one, and says under them what is elsewhere.
func (d *Doc) fillContents() {
	d.back(1)
	const apart = 11
	st := SmallText.In(Accent)
	words := "In this report:"
	if d.Annex {
		words = "In this annex:"
	}
	begin := Left + d.Width(SmallText, words) + 8
	x, line := begin, 0
	type entry struct {
		section
		text string
		x, y float64
	}
	var all []entry
	for _, s := range d.Sections {
		text := fmt.Sprintf("%s %d", s.Title, s.page)
		if x+d.Width(st, text) > Right && x > begin {
			x, line = begin, line+1
		}
		all = append(all, entry{s, text, x, float64(line) * st.Lead})
		x += d.Width(st, text) + apart
	}
	lines := line + 1
	if d.Note != "" {
		lines++
	}
	y := d.contents.y
	if d.contents.foot > 0 {
		y = d.contents.foot - float64(lines)*st.Lead
	}
	d.In("Caption", func() { d.At(Left, y, SmallText, words) })
	for _, e := range all {
		d.In("TOCI", func() { d.In("Reference", func() { d.jump(e.x, y+e.y, st, e.text, e.Title) }) })
	}
	if d.Note != "" {
		d.In("TOCI", func() { d.At(Left, y+float64(line+1)*st.Lead, SmallText, d.Note) })
	}
}

func (d *Doc) frameOf(p, pages int) {
	y := d.paper.h - 32
	d.Hairline(y - 4)
	d.AtRight(Right, y, SmallText, fmt.Sprintf("Page %d of %d", p, pages))
	if d.Loose[p] { // goes to others
		if d.Foot != "" {
			d.At(Left, y, SmallText, d.Fit(SmallText, d.Foot, Wide*0.8))
		}
		return
	}
	note := report.Day(d.about.Day) + " · confidential"
	if d.about.Redacted {
		note += " · names taken out"
	}
	d.At(Left, y, SmallText, note)
	if p == 1 && d.titled { // says it larger
		return
	}
	d.At(Left, 22, SmallText, d.Fit(SmallText, d.about.Name, Wide-d.Width(SmallText, d.about.Kind)-2*CellGap))
	d.AtRight(Right, 22, SmallText, d.about.Kind)
	d.Hairline(35)
}
