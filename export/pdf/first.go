package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// A riskRow is a risk ready to draw.
type riskRow struct {
	text  []string
	where string
}

var riskText = doc.Style{Size: 9, Lead: 11.6, Color: doc.Ink}

func (d *book) riskRows() []riskRow {
	var rows []riskRow
	for _, risk := range d.r.Risks(report.MostRisks) {
		after := ""
		if risk.Gate != "" {
			after = " · " + risk.Gate
		}
		rows = append(rows, riskRow{d.WrapMost(riskText, risk.Text, doc.Wide-16, 2), d.OneLine(doc.SmallText, risk.Names, after, doc.Wide-16)})
	}
	return rows
}

func (r riskRow) height() float64 { return float64(len(r.text))*riskText.Lead + doc.SmallText.Lead + 3 }

func (d *book) risksHeight(rows []riskRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := doc.H2Text.Lead + 1
	for _, r := range rows {
		h += r.height()
	}
	return h
}

// risks draws the gaps that matter most.
func (d *book) risks(rows []riskRow) {
	if len(rows) == 0 {
		return
	}
	d.smallHeading(report.RisksTitle)
	for i, row := range rows {
		d.Item(doc.Numbers, func() { d.At(doc.Left, d.Y, riskText.Strong().In(doc.Accent), fmt.Sprint(i+1)) }, func() {
			y := d.Lines(doc.Left+16, d.Y, riskText, row.text)
			d.At(doc.Left+16, y-0.5, doc.SmallText, row.where)
		})
		d.Y += row.height()
	}
}

func (d *book) smallHeading(s string) {
	d.In("H2", func() { d.At(doc.Left, d.Y, doc.H2Text, s) })
	d.Y += doc.H2Text.Lead + 1
}

// A firstRow is an action ready to draw.
type firstRow struct {
	*scoring.Action
	title []string
	where string
}

// firstRows are the first actions with titles of at most so many lines.
func (d *book) firstRows(actions []scoring.Action, most int) []firstRow {
	w := d.actionColumns()[1].Inner()
	rows := make([]firstRow, len(actions))
	for i := range actions {
		a, after := &actions[i], ""
		if state := report.ShortState(a); state != "" {
			after = " · " + state
		}
		rows[i] = firstRow{a, d.WrapMost(doc.TableText.Strong(), report.Title(a), w, most), d.OneLine(doc.SmallText, d.r.ServiceList(a), after, w)}
	}
	return rows
}

// firstHeight is what they take, with heading and head.
func firstHeight(rows []firstRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := doc.H2Text.Lead + 1 + doc.LabelText.Lead + 3 + 4
	for _, r := range rows {
		h += doc.TwoHeight(r.title)
	}
	return h
}

// first draws the first actions.
func (d *book) first(actions []firstRow) {
	if len(actions) == 0 {
		return
	}
	d.smallHeading("First " + text.Plural(len(actions), "action", "actions"))
	t := d.Table(d.actionColumns()...)
	for _, a := range actions {
		t.Two(a.title, a.where, d.actionCells(a.Action))
	}
	t.End()
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
		cells = append(cells, d.Fit(doc.TableText, ownerOrLine(a.Tracking), 82))
	}
	return append(cells, report.Day(a.Due), shortHours(a.Hours), report.Points(a))
}

// mostAsked is how many lines the decision takes at most.
const mostAsked = 5

// decision draws what management is asked to agree to.
func (d *book) decision() {
	lines := d.WrapMost(doc.BodyText.Strong(), d.r.Ask(), doc.Wide-28, mostAsked)
	h := d.decisionHeight()
	d.Rect(doc.Left, d.Y, doc.Wide, h, report.Panel)
	d.Rect(doc.Left, d.Y, 3, h, doc.Accent)
	d.In("P", func() {
		d.At(doc.Left+14, d.Y+6, doc.BodyText.Strong().In(doc.Accent), report.AskTitle)
		d.Lines(doc.Left+14, d.Y+6+doc.BodyText.Lead, doc.BodyText.Strong(), lines)
	})
	d.Y += h
}

func (d *book) decisionHeight() float64 {
	return 12 + doc.BodyText.Lead*float64(1+len(d.WrapMost(doc.BodyText.Strong(), d.r.Ask(), doc.Wide-28, mostAsked)))
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

// contentsRoom is what the list of sections takes at the foot of page one.
const contentsRoom = 24.0

// contentsLine keeps two lines of page one for the sections and their pages, and
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
