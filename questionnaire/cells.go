package questionnaire

import (
	"slices"
	"sort"

	"yourpart/questionnaire/catalogue"
)

// A State says how a cell stands.
type State string

// The states. Asked, Met and Unmet are scored; the others are not. Known is shown
// with its source, and becomes Asked where somebody answers all the same.
const (
	Asked         State = "asked"
	Inherited     State = "inherited"      // answered by another service's cell
	Met           State = "met"            // passed over after a good answer
	Unmet         State = "unmet"          // passed over after a poor answer
	ByProvider    State = "provider"       // every layer is the provider's
	Known         State = "known"          // the product always does it
	OutsideAnswer State = "not-applicable" // the person said so
)

// Scored reports whether a cell in that state counts.
func (s State) Scored() bool { return s == Asked || s == Met || s == Unmet }

// A Cell is one control for one service, or for the whole organisation.
type Cell struct {
	Control *catalogue.Control
	Service string // key in the stack; empty for the organisation
	At      int    // where the service stands in the stack, or AtFirm
	State   State
	// Layer is the first of the control's layers where the business has work;
	// nil where the provider answers for all.
	Layer *catalogue.Layer
	// Source is the key of the service whose cell answers an inherited one.
	Source string
	// By is the cell whose answer passed over one that is met or unmet.
	By CellID
	// Fact is the guide that says what the product does by itself, or nil.
	Fact *catalogue.Guide
	// Rest is set where the cell is asked about together with others, which all get
	// the same answer.
	Rest bool
	// Answer is the one that counts: the cell's own, or its source's.
	Answer Answer
	// Words is who says what where that differs and nobody has settled it; there is
	// no answer then.
	Words []Word
	// Factor is how much more the cell matters than one for internal papers.
	// A cell that answers for others has the largest of them all.
	Factor float64
	// Like is where the first service of the stack stands that is of the same
	// kind and holds data that matters as much; AtFirm for the organisation.
	Like int

	source int // where the cell of Source stands among those of the control
}

// AtFirm is where a cell for the whole organisation stands.
const AtFirm = -1

// ID is the cell's name in a saved file.
func (c *Cell) ID() CellID { return CellID{c.Control.ID, c.Service} }

// Credit is what the cell earns, 0 to 1, and whether that is known. It is not
// known when nobody answered, or the answer was not sure or is no option of
// the question any more.
func (c *Cell) Credit() (credit float64, known bool) {
	switch c.State {
	case Met:
		return 1, true
	case Unmet:
		return 0, true
	case ByProvider, OutsideAnswer, Known:
		return 0, false
	}
	if c.Answer.Option == HandledElsewhere {
		return 1, true
	}
	if o := c.Control.Option(c.Answer.Option); o != nil {
		return o.Credit, true
	}
	return 0, false
}

// Open reports whether a person still has to answer the cell. One that is disputed
// has been answered, more than once.
func (c *Cell) Open() bool { return c.State == Asked && c.Answer.Option == "" && !c.Disputed() }

// Disputed reports whether people say different things about the cell.
func (c *Cell) Disputed() bool { return len(c.Words) > 0 }

// Between is the least and the most that the cell may earn, 0 to 1. The two are
// the same where that is known. Where people say different things it is the least
// and the most that anybody says; with "not applicable" or an option that is gone
// among it, nothing is certain.
func (c *Cell) Between() (least, most float64) {
	if credit, known := c.Credit(); known {
		return credit, credit
	}
	if c.State != Asked || !c.Disputed() {
		return 0, 1
	}
	least, most = 1, 0
	for _, w := range c.Words {
		o := c.Control.Option(w.Option)
		switch {
		case w.Option == HandledElsewhere:
			most = 1
		case o != nil:
			least, most = min(least, o.Credit), max(most, o.Credit)
		case w.claims():
			return 0, 1
		}
	}
	return min(least, most), most
}

// own reports whether the cell takes an answer of its own.
func (c *Cell) own() bool { return c.Source == "" && c.Layer != nil }

