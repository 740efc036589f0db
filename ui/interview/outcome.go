package interview

import (
	"fmt"

	"yourpart/scoring"
)

// An Outcome is where the score would be.
type Outcome struct {
	N      int            // actions taken as done
	Result scoring.Result // with the fixes done
	UpTo   int            // proven, if finding out ends well too; 0 where nothing is found out
	Hours  float64
	Cost   scoring.Cost
}

// Try works an outcome out. Finding out may bring less than it could, so what
// it could bring stands apart.
func (s *Interview) Try(ticked map[string]bool) Outcome {
	var o Outcome
	var done []string
	found := map[string]string{}
	for i := range s.Report.Plan.Actions {
		a := &s.Report.Plan.Actions[i]
		if !ticked[a.ID] {
			continue
		}
		o.N++
		if a.Open() {
			o.Hours += a.Hours
			o.Cost = o.Cost.Plus(scoring.CostOf(a, s.Assessment.Profile))
		}
		if a.Kind == scoring.FindOut {
			found[a.ID] = a.Control.Question.Options[0].ID
		} else {
			done = append(done, a.ID)
		}
	}
	if o.N == 0 {
		o.Result = s.Report.Result
		return o
	}
	o.Result = s.Report.Result.WhatIf(done, nil)
	if len(found) > 0 {
		o.UpTo = scoring.Down(s.Report.Result.WhatIf(done, found).Total.Proven())
	}
	return o
}

// Text is the outcome in a few words, or empty where nothing is tried.
func (o Outcome) Text() string {
	if o.N == 0 {
		return ""
	}
	text := fmt.Sprintf("With %d done: proven %d", o.N, scoring.Down(o.Result.Total.Proven()))
	if o.UpTo > 0 {
		text += fmt.Sprintf(", up to %d", o.UpTo)
	}
	return text
}
