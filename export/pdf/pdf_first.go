package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/report"
	"yourpart/scoring"
)

// A riskRow is a risk ready to draw.
type riskRow struct {
	text  []string
	where string
}

var riskText = style{size: 9, lead: 11.6, color: ink}

func (d *book) riskRows() []riskRow {
	var rows []riskRow
	for _, risk := range d.r.Risks(report.MostRisks) {
		after := ""
		if risk.Gate {
			after = " · " + report.GateWords
		}
		rows = append(rows, riskRow{d.wrapMost(riskText, risk.Text, wide-16, 2), d.oneLine(smallText, risk.Names, after, wide-16)})
	}
	return rows
}

func (r riskRow) height() float64 { return float64(len(r.text))*riskText.lead + smallText.lead + 3 }

func (d *book) risksHeight(rows []riskRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := h2Text.lead + 1
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
		d.item(numbers, func() { d.at(left, d.y, riskText.strong().in(accent), fmt.Sprint(i+1)) }, func() {
			y := d.lines(left+16, d.y, riskText, row.text)
			d.at(left+16, y-0.5, smallText, row.where)
		})
		d.y += row.height()
	}
}

func (d *book) smallHeading(s string) {
	d.in("H2", func() { d.at(left, d.y, h2Text, s) })
	d.y += h2Text.lead + 1
}

// A firstRow is an action ready to draw.
type firstRow struct {
	*scoring.Action
	title []string
	where string
}

// firstRows are the first actions with titles of at most so many lines.
func (d *book) firstRows(actions []scoring.Action, most int) []firstRow {
	w := d.actionColumns()[1].inner()
	rows := make([]firstRow, len(actions))
	for i := range actions {
		a, after := &actions[i], ""
		if state := report.StateText(a); state != "" {
			after = " · " + state
		}
		rows[i] = firstRow{a, d.wrapMost(tableText.strong(), report.Title(a), w, most), d.oneLine(smallText, d.r.ServiceList(a), after, w)}
	}
	return rows
}

// firstHeight is what they take, with heading and head.
func firstHeight(rows []firstRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := h2Text.lead + 1 + labelText.lead + 3 + 4
	for _, r := range rows {
		h += twoHeight(r.title)
	}
	return h
}

// first draws the first actions.
func (d *book) first(actions []firstRow) {
	if len(actions) == 0 {
		return
	}
	d.smallHeading("First " + report.Count(len(actions), "action", "actions"))
	t := d.table(d.actionColumns()...)
	for _, a := range actions {
		t.two(a.title, a.where, d.actionCells(a.Action))
	}
	t.end()
}

// actionColumns are those of a table with an action in each row.
func (d *book) actionColumns() []pdfColumn {
	const number, who, due, work, points = 21.0, 90.0, 62.0, 50.0, 56.0
	rest := []pdfColumn{{title: "Due", w: due}, {title: "Work", w: work}, {title: "Points", w: points, right: true}}
	if d.r.Options.Redact {
		return append([]pdfColumn{{title: "", w: number}, {title: "Action", w: wide - number - due - work - points}}, rest...)
	}
	return append([]pdfColumn{{title: "", w: number}, {title: "Action", w: wide - number - who - due - work - points}, {title: "Owner", w: who}}, rest...)
}

// actionCells are the cells of an action for them.
func (d *book) actionCells(a *scoring.Action) []string {
	cells := []string{fmt.Sprint(d.numbers[a.ID]), report.Title(a)}
	if !d.r.Options.Redact {
		cells = append(cells, d.fit(tableText, ownerOrLine(a.Tracking), 82))
	}
	return append(cells, report.Day(a.Due), shortHours(a.Hours), report.Points(a))
}

// decision draws what management is asked to agree to.
func (d *book) decision() {
	lines := d.wrapMost(bodyText, d.r.Ask(), wide-28, 3)
	h := d.decisionHeight()
	d.rect(left, d.y, wide, h, report.Panel)
	d.rect(left, d.y, 3, h, accent)
	d.in("P", func() {
		d.at(left+14, d.y+6, bodyText.strong().in(accent), report.AskTitle)
		d.lines(left+14, d.y+6+bodyText.lead, bodyText.strong(), lines)
	})
	d.y += h
}

func (d *book) decisionHeight() float64 {
	return 12 + bodyText.lead*float64(1+len(d.wrapMost(bodyText.strong(), d.r.Ask(), wide-28, 3)))
}

// duties draws the first of the duties that come back, at most so many and no
// higher than the room; where hardly one fits, none.
func (d *book) duties(all []scoring.Duty, most int, room float64) {
	const every, due, services = 58.0, 66.0, 130.0
	cols := []pdfColumn{{title: "Duty", w: wide - every - due - services}, {title: "For", w: services}, {title: "Every", w: every}, {title: "First", w: due}}
	var rows [][]pdfCell
	for room -= 40; len(rows) < min(most, len(all)); { // 40 for what heads them
		duty := &all[len(rows)]
		task := d.wrapMost(tableText, strings.TrimSuffix(duty.Task, "."), cols[0].inner(), 2)
		who := []string{d.r.DutyNames(duty)}
		if len(duty.Services) > 0 {
			who = d.joined(tableText, "", d.r.NamesOf(duty.Services), services-cellGap, 2)
		}
		if room -= float64(max(1, len(task), len(who)))*tableText.lead + 2*rowPad; room < 0 {
			break
		}
		rows = append(rows, []pdfCell{{text: unbroken(task)}, {text: unbroken(who)}, {text: report.Every(duty.Every)}, {text: report.Day(duty.Next)}})
	}
	if len(rows) < min(3, len(all)) || len(rows) == 0 {
		return
	}
	d.smallHeading(report.DutiesTitle)
	t := d.table(cols...)
	for _, row := range rows {
		t.row(row...)
	}
	t.end()
}

// contentsRoom is what the list of sections takes at the foot of page one.
const contentsRoom = 24.0

// contentsLine keeps two lines of page one for the sections and their pages, and
// ends the page.
func (d *book) contentsLine() {
	d.in("TOC", func() {
		d.placeContents()
	})
	d.y = d.bottom() // page one stands alone
}

// shortHours is a number of hours in a narrow column.
func shortHours(h float64) string {
	return strings.Replace(strings.Replace(report.Hours(h), " hours", " h", 1), " hour", " h", 1)
}
