package report

import (
	"fmt"

	"yourpart/scoring"
)

// given says of how many services an answer was given at once, by control.
type given struct {
	r *Report
	n map[string]int
}

func (r *Report) together() given {
	g := given{r, map[string]int{}}
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.Answer.Together && c.Source == "" && r.Assessment.Answers[c.ID()].Together {
			g.n[c.Control.ID]++
		}
	}
	return g
}

// of says that a cell's answer was given for several services at once, or that its
// service joined those afterwards. It is empty for an answer of its own.
func (g given) of(c *scoring.Cell) string {
	n := g.n[c.Control.ID]
	switch {
	case !c.Answer.Together || c.Disputed():
		return ""
	case !g.r.Assessment.Answers[c.ID()].Together:
		return "Added after the others were answered together; nobody has said it of this one."
	case n < 2:
		return "Given together with other services."
	}
	return fmt.Sprintf("Given for %d services together.", n)
}
