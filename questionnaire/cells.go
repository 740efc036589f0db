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

	source int // where the cell of Source stands in the list
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

// own tells whether the cell takes an answer of its own.
func (c *Cell) own() bool { return c.Source == "" && c.Layer != nil }

// Cells lists every cell of an assessment, control by control in the order of
// the catalogue, and within one in the order of the stack.
func Cells(c *catalogue.Catalogue, a *Assessment) []Cell {
	d := derive(c, a)
	for _, k := range d.controls {
		d.control(k)
	}
	for i := range d.cells {
		if cell := &d.cells[i]; cell.own() {
			cell.Answer = a.Answers[cell.ID()]
		}
	}
	settle(d.cells)
	return d.cells
}

// Change is what cells become when some answers are others. Cells that take
// no answer of their own follow.
func Change(cells []Cell, answers map[CellID]Answer) {
	for i := range cells {
		cell := &cells[i]
		if ans, ok := answers[cell.ID()]; ok && cell.own() {
			cell.Answer = ans
		}
	}
	settle(cells)
}

// A deriver works out which cells an assessment has, whatever the answers.
type deriver struct {
	c        *catalogue.Catalogue
	a        *Assessment
	controls []*catalogue.Control // those of the depth
	uses     []catalogue.Sift
	factors  []float64
	top      float64 // the largest factor
	facts    []string
	account  []string // by service, the login it shares with others
	signIn   []int    // by service, the one it is reached through, -1 for none
	cells    []Cell
	row      []int // of the control at hand: index into cells by service, -1 for none
}

func derive(c *catalogue.Catalogue, a *Assessment) *deriver {
	d := &deriver{c: c, a: a, top: 0, facts: a.Profile.Facts()}
	for _, s := range a.Services {
		d.uses = append(d.uses, c.Sift(UseOf(c, s)))
		f := Factor(c, s)
		d.factors = append(d.factors, f)
		d.top = max(d.top, f)
	}
	if len(a.Services) == 0 {
		d.top = 1
	}
	d.logins()
	d.row = make([]int, len(a.Services))
	d.inDepth()
	return d
}

// inDepth picks the controls of the depth, and makes room for their cells.
func (d *deriver) inDepth() {
	most := 0
	for i := range d.c.Controls {
		k := &d.c.Controls[i]
		if k.Retired != "" || (k.Tier == catalogue.Full && d.a.Profile.Depth != FullDepth) {
			continue
		}
		d.controls = append(d.controls, k)
		if k.Scope == catalogue.Organisation {
			most++
			continue
		}
		for j := range d.uses {
			if d.uses[j].Matches(k) {
				most++
			}
		}
	}
	d.cells = make([]Cell, 0, most)
}

// control adds the cells of one control.
func (d *deriver) control(k *catalogue.Control) {
	if k.Scope == catalogue.Organisation {
		if l := d.organisation(k); l != nil {
			d.cells = append(d.cells, Cell{Control: k, Layer: l, State: Asked, Factor: d.top})
		}
		return
	}
	for i := range d.a.Services {
		d.row[i] = -1
		if !d.uses[i].Matches(k) {
			continue
		}
		d.row[i] = len(d.cells)
		d.cells = append(d.cells, Cell{Control: k, Service: d.a.Services[i].Key, State: Asked, Factor: d.factors[i]})
		cell := &d.cells[d.row[i]]
		if cell.Layer = d.uses[i].YourLayer(k); cell.Layer == nil {
			cell.State = ByProvider
		}
	}
	d.inherit(k)
}

// organisation returns the layer through which an organisation's control is
// called for by a service or by the profile, or nil.
func (d *deriver) organisation(k *catalogue.Control) *catalogue.Layer {
	for i := range d.uses {
		if d.uses[i].Matches(k) {
			if l := d.uses[i].YourLayer(k); l != nil {
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
