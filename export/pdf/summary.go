package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// leastFree is how much of page one stays empty between its parts.
const leastFree = 12.0

// summary draws page one, which stands alone.
func (d *book) summary() {
	d.Page()
	d.Bookmark(report.SummaryTitle, 0)
	d.Banner()
	d.Y = 30
	d.who()
	d.Y += 7
	d.scorePanel()
	next := d.r.FirstActions(report.FirstActions)
	actions := d.firstRows(next, 2)
	rows := d.riskRows()
	free := func() float64 {
		return d.Room() - d.risksHeight(rows) - firstHeight(actions) - d.decisionHeight() - contentsRoom
	}
	for len(rows) > 3 && free() < leastFree {
		rows = rows[:len(rows)-1]
	}
	if free() < leastFree {
		actions = d.firstRows(next, 1)
	}
	gap := min(18, max(3, free()/4))
	if len(rows) > 0 {
		d.Y += gap
		d.risks(rows)
	}
	if len(actions) > 0 {
		d.Y += gap
		d.first(actions)
	}
	d.Y += gap
	d.decision()
	d.Y += gap
	d.duties(d.r.Plan.Recurring, report.FirstActions, d.Room()-contentsRoom)
	d.contentsLine()
}

// who draws the business, the day, the people and the scope.
func (d *book) who() {
	r := d.r
	w := doc.Wide - d.DrawLogo(doc.Right, d.Y)
	d.At(doc.Left, d.Y, doc.KickerText, report.MainTitle)
	d.Y += doc.KickerText.Lead + 1
	st, n := doc.TitleText, 1
	if d.Width(st, d.Line(r.Name())) > w {
		st, n = doc.Style{Bold: true, Size: 17, Lead: 21, Color: doc.Navy}, 2
	}
	d.In("H1", func() { d.Y = d.Lines(doc.Left, d.Y, st, d.WrapMost(st, r.Name(), w, n)) })
	if name := d.Line(r.Name()); d.Drawn(name) != name {
		d.In("P", func() {
			d.Y = d.Lines(doc.Left, d.Y, doc.SmallText, d.WrapMost(doc.SmallText, d.MissingText(name), w, 2))
		})
	}
	facts := r.About()
	if r.Options.Redact {
		facts = append(facts, "names, notes, evidence and owners have been taken out of this copy")
	}
	d.In("P", func() {
		d.Y = d.Lines(doc.Left, d.Y+2, doc.BodyText.In(doc.Muted), d.WrapMost(doc.BodyText, strings.Join(facts, " · "), w, 2))
	})
	names := r.Stack()
	scope := []string{"No service has been named yet."}
	if len(names) > 0 {
		scope = d.Joined(doc.BodyText, "Covers "+text.Plural(len(names), "service", "services")+": ", names, doc.Wide, 3)
	}
	d.In("P", func() { d.Y = d.Lines(doc.Left, d.Y, doc.BodyText, scope) })
	d.Y += 6
	st = doc.LeadText.Strong()
	d.In("H2", func() { d.Y = d.Lines(doc.Left, d.Y, st, d.WrapMost(st, d.statusText(), doc.Wide, 3)) })
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
	return d.Fit(doc.LeadText.Strong(), d.r.Name(), doc.Wide*0.6) + ": " + report.LowerFirst(s)
}

