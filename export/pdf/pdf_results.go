package pdf

import (
	"yourpart/export/report"
	"yourpart/scoring"
)

// results draws the bars and the heat map.
func (d *book) results() {
	d.chapter(report.ResultsTitle, "Solid is proven, hatched is possible: nobody was sure or answered. Marks stand at 40, 60 and 80.", 260)
	if d.r.Result.Total.None() {
		d.para(bodyText, d.r.Status())
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
	d.heading(title, 16+min(5, float64(len(rows)))*barHeight)
	d.barTable(rows)
}

// barTable draws a score for each row, with its numbers.
func (d *book) barTable(rows []barRow) {
	const name, numbers, known = 148.0, 58.0, 52.0
	d.open("Table", "")
	head := func() {
		st := labelText
		d.in("TR", func() {
			d.in("TH", func() { d.at(left, d.y, st, "Name") })
			d.in("TH", func() { d.atRight(right-known, d.y, st, "Score of 100") })
			d.in("TH", func() { d.atRight(right, d.y, st, "Answered") })
		})
		d.y += st.lead + 2
	}
	head()
	f := d.headed(head)
	for _, row := range rows {
		f.add(piece{height: barHeight, rows: 1, draw: func() {
			d.in("TR", func() {
				d.in("TH", func() { d.at(left, d.y, tableText, d.fit(tableText, row.name, name-8)) })
				d.rangeBar(left+name, d.y+1, wide-name-numbers-known-4, 9.5, row.score)
				d.in("TD", func() { d.atRight(right-known, d.y, tableText.strong(), report.Range(row.score)) })
				d.in("TD", func() { d.atRight(right, d.y, tableText, report.Coverage(row.score)) })
			})
			d.y += barHeight
		}})
	}
	f.end()
	d.close()
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
	d.heading(report.HeatTitle, 30+d.gridHeight(m, 8))
	d.heatLegend()
	d.grid(m)
}

// heatCell is how a score looks in the heat map.
func heatCell(s scoring.Score) (string, report.RGB, report.RGB) {
	text, band := report.HeatText(s)
	switch {
	case text == "":
		return "", white, muted
	case band == "":
		return text, report.Panel, ink
	}
	bg, fg := bandColours(band)
	return text, bg, fg
}

// heatLegend says what stands in the heat map.
func (d *book) heatLegend() {
	x := left
	st := smallText.in(ink)
	d.in("P", func() {
		for _, b := range report.BandScale {
			bg, _ := bandColours(b.Band)
			d.rect(x, d.y+1, 11, 8.5, bg)
			d.at(x+15, d.y, st, b.Text())
			x += 15 + d.width(st, b.Text()) + 12
		}
		d.at(x, d.y, st, report.HeatUnknown)
	})
	d.y += st.lead + 3
	d.in("P", func() {
		d.at(left, d.y, smallText, report.HeatNote)
	})
	d.y += smallText.lead + 2
}
