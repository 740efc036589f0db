package export

import (
	"encoding/json"
	"fmt"

	"yourpart/questionnaire"
)

// A PortfolioJSON is what `portfolio --json` prints.
type PortfolioJSON struct {
	Format  int          `json:"format"`
	Date    string       `json:"date"`
	Clients []clientJSON `json:"clients"`
}

type clientJSON struct {
	File string `json:"file"`
	Name string `json:"name"`
	spanJSON
	Band     *string      `json:"band"`
	Capped   bool         `json:"capped"`
	Weakest  *weakestJSON `json:"weakest"`
	Open     int          `json:"open"`
	Due      int          `json:"due"`
	Overdue  int          `json:"overdue"`
	Lapsed   int          `json:"lapsed"`
	Since    *string      `json:"since"`
	Before   *float64     `json:"before"` // proven
	Answered *string      `json:"answered"`
}

type weakestJSON struct {
	Name     string   `json:"name"`
	Proven   *float64 `json:"proven"`
	Possible *float64 `json:"possible"`
}

// Shape is the portfolio as JSON.
func (p *Portfolio) Shape() PortfolioJSON {
	j := PortfolioJSON{JSONFormat, string(questionnaire.DateOf(p.Date)), []clientJSON{}}
	for i := range p.Clients {
		c := &p.Clients[i]
		line := clientJSON{File: c.File, Name: c.Name, spanJSON: spanShape(c.Score), Band: bandShape(c.Band), Capped: c.Capped,
			Open: c.Open, Due: c.Due, Overdue: c.Overdue, Lapsed: c.Lapsed, Since: orNull(string(c.Since)), Answered: orNull(string(c.Answered))}
		if c.Weakest != "" {
			s := partShape(c.Weak)
			line.Weakest = &weakestJSON{c.Weakest, s.Proven, s.Possible}
		}
		if c.Since != "" {
			line.Before = partShape(c.Before).Proven
		}
		j.Clients = append(j.Clients, line)
	}
	return j
}

// readPortfolioJSON counts the clients of a portfolio as JSON.
func readPortfolioJSON(file []byte) (Counts, error) {
	var j PortfolioJSON
	if err := json.Unmarshal(file, &j); err != nil {
		return Counts{}, fmt.Errorf("no JSON: %w", err)
	}
	return Counts{Clients: len(j.Clients)}, nil
}
