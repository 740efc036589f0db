package report

import (
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// Letter puts a score in one sign, so that colour is never needed: "!" low,
// "~" middle, "+" good, "?" not known enough, "" nothing asked.
func Letter(s scoring.Score) string {
	switch {
	case s.None():
		return ""
	case s.Band() == "":
		return "?"
	case s.Band() == scoring.Good:
		return "+"
	case s.Band() == scoring.Fair:
		return "~"
	}
	return "!"
}

// A HeatMap is the score of each topic for each service.
type HeatMap struct {
	Services []string // keys in stack order
	Topics   []HeatRow
}

// A HeatRow is one topic of a heat map, with a score for each service.
type HeatRow struct {
	Topic  catalogue.Topic
	Scores []scoring.Score
}

// HeatMap works out the scores of all services by topic. Topics that no service
// is asked about have no row.
func (r *Report) HeatMap() HeatMap {
	m := HeatMap{}
	column := map[string]int{}
	for i, s := range r.Result.Services {
		m.Services = append(m.Services, s.Key)
		column[s.Key] = i
	}
	row := map[string]int{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		col, ok := column[c.Service]
		if !ok || c.Weight == 0 {
			continue
		}
		at, ok := row[c.Control.Topic]
		if !ok {
			at = len(m.Topics)
			row[c.Control.Topic] = at
			t, _ := r.Catalogue.Topic(c.Control.Topic)
			m.Topics = append(m.Topics, HeatRow{t, make([]scoring.Score, len(m.Services))})
		}
		m.Topics[at].Scores[col].Add(c)
	}
	return m
}
