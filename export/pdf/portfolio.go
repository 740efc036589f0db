package pdf

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
)

// WritePortfolio draws a row for each client, with what to look at first
// above them.
func WritePortfolio(w io.Writer, p *report.Portfolio, x doc.Extra) error {
	out, err := doc.Recovered(func() ([]byte, error) {
		var data bytes.Buffer
		if err := report.WritePortfolioJSON(&data, p); err != nil {
			return nil, err
		}
		d, err := doc.Lettered(x, func(x doc.Extra) (*book, error) {
			base, err := doc.New(p.Options, x, p.About())
			if err != nil {
				return nil, err
			}
			tellTyped(base, x, p.Clients, p.Unread, p.Since)
			d := &book{Doc: base}
			d.portfolio(p)
			return d, nil
		})
		if err != nil {
			return nil, err
		}
		return d.Finish(data.Bytes())
	})
	if err != nil {
		return err
	}
	_, err = w.Write(out)
	return err
}

// ReadPortfolio counts the clients in the data attached to a file.
func ReadPortfolio(b []byte) (report.Counts, error) { return ReadLockedPortfolio(b, "") }

// ReadLockedPortfolio is ReadPortfolio for a file that a passphrase opens.
func ReadLockedPortfolio(b []byte, passphrase string) (report.Counts, error) {
	return readAttached(b, passphrase, report.ReadPortfolioJSON)
}

func (d *book) portfolio(p *report.Portfolio) {
	d.Page()
	d.Bookmark(report.PortfolioTitle, 0)
	d.Banner()
	d.Y = 30
	w := doc.Wide - d.DrawLogo(doc.Right, d.Y)
	d.In("H1", func() { d.Y = d.Lines(doc.Left, d.Y, doc.TitleText, []string{report.PortfolioTitle}) })
	d.In("P", func() {
		d.Y = d.Lines(doc.Left, d.Y+2, doc.BodyText.In(doc.Muted), d.WrapMost(doc.BodyText, p.Facts(), w, 2))
	})
	d.Y += 6
	st := doc.LeadText.Strong()
	d.In("P", func() { d.Y = d.Lines(doc.Left, d.Y, st, d.Wrap(st, p.Status(), doc.Wide)) })
	d.Y += 8
	d.bandPanel(p)
	d.clients(p)
	for _, n := range p.Notes() {
		d.Para(doc.SmallText, n)
	}
	d.Y += 4
	d.TellMissing()
	if lines := p.Several(); len(lines) > 0 {
		d.Heading(report.CopiesTitle, 4*doc.BodyText.Lead)
		d.Para(doc.BodyText, report.CopiesNote)
		for _, line := range lines {
			d.Bullet(doc.BodyText, line)
		}
	}
	if len(p.Unread) > 0 {
		d.Heading(report.UnreadTitle, 3*doc.BodyText.Lead)
		for _, u := range p.Unread {
			d.Bullet(doc.BodyText, u.Text())
		}
	}
	d.Frame()
}

// bandPanel draws how many clients are in which band, and four figures.
func (d *book) bandPanel(p *report.Portfolio) {
	const pad, height, bar = 14.0, 82.0, 13.0
	d.Rect(doc.Left, d.Y, doc.Wide, height, report.Panel)
	d.Rect(doc.Left, d.Y, 3, height, doc.Navy)
	x, y, w := doc.Left+pad, d.Y+11, doc.Wide-2*pad
	bands := p.Bands()
	for _, b := range bands {
		bg, _ := doc.BandColours(b.Band)
		d.Rect(x+w*b.From/100, y, w*b.Share/100-1, bar, bg)
	}
	y += bar + 5
	d.In("P", func() {
		for _, b := range bands {
			bg, _ := doc.BandColours(b.Band)
			d.Rect(x, y+1, 11, 8.5, bg)
			d.At(x+15, y, doc.TableText.Strong(), b.Text())
			x += 15 + d.Width(doc.TableText.Strong(), b.Text()) + 14
		}
	})
	d.figures(p.Figures(), doc.Left+pad, y+17, w)
	d.Y += height
}

// clients draws the table: a row for each, and one for all of them.
func (d *book) clients(p *report.Portfolio) {
	const bar, score, band, number, moved = 76.0, 47.0, 80.0, 29.0, 52.0
	t := d.Table(doc.Column{Title: "Client and weakest service", Width: doc.Wide - bar - score - band - 3*number - moved},
		doc.Column{Title: "Proven to possible", Width: bar}, doc.Column{Title: "Score", Width: score}, doc.Column{Title: "Band", Width: band},
		doc.Column{Title: "Open", Width: number, Right: true}, doc.Column{Title: "Due", Width: number, Right: true}, doc.Column{Title: "Late", Width: number, Right: true}, doc.Column{Title: "Moved", Width: moved, Right: true})
	strong := doc.TableText.Strong()
	late := func(n int) doc.Cell {
		if n > 0 {
			return doc.Cell{Text: fmt.Sprint(n), Style: strong.In(doc.Alarm)}
		}
		return doc.Cell{Text: "0"}
	}
	for i := range p.Clients {
		c := &p.Clients[i]
		_, fg := doc.BandColours(c.Band)
		t.Row(doc.Cell{Text: d.numbered("Client", i+1, c.Label()), Style: strong, Under: report.Shortened(c.About(), 220)},
			doc.Cell{Draw: func(x, y, w float64) { d.RangeBar(x, y+1.5, w, 8, c.Score) }},
			doc.Cell{Text: report.Range(c.Score), Style: strong}, doc.Cell{Text: c.BandText(), Style: strong.In(fg), Under: c.CapText()},
			doc.Cell{Text: fmt.Sprint(c.Open)}, doc.Cell{Text: fmt.Sprint(c.Due)}, late(c.Overdue), doc.Cell{Text: c.Change(), Under: strings.TrimPrefix(p.SinceIn(c), "since ")})
	}
	all := p.Totals()
	t.Row(doc.Cell{Text: report.InAll, Style: strong}, doc.Cell{}, doc.Cell{}, doc.Cell{},
		doc.Cell{Text: fmt.Sprint(all.Open), Style: strong}, doc.Cell{Text: fmt.Sprint(all.Due), Style: strong}, late(all.Overdue), doc.Cell{})
	d.Heading(report.ClientsTitle, t.Opening())
	t.End()
}
