package pdf

import (
	"cmp"
	"fmt"
	"slices"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// glance draws the second and last page of a summary: results, the plan in
// time, as many of the next actions as there is room for, and lines to sign.
func (d *book) glance() {
	d.newPage()
	d.chapter("At a glance", "", 0)
	r := d.r
	if r.Result.Total.None() {
		d.para(bodyText, r.Status())
		d.glanceEnd()
		return
	}
	y := d.y
	end := d.glanceBars(left, y, "By service, the weakest first", weakestFirst(r), 9)
	var topics []barRow
	for _, t := range r.Result.Topics {
		topics = append(topics, barRow{t.Topic.Title, t.Score})
	}
	d.y = max(end, d.glanceBars(left+half+gutter, y, "By topic", topics, 14)) + 12
	if len(r.Plan.Actions) > 0 {
		d.smallHeading("The plan in time")
		d.overview()
		d.y += 8
		d.nextActions()
	} else if duties := r.Plan.Recurring; len(duties) > report.FirstActions {
		d.duties(duties[report.FirstActions:], len(duties), d.room()-endRoom)
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
	d.in("H2", func() { d.at(x, y, h2Text, title) })
	y += h2Text.lead + 2
	d.open("Table", "")
	for _, row := range rows[:min(most, len(rows))] {
		d.in("TR", func() {
			d.in("TD", func() { d.at(x, y, tableText, d.fit(tableText, row.name, name-6)) })
			d.rangeBar(x+name, y+1, half-name-numbers, 9, row.score)
			d.in("TD", func() { d.atRight(x+half, y, tableText.strong(), report.Range(row.score)) })
		})
		y += high
	}
	d.close()
	if rest := len(rows) - most; rest > 0 {
		d.in("P", func() { d.at(x, y, smallText, fmt.Sprintf("and %d more", rest)) })
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
	fits := int((d.room() - endRoom - h2Text.lead - 44) / row)
	if len(next) == 0 || fits < 1 {
		return
	}
	d.smallHeading("Then")
	t := d.table(d.actionColumns()...)
	for i := range next[:min(fits, len(next))] {
		var cells []pdfCell
		for j, text := range d.actionCells(&next[i]) {
			c := pdfCell{text: text}
			if j == 1 {
				c = pdfCell{text: d.fit(tableText.strong(), text, t.cols[1].inner()), style: tableText.strong()}
			}
			cells = append(cells, c)
		}
		t.row(cells...)
	}
	t.end()
	if rest := len(next) - fits; rest > 0 {
		d.para(smallText, fmt.Sprintf("And %s, in the whole report.", report.Count(rest, "action more", "actions more")))
	}
}

// glanceEnd says what the report cannot, and has lines to sign.
func (d *book) glanceEnd() {
	d.y = max(d.y, d.bottom()-endRoom)
	d.bullet(tableText, report.Limits[0]+" "+report.Limits[1])
	d.tellMissing()
	if !d.r.Options.Redact {
		d.signOff()
	}
}
