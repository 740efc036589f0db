package html

import (
	"io"

	"yourpart/export/report"
)

// A portfolioPage is a portfolio with what its template asks for beside.
type portfolioPage struct {
	*report.Portfolio
	htmlFrame
}

// WritePortfolio writes one page with a row for each client.
func WritePortfolio(w io.Writer, p *report.Portfolio, logo []byte) error {
	frame, err := newHTMLFrame(p.Options, logo, report.PortfolioTitle+" – "+report.Day(p.Date))
	if err != nil {
		return err
	}
	return writePage(w, "portfolio.html", portfolioPage{p, frame})
}

// ReadPortfolio counts what a written page marks as a client.
func ReadPortfolio(file []byte) (report.Counts, error) {
	marks, err := htmlMarks(file)
	return report.Counts{Clients: marks["data-client"], Unread: marks["data-unread"]}, err
}
