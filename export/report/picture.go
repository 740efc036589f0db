package report

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// What stands over the picture of a report and beside it.
const (
	PictureTitle = "What the plan changes"
	PictureIntro = "What helps against each scenario and is in place, of 100: solid today, lighter with 90 days of the plan; hatched is not known."
	CurveTitle   = "The score, day by day"
	FoundTitle   = "Whom to ask"
	BarsNote     = "Solid is in place, hatched is possible: nobody was sure or answered. One question alone makes no bar."
)

// A PicturePoint is a score on a day.
type PicturePoint struct {
	Day     time.Time
	Points  int  // in place, of 100
	Planned bool // is what the plan comes to, and has not happened
}

// Curve are the points in place over time: those of the rounds before the day of the
// report, that day, and the ends of the parts of the plan. It is empty where there is no
// result.
func (r *Report) Curve() (out []PicturePoint) {
	if r.Result.Total.None() {
		return nil
	}
	today := questionnaire.DateOf(r.Date)
	for _, m := range scoring.Trend(r.Catalogue, r.Assessment) {
		if day, err := m.Date.Time(); err == nil && m.Date < today && !m.Score.None() {
			out = append(out, PicturePoint{day, scoring.Down(m.Score.Proven()), false})
		}
	}
	out = append(out, PicturePoint{r.Date, scoring.Down(r.Result.Total.Proven()), false})
	for _, b := range r.Buckets() {
		day := b.Until
		if b.Bucket == scoring.Later {
			day = r.Plan.End()
		}
		if b.Fixes > 0 && day.After(out[len(out)-1].Day) {
			out = append(out, PicturePoint{day, scoring.Down(b.Proven), true})
		}
	}
	return out
}

// CurveText is the curve in a sentence: "49 of 100 on 1 Dec 2026; by the plan 51 by 7 Dec 2026 and 92 by 19
// Apr 2027." It is empty where there is one point only.
func (r *Report) CurveText() string {
	curve := r.Curve()
	if len(curve) < 2 {
		return ""
	}
	var was, plan []string
	for _, p := range curve {
		if p.Planned {
			plan = append(plan, fmt.Sprintf("%d by %s", p.Points, Day(p.Day)))
			continue
		}
		was = append(was, fmt.Sprintf("%d of 100 on %s", p.Points, Day(p.Day)))
	}
	said := SentenceList(was, len(was))
	if len(plan) > 0 {
		said += "; by the plan " + SentenceList(plan, len(plan))
	}
	return "In place: " + said + "."
}

// A BarRow is a score with how many questions it rests on.
type BarRow struct {
	Name      string
	Score     scoring.Score
	Questions int
	// Standing is how the answer stands, in a word, where it is one question, which makes
	// no bar; else it is empty.
	Standing string
}

// Rests says how many questions a row rests on.
func (b BarRow) Rests() string { return text.Plural(b.Questions, "question") }

// Says is the score for people, or how the one answer stands.
func (b BarRow) Says() string {
	if b.Standing != "" {
		return b.Standing
	}
	return Range(b.Score)
}

// ServiceBars are the scores by service, in the order of the stack.
func (r *Report) ServiceBars() []BarRow {
	rows := make([]BarRow, 0, len(r.Result.Services))
	for _, s := range r.Result.Services {
		row := r.barRow(s.Score, func(c *scoring.Cell) bool { return c.Service == s.Key })
		row.Name = r.ServiceName(s.Key)
		rows = append(rows, row)
	}
	return rows
}

// TopicBars are the scores by topic, in the order of the catalogue.
func (r *Report) TopicBars() []BarRow {
	rows := make([]BarRow, 0, len(r.Result.Topics))
	for _, t := range r.Result.Topics {
		row := r.barRow(t.Score, func(c *scoring.Cell) bool { return c.Control.Topic == t.Topic.ID })
		row.Name = t.Topic.Title
		rows = append(rows, row)
	}
	return rows
}

// barRow counts the questions behind a score, and says how the answer stands where it is
// one.
func (r *Report) barRow(s scoring.Score, of func(*scoring.Cell) bool) BarRow {
	row := BarRow{Score: s}
	var controls, words []string
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		if c.Weight == 0 || !of(c) {
			continue
		}
		if !slices.Contains(controls, c.Control.ID) {
			controls = append(controls, c.Control.ID)
		}
		if w := cellWord(c); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	if row.Questions = len(controls); row.Questions == 1 {
		row.Standing = strings.Join(words, ", ")
	}
	return row
}
