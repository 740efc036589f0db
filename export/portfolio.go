package export

import (
	"cmp"
	"slices"
	"time"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A Client is one assessment as a line of a portfolio. It holds the few facts
// that are shown, not the report they come from.
type Client struct {
	File     string
	Name     string
	Score    scoring.Score
	Band     scoring.Band
	Weakest  string // the service's name; empty where there is no result
	Weak     scoring.Score
	Open     int // actions that are not done
	Due      int // of them, those due within DueSoon of the day
	Overdue  int // of them, those whose day is past
	Lapsed   int // accepted risks whose time is up, so that they are open again
	Since    questionnaire.Date
	Before   scoring.Score      // at the newest snapshot, on Since; none where there is no snapshot
	Answered questionnaire.Date // the day of the newest answer
}

// DueSoon is how far a portfolio looks ahead.
const DueSoon = 30 * 24 * time.Hour

// A Portfolio is many clients as of one day.
type Portfolio struct {
	Date    time.Time
	Clients []Client
}

// Client is the report as a line of a portfolio.
func (r *Report) Client(file string) Client {
	c := Client{File: file, Name: r.Name(), Score: r.Result.Total, Band: r.Result.Band, Answered: r.Assessment.LastAnswered()}
	if w := r.Result.Weakest(); w != nil {
		c.Weakest, c.Weak = r.ServiceName(w.Key), w.Score
	}
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		if a.Status == questionnaire.Done {
			continue
		}
		c.Open++
		switch {
		case a.Due.Before(r.Date):
			c.Overdue++
		case !a.Due.After(r.Date.Add(DueSoon)):
			c.Due++
		}
		if a.Lapsed != "" {
			c.Lapsed++
		}
	}
	if s := r.Since(); s != nil {
		c.Since, c.Before = s.Old.Date, s.Comparison.Old.Total
	}
	return c
}

// Change is how far the proven score moved since the newest snapshot, as "+5",
// or empty where there is none.
func (c *Client) Change() string {
	if c.Since == "" {
		return ""
	}
	return Difference(c.Before, c.Score)
}

// Orders are the ways to sort a portfolio, by name.
var Orders = []struct {
	Name, About string
	less        func(a, b *Client) int
}{
	{"score", "the lowest proven score first", byScore},
	{"overdue", "the most overdue actions first", func(a, b *Client) int {
		return cmp.Or(b.Overdue-a.Overdue, b.Due-a.Due, byScore(a, b))
	}},
	{"change", "the largest loss first", func(a, b *Client) int { return cmp.Or(cmp.Compare(a.moved(), b.moved()), byScore(a, b)) }},
	{"name", "by name", func(a, b *Client) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.File, b.File)) }},
}

// byScore puts those without a result first: they are to be asked.
func byScore(a, b *Client) int {
	return cmp.Or(cmp.Compare(a.Score.Proven(), b.Score.Proven()), cmp.Compare(a.Name, b.Name), cmp.Compare(a.File, b.File))
}

// moved is the change of the proven score, 0 where there is nothing to compare.
func (c *Client) moved() float64 {
	if c.Since == "" || c.Before.None() || c.Score.None() {
		return 0
	}
	return c.Score.Proven() - c.Before.Proven()
}

// Sort puts the clients in one of the Orders; in the first one where there is
// none of that name.
func (p *Portfolio) Sort(order string) {
	less := Orders[0].less
	for _, o := range Orders {
		if o.Name == order {
			less = o.less
		}
	}
	slices.SortStableFunc(p.Clients, func(a, b Client) int { return less(&a, &b) })
}

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
		line := clientJSON{File: c.File, Name: c.Name, spanJSON: spanShape(c.Score), Band: bandShape(c.Band),
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

// WeakestText is the weakest service with its score, or "–".
func (c *Client) WeakestText() string {
	if c.Weakest == "" {
		return "–"
	}
	return c.Weakest + " (" + Range(c.Weak) + ")"
}
