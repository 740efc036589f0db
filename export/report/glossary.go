package report

import (
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Glossary is the terms that the report uses, in alphabetical order: those of
// its questions, and of the actions of its plan.
func (r *Report) Glossary() []catalogue.Term {
	var texts []string
	seen := map[string]bool{} // many services share a question or a guide
	add := func(more ...string) {
		for _, t := range more {
			if !seen[t] {
				seen[t] = true
				texts = append(texts, t)
			}
		}
	}
	for i := range r.Result.Cells {
		add(r.Result.Cells[i].Control.Title, r.Result.Cells[i].Control.Question.Text)
	}
	for i := range r.Plan.Left() {
		add(actionTexts(r, &r.Plan.Actions[i])...)
	}
	return r.Catalogue.Terms(texts...)
}

// actionTexts is what the report says about one action.
func actionTexts(r *Report, a *scoring.Action) []string {
	k, steps := a.Control, r.Steps(a)
	if a.Kind == scoring.FindOut {
		return []string{k.Check}
	}
	texts := []string{k.Why, k.Risk, Title(a), costWords(a)}
	for _, s := range steps {
		texts = append(texts, s.Guide.Plan)
	}
	for _, part := range r.Guidance(a).Parts {
		for _, i := range part.Items {
			texts = append(texts, i.Text)
		}
	}
	return texts
}
