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
		parts = append(parts, fmt.Sprintf("Since %s: %d to %d points proven (%s)", DayOf(c.Old.Date),
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

// Since is what changed since the round that the options name, else since the newest
// from before the day of the report, or nil where there is none.
func (r *Report) Since() *Compared {
	history := r.Assessment.Rounds
	if name := r.Options.Since; name != "" {
		p, err := r.Assessment.Find(name)
		if err != nil {
			return nil
		}
		history = []questionnaire.Past{*p}
	}
	for i := len(history) - 1; i >= 0; i-- {
		if history[i].Date < questionnaire.DateOf(r.Date) {
			past := r.Assessment.At(history[i])
			return Compare(r.Catalogue, Side{Assessment: &past, Date: history[i].Date},
				Side{Assessment: r.Assessment, Date: questionnaire.DateOf(r.Date), Now: true})
		}
	}
	return nil
}
