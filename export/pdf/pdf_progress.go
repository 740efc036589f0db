package pdf

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/scoring"
)

// MostChanges is how many rows of one kind the progress lists.
const MostChanges = 12

// progress draws what changed since the last snapshot.
func (d *book) progress() {
	c, again := d.since, d.r.Reopened()
	if c == nil && len(again) == 0 {
		return
	}
	about := "There is no snapshot from before, so only what was noted in the plan can be compared."
	if c != nil {
		about = fmt.Sprintf("What changed since %s, and where what was won is lost again.", report.DayOf(c.Old.Date))
	}
	d.chapter(report.ProgressTitle, about, 170)
	if c != nil {
		d.totals(c)
	}
	d.changes(c, again)
}

// totals draws the score of both days, and why they may not compare.
func (d *book) totals(c *report.Compared) {
	d.barTable([]barRow{{report.DayOf(c.Old.Date), c.Comparison.Old.Total}, {report.Day(d.r.Date), c.Comparison.New.Total}})
	d.y += 4
	if n := c.SharedCells; n > 0 && len(c.Added)+len(c.Gone) > 0 {
		d.bullet(bodyText, fmt.Sprintf("%s on both days. By these alone it was %s and is %s.",
			report.Count(n, "question counts", "questions count"), report.Range(c.SharedOld), report.Range(c.SharedNew)))
	}
	for _, why := range c.Why {
		d.bullet(bodyText, why)
	}
	if c.Same() {
		d.bullet(bodyText, "Nothing has changed that counts.")
	}
	d.y += 4
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
	t := d.tableIn(annexText, pdfColumn{title: "What", w: wide - service - was - is - points}, pdfColumn{title: "For", w: service},
		pdfColumn{title: "Was", w: was}, pdfColumn{title: "Is", w: is}, pdfColumn{title: "Points", w: points, right: true})
	if n := len(again); n > 0 {
		t.band(report.AgainTitle, fmt.Sprint(n))
	}
	for i := range again {
		a := &again[i]
		t.row(pdfCell{text: fmt.Sprintf("%d. %s", d.numbers[a.ID], report.Title(a)), style: annexText.strong()}, pdfCell{text: report.SentenceList(d.r.ServiceList(a), 3)},
			pdfCell{text: "fixed on " + report.DayOf(a.Reopened)}, pdfCell{text: "open again", style: annexText.strong().in(alarm)}, pdfCell{text: report.Points(a)})
	}
	for _, kind := range []struct {
		title string
		list  []scoring.Change
	}{{"Better", c.Improved}, {"Worse", c.Worsened}, {"Found out", c.FoundOut}, {"No longer known", c.LostTrack}} {
		if len(kind.list) == 0 {
			continue
		}
		t.band(kind.title, fmt.Sprint(len(kind.list)))
		for i, ch := range report.Biggest(kind.list) {
			if i == MostChanges {
				t.row(pdfCell{text: fmt.Sprintf("and %d more", len(kind.list)-MostChanges), style: annexText.in(muted)})
				break
			}
			t.row(pdfCell{text: ch.Control.Title}, pdfCell{text: report.Shortened(c.ServiceName(ch.Service), 70)},
				pdfCell{text: report.UpperFirst(report.Stands(ch.Control, ch.Was))}, pdfCell{text: report.UpperFirst(report.Stands(ch.Control, ch.Is))}, pdfCell{text: moved(ch.Points)})
		}
	}
	t.end()
}

// moved writes the points of a change.
func moved(points float64) string {
	if points == 0 {
		return ""
	}
	return fmt.Sprintf("%+.1f", points)
}
