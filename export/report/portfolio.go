package report

import (
	"fmt"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// A Client is one assessment as a line of a portfolio. It holds the few facts
// that are shown, not the report they come from.
type Client struct {
	File       string
	Name       string
	Consultant string // as the profile has it
	Score      scoring.Score
	Band       scoring.Band
	Capped     bool   // the band would be better, but for a failed must-have
	Weakest    string // the service's name; empty where there is no result
	Weak       scoring.Score
	Open       int // actions that are not done
	Due        int // of them, those due within DueSoon of the day
	Overdue    int // of them, those whose agreed day is past
	Lapsed     int // accepted risks whose time is up, so that they are open again
	Since      questionnaire.Date
	Round      string                   // the name that somebody gave the round of Since; else empty
	Before     scoring.Score            // at the round that is compared with, on Since; none where there is none
	Answered   questionnaire.Date       // the day of the newest answer
	Aside      questionnaire.AsideCount // what was set aside
	Age        questionnaire.AgeCount   // answers that are older than a year
	Copies     []string                 // other files of the same business, which do not count

	alias   string // the file, where another client of the portfolio has the same name
	who     questionnaire.Business
	version questionnaire.Version
}

// DueSoon is how far a portfolio looks ahead.
const DueSoon = 30 * 24 * time.Hour

// A Portfolio is many clients as of one day.
type Portfolio struct {
	Date      time.Time
	Catalogue string // its version
	Clients   []Client
	Unread    []Unread
	Since     string  // the round, by its name or a day, since which changes are asked for; empty is each client's newest
	Options   Options // paper, accent, and whether names are taken out
}

// An Unread is a file that should have been a client, and why it is not.
type Unread struct{ File, Why string }

// Client is the report as a line of a portfolio.
func (r *Report) Client(file string) Client {
	c := Client{File: file, Name: r.Name(), Consultant: text.CleanLine(r.Assessment.Profile.Consultant),
		Score: r.Result.Total, Band: r.Result.Band, Capped: r.Result.Capped(), Answered: r.Assessment.LastAnswered(), Aside: r.Aside(), Age: r.Age()}
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
		case a.Late > 0:
			c.Overdue++
		case !a.Due.After(r.Date.Add(DueSoon)):
			c.Due++
		}
		if a.Lapsed != "" {
			c.Lapsed++
		}
	}
	if s := r.Since(); s != nil {
		c.Since, c.Round, c.Before = s.Old.Date, text.CleanLine(s.Old.Round), s.Comparison.Old.Total
	}
	return c
}

// Redact takes out what names a client: each becomes a number, in their present
// order. Its services were renamed when its report was built.
func (p *Portfolio) Redact() {
	for i := range p.Clients {
		c := &p.Clients[i]
		c.Name, c.File, c.alias = fmt.Sprint("Client ", i+1), "", ""
		c.hideCopies()
	}
	if _, ok := p.sinceDay(); p.Since != "" && !ok {
		p.Since = withheldRound
	}
	for i := range p.Unread {
		p.Unread[i] = Unread{File: fmt.Sprint("File ", i+1), Why: "it could not be read"}
	}
}

// Totals are sums over the clients of a portfolio.
type Totals struct {
	Clients, Open, Due, Overdue, Lapsed int
	Behind                              int // clients with an overdue action
	Capped                              int // clients whose band is held down
	Up, Down, Level                     int // clients by what their proven score did since the round that is compared with
}

// Totals sums the portfolio up.
func (p *Portfolio) Totals() Totals {
	t := Totals{Clients: len(p.Clients)}
	for i := range p.Clients {
		c := &p.Clients[i]
		t.Open, t.Due, t.Overdue, t.Lapsed = t.Open+c.Open, t.Due+c.Due, t.Overdue+c.Overdue, t.Lapsed+c.Lapsed
		if c.Overdue > 0 {
			t.Behind++
		}
		if c.Capped {
			t.Capped++
		}
		switch n, ok := c.Points(); {
		case !ok:
		case n > 0:
			t.Up++
		case n < 0:
			t.Down++
		default:
			t.Level++
		}
	}
	return t
}

// A BandCount is how many clients are in a band; no band is where too little is
// known.
type BandCount struct {
	Band        scoring.Band
	N           int
	From, Share float64 // where it stands on a bar of all clients, in percent
}

// Bands counts the clients by band, the worst first, without empty ones.
func (p *Portfolio) Bands() (out []BandCount) {
	from := 0.0
	for _, band := range []scoring.Band{scoring.Critical, scoring.AtRisk, scoring.Fair, scoring.Good, ""} {
		b := BandCount{Band: band, From: from}
		for i := range p.Clients {
			if p.Clients[i].Band == band {
				b.N++
			}
		}
		if b.N > 0 {
			b.Share = 100 * float64(b.N) / float64(len(p.Clients))
			from += b.Share
			out = append(out, b)
		}
	}
	return out
}

// Consultant is whom the clients name that name anybody, or empty where they
// name several.
func (p *Portfolio) Consultant() string {
	one := ""
	for i := range p.Clients {
		switch c := p.Clients[i].Consultant; {
		case c == "" || c == one:
		case one == "":
			one = c
		default:
			return ""
		}
	}
	return one
}
