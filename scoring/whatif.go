package scoring

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// WhatIf is the result of an assessment once some actions are done. A fix puts
// the best option in place in all its cells, and the questions that opens or
// settles follow. Finding out alone changes nothing; found may give, by action
// id, the option it is taken to end in. Nothing is written to the assessment.
func WhatIf(c *catalogue.Catalogue, a *questionnaire.Assessment, done []string, found map[string]string) Result {
	r := Assess(c, a)
	answers := r.Best(done...)
	for i := range r.Cells {
		cell := &r.Cells[i]
		if option := found[FindOutID(cell.Control.ID)]; option != "" && cell.Unclear() {
			answers[cell.ID()] = questionnaire.Answer{Option: option}
		}
	}
	return r.With(answers)
}

// With is the result with other answers to some cells.
func (r *Result) With(answers map[questionnaire.CellID]questionnaire.Answer) Result {
	cells := slices.Clone(r.cells)
	questionnaire.Change(cells, answers)
	services := make([]ServiceScore, len(r.Services))
	for i := range services {
		services[i].Key = r.Services[i].Key
	}
	return score(r.catalogue, services, cells)
}

// Best are the answers that fix actions stand for once they are done: the best
// option in all their cells. Where somebody said that a question that is ruled
// out for now is not applicable at all, that stands.
func (r *Result) Best(fixes ...string) map[questionnaire.CellID]questionnaire.Answer {
	fixed := make(map[string]bool, len(fixes))
	for _, id := range fixes {
		fixed[id] = true
	}
	answers := map[questionnaire.CellID]questionnaire.Answer{}
	for i := 0; i < len(r.Cells); {
		k := r.Cells[i].Control
		best, isFixed := questionnaire.Answer{Option: k.Question.Options[0].ID}, fixed[k.ID]
		for ; i < len(r.Cells) && r.Cells[i].Control == k; i++ {
			if c := &r.Cells[i]; isFixed && c.Gap() && c.Answer.Option != questionnaire.NotApplicable {
				answers[c.ID()] = best
			}
		}
	}
	return answers
}

// sum is the score of all cells together.
func sum(cells []questionnaire.Cell) (s Score) {
	var c Cell
	for i := range cells {
		c = Cell{}
		if c.weigh(&cells[i]); c.Weight > 0 {
			s.Add(&c)
		}
	}
	return s
}
