package table

import (
	"io"

	"yourpart/export/report"
	"yourpart/export/table/sheetml"
	"yourpart/internal/text"
	"yourpart/scoring"
)

const (
	// clientsName is the name of the sheet with a row for each client.
	clientsName = "Clients"
	// clientColumn is the head of the column with the client's name.
	clientColumn = "Client"
)

// WritePortfolioXLSX writes a workbook with a row for each client.
func WritePortfolioXLSX(w io.Writer, p *report.Portfolio) error {
	return writeBook(w, []xlsxSheet{clientsSheet(p), portfolioAbout(p)}, p.About(), p.Catalogue)
}

func clientsSheet(p *report.Portfolio) xlsxSheet {
	s := xlsxSheet{name: clientsName, printed: 14, columns: []xlsxColumnSpec{
		{head: clientColumn, width: 36}, {head: "Proven", width: 9, right: true}, {head: "Possible", width: 9, right: true},
		{head: "Band", width: 11}, {head: "Capped from", width: 11}, {head: "Weakest service", width: 28},
		{head: "Its proven", width: 9, right: true}, {head: "Its possible", width: 9, right: true}, {head: "Open", width: 8, right: true},
		{head: "Due in 30 days", width: 9, right: true}, {head: "Overdue", width: 9, right: true}, {head: "Change", width: 9, right: true},
		{head: "Since", width: 12}, {head: "Accepted risks run out", width: 15, right: true}, {head: "Last answer", width: 12}, {head: "Questions", width: 10, right: true}, {head: "Set aside", width: 10, right: true},
		{head: "Must-haves set aside", width: 12, right: true}, {head: "Answers", width: 10, right: true}, {head: "Older than a year", width: 12, right: true},
		{head: "Oldest answer", width: 12}, {head: "Round", width: 24}, {head: "File", width: 40}, {head: "Files not counted", width: 40}}}
	for i := range p.Clients {
		c := &p.Clients[i]
		var moved any
		if n, ok := c.Points(); ok {
			moved = n
		}
		from := ""
		if c.Capped {
			from = c.Score.Band().String()
		}
		s.rows = append(s.rows, []any{c.Label(), lowest(c.Score), highest(c.Score),
			c.BandText(), from, c.Weakest, lowest(c.Weak), highest(c.Weak),
			c.Open, c.Due, c.Overdue, moved, report.DayText(c.Since), c.Lapsed, report.DayText(c.Answered), c.Aside.Of, c.Aside.Total(), c.Aside.MustHaves, c.Age.Of, c.Age.Old, report.DayText(c.Age.Oldest), roundOf(p, c), text.CleanLine(c.File), c.CopiesText()})
	}
	return s
}

// roundOf is the name of the round since which a client moved, or that it has none.
func roundOf(p *report.Portfolio, c *report.Client) string {
	if p.SinceIn(c) == report.NoRound {
		return report.NoRound
	}
	return c.Round
}

// lowest and highest are a score as the whole numbers that people read, or empty cells.
func lowest(s scoring.Score) any {
	if s.None() {
		return nil
	}
	low, _ := s.Whole()
	return low
}

func highest(s scoring.Score) any {
	if s.None() {
		return nil
	}
	_, high := s.Whole()
	return high
}

// portfolioAbout says what the workbook is about.
func portfolioAbout(p *report.Portfolio) xlsxSheet {
	s := xlsxSheet{name: aboutName, columns: []xlsxColumnSpec{{head: "About", width: 34}, {head: report.PortfolioTitle, width: 100}}}
	add := func(what string, v any) { s.rows = append(s.rows, []any{what, v}) }
	add("Date", p.Date)
	if by := p.Consultant(); by != "" {
		add("Consultant", by)
	}
	add("How things stand", p.Status())
	for _, b := range p.Bands() {
		add("Band", b.Text())
	}
	for _, f := range p.Figures() {
		add(f.Label, f.Value)
	}
	for _, line := range p.Several() {
		add(report.CopiesTitle, line)
	}
	for _, u := range p.Unread {
		add(report.UnreadTitle, u.Text())
	}
	for _, n := range p.Notes() {
		add("Columns", n)
	}
	add("Catalogue", p.Catalogue)
	return s
}

// ReadPortfolioXLSX counts the clients of a written workbook.
func ReadPortfolioXLSX(file []byte) (n report.Counts, err error) {
	f, err := sheetml.Open(file)
	if err != nil {
		return n, err
	}
	for _, col := range []struct {
		sheet, head, cell string
		n                 *int
	}{{clientsName, clientColumn, "", &n.Clients}, {aboutName, "About", report.UnreadTitle, &n.Unread}} {
		cells, err := xlsxColumn(f, col.sheet, col.head)
		if err != nil {
			return n, err
		}
		for _, c := range cells {
			if col.cell == "" || c == col.cell {
				*col.n++
			}
		}
	}
	return n, nil
}
