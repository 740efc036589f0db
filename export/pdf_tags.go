package export

import "fmt"

// The structure tree tells a screen reader what a run of text is. While pages
// are drawn every run is marked with its element; rewrite puts the tree into
// the file.

// A tagged element has children: elements, runs of marked text, and links.
type element struct {
	role, alt string
	parent    *element
	kids      []any // *element, run or annotation
	object    int   // number in the file
}

// A run is a stretch of a page's drawing, an annotation a link on it; both are
// counted from 0 on each page.
type (
	run        struct{ page, id int }
	annotation struct{ page, id int }
)

// tags holds the tree while it grows.
type tags struct {
	stack  []*element         // root first; an Artifact is decoration
	runs   map[int][]*element // by page: the element of each run
	links  map[int][]*element // by page: the element of each link
	figure int                // how many figures are open
}

// grouping elements hold no text of their own.
var grouping = map[string]bool{"Document": true, "Table": true, "TR": true}

func (d *pdf) top() *element {
	if len(d.tags.stack) == 0 {
		d.tags = tags{stack: []*element{{role: "Document"}}, runs: map[int][]*element{}, links: map[int][]*element{}}
	}
	return d.tags.stack[len(d.tags.stack)-1]
}

// open begins an element inside the open one, and close ends it.
func (d *pdf) open(role, alt string) {
	e := &element{role: role, alt: alt, parent: d.top()}
	if role != "Artifact" {
		e.parent.kids = append(e.parent.kids, e)
	}
	d.tags.stack = append(d.tags.stack, e)
}

func (d *pdf) close() { d.tags.stack = d.tags.stack[:len(d.tags.stack)-1] }

// in draws inside an element of that role.
func (d *pdf) in(role string, draw func()) {
	d.open(role, "")
	draw()
	d.close()
}

// picture draws a figure that is one thing to a screen reader, said by alt. It
// stays on one page.
func (d *pdf) picture(alt string, draw func()) {
	d.open("Figure", d.line(alt))
	d.begin(d.top())
	d.tags.figure++
	draw()
	d.tags.figure--
	d.f.RawWriteStr("EMC")
	d.close()
}

// begin marks what is drawn next as a run of e.
func (d *pdf) begin(e *element) {
	page := d.f.PageNo()
	r := run{page, len(d.tags.runs[page])}
	d.tags.runs[page] = append(d.tags.runs[page], e)
	e.kids = append(e.kids, r)
	d.f.RawWriteStr(fmt.Sprintf("/%s <</MCID %d>> BDC", e.role, r.id))
}

// mark draws one run of text: of the open element, or of a paragraph where the
// open one only groups others.
func (d *pdf) mark(draw func()) {
	e := d.top()
	switch {
	case d.tags.figure > 0:
		draw()
		return
	case e.role == "Artifact":
		d.decorate(draw)
		return
	case grouping[e.role]:
		p := &element{role: "P", parent: e}
		e.kids = append(e.kids, p)
		e = p
	}
	d.begin(e)
	draw()
	d.f.RawWriteStr("EMC")
}

// decorate draws what means nothing to a screen reader.
func (d *pdf) decorate(draw func()) {
	if d.tags.figure > 0 {
		draw()
		return
	}
	d.f.RawWriteStr("/Artifact BMC")
	draw()
	d.f.RawWriteStr("EMC")
}

// annotate notes that the next link belongs to the open element.
func (d *pdf) annotate() {
	page, e := d.f.PageNo(), d.top()
	a := annotation{page, len(d.tags.links[page])}
	d.tags.links[page] = append(d.tags.links[page], e)
	e.kids = append(e.kids, a)
}
