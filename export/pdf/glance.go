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
	end := d.barsBeside(doc.Left, y, "By service, the weakest first", weakestFirst(r), 9)
	d.Y = max(end, d.barsBeside(doc.Left+doc.Half+doc.Gutter, y, "By topic", r.TopicBars(), 14)) + 12
	if r.Plan.Left() > 0 {
		d.picture(report.PictureTitle)
		d.nextActions()
	} else if duties := r.Plan.Recurring; len(duties) > report.FirstActions {
		d.duties(duties[report.FirstActions:], len(duties), d.Room()-d.endRoom())
	}
	d.glanceEnd()
}

// weakestFirst are the services with a result.
func weakestFirst(r *report.Report) []report.BarRow {
	rows := slices.DeleteFunc(r.ServiceBars(), func(b report.BarRow) bool { return b.Score.None() })
	slices.SortStableFunc(rows, func(a, b report.BarRow) int { return cmp.Compare(a.Score.Proven(), b.Score.Proven()) })
	return rows
}

// endRoom is what the end of the page takes.
func (d *book) endRoom() float64 {
	if d.r.Options.SignsFirst() || d.r.Options.Redact {
		return 46
	}
	return 196
}

// nextActions draws what comes after the actions of page one.
func (d *book) nextActions() {
	var next []scoring.Action
	shown := map[string]bool{}
	for _, a := range d.r.PageActions(report.FirstActions) {
		shown[a.ID] = true
	}
	for _, a := range d.r.FirstActions(len(d.r.Plan.Actions)) {
		if d.numbers[a.ID] > 0 && !shown[a.ID] && a.Status != questionnaire.Done {
			next = append(next, a)
		}
	}
	const row = 16.2
	fits := int((d.Room() - d.endRoom() - doc.H2Text.Lead - 44) / row)
	if len(next) == 0 || fits < 1 {
		return
	}
	d.smallHeading("Then")
	t := d.Table(d.actionColumns()...)
	for i := range next[:min(fits, len(next))] {
		var cells []doc.Cell
		for j, text := range d.actionCells(&next[i]) {
			c := doc.Cell{Text: text}
			switch {
			case t.Cols[j].Title == "Owner":
				c.Text = d.Fit(doc.TableText, text, t.Cols[j].Inner())
			case j == 1:
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
	d.Y = max(d.Y, d.Bottom()-d.endRoom())
	d.Bullet(doc.TableText, d.r.LimitLines()[0]+" "+d.r.LimitLines()[1])
	d.TellMissing()
	if !d.r.Options.Redact && !d.r.Options.SignsFirst() {
		d.signOff()
	}
}
