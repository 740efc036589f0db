package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// mostChanges is how many rows of one kind the progress lists.
const mostChanges = 12

// progress draws what changed since the last snapshot.
func (d *book) progress() {
	c, again := d.since, d.r.Reopened()
	if c == nil && len(again) == 0 {
		return
	}
	about := "There is no snapshot from before, so only what was noted in the plan can be compared."
	if c != nil {
		about = fmt.Sprintf("What changed since %s, and where what was won is lost again.", c.Old.When("an earlier day"))
	}
	d.Chapter(report.ProgressTitle, about, 170)
	if c != nil {
		d.totals(c)
	}
	d.changes(c, again)
}

// totals draws the score of both days, and why they may not compare.
func (d *book) totals(c *report.Compared) {
	d.barTable([]report.BarRow{{Name: report.DayOf(c.Old.Date), Score: c.Comparison.Old.Total}, {Name: report.Day(d.r.Date), Score: c.Comparison.New.Total}})
	d.Y += 4
	if n := c.SharedCells; n > 0 && len(c.Added)+len(c.Gone) > 0 {
		d.Bullet(doc.BodyText, fmt.Sprintf("%s on both days. By these alone it was %s and is %s.",
			text.Plural(n, "question counts", "questions count"), report.Range(c.SharedOld), report.Range(c.SharedNew)))
	}
	for _, why := range c.Why {
		d.Bullet(doc.BodyText, why)
	}
	if c.Same() {
		d.Bullet(doc.BodyText, "Nothing has changed that counts.")
	}
	d.Y += 4
}

// changes draws the answers that moved, the largest first, and what is open
// again.
func (d *book) changes(c *report.Compared, again []scoring.Action) {
	if c == nil {
		c = &report.Compared{}
	}
	if len(c.Improved)+len(c.Worsened)+len(c.FoundOut)+len(c.LostTrack)+len(again) == 0 {
		return
	}
	const service, was, is, points = 92.0, 92.0, 78.0, 42.0
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "What", Width: doc.Wide - service - was - is - points}, doc.Column{Title: "For", Width: service},
		doc.Column{Title: "Was", Width: was}, doc.Column{Title: "Is", Width: is}, doc.Column{Title: "Points", Width: points, Right: true})
	if n := len(again); n > 0 {
		t.Band(report.AgainTitle, fmt.Sprint(n))
	}
	for i := range again {
		a := &again[i]
		t.Row(doc.Cell{Text: fmt.Sprintf("%d. %s", d.numbers[a.ID], report.Title(a)), Style: doc.AnnexText.Strong()}, doc.Cell{Text: report.SentenceList(d.r.ServiceList(a), 3)},
			doc.Cell{Text: "fixed on " + report.DayOf(a.Reopened)}, doc.Cell{Text: "open again", Style: doc.AnnexText.Strong().In(doc.Alarm)}, doc.Cell{Text: report.Points(a)})
	}
	for _, kind := range []struct {
		title string
		list  []scoring.Change
	}{{"Better", c.Improved}, {"Worse", c.Worsened}, {"Found out", c.FoundOut}, {"No longer known", c.LostTrack}} {
		if len(kind.list) == 0 {
			continue
		}
		t.Band(kind.title, fmt.Sprint(len(kind.list)))
		for i, ch := range report.Biggest(kind.list) {
			if i == mostChanges {
				t.Row(doc.Cell{Text: fmt.Sprintf("and %d more", len(kind.list)-mostChanges), Style: doc.AnnexText.In(doc.Muted)})
				break
			}
			t.Row(doc.Cell{Text: ch.Control.Title}, doc.Cell{Text: report.Shortened(c.ServiceName(ch.Service), 70)},
				doc.Cell{Text: report.UpperFirst(report.Stands(ch.Control, ch.Was))}, doc.Cell{Text: report.UpperFirst(report.Stands(ch.Control, ch.Is))}, doc.Cell{Text: moved(ch.Points)})
		}
	}
	t.End()
}

// moved writes the points of a change.
func moved(points float64) string {
	if points == 0 {
		return ""
	}
	return fmt.Sprintf("%+.1f", points)
}
