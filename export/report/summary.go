package report

import (
	"fmt"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A Figure is one number of the summary.
type Figure struct {
	Label, Value string
	Score        string // behind the value, such as ", 41–62"
}

// Figures are the four numbers under the score.
func (r *Report) Figures() []Figure {
	weakest := Figure{Label: "Weakest service", Value: "–"}
	if s := r.Result.Weakest(); s != nil {
		weakest.Value, weakest.Score = r.ServiceName(s.Key), ", "+Range(s.Score)
		if scoring.Down(s.Proven()) == 100 {
			weakest.Value, weakest.Score = "None: all at 100", ""
		}
	}
	after := Figure{Label: "Proven with the plan done", Value: "–"}
	if n := len(r.Plan.Projected); n > 0 {
		after.Value = fmt.Sprintf("%d of 100", scoring.Down(r.Plan.Projected[n-1].Proven))
		if p := r.projected(scoring.Days90); p > 0 {
			after = Figure{Label: "Proven after 90 days of the plan", Value: fmt.Sprintf("%d of 100", scoring.Down(p))}
		}
	}
	return []Figure{{Label: "Answered so far (coverage)", Value: Coverage(r.Result.Total)}, weakest, after,
		{Label: "Work in the plan", Value: Hours(r.Plan.Hours())}}
}

// RangeWords say what stands behind a range.
func RangeWords(s scoring.Score) string {
	switch {
	case s.None():
		return ""
	case s.Settled():
		return "of 100 in place, all of it known"
	}
	return "of 100: in place – possible"
}

// RangeAlt is the total's bar for who cannot see it.
func (r *Report) RangeAlt() string {
	if r.Result.Total.None() {
		return "A bar from 0 to 100 without a result."
	}
	return fmt.Sprintf("A bar from 0 to 100. In place and possible: %s. Band: %s.", Range(r.Result.Total), r.BandText())
}

// About are the day and the people of a report, for the line under its title.
func (r *Report) About() []string {
	p := r.Assessment.Profile
	facts := []string{Day(r.Date)}
	for _, f := range []struct{ label, text string }{{"answered by ", p.AnsweredBy}, {"consultant: ", p.Consultant}, {"", p.Sector}} {
		if text := text.CleanLine(f.text); text != "" {
			facts = append(facts, f.label+text)
		}
	}
	return facts
}

// PlanIntro says when the plan starts, how fast it goes, what points are, and what of
// an agreed plan is late.
func (r *Report) PlanIntro() string {
	intro := fmt.Sprintf("From %s at %s a week. %s", Day(r.Plan.Start), Hours(r.Plan.HoursPerWeek), OrderWords)
	if line := r.AgreedLine(); line != "" {
		intro += " " + line
	}
	return intro
}

// Title is a bucket's heading.
func (b BucketSum) Title() string {
	if b.Until.IsZero() {
		return b.Bucket.String()
	}
	return b.Bucket.String() + ", until " + Day(b.Until)
}

// Note says what a bucket comes to.
func (b BucketSum) Note() string {
	note := fmt.Sprintf("%s of work. Proven score once these are fixed: %d of 100.", Hours(b.Hours), scoring.Down(b.Proven))
	if b.FindOuts > 0 {
		note += fmt.Sprintf(" Also due: answers to %s under “%s”.", text.Plural(b.FindOuts, "question"), FindTitle)
	}
	return note
}

// A BandSpan is where a band stands on the scale.
type BandSpan struct {
	Band     scoring.Band
	From, To int
}

// BandScale is the scale of 0 to 100.
var BandScale = []BandSpan{
	{scoring.Critical, 0, scoring.AtRiskFrom}, {scoring.AtRisk, scoring.AtRiskFrom, scoring.FairFrom},
	{scoring.Fair, scoring.FairFrom, scoring.GoodFrom}, {scoring.Good, scoring.GoodFrom, 100},
}

// Text is the span for a legend.
func (b BandSpan) Text() string {
	switch {
	case b.From == 0:
		return fmt.Sprintf("below %d: %s", b.To, b.Band)
	case b.To == 100:
		return fmt.Sprintf("%d and above: %s", b.From, b.Band)
	}
	return fmt.Sprintf("%d–%d: %s", b.From, b.To-1, b.Band)
}

// What stands in a heat map.
const (
	HeatUnknown = "? something is not known yet"
	HeatNote    = "The number is the proven score of 100. An empty cell: nothing was asked there."
)

// HeatText is what a score shows in the heat map, and the band it would have
// by itself. Where nothing is known there is no band.
func HeatText(s scoring.Score) (string, scoring.Band) {
	switch {
	case s.None():
		return "", ""
	case s.Unknown == s.Total:
		return "?", ""
	}
	p := scoring.Down(s.Proven())
	text := fmt.Sprint(p)
	if !s.Settled() {
		text += "?"
	}
	return text, scoring.Score{Earned: float64(p), Total: 100}.Band()
}

// PartyWord says what a party's letter stands for.
type PartyWord struct {
	Party catalogue.Party
	Text  string
}

// PartyWords are the parties in the order in which a report lists them, with the
// words for what each answers for.
var PartyWords = []PartyWord{{catalogue.Customer, "yours alone"}, {catalogue.Shared, "shared: both have a part"}, {catalogue.Provider, "the provider's"}}
