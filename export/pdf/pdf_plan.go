package pdf

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/scoring"
)

// plan draws the work by bucket.
func (d *book) plan() {
	p := d.r.Plan
	about := d.r.PlanIntro() + " Tick the box when it is done, then answer its question again."
	if len(p.Actions) == 0 {
		about = ""
	}
	d.chapter(report.PlanTitle, about, 60+17*float64(len(d.r.Buckets())+1))
	if len(p.Actions) == 0 {
		d.para(bodyText, d.r.Ask())
		return
	}
	b := &body{d: d}
	for _, sum := range d.r.Buckets() {
		if sum.Fixes > 0 {
			b.bucket(sum)
			d.fixes(b, sum.Bucket)
		}
	}
	if len(b.lines) == 0 {
		d.para(bodyText, fmt.Sprintf("Nothing is known to be missing yet. What to find out stands under “%s”.", report.FindTitle))
		d.y += 4
	}
	d.overview()
	d.y += 12
	d.columnsOf(b.lines)
	d.y += 4
}

// overview draws one row for each bucket with the score after it.
func (d *book) overview() {
	const bar = 150.0
	t := d.table(pdfColumn{title: "When", w: 112}, pdfColumn{title: "To fix", w: 44, right: true}, pdfColumn{title: "To find out", w: 58, right: true}, pdfColumn{title: "Work", w: 62, right: true},
		pdfColumn{title: "", w: 14}, pdfColumn{title: "Proven score after it", w: bar})
	total := d.r.Result.Total
	row := func(when, fixes, finds, hours string, proven float64) {
		t.row(pdfCell{text: when, style: tableText.strong()}, pdfCell{text: fixes}, pdfCell{text: finds}, pdfCell{text: hours}, pdfCell{},
			pdfCell{draw: func(x, y, _ float64) {
				d.rangeBar(right-bar-32, y+1.5, bar, 8.5, scoring.Score{Earned: proven, Total: 100})
				d.atRight(right, y, tableText.strong(), fmt.Sprint(scoring.Down(proven)))
			}})
	}
	if !total.None() {
		row("Today", "", "", "", total.Proven())
	}
	for _, b := range d.r.Buckets() {
		row(b.Bucket.String(), fmt.Sprint(b.Fixes), fmt.Sprint(b.FindOuts), report.Hours(b.Hours), b.Proven)
	}
	t.end()
}

// fixes adds the actions of one bucket to a body.
func (d *book) fixes(b *body, bucket scoring.Bucket) {
	n := 0
	for i := range d.r.Plan.Actions {
		a := &d.r.Plan.Actions[i]
		if a.Bucket != bucket || a.Kind != scoring.Fix {
			continue
		}
		if n > 0 {
			b.ruled()
		}
		b.card(a)
		n++
	}
}
