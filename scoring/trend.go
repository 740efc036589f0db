package scoring

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Moment is one point of a trend.
type Moment struct {
	Round     string // the name that somebody gave the round; else empty
	Date      questionnaire.Date
	Catalogue string // that the answers were given with
	Score     Score
	Band      Band
	Services  int
}

// Trend works out the score of each snapshot, oldest first, with one
// catalogue for all.
func Trend(c *catalogue.Catalogue, a *questionnaire.Assessment) []Moment {
	out := make([]Moment, 0, len(a.Rounds))
	for _, p := range a.Rounds {
		past := a.At(p)
		m := MomentOf(c, &past, p.Date)
		m.Round = p.Given()
		out = append(out, m)
	}
	return out
}

// MomentOf is an assessment as a point of a trend.
func MomentOf(c *catalogue.Catalogue, a *questionnaire.Assessment, date questionnaire.Date) Moment {
	r := Assess(c, a)
	return Moment{"", date, a.Catalogue, r.Total, r.Band, len(a.Services)}
}
