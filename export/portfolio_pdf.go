package export

import (
	"bytes"
	"fmt"
	"io"

	"yourpart/questionnaire"
)

func (p *Portfolio) about() about {
	return about{kind: PortfolioTitle, name: "as of " + Day(p.Date), subject: portfolioSubject, day: p.Date,
		redacted: p.Options.Redact, data: "portfolio.json", dataWhat: "The portfolio for other programs"}
}

// writePortfolioPDF draws a row for each client, with what to look at first
// above them.
func writePortfolioPDF(w io.Writer, p *Portfolio) error {
	out, err := recovered(func() ([]byte, error) {
		var data bytes.Buffer
		if err := writePortfolioJSON(&data, p); err != nil {
			return nil, err
		}
		d, err := newDocument(p.Options, p.about())
		if err != nil {
			return nil, err
		}
		d.portfolio(p)
		return d.finish(data.Bytes())
	})
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// readPortfolioPDF counts the clients in the data attached to a file.
func readPortfolioPDF(file []byte) (Counts, error) { return readLockedPortfolioPDF(file, "") }

func readLockedPortfolioPDF(file []byte, passphrase string) (Counts, error) {
	return readAttached(file, passphrase, readPortfolioJSON)
}

func (d *pdf) portfolio(p *Portfolio) {
	d.newPage()
	d.rect(-d.shift, 0, d.paper.w, 9, d.brand())
	d.y = 30
	w := wide - d.drawLogo(right, d.y)
	d.bookmark(PortfolioTitle, 0)
	d.in("H1", func() { d.y = d.lines(left, d.y, titleText, []string{PortfolioTitle}) })
	d.in("P", func() { d.y = d.lines(left, d.y+2, bodyText.in(muted), d.wrap(bodyText, p.facts(), w)) })
	d.y += 6
	st := leadText.strong()
	d.in("P", func() { d.y = d.lines(left, d.y, st, d.wrap(st, p.Status(), wide)) })
	d.y += 8
	d.in("P", func() {
		x := left
		for _, b := range p.Bands() {
			bg, fg := bandColours(b.Band)
			x = d.pill(x, d.y, style{true, 9.5, 12.5, fg}, b.Text(), bg) + 6
		}
	})
	d.y += 26
	d.clients(p.Clients)
	for _, n := range PortfolioNotes {
		d.para(smallText, n)
	}
	d.y += 4
	d.tellMissing()
	if len(p.Unread) > 0 {
		d.heading(unreadTitle, 3*bodyText.lead)
		for _, u := range p.Unread {
			d.bullet(bodyText, questionnaire.CleanLine(u.File)+": "+questionnaire.CleanLine(u.Why))
		}
	}
	d.frame()
}

// clients draws the table.
func (d *pdf) clients(clients []Client) {
	const bar, score, band, number = 92.0, 46.0, 62.0, 36.0
	t := d.table(pdfColumn{"Client and weakest service", wide - bar - score - band - 4*number, false}, pdfColumn{"", bar, false},
		pdfColumn{"Score", score, false}, pdfColumn{"Band", band, false},
		pdfColumn{"Open", number, true}, pdfColumn{"Due", number, true}, pdfColumn{"Late", number, true}, pdfColumn{"Moved", number, true})
	for i := range clients {
		c := &clients[i]
		_, fg := bandColours(c.Band)
		late := pdfCell{text: fmt.Sprint(c.Overdue)}
		if c.Overdue > 0 {
			late.style = tableText.strong().in(alarm)
		}
		t.row(pdfCell{text: c.Label(), style: tableText.strong(), under: c.WeakestText()},
			pdfCell{draw: func(x, y, w float64) { d.rangeBar(x, y+1.5, w, 8, c.Score) }},
			pdfCell{text: Range(c.Score), style: tableText.strong()}, pdfCell{text: c.BandText(), style: tableText.strong().in(fg)},
			pdfCell{text: fmt.Sprint(c.Open)}, pdfCell{text: fmt.Sprint(c.Due)}, late, pdfCell{text: c.Change()})
	}
	t.end()
}
