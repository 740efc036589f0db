package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// A State says how a cell stands.
type State string

// The states. Asked, Met and Unmet are scored; the others are not.
const (
	Asked         State = "asked"
	Inherited     State = "inherited"      // answered by another service's cell
	Met           State = "met"            // passed over after a good answer
	Unmet         State = "unmet"          // passed over after a poor answer
	ByProvider    State = "provider"       // every layer is the provider's
	OutsideAnswer State = "not-applicable" // the person said so
)

// Scored tells whether a cell in that state counts.
func (s State) Scored() bool { return s == Asked || s == Met || s == Unmet }

// A Cell is one control for one service, or for the whole organisation.
type Cell struct {
	Control *catalogue.Control
	Service string // key in the stack; empty for the organisation
	State   State
	// Layer is the first of the control's layers where the business has work;
	// nil where the provider answers for all.
	Layer *catalogue.Layer
	// Source is the key of the service whose cell answers an inherited one.
	Source string
	// Answer is the one that counts: the cell's own, or its source's.
	Answer Answer
	// Factor is how much more the cell matters than one for internal papers.
	// A cell that answers for others has the largest of them all.
	Factor float64
}

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
	case ByProvider, OutsideAnswer:
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

// Open tells whether a person still has to answer the cell.
func (c *Cell) Open() bool { return c.State == Asked && c.Answer.Option == "" }

// Cells lists every cell of an assessment, control by control in the order of
// the catalogue, and within one in the order of the stack.
func Cells(c *catalogue.Catalogue, a *Assessment) []Cell {
	d := derive(c, a)
	full := a.Profile.Depth == FullDepth
	for i := range c.Controls {
		k := &c.Controls[i]
		if k.Retired != "" || (k.Tier == catalogue.Full && !full) {
			continue
		}
		d.control(k)
	}
	return d.cells
}

// A deriver works out the cells of one assessment.
type deriver struct {
	c       *catalogue.Catalogue
	a       *Assessment
	uses    []catalogue.Use
	factors []float64
	top     float64 // the largest factor
	facts   []string
	account []string // by service, the login it shares with others
	signIn  []int    // by service, the one it is reached through, -1 for none
	cells   []Cell
	row     []int          // of the control at hand: index into cells by service, -1 for none
	from    []int          // of the control at hand: by service, the one that answers for it
	parents map[CellID]int // cells that conditions may point to
	isAsked map[string]bool
}

func derive(c *catalogue.Catalogue, a *Assessment) *deriver {
	d := &deriver{c: c, a: a, top: 0, facts: a.Profile.Facts(), parents: map[CellID]int{}, isAsked: parentsOf(c)}
	for _, s := range a.Services {
		d.uses = append(d.uses, UseOf(c, s))
		f := Factor(c, s)
		d.factors = append(d.factors, f)
		d.top = max(d.top, f)
	}
	if len(a.Services) == 0 {
		d.top = 1
	}
	d.logins()
	d.row, d.from = make([]int, len(a.Services)), make([]int, len(a.Services))
	d.cells = make([]Cell, 0, len(c.Controls)*(1+len(a.Services)/2))
	return d
}

// parentsOf is the set of controls that some condition points to.
func parentsOf(c *catalogue.Catalogue) map[string]bool {
	set := map[string]bool{}
	for i := range c.Controls {
		for _, cond := range c.Controls[i].AskWhen {
			set[cond.Control] = true
		}
	}
	return set
}

// control adds the cells of one control.
func (d *deriver) control(k *catalogue.Control) {
	if k.Scope == catalogue.Organisation {
		if l := d.organisation(k); l != nil {
			d.add(Cell{Control: k, Layer: l, State: Asked, Factor: d.top, Answer: d.a.Answers[CellID{Control: k.ID}]})
		}
		return
	}
	for i := range d.a.Services {
		d.row[i] = -1
		if !k.Where.Matches(d.uses[i]) {
			continue
		}
		l := d.c.YourLayer(k, d.uses[i])
		cell := Cell{Control: k, Service: d.a.Services[i].Key, Layer: l, State: Asked, Factor: d.factors[i]}
		if l == nil {
			cell.State = ByProvider
		}
		d.row[i] = len(d.cells)
		d.cells = append(d.cells, cell)
	}
	d.inherit(k)
	for i := range d.a.Services {
		if at := d.row[i]; at >= 0 && d.cells[at].State == Asked {
			d.settle(at)
		}
	}
	for i := range d.a.Services {
		if at := d.row[i]; at >= 0 && d.cells[at].State == Inherited {
			d.follow(at, d.row[d.from[i]])
		}
	}
}

// organisation returns the layer through which an organisation's control is
// called for by a service or by the profile, or nil.
func (d *deriver) organisation(k *catalogue.Control) *catalogue.Layer {
	for i := range d.uses {
		if k.Where.Matches(d.uses[i]) {
			if l := d.c.YourLayer(k, d.uses[i]); l != nil {
				return l
			}
		}
	}
	if slices.ContainsFunc(k.Where.Facts, func(f string) bool { return slices.Contains(d.facts, f) }) {
		l, _ := d.c.Layer(k.Layers[0])
		return l
	}
	return nil
}

// add appends an organisation's cell and settles it.
func (d *deriver) add(c Cell) {
	d.cells = append(d.cells, c)
	d.settle(len(d.cells) - 1)
}

// settle gives an asked cell its answer, and its state where an earlier
// answer or the person decides it.
func (d *deriver) settle(at int) {
	cell := &d.cells[at]
	cell.Answer = d.a.Answers[cell.ID()]
	cell.State = d.branch(cell)
	if cell.State == Asked && cell.Answer.Option == NotApplicable {
		cell.State = OutsideAnswer
	}
	d.remember(at)
}

func (d *deriver) remember(at int) {
	if d.isAsked[d.cells[at].Control.ID] {
		d.parents[d.cells[at].ID()] = at
	}
}
