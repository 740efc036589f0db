package report

import (
	"cmp"
	"encoding/json"
	"fmt"

	"yourpart/questionnaire"
)

// A PortfolioJSON is what `portfolio --json` prints.
type PortfolioJSON struct {
	Format    int          `json:"format"`
	Catalogue string       `json:"catalogue"`
	Date      string       `json:"date"`
	Redacted  bool         `json:"redacted"`
	Since     *string      `json:"since"` // the round that was asked for
	Totals    totalsJSON   `json:"totals"`
	Clients   []clientJSON `json:"clients"`
	Unread    []unreadJSON `json:"unread"`
}

type totalsJSON struct {
	Clients        int            `json:"clients"`
	Bands          map[string]int `json:"bands"` // by band; "none" where too little is known
	Capped         int            `json:"capped"`
	Open           int            `json:"open"`
	Due            int            `json:"due"`
	Overdue        int            `json:"overdue"`
	OverdueClients int            `json:"overdue_clients"`
	Lapsed         int            `json:"lapsed"`
	Up             int            `json:"up"`
	Down           int            `json:"down"`
	Level          int            `json:"level"`
}

type unreadJSON struct {
	File string `json:"file"`
	Why  string `json:"why"`
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
	Round    *string      `json:"round"`  // the name that somebody gave it
	Before   *float64     `json:"before"` // proven
	Answered *string      `json:"answered"`
	SetAside asideJSON    `json:"set_aside"`
	Old      ageJSON      `json:"older_than_a_year"`
	Copies   []string     `json:"copies"` // files of the same client that do not count
}

type weakestJSON struct {
	Name     string   `json:"name"`
	Proven   *float64 `json:"proven"`
	Possible *float64 `json:"possible"`
}

// Shape is the portfolio as JSON.
func (p *Portfolio) Shape() PortfolioJSON {
	j := PortfolioJSON{Format: JSONFormat, Catalogue: p.Catalogue, Date: string(questionnaire.DateOf(p.Date)), Redacted: p.Options.Redact,
		Totals: p.totalsShape(), Clients: []clientJSON{}, Unread: []unreadJSON{}}
	if p.Since != withheldRound {
		j.Since = orNull(p.Since)
	}
	for _, u := range p.Unread {
		j.Unread = append(j.Unread, unreadJSON(u))
	}
	for i := range p.Clients {
		c := &p.Clients[i]
		line := clientJSON{File: c.File, Name: c.Name, spanJSON: spanShape(c.Score), Band: bandShape(c.Band), Capped: c.Capped,
			Open: c.Open, Due: c.Due, Overdue: c.Overdue, Lapsed: c.Lapsed, Since: orNull(string(c.Since)), Round: orNull(c.Round), Answered: orNull(string(c.Answered)), SetAside: asideShape(c.Aside), Old: ageShape(c.Age), Copies: append([]string{}, c.Copies...)}
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

func (p *Portfolio) totalsShape() totalsJSON {
	t := p.Totals()
	bands := map[string]int{"none": 0}
	for _, b := range BandScale {
		bands[string(b.Band)] = 0
	}
	for _, b := range p.Bands() {
		bands[cmp.Or(string(b.Band), "none")] = b.N
	}
	return totalsJSON{Clients: t.Clients, Bands: bands, Capped: t.Capped, Open: t.Open, Due: t.Due, Overdue: t.Overdue,
		OverdueClients: t.Behind, Lapsed: t.Lapsed, Up: t.Up, Down: t.Down, Level: t.Level}
}

// ReadPortfolioJSON counts the clients of a portfolio as JSON.
func ReadPortfolioJSON(file []byte) (Counts, error) {
	var j PortfolioJSON
	if err := json.Unmarshal(file, &j); err != nil {
		return Counts{}, fmt.Errorf("no JSON: %w", err)
	}
	return Counts{Clients: len(j.Clients), Unread: len(j.Unread)}, nil
}
