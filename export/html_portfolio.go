package export

import "io"

// A portfolioPage is a portfolio with what its template asks for beside.
type portfolioPage struct {
	*Portfolio
	htmlFrame
	Notes []string
}

// Facts stand below the title.
func (p portfolioPage) Facts() string { return p.facts() }

// writePortfolioHTML writes one page with a row for each client.
func writePortfolioHTML(w io.Writer, p *Portfolio, logo []byte) error {
	frame, err := newHTMLFrame(p.Options, logo, PortfolioTitle+" – "+Day(p.Date))
	if err != nil {
		return err
	}
	return writePage(w, "portfolio.html", portfolioPage{p, frame, PortfolioNotes})
}

// readPortfolioHTML counts what a written page marks as a client.
func readPortfolioHTML(file []byte) (Counts, error) {
	marks, err := htmlMarks(file)
	return Counts{Clients: marks["data-client"], Unread: marks["data-unread"]}, err
}
