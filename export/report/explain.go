package report

import (
	"fmt"

	"yourpart/scoring"
)

// explainJSON is the field that `score --explain --json` adds.
type explainJSON struct {
	Formula string  `json:"formula"`
	Earned  float64 `json:"earned"`
	Unknown float64 `json:"unknown"`
	Total   float64 `json:"total"`
	// Narrowed is the weight of disputed questions that is neither known nor open, as
	// every word about them comes to the same.
	Narrowed float64         `json:"narrowed,omitempty"`
	Cells    []explainedJSON `json:"cells"`
}

type explainedJSON struct {
	Control string   `json:"control"`
	Service string   `json:"service"`
	Weight  int      `json:"weight"` // of the control
	Factor  float64  `json:"factor"`
	Share   float64  `json:"share"` // of its control; those of one control sum to 1
	Credit  *float64 `json:"credit"`
	Points  float64  `json:"points"`
	Of      float64  `json:"of"`
}

// ExplainedScore is the result as JSON with each cell's share of the total.
func (r *Report) ExplainedScore() ScoreJSON {
	t := r.Result.Total
	e := &explainJSON{Formula: r.Formulas()[0], Earned: t.Earned, Unknown: t.Unknown, Total: t.Total, Narrowed: t.Narrowed, Cells: []explainedJSON{}}
	for _, s := range r.Result.Explain() {
		e.Cells = append(e.Cells, explainedJSON{s.Control.ID, s.Service, s.Control.Weight, s.Factor, s.Share, cellShape(s.Cell).Credit, s.Points, s.Of})
	}
	j := r.Score()
	j.Explain = e
	return j
}

// Formulas say how proven, possible and coverage come about, in numbers.
func (r *Report) Formulas() []string {
	t := r.Result.Total
	if t.None() {
		return []string{"Nothing counts, so there is no result."}
	}
	line := func(name, how string, part, exact float64, shown int) string {
		return fmt.Sprintf("%s = 100 × %s ÷ all = 100 × %.4g ÷ %.4g = %.2f, shown as %d.", name, how, part, t.Total, exact, shown)
	}
	return []string{
		line("Proven", "earned", t.Earned, t.Proven(), scoring.Down(t.Proven())),
		line("Possible", "(earned + not known)", t.Earned+t.Unknown, t.Possible(), scoring.Up(t.Possible())),
		line("Known", "(all − not known)", t.Known(), t.Coverage(), scoring.Down(t.Coverage())),
	}
}
