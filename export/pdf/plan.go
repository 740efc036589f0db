package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
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
	d.Chapter(report.PlanTitle, about, 60+17*float64(len(d.r.Buckets())+1))
	if len(p.Actions) == 0 {
		d.Para(doc.BodyText, d.r.Ask())
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
		d.Para(doc.BodyText, fmt.Sprintf("Nothing is known to be missing yet. What to find out stands under “%s”.", report.FindTitle))
		d.Y += 4
	}
	d.overview()
	d.Y += 12
	d.Columns(b.lines)
	d.Y += 4
}

// overview draws one row for each bucket with the score after it.
func (d *book) overview() {
	const bar = 150.0
	t := d.Table(doc.Column{Title: "When", Width: 112}, doc.Column{Title: "To fix", Width: 44, Right: true}, doc.Column{Title: "To find out", Width: 58, Right: true}, doc.Column{Title: "Work", Width: 62, Right: true},
		doc.Column{Title: "", Width: 14}, doc.Column{Title: "Proven score after it", Width: bar})
	total := d.r.Result.Total
	row := func(when, fixes, finds, hours string, proven float64) {
		t.Row(doc.Cell{Text: when, Style: doc.TableText.Strong()}, doc.Cell{Text: fixes}, doc.Cell{Text: finds}, doc.Cell{Text: hours}, doc.Cell{},
			doc.Cell{Draw: func(x, y, _ float64) {
				d.RangeBar(doc.Right-bar-32, y+1.5, bar, 8.5, scoring.Score{Earned: proven, Total: 100})
				d.AtRight(doc.Right, y, doc.TableText.Strong(), fmt.Sprint(scoring.Down(proven)))
			}})
	}
	if !total.None() {
		row("Today", "", "", "", total.Proven())
	}
	for _, b := range d.r.Buckets() {
		row(b.Bucket.String(), fmt.Sprint(b.Fixes), fmt.Sprint(b.FindOuts), report.Hours(b.Hours), b.Proven)
	}
	t.End()
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
