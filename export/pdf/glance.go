package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// glance draws the second and last page of a summary: results, the plan in
// time, as many of the next actions as there is room for, and lines to sign.
func (d *book) glance() {
	d.Page()
	d.Chapter("At a glance", "", 0)
	r := d.r
	if r.Result.Total.None() {
		d.Para(doc.BodyText, r.Status())
		d.glanceEnd()
		return
	}
	y := d.Y
	end := d.glanceBars(doc.Left, y, "By service, the weakest first", weakestFirst(r), 9)
	var topics []barRow
	for _, t := range r.Result.Topics {
		topics = append(topics, barRow{t.Topic.Title, t.Score})
	}
	d.Y = max(end, d.glanceBars(doc.Left+doc.Half+doc.Gutter, y, "By topic", topics, 14)) + 12
	if r.Plan.Left() > 0 {
		d.smallHeading("The plan in time")
		d.overview().End()
		d.Y += 8
		d.nextActions()
	} else if duties := r.Plan.Recurring; len(duties) > report.FirstActions {
		d.duties(duties[report.FirstActions:], len(duties), d.Room()-endRoom)
	}
	d.glanceEnd()
}

// weakestFirst are the services with a result.
func weakestFirst(r *report.Report) []barRow {
	var rows []barRow
	for _, s := range r.Result.Services {
		if !s.Score.None() {
			rows = append(rows, barRow{r.ServiceName(s.Key), s.Score})
		}
	}
	slices.SortStableFunc(rows, func(a, b barRow) int { return cmp.Compare(a.score.Proven(), b.score.Proven()) })
	return rows
}

// glanceBars draws at most so many scores in half the column and returns where
// they end.
func (d *book) glanceBars(x, y float64, title string, rows []barRow, most int) float64 {
	const name, numbers, high = 114.0, 42.0, 13.2
	d.In("H2", func() { d.At(x, y, doc.H2Text, title) })
	y += doc.H2Text.Lead + 2
	d.Begin("Table", "")
	for _, row := range rows[:min(most, len(rows))] {
		d.In("TR", func() {
			d.In("TD", func() { d.At(x, y, doc.TableText, d.Fit(doc.TableText, row.name, name-6)) })
			d.RangeBar(x+name, y+1, doc.Half-name-numbers, 9, row.score)
			d.In("TD", func() { d.AtRight(x+doc.Half, y, doc.TableText.Strong(), report.Range(row.score)) })
		})
		y += high
	}
	d.End()
	if rest := len(rows) - most; rest > 0 {
		d.In("P", func() { d.At(x, y, doc.SmallText, fmt.Sprintf("and %d more", rest)) })
		y += high
	}
	return y
}

// endRoom is what the end of the page takes.
const endRoom = 196.0

// nextActions draws what comes after the actions of page one.
func (d *book) nextActions() {
	var next []scoring.Action
	for _, a := range d.r.FirstActions(len(d.r.Plan.Actions)) {
		if d.numbers[a.ID] > 0 && a.Status != questionnaire.Done {
			next = append(next, a)
		}
	}
	next = next[min(report.FirstActions, len(next)):]
	const row = 16.2
	fits := int((d.Room() - endRoom - doc.H2Text.Lead - 44) / row)
	if len(next) == 0 || fits < 1 {
		return
	}
	d.smallHeading("Then")
	t := d.Table(d.actionColumns()...)
	for i := range next[:min(fits, len(next))] {
		var cells []doc.Cell
		for j, text := range d.actionCells(&next[i]) {
			c := doc.Cell{Text: text}
			if j == 1 {
				c = doc.Cell{Text: d.Fit(doc.TableText.Strong(), text, t.Cols[1].Inner()), Style: doc.TableText.Strong()}
			}
			cells = append(cells, c)
		}
		t.Row(cells...)
	}
	t.End()
	if rest := len(next) - fits; rest > 0 {
		d.Para(doc.SmallText, fmt.Sprintf("And %s, in the whole report.", text.Plural(rest, "action more", "actions more")))
	}
}

// glanceEnd says what the report cannot, and has lines to sign.
func (d *book) glanceEnd() {
	d.Y = max(d.Y, d.Bottom()-endRoom)
	d.Bullet(doc.TableText, report.Limits[0]+" "+report.Limits[1])
	d.TellMissing()
	if !d.r.Options.Redact {
		d.signOff()
	}
}
