package export

import (
	"fmt"
	"io"
	"strings"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// Portfolios lists the ways to write a portfolio. To add one, write a function
// and one that reads its files back, and name them here.
var Portfolios = []FormatOf[*Portfolio]{
	{Name: "xlsx", Ext: ".xlsx", About: "workbook, one client a row", Write: writePortfolioXLSX, Read: readPortfolioXLSX, Binary: true},
	{Name: "html", Ext: ".html", About: "one web page that needs nothing else", Write: writePortfolioHTML, Read: readPortfolioHTML, Styled: true},
	{Name: "pdf", Ext: ".pdf", About: "to print, or to look at together", Write: writePortfolioPDF, Read: readPortfolioPDF, ReadLocked: readLockedPortfolioPDF, Binary: true, Styled: true},
	{Name: "json", Ext: ".portfolio.json", About: "for other programs, the same as --json prints", Write: writePortfolioJSON, Read: readPortfolioJSON},
}

// PortfolioNamed finds a format of a portfolio.
func PortfolioNamed(name string) (FormatOf[*Portfolio], error) { return named(Portfolios, name) }

// Counts is how much a file of this portfolio has to hold.
func (p *Portfolio) Counts() Counts { return Counts{Clients: len(p.Clients)} }

func (p *Portfolio) passphrase() string { return p.Options.Passphrase }

func writePortfolioJSON(w io.Writer, p *Portfolio) error { return WriteJSON(w, p.Shape()) }

// What a portfolio says, whatever its format.
const (
	PortfolioTitle   = "Portfolio"
	portfolioSubject = "How many clients stand, and what is due"
	unreadTitle      = "Not read"
)

// PortfolioNotes say what the columns mean.
var PortfolioNotes = []string{
	"Score: of 100, from what is proven to what is possible, where nobody knows yet.",
	"Band: * where a must-have that is missing holds it at “at risk”; the score alone would be better.",
	"Due: within 30 days. Late: the day is past. Moved: the proven score since the newest snapshot.",
}

// Status is the portfolio in a sentence.
func (p *Portfolio) Status() string {
	due, late, lapsed := 0, 0, 0
	for i := range p.Clients {
		due, late, lapsed = due+p.Clients[i].Due, late+p.Clients[i].Overdue, lapsed+p.Clients[i].Lapsed
	}
	said := fmt.Sprintf("%s: %s due within 30 days, %s.", count(len(p.Clients), "client", "clients"), count(due, "action is", "actions are"), lateText(late))
	if lapsed > 0 {
		said += " " + count(lapsed, "accepted risk has", "accepted risks have") + " run out."
	}
	return said
}

func lateText(n int) string {
	if n == 0 {
		return "none is late"
	}
	return count(n, "is late", "are late")
}

// A BandCount is how many clients are in a band; none where too little is known.
type BandCount struct {
	Band scoring.Band
	N    int
}

// Text is the number with its band.
func (b BandCount) Text() string {
	if b.Band == "" {
		return fmt.Sprint(b.N, " not known enough")
	}
	return fmt.Sprint(b.N, " ", b.Band)
}

// Bands counts the clients by band, the worst first, without empty ones.
func (p *Portfolio) Bands() (out []BandCount) {
	for _, band := range []scoring.Band{scoring.Critical, scoring.AtRisk, scoring.Fair, scoring.Good, ""} {
		n := 0
		for i := range p.Clients {
			if p.Clients[i].Band == band {
				n++
			}
		}
		if n > 0 {
			out = append(out, BandCount{band, n})
		}
	}
	return out
}

// BandText is the band, with a star where a must-have holds it down.
func (c *Client) BandText() string {
	switch {
	case c.Score.None():
		return NoResult
	case c.Band == "":
		return "not known"
	case c.Capped:
		return c.Band.String() + " *"
	}
	return c.Band.String()
}

// Label is the name of the client as one clean line.
func (c *Client) Label() string { return questionnaire.CleanLine(c.Name) }

// facts are what a page says of a portfolio below its title.
func (p *Portfolio) facts() string {
	facts := []string{"As of " + Day(p.Date)}
	if p.Options.Redact {
		facts = append(facts, "names have been taken out of this copy")
	}
	return strings.Join(facts, " · ")
}
