package report

import (
	"fmt"
	"slices"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// MethodRules say what each answer counts.
func (r *Report) MethodRules() []string {
	return []string{
		"Each control counts once, whether it is asked for one service or for many. It weighs 1 to 10, as printed with the answers, times the largest factor among its services, and is split over them by their factors; services that are alike share one part. An answer earns between nothing and all of its part.",
		fmt.Sprintf("The factor is that of the most sensitive data in the service: public 0.5, internal 1, personal, financial or secret 1.5, cards, health or passwords 2; times %.2f where the business stops within a day without it. The whole firm takes the largest.", questionnaire.StopFactor),
		"“Handled elsewhere” counts in full, “not applicable” does not count. “Not sure” and unanswered count as nothing for proven and in full for possible. Proven and coverage are rounded down, possible up." + r.knownRule(),
	}
}

// knownRule says that what products do by themselves counts nowhere, where there is any.
func (r *Report) knownRule() string {
	if !slices.ContainsFunc(r.Result.Cells, func(c scoring.Cell) bool { return c.State == questionnaire.Known }) {
		return ""
	}
	return " What a product always does by itself is marked as known and does not count."
}

// MethodNotes say how bands, estimates and the order of the plan come about.
func (r *Report) MethodNotes() []string {
	notes := []string{
		fmt.Sprintf("Bands by proven: below %d critical, %d to %d at risk, %d to %d fair, %d and above good. Below %d %% answered there is none.",
			scoring.AtRiskFrom, scoring.AtRiskFrom, scoring.FairFrom-1, scoring.FairFrom, scoring.GoodFrom-1, scoring.GoodFrom, scoring.MinCoverage) + r.bandHere(),
		fmt.Sprintf("Hours and costs (%s) are estimates. ", r.moneyWords()) + OrderWords + " What others need comes just before them. " + scoring.WorkdaysFor(r.Assessment.Profile).Source(),
		r.decisionWords(),
		fmt.Sprintf("Catalogue %s, %s questions.", r.Catalogue.Version, depthWord(r.Assessment.Profile.Depth)) + sentence(r.NewerText()),
	}
	if note := r.FrameworksNote(); note != "" && r.serves() {
		notes = append(notes, note)
	}
	return notes
}

// bandHere says what the bands come to in this assessment. Must-haves come into it only
// where they hold the band down.
func (r *Report) bandHere() string {
	res := &r.Result
	switch {
	case res.Total.None():
		return ""
	case res.Uncapped == "":
		return " Here too little is known for a band."
	case res.Capped():
		return fmt.Sprintf(" A must-have that is not in place to the extent that is enough, or may not be, on a service with a factor of %.1f or more holds the band at “at risk” at best. Here: %s by the score, %s after the cap.",
			scoring.GateFactor, res.Uncapped, res.Band)
	}
	return fmt.Sprintf(" Here: %s.", res.Uncapped)
}

func depthWord(depth questionnaire.Depth) string {
	if depth == questionnaire.FullDepth {
		return "all"
	}
	return "core"
}

// A FactorRow says what makes one service count more or less.
type FactorRow struct{ Service, Data, Stops, Factor string }

// Factors are the factors of all services, in order.
func (r *Report) Factors() []FactorRow {
	rows := make([]FactorRow, len(r.Assessment.Services))
	for i, s := range r.Assessment.Services {
		var data []string
		for _, id := range s.Data {
			if c, ok := r.Catalogue.DataCategory(id); ok {
				data = append(data, c.Name)
			}
		}
		row := FactorRow{r.ServiceName(s.Key), "Not said", "No", fmt.Sprintf("%.3g", questionnaire.Factor(r.Catalogue, s))}
		if len(data) > 0 {
			row.Data = SentenceList(data, len(data))
		}
		if s.Stops {
			row.Stops = "Yes, within a day"
		}
		rows[i] = row
	}
	return rows
}

// Glossary is the terms that the report uses, in alphabetical order: those of
// its questions, and of the actions of its plan.
func (r *Report) Glossary() []catalogue.Term {
	if r.once == nil {
		return r.glossary()
	}
	return r.once.glossary()
}

func (r *Report) glossary() []catalogue.Term {
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
