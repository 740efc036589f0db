package scoring

import (
	"slices"

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

// source is the cell whose answer counts for a cell: itself, or the one it inherits from.
func (rd *reader) source(c readCell) readCell {
	from, ok := rd.at[questionnaire.CellID{Control: c.Control.ID, Service: c.Source}]
	if !ok || c.State != questionnaire.Inherited {
		return c
	}
	return readCell{from.Cell, c.deeper && from.deeper}
}

// deciding are the cells that show a requirement, each once: any are those controls of
// which one is enough.
func (rd *reader) deciding(r *catalogue.Requirement, any []catalogue.Shows) (list []*Cell) {
	add := func(c *Cell) {
		if !slices.Contains(list, c) {
			list = append(list, c)
		}
	}
	for _, s := range r.Controls {
		if s.Kind != catalogue.FullShow || s.Rule == catalogue.ShowAny {
			continue
		}
		for _, c := range rd.cells[s.Control] {
			if c.State != questionnaire.ByProvider {
				add(rd.source(c).Cell)
			}
		}
	}
	chosen := map[string]*Cell{}
	var order []string
	for _, s := range any {
		for _, c := range rd.cells[s.Control] {
			if st, _ := rd.standing(c, s.MinCredit); st != Shown {
				continue
			}
			from := rd.source(c).Cell
			if was := chosen[c.Service]; was == nil {
				order = append(order, c.Service)
			} else if was.Answer.Evidenced() || !from.Answer.Evidenced() {
				continue
			}
			chosen[c.Service] = from
		}
	}
	for _, service := range order {
		add(chosen[service])
	}
	return list
}

// standing is how one cell stands against the least credit that counts.
func (rd *reader) standing(c readCell, least float64) (Standing, Reason) {
	c = rd.source(c)
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
