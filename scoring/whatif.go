package scoring

import (
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// WhatIf is the result of an assessment once some actions are done, as
// Result.WhatIf has it.
func WhatIf(c *catalogue.Catalogue, a *questionnaire.Assessment, done []string, found map[string]string) Result {
	r := Assess(c, a)
	return r.WhatIf(done, found)
}

// WhatIf is the result once some actions are done. A fix puts the best option
// in place in all its cells, and the questions that opens or settles follow.
// Finding out alone changes nothing; found may give, by action id, the option
// it is taken to end in. Nothing is written to the assessment.
func (r *Result) WhatIf(done []string, found map[string]string) Result {
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
	out := score(r.catalogue, services, cells)
	out.exposure, out.stack = r.exposure, r.stack
	return out
}

// Best are the answers that fix actions stand for once they are done: the best
// option in all their cells; an id is that of a whole action or of a part. Where somebody said that a question that is ruled
// out for now is not applicable at all, that stands.
func (r *Result) Best(fixes ...string) map[questionnaire.CellID]questionnaire.Answer {
	fixed := make(map[string]bool, len(fixes))
	for _, id := range fixes {
		fixed[id] = true
	}
	answers := map[questionnaire.CellID]questionnaire.Answer{}
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.fixable() && (fixed[c.Control.ID] || fixed[c.ID().String()]) {
			answers[c.ID()] = bestAnswer(c.Control)
		}
	}
	return answers
}

// fixable reports whether doing its action gives the cell another answer.
func (c *Cell) fixable() bool {
	return c.Gap() && c.Answer.Option != questionnaire.NotApplicable
}

func bestAnswer(k *catalogue.Control) questionnaire.Answer {
	return questionnaire.Answer{Option: k.Question.Options[0].ID}
}
