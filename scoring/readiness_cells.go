package scoring

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A reader holds the cells of each control: those there are, and those that full depth
// would add.
type reader struct {
	c     *catalogue.Catalogue
	cells map[string][]readCell
	at    map[questionnaire.CellID]readCell
	alone bool
}

// A readCell is a cell with whether only full depth has it.
type readCell struct {
	*Cell
	deeper bool
}

// newReader reads an assessment. A service that core depth leaves out is there as well,
// so that no control counts as shown by some of the services that it concerns.
func newReader(c *catalogue.Catalogue, a *questionnaire.Assessment, r *Result) *reader {
	rd := &reader{c: c, cells: map[string][]readCell{}, at: map[questionnaire.CellID]readCell{}, alone: a.Profile.People == 1}
	add := func(cell readCell) {
		rd.at[cell.ID()] = cell
		rd.cells[cell.Control.ID] = append(rd.cells[cell.Control.ID], cell)
	}
	for i := range r.Cells {
		add(readCell{&r.Cells[i], false})
	}
	if a.Profile.Depth == questionnaire.FullDepth {
		return rd
	}
	full := a.Clone()
	full.Profile.Depth = questionnaire.FullDepth
	deeper := Assess(c, &full)
	for i := range deeper.Cells {
		if cell := &deeper.Cells[i]; rd.at[cell.ID()].Cell == nil {
			add(readCell{cell, true})
		}
	}
	return rd
}

// standing is how one cell stands against the least credit that counts.
func (rd *reader) standing(c readCell, least float64) (Standing, Reason) {
	if from, ok := rd.at[questionnaire.CellID{Control: c.Control.ID, Service: c.Source}]; ok && c.State == questionnaire.Inherited {
		c = readCell{from.Cell, c.deeper && from.deeper}
	}
	switch c.State {
	case questionnaire.ByProvider:
		return NotYours, ""
	case questionnaire.Known:
		o := c.Control.Option(c.Fact.AlwaysOn.Option)
		return enough(o != nil && o.Credit >= least-slack)
	case questionnaire.OutsideAnswer:
		return Uncertain, SaidAside
	case questionnaire.Met: // what came before was well, yet nobody said this
		return NotAsked, PassedOver
	case questionnaire.Unmet:
		return Fails, ""
	}
	credit, known := c.Credit()
	switch {
	case c.Disputed():
		return Uncertain, Disputed
	case c.Answer.Option == questionnaire.HandledElsewhere && !c.Answer.Evidenced():
		return Uncertain, NoEvidence
	case c.Answer.Option == questionnaire.NotApplicable:
		return Uncertain, SaidAside
	case c.Answer.Option == questionnaire.NotSure:
		return Uncertain, SaidNotSure
	case !known && c.deeper:
		return NotAsked, Deeper
	case !known:
		return Uncertain, NoAnswer
	}
	return enough(credit >= least-slack)
}

// enough is how an answer stands that is good enough, or is not.
func enough(yes bool) (Standing, Reason) {
	if yes {
		return Shown, ""
	}
	return Fails, ""
}