// Cells lists every cell of an assessment, control by control in the order of
// the catalogue, and within one in the order of the stack.
func Cells(c *catalogue.Catalogue, a *Assessment) []Cell {
	d := derive(c, a)
	d.cells = make([]Cell, 0, d.count())
	s := newSettler(d.controls)
	for _, k := range d.controls {
		group := d.add(k)
		for i := range group {
			if group[i].own() {
				group[i].Answer = a.Answers[group[i].ID()].now(k)
				if len(a.Responses) > 0 && a.Disputed(group[i].ID()) {
					group[i].Words = a.WordsNow(k, group[i].ID())
				}
			}
		}
		d.together(k, group)
		s.settle(group)
	}
	return d.cells
}

// find returns the cell at a place of the stack among those of one control,
// or nil.
func find(group []Cell, at int) *Cell {
	i := sort.Search(len(group), func(i int) bool { return group[i].At >= at })
	if i == len(group) || group[i].At != at {
		return nil
	}
	return &group[i]
}

// Change is what cells become when some answers are others. Cells that take
// no answer of their own follow.
func Change(cells []Cell, answers map[CellID]Answer) {
	changed := map[string]bool{}
	for id := range answers {
		changed[id.Control] = true
	}
	for group := range ByControl(cells) {
		if !changed[group[0].Control.ID] {
			continue
		}
		for i := range group {
			if ans, ok := answers[group[i].ID()]; ok && group[i].own() {
				group[i].Answer, group[i].Words = ans, nil
			}
		}
	}
	Settle(cells)
}

// count is how many cells there are at most.
func (d *deriver) count() (n int) {
	for _, k := range d.controls {
		if k.Scope == catalogue.Organisation {
			n++
			continue
		}
		for i := range d.stack {
			if d.stack[i].sift(k).Matches(k) {
				n++
			}
		}
	}
	return n
}

// add makes the cells of one control, for which there is room.
func (d *deriver) add(k *catalogue.Control) []Cell {
	from := len(d.cells)
	if k.Scope == catalogue.Organisation {
		if l := d.organisation(k); l != nil {
			d.cells = append(d.cells, Cell{Control: k, At: AtFirm, Layer: l, Factor: d.top, Like: AtFirm})
		}
		return d.cells[from:]
	}
	for i := range d.stack {
		d.row[i] = -1
		u, s := &d.stack[i], d.stack[i].sift(k)
		if !s.Matches(k) || !d.asks(k, i) {
			continue
		}
		d.row[i] = len(d.cells) - from
		d.cells = d.cells[:len(d.cells)+1] // it is blank
		cell := &d.cells[len(d.cells)-1]
		cell.Control, cell.Service, cell.At, cell.Factor = k, d.a.Services[i].Key, i, u.factor
		cell.Like = u.like
		if cell.Layer = s.YourLayer(k); cell.Layer == nil {
			cell.State = ByProvider
			continue
		}
		cell.Fact = d.fact(k, i)
	}
	d.group = d.cells[from:len(d.cells):len(d.cells)]
	d.inherit(k)
	return d.group
}

// fact is the guide that says what the service at i does by itself about a control,
// or nil.
func (d *deriver) fact(k *catalogue.Control, i int) *catalogue.Guide {
	def, ok := d.c.Service(d.stack[i].ID)
	if !ok || !def.MayKnow(k.ID) {
		return nil
	}
	g := def.Guide(k.ID, d.a.Services[i].Variant, d.a.Services[i].Plan, d.stack[i].on)
	if g == nil || g.AlwaysOn == nil || !g.AlwaysOn.Covers(def, d.stack[i].Capabilities) {
		return nil
	}
	return g
}

// organisation returns the layer through which an organisation's control is
// called for by a service or by the profile, or nil.
func (d *deriver) organisation(k *catalogue.Control) *catalogue.Layer {
	for i := range d.stack {
		if l := d.stack[i].layer(k); l != nil && (d.asks(k, i) || d.answered(k, "")) {
			return l
		}
	}
	calls := d.a.Profile.Depth == FullDepth || d.goal[k.ID] || k.Core.Calls() || d.answered(k, "")
	if calls && slices.ContainsFunc(k.Where.Facts, func(f string) bool { return slices.Contains(d.facts, f) }) {
		l, _ := d.c.Layer(k.Layers[0])
		return l
	}
	return nil
}
