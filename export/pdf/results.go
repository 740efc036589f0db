package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/scoring"
)

// mostBeside is how many rows of bars stand beside each other in two columns.
const mostBeside = 18

// results draws the picture, the bars and the heat map.
func (d *book) results() {
	d.Chapter(report.ResultsTitle, "", 260)
	if d.r.Result.Total.None() {
		d.Para(doc.BodyText, d.r.Status())
		return
	}
	d.picture(report.PictureTitle)
	services, topics := d.r.ServiceBars(), d.r.TopicBars()
	if len(services) <= mostBeside {
		d.Need(40 + max(d.besideRoom(services), d.besideRoom(topics)))
		y := d.Y
		end := y
		if len(services) > 0 {
			end = d.barsBeside(doc.Left, y, "By service", services, len(services))
		}
		d.Y = max(end, d.barsBeside(doc.Left+doc.Half+doc.Gutter, y, "By topic", topics, len(topics))) + 4
	} else {
		d.bars("By service", services)
		d.bars("By topic", topics)
	}
	d.Para(doc.SmallText, report.BarsNote)
	d.Y += 4
	d.heatMap()
}

// barHeight is what one row of bars takes, besideHeight one of two columns.
const barHeight, besideHeight = 14.2, 13.2

// bars draws a score for each row under a heading.
func (d *book) bars(title string, rows []report.BarRow) {
	if len(rows) == 0 {
		return
	}
	d.Heading(title, 16+min(5, float64(len(rows)))*barHeight)
	d.barTable(rows)
}

// barTable draws a score for each row, with its numbers and how many questions it rests
// on, where that is counted.
func (d *book) barTable(rows []report.BarRow) {
	const name, numbers, known = 148.0, 58.0, 52.0
	d.Begin("Table", "")
	head := func() {
		st := doc.LabelText
		d.In("TR", func() {
			d.In("TH", func() { d.At(doc.Left, d.Y, st, "Name") })
			d.In("TH", func() { d.AtRight(doc.Right-known, d.Y, st, "Score of 100") })
			d.In("TH", func() {
				if rows[0].Questions > 0 {
					d.AtRight(doc.Right, d.Y, st, "Questions")
				} else {
					d.AtRight(doc.Right, d.Y, st, "Answered")
				}
			})
		})
		d.Y += st.Lead + 2
	}
	head()
	f := d.Headed(head)
	for _, row := range rows {
		lines := d.WrapMost(doc.TableText, row.Name, name-8, mostNameLines)
		height := barHeight + float64(len(lines)-1)*doc.TableText.Lead
		f.Add(doc.Piece{Height: height, Rows: 1, Draw: func() {
			d.In("TR", func() {
				d.In("TH", func() { d.Lines(doc.Left, d.Y, doc.TableText, lines) })
				if row.Standing == "" {
					d.RangeBar(doc.Left+name, d.Y+1, doc.Wide-name-numbers-known-4, 9.5, row.Score)
				}
				d.In("TD", func() { d.AtRight(doc.Right-known, d.Y, doc.TableText.Strong(), row.Says()) })
				d.In("TD", func() { d.AtRight(doc.Right, d.Y, doc.TableText, countOf(row)) })
			})
			d.Y += height
		}})
	}
	f.End()
	d.End()
}

// countOf is how many questions a row rests on, or how much of it is answered where that
// is not counted.
func countOf(row report.BarRow) string {
	if row.Questions == 0 {
		return report.Coverage(row.Score)
	}
	return fmt.Sprint(row.Questions)
}

// besideName is how wide names are there, and mostNameLines on how many lines.
const besideName, mostNameLines = 106.0, 5

// besideLines is the name of a row in one of two columns.
func (d *book) besideLines(row report.BarRow) []string {
	return d.WrapMost(doc.TableText, row.Name, besideName-6, mostNameLines)
}

// besideRoom is what rows take there, in points.
func (d *book) besideRoom(rows []report.BarRow) (sum float64) {
	for _, row := range rows {
		sum += besideHeight + float64(len(d.besideLines(row))-1)*doc.TableText.Lead
	}
	return sum
}

// barsBeside draws at most so many scores in half the column and returns where they end.
func (d *book) barsBeside(x, y float64, title string, rows []report.BarRow, most int) float64 {
	const name, numbers, count = besideName, 40.0, 32.0
	d.In("H2", func() { d.At(x, y, doc.H2Text, title) })
	y += doc.H2Text.Lead + 1
	d.Begin("Table", "")
	d.In("TR", func() {
		d.In("TH", func() { d.At(x, y, doc.LabelText, "Name") })
		d.In("TH", func() { d.AtRight(x+doc.Half-count, y, doc.LabelText, "Of 100") })
		d.In("TH", func() { d.AtRight(x+doc.Half, y, doc.LabelText, "Asked") })
	})
	y += doc.LabelText.Lead + 2
	for _, row := range rows[:min(most, len(rows))] {
		lines := d.besideLines(row)
		d.In("TR", func() {
			d.In("TH", func() { d.Lines(x, y, doc.TableText, lines) })
			if row.Standing == "" {
				d.RangeBar(x+name, y+1, doc.Half-name-numbers-count, 9, row.Score)
			}
			d.In("TD", func() { d.AtRight(x+doc.Half-count, y, doc.TableText.Strong(), row.Says()) })
			d.In("TD", func() { d.AtRight(x+doc.Half, y, doc.TableText, countOf(row)) })
		})
		y += besideHeight + float64(len(lines)-1)*doc.TableText.Lead
	}
	d.End()
	if rest := len(rows) - most; rest > 0 {
		d.In("P", func() { d.At(x, y, doc.SmallText, fmt.Sprintf("and %d more", rest)) })
		y += besideHeight
	}
	return y
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
	d.Heading(report.HeatTitle, 30+d.gridHeight(m, 4))
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