// scorePanel draws the range, the band, what caps it, and four figures.
func (d *book) scorePanel() {
	const pad = 14.0
	r, total := d.r, d.r.Result.Total
	st := doc.BodyText
	st.Lead = 12
	capped := d.capLines(st, doc.Wide-2*pad, 3)
	since := d.WrapMost(st.Strong(), r.SinceText(d.since), doc.Wide-2*pad, 3)
	most := 2
	if len(capped) == 0 {
		most = 4
	}
	aside := d.asideLines(st.Strong(), doc.Wide-2*pad, most)
	age := d.WrapMost(st.Strong(), r.AgeText(), doc.Wide-2*pad, 2)
	said := len(capped) + len(aside) + len(age) + len(since)
	height := 126 + float64(said)*st.Lead
	if said > 0 {
		height += 5
	}
	y, x := d.Y, doc.Left+pad
	d.Rect(doc.Left, y, doc.Wide, height, report.Panel)
	d.Rect(doc.Left, y, 3, height, doc.Navy)
	big := doc.Style{Bold: true, Size: 31, Lead: 36, Color: doc.Navy}
	d.In("H3", func() {
		text := report.Range(total)
		if total.None() {
			big.Size = 19
		}
		d.At(x, y+8, big, text)
		w := d.Width(big, text)
		if !total.None() {
			d.At(x+w+6, y+20, doc.BodyText.In(doc.Muted), report.RangeWords(total))
		}
		bg, fg := doc.BandColours(r.Result.Band)
		word := r.BandText()
		pst := doc.Style{Bold: true, Size: 11.5, Lead: 15, Color: fg}
		d.Pill(doc.Right-pad-d.Width(pst, word)-12, y+15, pst, word, bg)
	})
	d.Figure(r.RangeAlt(), x, y+50, doc.Wide-2*pad, 33, func() { d.bigBar(x, y+50, doc.Wide-2*pad) })
	y += 91
	if said > 0 {
		y = d.said(x, y, st, capped, [][]string{aside, age}, since) + 5
	}
	d.figures(r.Figures(), x, y, doc.Wide-2*pad)
	d.Y += height
}

// said draws what holds the band down, what counts of the answers, and what changed, and
// returns where it ends.
func (d *book) said(x, y float64, st doc.Style, capped []string, counts [][]string, since []string) float64 {
	d.In("P", func() { y = d.Lines(x, y, st, capped) })
	for _, lines := range counts {
		if len(lines) > 0 {
			d.In("P", func() { y = d.Lines(x, y, st.Strong(), lines) })
		}
	}
	d.In("P", func() { y = d.Lines(x, y, st.Strong().In(doc.Navy), since) })
	return y
}

// capLines are what holds the band down, with as many must-haves by name as go
// into so many lines.
func (d *book) capLines(st doc.Style, w float64, most int) []string {
	for named := 4; named > 1; named-- {
		if lines := d.Wrap(st, d.r.CapTextOf(named), w); len(lines) <= most {
			return lines
		}
	}
	return d.WrapMost(st, d.r.CapTextOf(1), w, most)
}

// bigBar draws the range over the scale of bands.
func (d *book) bigBar(x, y, w float64) {
	const h = 15.0
	d.RangeBar(x, y, w, h, d.r.Result.Total)
	for _, b := range report.BandScale {
		bx, bw := x+w*float64(b.From)/100, w*float64(b.To-b.From)/100
		bg, _ := doc.BandColours(b.Band)
		d.Rect(bx, y+h+3, bw-1, 4, bg)
		d.At(bx, y+h+8, doc.LabelText, fmt.Sprint(b.From))
		d.AtCentre(bx+bw/2, y+h+8, doc.LabelText, b.Band.String())
	}
	d.AtRight(x+w, y+h+8, doc.LabelText, "100")
}

// figures draws four facts in a row.
func (d *book) figures(figures []report.Figure, x, y, w float64) {
	at := []float64{0, 0.23, 0.55, 0.82, 1}
	d.Segment(x, y, x+w, y, 0.5, doc.Rule)
	st := doc.Style{Bold: true, Size: 10, Lead: 13, Color: doc.Ink}
	for i, f := range figures {
		fx, fw := x+w*at[i], w*(at[i+1]-at[i])-8
		d.In("P", func() {
			d.At(fx, y+4, doc.LabelText, d.Fit(doc.LabelText, f.Label, fw))
			d.At(fx, y+13, st, d.Fit(st, f.Value, fw-d.Width(st, f.Score))+f.Score)
		})
	}
}
