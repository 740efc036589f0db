package report

import (
	"fmt"
	"slices"
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
// nil. It is empty where there is none, and where there is no result.
func (r *Report) SinceText(c *Compared) string {
	var parts []string
	if c != nil && !c.Comparison.Old.Total.None() && !c.Comparison.New.Total.None() {
		was, is := c.Comparison.Old.Total, c.Comparison.New.Total
		parts = append(parts, fmt.Sprintf("Since %s: %d to %d points in place (%s)", c.Old.When("the last time"),
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
	if len(parts) == 0 {
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

// roundOn is a round of a day in words, such as "the round “First workshop” of
// 15 Jan 2026", or the day alone where the round has no name of its own.
func roundOn(name, day string) string {
	if name = text.CleanLine(name); name == "" {
		return day
	}
	return "the round " + quoted(name) + " of " + day
}

// quoted is the name of a round as a page has it, cut where it is long.
func quoted(name string) string { return "“" + Shortened(text.CleanLine(name), 60) + "”" }

// What is said of answers that are older than a year.
const (
	AgeTitle = "Answers older than a year"
	// AgeNote says what the column of a portfolio means.
	AgeNote = "Older than a year: of the answers, those given more than a year before the day above. What they say may have changed since."
)

// Age counts the answers that are older than a year on the day of the report.
func (r *Report) Age() (n questionnaire.AgeCount) {
	for i := range r.Result.Cells {
		n.Add(r.Result.Cells[i].Cell, r.Date)
	}
	return n
}

// AgeText is how many answers are older than a year, as a sentence. It is empty where
// none is.
func (r *Report) AgeText() string {
	if n := r.Age(); n.Old > 0 {
		return n.String() + "."
	}
	return ""
}

// Aged reports whether any client has answers that are older than a year.
func (p *Portfolio) Aged() bool {
	return slices.ContainsFunc(p.Clients, func(c Client) bool { return c.Age.Old > 0 })
}

// ageJSON is how many answers are older than a year, as JSON.
type ageJSON struct {
	Of     int     `json:"of"`
	Total  int     `json:"total"`
	Oldest *string `json:"oldest" jsonschema:"nullable"`
}

func ageShape(n questionnaire.AgeCount) ageJSON {
	return ageJSON{n.Of, n.Old, orNull(string(n.Oldest))}
}

// NewerText says in a sentence that the assessment is of a newer catalogue and
// what becomes of it, or is empty where it is not.
func (r *Report) NewerText() string {
	if said := questionnaire.NewerText(r.Catalogue, r.Assessment); said != "" {
		return "The assessment is " + said + "."
	}
	return ""
}

// sentence is a sentence to put behind others.
func sentence(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}
