package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/scoring"
)

func (d *book) smallHeading(s string) {
	d.In("H2", func() { d.At(doc.Left, d.Y, doc.H2Text, s) })
	d.Y += doc.H2Text.Lead + 1
}

// firstTable are the first actions as a table, to be drawn.
func (d *book) firstTable(actions []scoring.Action) *doc.Table {
	t := d.Table(d.actionColumns()...)
	for i := range actions {
		var cells []doc.Cell
		for j, text := range d.actionCells(&actions[i]) {
			c := doc.Cell{Text: text}
			if j == 1 {
				c.Style = doc.TableText.Strong()
				if state := report.ShortState(&actions[i]); state != "" {
					c.Text += " · " + state
				}
			}
			cells = append(cells, c)
		}
		t.Row(cells...)
	}
	return t
}

// firstHeight is what they take, with heading and head.
func (d *book) firstHeight(actions []scoring.Action) float64 {
	if len(actions) == 0 {
		return 0
	}
	return doc.H2Text.Lead + 1 + 12.4 + d.firstTable(actions).Height() + 4
}

// first draws the first actions.
func (d *book) first(actions []scoring.Action) {
	if len(actions) == 0 {
		return
	}
	d.smallHeading(report.FirstTitle)
	d.firstTable(actions).End()
}

// actionColumns are those of a table with an action in each row.
func (d *book) actionColumns() []doc.Column {
	const number, who, due, work, points = 21.0, 90.0, 62.0, 50.0, 56.0
	rest := []doc.Column{{Title: "Due", Width: due}, {Title: "Work", Width: work}, {Title: "Points", Width: points, Right: true}}
	if d.r.Options.Redact {
		return append([]doc.Column{{Title: "", Width: number}, {Title: "Action", Width: doc.Wide - number - due - work - points, Names: true}}, rest...)
	}
	return append([]doc.Column{{Title: "", Width: number}, {Title: "Action", Width: doc.Wide - number - who - due - work - points, Names: true}, {Title: "Owner", Width: who}}, rest...)
}

// actionCells are the cells of an action for them.
func (d *book) actionCells(a *scoring.Action) []string {
	cells := []string{fmt.Sprint(d.numbers[a.ID]), d.r.TaskTitle(a)}
	if !d.r.Options.Redact {
		cells = append(cells, ownerOrLine(a.Tracking))
	}
	return append(cells, report.Day(a.Due), shortHours(a.Hours), report.Points(a))
}

// duties draws the first of the recurring duties, at most so many and no
// higher than the room; where hardly one fits, none.
func (d *book) duties(all []scoring.Duty, most int, room float64) {
	const every, due, services = 58.0, 66.0, 130.0
	cols := []doc.Column{{Title: "Duty", Width: doc.Wide - every - due - services}, {Title: "For", Width: services}, {Title: "Every", Width: every}, {Title: "First", Width: due}}
	var rows [][]doc.Cell
	for room -= 40; len(rows) < min(most, len(all)); { // 40 for what heads them
		duty := &all[len(rows)]
		task := d.WrapMost(doc.TableText, strings.TrimSuffix(duty.Task, "."), cols[0].Inner(), 2)
		who := []string{d.r.DutyNames(duty)}
		if len(duty.Services) > 0 {
			who = d.Joined(doc.TableText, "", d.r.NamesOf(duty.Services), services-doc.CellGap, 2)
		}
		if room -= float64(max(1, len(task), len(who)))*doc.TableText.Lead + 2*doc.RowPad; room < 0 {
			break
		}
		rows = append(rows, []doc.Cell{{Text: typeface.Unbroken(task)}, {Text: typeface.Unbroken(who)}, {Text: report.Every(duty.Every)}, {Text: report.Day(duty.Next)}})
	}
	if len(rows) < min(3, len(all)) || len(rows) == 0 {
		return
	}
	d.smallHeading(report.DutiesTitle)
	t := d.Table(cols...)
	for _, row := range rows {
		t.Row(row...)
	}
	t.End()
}

// contentsRoom is what the list of sections takes at the foot of page one. A summary has
// none.
func (d *book) contentsRoom() float64 {
	if d.r.Options.Summary {
		return 0
	}
	return 35
}

// contentsLine keeps three lines of page one for the sections and their pages, and
// ends the page.
func (d *book) contentsLine() {
	d.In("TOC", func() {
		d.PlaceContents()
	})
	d.Y = d.Bottom() // page one stands alone
}

// shortHours is a number of hours in a narrow column.
func shortHours(h float64) string {
	return strings.Replace(strings.Replace(report.Hours(h), " hours", " h", 1), " hour", " h", 1)
}
