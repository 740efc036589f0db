package pdf

import (
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/scoring"
)

// results draws the bars and the heat map.
func (d *book) results() {
	d.Chapter(report.ResultsTitle, "Solid is proven, hatched is possible: nobody was sure or answered. Marks stand at 40, 60 and 80.", 260)
	if d.r.Result.Total.None() {
		d.Para(doc.BodyText, d.r.Status())
		return
	}
	var services, topics []barRow
	for _, s := range d.r.Result.Services {
		services = append(services, barRow{d.r.ServiceName(s.Key), s.Score})
	}
	for _, t := range d.r.Result.Topics {
		topics = append(topics, barRow{t.Topic.Title, t.Score})
	}
	d.bars("By service", services)
	d.bars("By topic", topics)
	d.heatMap()
}

type barRow struct {
	name  string
	score scoring.Score
}

// barHeight is what one row of bars takes.
const barHeight = 14.2

// bars draws a score for each row under a heading.
func (d *book) bars(title string, rows []barRow) {
	if len(rows) == 0 {
		return
	}
	d.Heading(title, 16+min(5, float64(len(rows)))*barHeight)
	d.barTable(rows)
}

// barTable draws a score for each row, with its numbers.
func (d *book) barTable(rows []barRow) {
	const name, numbers, known = 148.0, 58.0, 52.0
	d.Begin("Table", "")
	head := func() {
		st := doc.LabelText
		d.In("TR", func() {
			d.In("TH", func() { d.At(doc.Left, d.Y, st, "Name") })
			d.In("TH", func() { d.AtRight(doc.Right-known, d.Y, st, "Score of 100") })
			d.In("TH", func() { d.AtRight(doc.Right, d.Y, st, "Answered") })
		})
		d.Y += st.Lead + 2
	}
	head()
	f := d.Headed(head)
	for _, row := range rows {
		f.Add(doc.Piece{Height: barHeight, Rows: 1, Draw: func() {
			d.In("TR", func() {
				d.In("TH", func() { d.At(doc.Left, d.Y, doc.TableText, d.Fit(doc.TableText, row.name, name-8)) })
				d.RangeBar(doc.Left+name, d.Y+1, doc.Wide-name-numbers-known-4, 9.5, row.score)
				d.In("TD", func() { d.AtRight(doc.Right-known, d.Y, doc.TableText.Strong(), report.Range(row.score)) })
				d.In("TD", func() { d.AtRight(doc.Right, d.Y, doc.TableText, report.Coverage(row.score)) })
			})
			d.Y += barHeight
		}})
	}
	f.End()
	d.End()
}

// heatMap draws topics × services with their proven scores.
func (d *book) heatMap() {
	r := d.r
	m := matrix{}
	keys := []string{""}
	m.rows = append(m.rows, report.WholeFirm)
	for _, s := range r.Result.Services {
		keys = append(keys, s.Key)
		m.rows = append(m.rows, r.ServiceName(s.Key))
	}
	for _, t := range r.Result.Topics {
		m.heads = append(m.heads, t.Topic.Title)
	}
	heats := r.Heats()
	m.cell = func(i, j int) (string, report.RGB, report.RGB) {
		return heatCell(heats[report.HeatKey{Service: keys[i], Topic: r.Result.Topics[j].Topic.ID}])
	}
	d.Heading(report.HeatTitle, 30+d.gridHeight(m, 8))
	d.heatLegend()
	d.grid(m)
}

// heatCell is how a score looks in the heat map.
func heatCell(s scoring.Score) (string, report.RGB, report.RGB) {
	text, band := report.HeatText(s)
	switch {
	case text == "":
		return "", doc.White, doc.Muted
	case band == "":
		return text, report.Panel, doc.Ink
	}
	bg, fg := doc.BandColours(band)
	return text, bg, fg
}

// heatLegend says what stands in the heat map.
func (d *book) heatLegend() {
	x := doc.Left
	st := doc.SmallText.In(doc.Ink)
	d.In("P", func() {
		for _, b := range report.BandScale {
			bg, _ := doc.BandColours(b.Band)
			d.Rect(x, d.Y+1, 11, 8.5, bg)
			d.At(x+15, d.Y, st, b.Text())
			x += 15 + d.Width(st, b.Text()) + 12
		}
		d.At(x, d.Y, st, report.HeatUnknown)
	})
	d.Y += st.Lead + 3
	d.In("P", func() {
		d.At(doc.Left, d.Y, doc.SmallText, report.HeatNote)
	})
	d.Y += doc.SmallText.Lead + 2
}
