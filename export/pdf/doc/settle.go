package doc

import "slices"

// What the drawing does not say about an element follows from where it stands:
// points are gathered into lists, headings leave out no level, and the cells of
// a table learn what heads them.

// lists are the elements that belong into a list, and its role.
var lists = map[string]string{"LI": "L", "TOCI": "TOC"}

// Cells are what a row holds; they stay although they are empty.
var Cells = map[string]bool{"TH": true, "TD": true}

// settle makes e and all below it sound. Elements that hold nothing go.
func (e *element) settle() {
	kids := e.kids[:0]
	for _, k := range e.kids {
		if c, ok := k.(*element); ok {
			c.settle()
			if len(c.kids) == 0 && !Cells[c.role] {
				continue
			}
		}
		kids = append(kids, k)
	}
	e.kids = kids
	if e.role == "Table" {
		e.settleTable()
		return
	}
	e.gather()
}

// gather puts points that follow each other into a list of their own.
func (e *element) gather() {
	var kids []any
	var list *element
	for _, k := range e.kids {
		c, ok := k.(*element)
		role := ""
		if ok {
			role = lists[c.role]
		}
		if role == "" || role == e.role {
			kids, list = append(kids, k), nil
			continue
		}
		if list == nil || list.role != role {
			list = &element{role: role, parent: e, labels: c.labels}
			kids = append(kids, list)
		}
		list.adopt(c)
	}
	e.kids = kids
}

// adopt makes c the last child of e.
func (e *element) adopt(c *element) {
	c.parent = e
	e.kids = append(e.kids, c)
}

// elements are the children of e that are elements.
func (e *element) elements() []*element {
	out := make([]*element, 0, len(e.kids))
	for _, k := range e.kids {
		if c, ok := k.(*element); ok {
			out = append(out, c)
		}
	}
	return out
}

// A ladder is how the headings of a document follow each other.
type ladder struct {
	level  int  // of the last one
	titled bool // the first one is the title of the document
	below  int  // how many levels all that comes now is below the title
}

// headings brings headings below e to the level after the one before, where a
// section in between was not asked for. Where the document has a title that is its
// only heading of the first level, and the sections are below it.
func (e *element) headings(l *ladder) {
	if n := slices.Index(levels, e.role); n >= 0 {
		if n == 0 && l.titled && l.level > 0 {
			l.below = 1
		}
		l.level = min(n+l.below, l.level, len(levels)-1) + 1
		e.role = levels[l.level-1]
	}
	for _, c := range e.elements() {
		c.headings(l)
	}
}

var levels = []string{"H1", "H2", "H3", "H4"}
