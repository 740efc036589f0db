package pdf

import (
	"fmt"
	"strings"
	"yourpart/export/report"
)

// leastFree is how much of page one stays empty between its parts.
const leastFree = 12.0

// summary draws page one, which stands alone.
func (d *book) summary() {
	d.newPage()
	d.bookmark(report.SummaryTitle, 0)
	d.banner()
	d.y = 30
	d.who()
	d.y += 7
	d.scorePanel()
	next := d.r.FirstActions(report.FirstActions)
	actions := d.firstRows(next, 2)
	rows := d.riskRows()
	free := func() float64 {
		return d.room() - d.risksHeight(rows) - firstHeight(actions) - d.decisionHeight() - contentsRoom
	}
	for len(rows) > 3 && free() < leastFree {
		rows = rows[:len(rows)-1]
	}
	if free() < leastFree {
		actions = d.firstRows(next, 1)
	}
	gap := min(18, max(3, free()/4))
	if len(rows) > 0 {
		d.y += gap
		d.risks(rows)
	}
	if len(actions) > 0 {
		d.y += gap
		d.first(actions)
	}
	d.y += gap
	d.decision()
	d.y += gap
	d.duties(d.r.Plan.Recurring, report.FirstActions, d.room()-contentsRoom)
	d.contentsLine()
}

// who draws the business, the day, the people and the scope.
func (d *book) who() {
	r := d.r
	w := wide - d.drawLogo(right, d.y)
	d.at(left, d.y, kickerText, report.ReportTitle)
	d.y += kickerText.lead + 1
	st, n := titleText, 1
	if d.width(st, d.line(r.Name())) > w {
		st, n = style{bold: true, size: 17, lead: 21, color: navy}, 2
	}
	d.in("H1", func() { d.y = d.lines(left, d.y, st, d.wrapMost(st, r.Name(), w, n)) })
	if name := d.line(r.Name()); d.drawn(name) != name {
		d.in("P", func() { d.y = d.lines(left, d.y, smallText, d.wrapMost(smallText, d.missingText(name), w, 2)) })
	}
	facts := r.About()
	if r.Options.Redact {
		facts = append(facts, "names, notes, evidence and owners have been taken out of this copy")
	}
	d.in("P", func() {
		d.y = d.lines(left, d.y+2, bodyText.in(muted), d.wrapMost(bodyText, strings.Join(facts, " · "), w, 2))
	})
	names := r.Stack()
	scope := []string{"No service has been named yet."}
	if len(names) > 0 {
		scope = d.joined(bodyText, "Covers "+report.Count(len(names), "service", "services")+": ", names, wide, 3)
	}
	d.in("P", func() { d.y = d.lines(left, d.y, bodyText, scope) })
	d.y += 6
	st = leadText.strong()
	d.in("P", func() { d.y = d.lines(left, d.y, st, d.wrapMost(st, d.statusText(), wide, 3)) })
}

// statusText is the state of things with the name of the business in it, cut
// to the line.
func (d *book) statusText() string {
	s := d.r.Status()
	if d.r.Result.Total.None() {
		return s
	}
	if d.r.Options.Redact {
		return "This business: " + report.LowerFirst(s)
	}
	return d.fit(leadText.strong(), d.r.Name(), wide*0.6) + ": " + report.LowerFirst(s)
}

// scorePanel draws the range, the band, what caps it, and four figures.
func (d *book) scorePanel() {
	const pad = 14.0
	r, total := d.r, d.r.Result.Total
	st := bodyText
	st.lead = 12
	capped := d.capLines(st, wide-2*pad, 3)
	since := d.wrapMost(st.strong(), r.SinceText(d.since), wide-2*pad, 2)
	height := 126 + float64(len(capped)+len(since))*st.lead
	if len(capped)+len(since) > 0 {
		height += 5
	}
	y, x := d.y, left+pad
	d.rect(left, y, wide, height, report.Panel)
	d.rect(left, y, 3, height, navy)
	big := style{bold: true, size: 31, lead: 36, color: navy}
	d.in("P", func() {
		text := report.Range(total)
		if total.None() {
			big.size = 19
		}
		d.at(x, y+8, big, text)
		w := d.width(big, text)
		if !total.None() {
			d.at(x+w+6, y+20, bodyText.in(muted), report.RangeWords(total))
		}
		bg, fg := bandColours(r.Result.Band)
		word := r.BandText()
		pst := style{bold: true, size: 11.5, lead: 15, color: fg}
		d.pill(right-pad-d.width(pst, word)-12, y+15, pst, word, bg)
	})
	d.picture(r.RangeAlt(), x, y+50, wide-2*pad, 33, func() { d.bigBar(x, y+50, wide-2*pad) })
	y += 91
	if len(capped)+len(since) > 0 {
		d.in("P", func() { y = d.lines(x, y, st, capped) })
		d.in("P", func() { y = d.lines(x, y, st.strong().in(navy), since) })
		y += 5
	}
	d.figures(r.Figures(), x, y, wide-2*pad)
	d.y += height
}

// capLines are what holds the band down, with as many must-haves by name as go
// into so many lines.
func (d *book) capLines(st style, w float64, most int) []string {
	for named := 4; named > 1; named-- {
		if lines := d.wrap(st, d.r.CapTextOf(named), w); len(lines) <= most {
			return lines
		}
	}
	return d.wrapMost(st, d.r.CapTextOf(1), w, most)
}

// bigBar draws the range over the scale of bands.
func (d *book) bigBar(x, y, w float64) {
	const h = 15.0
	d.rangeBar(x, y, w, h, d.r.Result.Total)
	for _, b := range report.BandScale {
		bx, bw := x+w*float64(b.From)/100, w*float64(b.To-b.From)/100
		bg, _ := bandColours(b.Band)
		d.rect(bx, y+h+3, bw-1, 4, bg)
		d.at(bx, y+h+8, labelText, fmt.Sprint(b.From))
		d.atCentre(bx+bw/2, y+h+8, labelText, b.Band.String())
	}
	d.atRight(x+w, y+h+8, labelText, "100")
}

// figures draws four facts in a row.
func (d *book) figures(figures []report.Figure, x, y, w float64) {
	at := []float64{0, 0.23, 0.55, 0.82, 1}
	d.segment(x, y, x+w, y, 0.5, rule)
	st := style{bold: true, size: 10, lead: 13, color: ink}
	for i, f := range figures {
		fx, fw := x+w*at[i], w*(at[i+1]-at[i])-8
		d.in("P", func() {
			d.at(fx, y+4, labelText, d.fit(labelText, f.Label, fw))
			d.at(fx, y+13, st, d.fit(st, f.Value, fw-d.width(st, f.Score))+f.Score)
		})
	}
}
