package report

import (
	"fmt"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// Reopened are the actions whose gap was closed once and is open again.
func (r *Report) Reopened() []scoring.Action {
	var out []scoring.Action
	for _, a := range r.Plan.Actions {
		if a.Reopened != "" {
			out = append(out, a)
		}
	}
	return out
}

// SinceText says in a line what changed since the last snapshot, which may be
// nil. It is empty where there is no result.
func (r *Report) SinceText(c *Compared) string {
	var parts []string
	if c != nil && !c.Comparison.Old.Total.None() && !c.Comparison.New.Total.None() {
		was, is := c.Comparison.Old.Total, c.Comparison.New.Total
		parts = append(parts, fmt.Sprintf("Since %s: %d to %d points proven (%s)", c.Old.When("the last time"),
			scoring.Down(was.Proven()), scoring.Down(is.Proven()), Difference(was, is)))
		for _, n := range []struct {
			list []scoring.Change
			word string
		}{{c.Improved, "better"}, {c.Worsened, "worse"}, {c.FoundOut, "found out"}, {c.LostTrack, "no longer known"}} {
			if len(n.list) > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", len(n.list), n.word))
			}
		}
	}
	if n := len(r.Reopened()); n > 0 {
		parts = append(parts, text.Plural(n, "gap that was fixed is", "gaps that were fixed are")+" open again")
	}
	switch {
	case len(parts) > 0:
	case c == nil && !r.Result.Total.None():
		return firstTime
	default:
		return ""
	}
	return strings.Join(parts, ", ") + "."
}

// Since is what changed since the round that the options name, which may be of the day
// of the report, else since the newest from before that day, or nil where there is none.
func (r *Report) Since() *Compared {
	history, before := r.Assessment.Rounds, questionnaire.DateOf(r.Date)
	if name := r.Options.Since; name != "" {
		p, err := r.Assessment.Find(name)
		if err != nil {
			return nil
		}
		history, before = []questionnaire.Past{*p}, questionnaire.DateOf(r.Date.AddDate(0, 0, 1))
	}
	for i := len(history) - 1; i >= 0; i-- {
		if history[i].Date < before {
			return Compare(r.Catalogue, PastSide(r.Assessment, &history[i]),
				Side{Assessment: r.Assessment, Date: questionnaire.DateOf(r.Date), Now: true})
		}
	}
	return nil
}
