package pdf

import (
	"fmt"
	"slices"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/scoring"
)

// plan draws the work by bucket.
func (d *book) plan() {
	p := d.r.Plan
	about := d.r.PlanIntro() + " Tick the box when it is done, then answer its question again."
	if p.Left() == 0 {
		about = ""
	}
	if p.Left() == 0 {
		d.Chapter(report.PlanTitle, about, 60)
		d.Para(doc.BodyText, d.r.Ask())
		d.closed()
		return
	}
	over := d.overview()
	d.ChapterOf(report.PlanTitle, about, over)
	b := &body{d: d}
	later := d.r.Afterwards()
	for _, sum := range d.r.Buckets() {
		apart := slices.ContainsFunc(later, func(a *scoring.Action) bool { return a.Bucket == sum.Bucket })
		if sum.Fixes > 0 && !apart {
			b.bucket(sum)
			d.fixes(b, sum.Bucket)
		}
	}
	if len(b.lines) == 0 && len(later) == 0 {
		d.Para(doc.BodyText, fmt.Sprintf("Nothing is known to be missing yet. What to find out stands under “%s”.", report.FindTitle))
		d.Y += 4
	}
	over.End()
	d.Y += 12
	d.Columns(b.lines)
	d.Y += 4
	d.laterTables()
	d.closed()
}

// closed lists what was planned before and is done.
func (d *book) closed() {
	all := d.r.ClosedActions()
	if len(all) == 0 {
		return
	}
	const who, done = 90.0, 100.0
	cols := []doc.Column{{Title: "Action", Width: doc.Wide - who - done}, {Title: "Owner", Width: who}, {Title: "", Width: done}}
	if d.r.Options.Redact {
		cols = []doc.Column{{Title: "Action", Width: doc.Wide - done}, {Title: "", Width: done}}
	}
	d.Heading(report.ClosedTitle, 80)
	d.Para(doc.BodyText.In(doc.Muted), report.ClosedIntro)
	d.Y += 2
	t := d.Table(cols...)
	for i := range all {
		a := &all[i]
		cells := []doc.Cell{{Text: report.Title(a), Style: doc.TableText.Strong(), Under: report.UpperFirst(d.r.ForWhom(a))}}
		if !d.r.Options.Redact {
			cells = append(cells, doc.Cell{Text: report.Shortened(report.OwnerOr(a, "–"), 60)})
		}
		t.Row(append(cells, doc.Cell{Text: report.UpperFirst(report.DoneText(a))})...)
	}
	t.End()
}

// overview has one row for each bucket with the score after it.
func (d *book) overview() *doc.Table {
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
	return t
}

// fixes adds the actions of one bucket to a body.
func (d *book) fixes(b *body, bucket scoring.Bucket) {
	var of []*scoring.Action
	for i := range d.r.Plan.Actions {
		if a := &d.r.Plan.Actions[i]; a.Bucket == bucket && a.Kind == scoring.Fix {
			of = append(of, a)
		}
	}
	b.cards(of)
}

// cards adds actions, with a line between two of them.
func (b *body) cards(all []*scoring.Action) {
	for i, a := range all {
		if i > 0 {
			b.ruled()
		}
		b.card(a)
	}
}
