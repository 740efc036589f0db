package docx

import (
	"fmt"
	"io"

	"yourpart/export/docx/word"
	"yourpart/export/report"
)

// WritePortfolio writes a document with a row for each client.
func WritePortfolio(w io.Writer, p *report.Portfolio, look word.Look) error {
	look.Paper, look.Accent = p.Options.Paper, p.Options.Accent
	d, err := word.New(look, p.About())
	if err != nil {
		return err
	}
	d.Typed(p.Clients, p.Unread, p.Since)
	if len(look.Logo) > 0 {
		picture, err := d.Logo(look.Logo, "Logo")
		if err != nil {
			return err
		}
		d.Add(picture)
	}
	d.SayIn(word.Title, report.PortfolioTitle)
	d.SayIn(word.Subtitle, p.Facts())
	d.Heading(1, report.SummaryTitle)
	d.SayIn(word.Lead, p.Status())
	overall(d, p)
	d.Turn(true)
	clients(d, p)
	d.Turn(false)
	return finish(w, d)
}

// overall are the bands and the four numbers.
func overall(d *word.Doc, p *report.Portfolio) {
	bands := &word.Sheet{Style: word.Grid, About: "Clients by band", Bare: true}
	var cells []word.Box
	for _, b := range p.Bands() {
		bands.Columns = append(bands.Columns, word.Column{Width: 1})
		cells = append(cells, word.Box{Fill: bandGrounds[b.Band], Paras: []string{d.P(word.Mark, d.Strong(b.Text()))}})
	}
	if len(cells) > 0 {
		bands.Row(cells...)
		d.AddTable(bands)
	}
	figures := &word.Sheet{About: "Sums over all clients", Bare: true, Columns: []word.Column{{Width: 70}, {Width: 30}}}
	for _, f := range p.Figures() {
		figures.Row(d.Cell(f.Label), d.NumberCell(fmt.Sprint(f.Value)))
	}
	d.AddTable(figures)
}

// clients are the rows, and what could not be read.
func clients(d *word.Doc, p *report.Portfolio) {
	d.Heading(1, report.ClientsTitle)
	t := table("One client a row, and all of them in the last", col("Client", 22), num("Score", 9), col("Band", 17), col("Weakest service", 22), num("Open", 7), num("Due", 6), num("Late", 6), num("Moved", 11))
	for i := range p.Clients {
		c := &p.Clients[i]
		notes := []string{}
		if c.Aside.Total() > 0 {
			notes = append(notes, c.Aside.String())
		}
		if c.Age.Old > 0 {
			notes = append(notes, c.Age.String())
		}
		moved := d.NumberCell("–")
		if s := c.Change(); s != "" {
			moved = d.NumberCell(s)
		}
		if since := p.SinceIn(c); since != "" {
			moved.Paras = append(moved.Paras, d.P(word.CellNote, word.Text(since)))
		}
		band := d.Cell(c.BandText(), c.CapText())
		band.Fill = bandGrounds[c.Band]
		t.Row(d.RunCell([]word.Run{d.Counted(aClient), d.Strong(c.Label())}), d.NumberCell(report.Range(c.Score)), band, d.Cell(c.WeakestText(), notes...),
			d.NumberCell(fmt.Sprint(c.Open)), d.NumberCell(fmt.Sprint(c.Due)), d.NumberCell(fmt.Sprint(c.Overdue)), moved)
	}
	all := p.Totals()
	t.Row(d.StrongCell(report.InAll), word.Box{}, word.Box{}, word.Box{}, d.NumberCell(fmt.Sprint(all.Open)), d.NumberCell(fmt.Sprint(all.Due)), d.NumberCell(fmt.Sprint(all.Overdue)), word.Box{})
	d.AddTable(t)
	for _, n := range p.Notes() {
		d.SayIn(word.Small, n)
	}
	if several := p.Several(); len(several) > 0 {
		d.Heading(1, report.CopiesTitle)
		d.Say(report.CopiesNote)
		for _, s := range several {
			d.Add(d.Bullet(word.Text(s)))
		}
	}
	if len(p.Unread) == 0 {
		return
	}
	d.Heading(1, report.UnreadTitle)
	for _, u := range p.Unread {
		d.Add(d.Bullet(d.Counted(notRead), word.Text(u.Text())))
	}
}

// ReadPortfolio counts what a written document marks as a client.
func ReadPortfolio(file []byte) (report.Counts, error) {
	n, err := word.Count(file)
	return report.Counts{Clients: n[aClient], Unread: n[notRead]}, err
}
