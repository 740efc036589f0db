package export

import (
	"cmp"
	"fmt"
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
	Capped   bool   // the band would be better, but for a failed must-have
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
	Date      time.Time
	Catalogue string // its version
	Clients   []Client
	Unread    []Unread
	Options   Options // paper, accent, logo, and whether names are taken out
}

// An Unread is a file that should have been a client, and why it is not.
type Unread struct{ File, Why string }

// Client is the report as a line of a portfolio.
func (r *Report) Client(file string) Client {
	c := Client{File: file, Name: r.Name(), Score: r.Result.Total, Band: r.Result.Band, Capped: r.Result.Capped(), Answered: r.Assessment.LastAnswered()}
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

// points is that change as the number people read; ok is false where there is
// nothing to compare.
func (c *Client) points() (n int, ok bool) {
	if c.Since == "" || c.Before.None() || c.Score.None() {
		return 0, false
	}
	return scoring.Down(c.Score.Proven()) - scoring.Down(c.Before.Proven()), true
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

// Redact takes out what names a client: each becomes a number, in the order at
// hand. Its services were renamed when its report was built.
func (p *Portfolio) Redact() {
	for i := range p.Clients {
		p.Clients[i].Name, p.Clients[i].File = fmt.Sprint("Client ", i+1), ""
	}
	for i := range p.Unread {
		p.Unread[i] = Unread{File: fmt.Sprint("File ", i+1), Why: "it could not be read"}
	}
}

// WeakestText is the weakest service with its score, or "–".
func (c *Client) WeakestText() string {
	if c.Weakest == "" {
		return "–"
	}
	return c.Weakest + " (" + Range(c.Weak) + ")"
}
