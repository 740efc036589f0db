package pdf

import (
	"bytes"
	"fmt"
	"io"
	"yourpart/export/report"
)

// WritePortfolio draws a row for each client, with what to look at first
// above them.
func WritePortfolio(w io.Writer, p *report.Portfolio, x Extra) error {
	out, err := recovered(func() ([]byte, error) {
		var data bytes.Buffer
		if err := report.WritePortfolioJSON(&data, p); err != nil {
			return nil, err
		}
		base, err := newDocument(p.Options, x, p.About())
		if err != nil {
			return nil, err
		}
		d := &book{Doc: base}
		d.portfolio(p)
		return d.finish(data.Bytes())
	})
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// ReadPortfolio counts the clients in the data attached to a file.
func ReadPortfolio(file []byte) (report.Counts, error) { return ReadLockedPortfolio(file, "") }

func ReadLockedPortfolio(file []byte, passphrase string) (report.Counts, error) {
	return readAttached(file, passphrase, report.ReadPortfolioJSON)
}

func (d *book) portfolio(p *report.Portfolio) {
	d.newPage()
	d.bookmark(report.PortfolioTitle, 0)
	d.banner()
	d.y = 30
	w := wide - d.drawLogo(right, d.y)
	d.in("H1", func() { d.y = d.lines(left, d.y, titleText, []string{report.PortfolioTitle}) })
	d.in("P", func() { d.y = d.lines(left, d.y+2, bodyText.in(muted), d.wrapMost(bodyText, p.Facts(), w, 2)) })
	d.y += 6
	st := leadText.strong()
	d.in("P", func() { d.y = d.lines(left, d.y, st, d.wrap(st, p.Status(), wide)) })
	d.y += 8
	d.bandPanel(p)
	d.clients(p)
	for _, n := range report.PortfolioNotes {
		d.para(smallText, n)
	}
	d.y += 4
	d.tellMissing()
	if len(p.Unread) > 0 {
		d.heading(report.UnreadTitle, 3*bodyText.lead)
		for _, u := range p.Unread {
			d.bullet(bodyText, u.Text())
		}
	}
	d.frame()
}

// bandPanel draws how many clients are in which band, and four figures.
func (d *book) bandPanel(p *report.Portfolio) {
	const pad, height, bar = 14.0, 82.0, 13.0
	d.rect(left, d.y, wide, height, report.Panel)
	d.rect(left, d.y, 3, height, navy)
	x, y, w := left+pad, d.y+11, wide-2*pad
	bands := p.Bands()
	for _, b := range bands {
		bg, _ := bandColours(b.Band)
		d.rect(x+w*b.From/100, y, w*b.Share/100-1, bar, bg)
	}
	y += bar + 5
	d.in("P", func() {
		for _, b := range bands {
			bg, _ := bandColours(b.Band)
			d.rect(x, y+1, 11, 8.5, bg)
			d.at(x+15, y, tableText.strong(), b.Text())
			x += 15 + d.width(tableText.strong(), b.Text()) + 14
		}
	})
	d.figures(p.Figures(), left+pad, y+17, w)
	d.y += height
}

// clients draws the table: a row for each, and one for all of them.
func (d *book) clients(p *report.Portfolio) {
	const bar, score, band, number, moved = 76.0, 47.0, 80.0, 29.0, 52.0
	t := d.table(pdfColumn{title: "Client and weakest service", w: wide - bar - score - band - 3*number - moved},
		pdfColumn{title: "Proven to possible", w: bar}, pdfColumn{title: "Score", w: score}, pdfColumn{title: "Band", w: band},
		pdfColumn{title: "Open", w: number, right: true}, pdfColumn{title: "Due", w: number, right: true}, pdfColumn{title: "Late", w: number, right: true}, pdfColumn{title: "Moved", w: moved, right: true})
	strong := tableText.strong()
	late := func(n int) pdfCell {
		if n > 0 {
			return pdfCell{text: fmt.Sprint(n), style: strong.in(alarm)}
		}
		return pdfCell{text: "0"}
	}
	for i := range p.Clients {
		c := &p.Clients[i]
		_, fg := bandColours(c.Band)
		t.row(pdfCell{text: d.numbered("Client", i+1, c.Label()), style: strong, under: report.Shortened(c.WeakestText(), 90)},
			pdfCell{draw: func(x, y, w float64) { d.rangeBar(x, y+1.5, w, 8, c.Score) }},
			pdfCell{text: report.Range(c.Score), style: strong}, pdfCell{text: c.BandText(), style: strong.in(fg), under: c.CapText()},
			pdfCell{text: fmt.Sprint(c.Open)}, pdfCell{text: fmt.Sprint(c.Due)}, late(c.Overdue), pdfCell{text: c.Change(), under: report.DayOf(c.Since)})
	}
	all := p.Totals()
	t.row(pdfCell{text: report.InAll, style: strong}, pdfCell{}, pdfCell{}, pdfCell{},
		pdfCell{text: fmt.Sprint(all.Open), style: strong}, pdfCell{text: fmt.Sprint(all.Due), style: strong}, late(all.Overdue), pdfCell{})
	d.heading(report.ClientsTitle, t.opening())
	t.end()
}
