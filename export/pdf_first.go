package export

import (
	"fmt"
	"strings"

	"yourpart/scoring"
)

// A riskRow is a risk ready to draw.
type riskRow struct {
	text  []string
	where string
}

var riskText = style{false, 9, 11.6, ink}

func (d *pdf) riskRows() []riskRow {
	var rows []riskRow
	for _, risk := range d.r.Risks(mostRisks) {
		where := risk.Where
		if risk.Gate {
			where += " · must-have, holds the band down"
		}
		rows = append(rows, riskRow{d.wrapMost(riskText, risk.Text, wide-16, 2), d.fit(smallText, where, wide-16)})
	}
	return rows
}

func (r riskRow) height() float64 { return float64(len(r.text))*riskText.lead + smallText.lead + 3 }

func (d *pdf) risksHeight(rows []riskRow) float64 {
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
func (d *pdf) risks(rows []riskRow) {
	if len(rows) == 0 {
		return
	}
	d.smallHeading("What could happen")
	for i, row := range rows {
		d.in("P", func() {
			d.at(left, d.y, riskText.strong().in(accent), fmt.Sprint(i+1))
			y := d.lines(left+16, d.y, riskText, row.text)
			d.at(left+16, y-0.5, smallText, row.where)
		})
		d.y += row.height()
	}
}

func (d *pdf) smallHeading(s string) {
	d.in("H2", func() { d.at(left, d.y, h2Text, s) })
	d.y += h2Text.lead + 1
}

// first draws the first actions.
func (d *pdf) first(actions []scoring.Action) {
	if len(actions) == 0 {
		return
	}
	d.smallHeading("First " + count(len(actions), "action", "actions"))
	t := d.table(pdfColumn{"", 16, false}, pdfColumn{"Action", wide - 16 - 92 - 62 - 50 - 56, false},
		pdfColumn{"Owner", 92, false}, pdfColumn{"Due", 62, false}, pdfColumn{"Work", 50, false}, pdfColumn{"Points", 56, true})
	for i := range actions {
		a := &actions[i]
		name := d.fit(tableText.strong(), Title(a), t.cols[1].inner())
		where := d.fit(tableText, d.r.ServiceNames(a), t.cols[1].inner())
		who := d.fit(tableText, ownerOrLine(a.Tracking), t.cols[2].inner())
		t.two(name, where, []string{fmt.Sprint(d.numbers[a.ID]), "", who, Day(a.Due), shortHours(a.Hours), Points(a)})
	}
	t.end()
}

// decision draws what management is asked to agree to.
func (d *pdf) decision() {
	lines := d.wrapMost(bodyText, d.r.Ask(), wide-28, 3)
	h := d.decisionHeight()
	d.rect(left, d.y, wide, h, panel)
	d.rect(left, d.y, 3, h, accent)
	d.in("P", func() {
		d.at(left+14, d.y+6, bodyText.strong().in(accent), "Decision asked")
		d.lines(left+14, d.y+6+bodyText.lead, bodyText.strong(), lines)
	})
	d.y += h
}

func (d *pdf) decisionHeight() float64 {
	return 12 + bodyText.lead*float64(1+len(d.wrapMost(bodyText.strong(), d.r.Ask(), wide-28, 3)))
}

// contentsLine keeps a line of page one for the sections and their pages, and
// ends the page.
func (d *pdf) contentsLine() {
	x, y := left, bottom-smallText.lead+4
	d.in("P", func() {
		d.at(x, y, smallText, "In this report:")
		d.contents = contentsPlace{x + d.width(smallText, "In this report:") + 8, y, d.top()}
	})
	d.y = bottom // page one stands alone
}

// shortHours is a number of hours in a narrow column.
func shortHours(h float64) string {
	return strings.Replace(strings.Replace(Hours(h), " hours", " h", 1), " hour", " h", 1)
}
