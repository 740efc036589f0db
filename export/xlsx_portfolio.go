package export

import (
	"bytes"
	"io"

	"github.com/xuri/excelize/v2"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

const (
	clientsSheetName = "Clients"
	clientColumn     = "Client"
)

// writePortfolioXLSX writes a workbook with a row for each client.
func writePortfolioXLSX(w io.Writer, p *Portfolio) error {
	return writeBook(w, []xlsxSheet{clientsSheet(p), portfolioAbout(p)}, p.about(), p.Catalogue)
}

func clientsSheet(p *Portfolio) xlsxSheet {
	s := xlsxSheet{name: clientsSheetName, printed: 12, columns: []xlsxColumnSpec{
		{head: clientColumn, width: 34}, {head: "Proven", width: 9}, {head: "Possible", width: 9}, {head: "Band", width: 11},
		{head: "Held down", width: 11}, {head: "Weakest service", width: 28}, {head: "Its proven", width: 10},
		{head: "Open", width: 8}, {head: "Due in 30 days", width: 10}, {head: "Overdue", width: 9}, {head: "Lapsed risks", width: 9},
		{head: "Change", width: 9}, {head: "Since", width: 12}, {head: "Last answer", width: 12}, {head: "File", width: 40}}}
	for i := range p.Clients {
		c := &p.Clients[i]
		var moved any
		if n, ok := c.points(); ok {
			moved = n
		}
		s.rows = append(s.rows, []any{c.Label(), whole(c.Score, scoring.Down, scoring.Score.Proven), whole(c.Score, scoring.Up, scoring.Score.Possible),
			c.Band.String(), yes(c.Capped), c.Weakest, whole(c.Weak, scoring.Down, scoring.Score.Proven), c.Open, c.Due, c.Overdue, c.Lapsed,
			moved, dayOf(c.Since), dayOf(c.Answered), questionnaire.CleanLine(c.File)})
	}
	return s
}

// whole is a score as the whole number that people read, or an empty cell.
func whole(s scoring.Score, round func(float64) int, of func(scoring.Score) float64) any {
	if s.None() {
		return nil
	}
	return round(of(s))
}

// portfolioAbout says what the workbook is about.
func portfolioAbout(p *Portfolio) xlsxSheet {
	s := xlsxSheet{name: aboutSheetName, columns: []xlsxColumnSpec{{head: "About", width: 34}, {head: PortfolioTitle, width: 100}}}
	add := func(what string, v any) { s.rows = append(s.rows, []any{what, v}) }
	add("Date", p.Date)
	add("How things stand", p.Status())
	for _, b := range p.Bands() {
		add("Band", b.Text())
	}
	for _, u := range p.Unread {
		add(unreadTitle, questionnaire.CleanLine(u.File)+": "+questionnaire.CleanLine(u.Why))
	}
	for _, n := range PortfolioNotes {
		add("Columns", n)
	}
	add("Catalogue", p.Catalogue)
	return s
}

// readPortfolioXLSX counts the clients of a written workbook.
func readPortfolioXLSX(file []byte) (n Counts, err error) {
	f, err := excelize.OpenReader(bytes.NewReader(file))
	if err != nil {
		return n, err
	}
	defer f.Close()
	cells, err := xlsxColumn(f, clientsSheetName, clientColumn)
	n.Clients = len(cells)
	return n, err
}
