package doc

import "fmt"

// The structure tree tells a screen reader what a run of text is. While pages
// are drawn every run is marked with its element; settle makes the tree sound,
// and rewrite puts it into the file.

// A tagged element has children: elements, runs of marked text, and links.
type element struct {
	role, alt string
	actual    string // what it says, where that is not as it is drawn
	parent    *element
	kids      []any      // *element, run or annotation
	box       [4]float64 // of a figure: left, top, width, height
	cell      *cellTags  // of a TH or TD
	labels    labels     // of a list and its points
	object    int        // number in the file
}

// A run is a stretch of a page's drawing, an annotation a link on it; both are
// counted from 0 on each page.
type (
	run        struct{ page, id int }
	annotation struct{ page, id int }
)

// A link is an annotation with its element and what it says of itself.
type link struct {
	in    *element
	about string
}

// tags holds the tree while it grows.
type tags struct {
	stack  []*element         // root first
	runs   map[int][]*element // by page: the element of each run
	links  map[int][]link     // by page
	figure int                // how many figures are open
	live   *element           // whose run is open on page
	page   int
}

// What means nothing to a screen reader belongs to one of these.
var (
	decoration = &element{role: Artifact}
	margins    = &element{role: Artifact, alt: "Pagination"}
)

// Artifact is the role of what only decorates a page and is not read out.
const Artifact = "Artifact"

// grouping elements hold no text of their own.
var grouping = map[string]bool{"Document": true, "Table": true, "TR": true, "LI": true, "TOC": true, "TOCI": true, "Div": true}

func (d *Doc) top() *element {
	if len(d.tags.stack) == 0 {
		d.tags = tags{stack: []*element{{role: "Document"}}, runs: map[int][]*element{}, links: map[int][]link{}}
	}
	return d.tags.stack[len(d.tags.stack)-1]
}

// Begin begins an element inside the open one, and End ends it. Inside what
// means nothing, everything means nothing.
func (d *Doc) Begin(role, alt string) {
	top := d.top()
	e := &element{role: role, alt: alt, parent: top}
	switch {
	case top.role == Artifact:
		e = top
	case role == Artifact:
		e = decoration
	default:
		top.kids = append(top.kids, e)
	}
	d.tags.stack = append(d.tags.stack, e)
}

// End closes the element that Begin opened last.
func (d *Doc) End() { d.tags.stack = d.tags.stack[:len(d.tags.stack)-1] }

// In draws inside an element of that role.
func (d *Doc) In(role string, draw func()) {
	d.Begin(role, "")
	draw()
	d.End()
}

// inside draws inside an element that is there already.
func (d *Doc) inside(e *element, draw func()) {
	d.top()
	d.tags.stack = append(d.tags.stack, e)
	draw()
	d.End()
}

// nth draws inside the element with that number in the open one, or in a new
// one where there are fewer: what goes on on the next page is the same thing.
func (d *Doc) nth(n int, role string, draw func()) {
	for _, k := range d.top().kids {
		if e, ok := k.(*element); ok {
			if n == 0 {
				d.inside(e, draw)
				return
			}
			n--
		}
	}
	d.In(role, draw)
}

// Continue draws inside the last element of the open one, or in a new one where
// there is none. The last one of a list is the body of its last point.
func (d *Doc) Continue(role string, draw func()) {
	e := d.top().last()
	for e != nil && e.role == "LI" {
		e = e.last()
	}
	if e == nil {
		d.In(role, draw)
		return
	}
	d.inside(e, draw)
}

// last is the last element in e.
func (e *element) last() *element {
	for i := len(e.kids) - 1; i >= 0; i-- {
		if c, ok := e.kids[i].(*element); ok {
			return c
		}
	}
	return nil
}

// labels is what stands in front of the points of a list.
type labels string

const (
	dots labels = "Disc"
	// Numbers are the labels of a list that counts its points.
	Numbers labels = "Decimal"
)

// Item draws a point of a list: its number or dot, and what it says. Points
// that follow each other are one list.
func (d *Doc) Item(l labels, label, body func()) {
	d.In("LI", func() {
		d.top().labels = l
		d.In("Lbl", label)
		d.In("LBody", body)
	})
}

// margin draws what stands on every page.
func (d *Doc) margin(draw func()) { d.inside(margins, draw) }

// Figure draws a figure in a box that is one thing to a screen reader, said by
// alt. It stays on one page.
func (d *Doc) Figure(alt string, x, y, w, h float64, draw func()) {
	d.Begin("Figure", d.Line(alt))
	d.top().box = [4]float64{x + d.shift, y, w, h}
	d.beginRun(d.top())
	d.tags.figure++
	draw()
	d.tags.figure--
	d.endRun()
	d.End()
}

// beginRun marks what is drawn next as a run of e.
func (d *Doc) beginRun(e *element) {
	page := d.f.PageNo()
	if d.tags.live == e && d.tags.page == page {
		return
	}
	d.endRun()
	d.tags.live, d.tags.page = e, page
	switch e {
	case decoration:
		d.f.RawWriteStr("/Artifact BMC")
		return
	case margins:
		d.f.RawWriteStr("/Artifact <</Type /" + e.alt + ">> BDC")
		return
	}
	r := run{page, len(d.tags.runs[page])}
	d.tags.runs[page] = append(d.tags.runs[page], e)
	e.kids = append(e.kids, r)
	d.f.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, r.id))
}

// endRun ends the run that is open, on its page.
func (d *Doc) endRun() {
	if d.tags.live == nil {
		return
	}
	now := d.f.PageNo()
	d.f.SetPage(d.tags.page)
	d.f.RawWriteStr("EMC")
	d.f.SetPage(now)
	d.tags.live = nil
}

// mark draws text of the open element, or of a paragraph where that only groups
// others. It reports whether the text is read out at all.
func (d *Doc) mark(draw func()) {
	e := d.top()
	switch {
	case d.tags.figure > 0:
	case grouping[e.role]:
		p := &element{role: "P", parent: e}
		e.kids = append(e.kids, p)
		d.beginRun(p)
	default:
		d.beginRun(e)
	}
	draw()
}

// markAs is mark for text that is drawn in another order than it is read in.
func (d *Doc) markAs(actual string, draw func()) {
	in := d.top()
	if grouping[in.role] {
		in = &element{role: "P", parent: in}
		in.parent.kids = append(in.parent.kids, in)
	}
	span := &element{role: "Span", actual: actual, parent: in}
	in.kids = append(in.kids, span)
	d.beginRun(span)
	draw()
}

// spoken reports whether what is drawn now is read out as text.
func (d *Doc) spoken() bool { return d.tags.figure == 0 && d.top().role != Artifact }

// decorate draws what means nothing to a screen reader.
func (d *Doc) decorate(draw func()) {
	if d.tags.figure == 0 {
		e := d.top()
		if e.role != Artifact {
			e = decoration
		}
		d.beginRun(e)
	}
	draw()
}

// annotate notes that the next link belongs to the open element.
func (d *Doc) annotate(about string) {
	page, e := d.f.PageNo(), d.top()
	if e.role == Artifact { // a link is never without meaning
		e = &element{role: "Link", parent: d.tags.stack[0]}
		e.parent.kids = append(e.parent.kids, e)
	}
	a := annotation{page, len(d.tags.links[page])}
	d.tags.links[page] = append(d.tags.links[page], link{e, about})
	e.kids = append(e.kids, a)
}
