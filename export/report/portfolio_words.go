package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/scoring"
)

// Counts is how much a file of this portfolio has to hold.
func (p *Portfolio) Counts() Counts { return Counts{Clients: len(p.Clients), Unread: len(p.Unread)} }

// WritePortfolioJSON writes the portfolio's data as indented JSON.
func WritePortfolioJSON(w io.Writer, p *Portfolio) error { return WriteJSON(w, p.Shape()) }

// What a portfolio says, whatever its format.
const (
	PortfolioTitle   = "Portfolio"
	portfolioSubject = "How clients stand, and what is due"
	ClientsTitle     = "Clients"
	UnreadTitle      = "Not read"
)

// Notes say what the columns mean, and what is said of what was set aside, and of
// answers that are older than a year, where there are any.
func (p *Portfolio) Notes() []string {
	notes := []string{
		"Score: of 100, from what is proven to what is possible, where nobody knows yet.",
		"Due: within 30 days. Late: the day is past. Moved: the proven score since " + p.sinceWords() + ".",
	}
	if p.Totals().Capped > 0 {
		notes = slices.Insert(notes, 1, "Band: capped where a must-have that is missing holds it at “at risk”; the score alone would be better.")
	}
	if lacking := p.Lacking(); lacking != "" {
		notes = append(notes, lacking)
	}
	if p.Aside() {
		notes = append(notes, AsideNote)
	}
	if p.Aged() {
		notes = append(notes, AgeNote)
	}
	return notes
}

// Aside reports whether any client set something aside.
func (p *Portfolio) Aside() bool {
	return slices.ContainsFunc(p.Clients, func(c Client) bool { return c.Aside.Total() > 0 })
}

// Status is the portfolio in a few sentences.
func (p *Portfolio) Status() string {
	t := p.Totals()
	late := "none is late"
	if t.Overdue > 0 {
		late = text.Plural(t.Overdue, "is late", "are late")
	}
	said := fmt.Sprintf("%s: %s due within 30 days, %s.", text.Plural(t.Clients, "client", "clients"), text.Plural(t.Due, "action is", "actions are"), late)
	if t.Lapsed > 0 {
		said += " " + text.Plural(t.Lapsed, "accepted risk has", "accepted risks have") + " run out."
	}
	if n := len(p.Unread); n > 0 {
		said += " " + text.Plural(n, "file", "files") + " could not be read."
	}
	return said
}

// Figures are the numbers under the bands; that of capped ones is there where there are any.
func (p *Portfolio) Figures() []Figure {
	t := p.Totals()
	late := "none"
	if t.Overdue > 0 {
		late = fmt.Sprintf("%d, at %s", t.Overdue, text.Plural(t.Behind, "client", "clients"))
	}
	var moved []string
	for _, m := range []struct {
		n    int
		word string
	}{{t.Up, "up"}, {t.Down, "down"}, {t.Level, "level"}} {
		if m.n > 0 {
			moved = append(moved, fmt.Sprint(m.n, " ", m.word))
		}
	}
	if moved == nil {
		moved = []string{"–"}
	}
	figures := []Figure{{Label: "Late actions", Value: late}, {Label: p.sinceLabel(), Value: strings.Join(moved, ", ")},
		{Label: "Due within 30 days", Value: text.Plural(t.Due, "action", "actions")}}
	if t.Capped > 0 {
		figures = append(figures, Figure{Label: "Bands that are capped", Value: fmt.Sprintf("%d of %d", t.Capped, t.Clients)})
	}
	return figures
}

// Text is the number with its band.
func (b BandCount) Text() string {
	if b.Band == "" {
		return fmt.Sprint(b.N, " not known enough")
	}
	return fmt.Sprint(b.N, " ", b.Band)
}

// InAll is what stands before the totals of a table.
const InAll = "In all"

// Facts are what a page says of a portfolio below its title.
func (p *Portfolio) Facts() string {
	facts := []string{"As of " + Day(p.Date)}
	if by := p.Consultant(); by != "" {
		facts = append(facts, "consultant: "+by)
	}
	if p.Options.Redact {
		facts = append(facts, "names have been taken out of this copy")
	}
	return strings.Join(facts, " · ")
}

// Text is the file with what is wrong with it, on one line.
func (u Unread) Text() string {
	return text.CleanLine(u.File) + ": " + text.CleanLine(u.Why)
}

// Label is the name of the client as one clean line, with its file where
// another client is called the same.
func (c *Client) Label() string {
	name := text.CleanLine(c.Name)
	if c.alias != "" {
		name += " (" + text.CleanLine(c.alias) + ")"
	}
	return name
}

// BandText is the band in a word or two.
func (c *Client) BandText() string {
	switch {
	case c.Aside.Everything():
		return EverythingAside
	case c.Score.None():
		return NoResult
	case c.Band == "":
		return "not known"
	}
	return c.Band.String()
}

// CapText says what the band would be but for a missing must-have, or is empty.
func (c *Client) CapText() string {
	if !c.Capped {
		return ""
	}
	return "capped from " + c.Score.Band().String()
}

// WeakestText is the weakest service with its score, or "–".
func (c *Client) WeakestText() string {
	if c.Weakest == "" {
		return "–"
	}
	return c.Weakest + " (" + Range(c.Weak) + ")"
}

// About is the weakest service with its score, what was set aside, and how many answers
// are older than a year.
func (c *Client) About() string {
	said := c.WeakestText()
	for _, count := range []string{c.Aside.String(), c.Age.String()} {
		if count != "" {
			said += " · " + count
		}
	}
	return said
}

// Change is how far the proven score moved since the round of Since, as "+5", or empty where there is none.
func (c *Client) Change() string {
	if c.Since == "" {
		return ""
	}
	return Difference(c.Before, c.Score)
}

// SinceText is the day of the round of Since for people, or empty.
func (c *Client) SinceText() string {
	if c.Since == "" {
		return ""
	}
	return "since " + DayOf(c.Since)
}

// Points is that change as the number people read; ok is false where there is
// nothing to compare.
func (c *Client) Points() (n int, ok bool) {
	if c.Since == "" || c.Before.None() || c.Score.None() {
		return 0, false
	}
	return scoring.Down(c.Score.Proven()) - scoring.Down(c.Before.Proven()), true
}
