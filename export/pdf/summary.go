package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// leastFree is how much of page one stays empty between its parts.
const leastFree = 12.0

// A fit is how much page one has of what it can have less of.
type fit struct {
	threats int
	figures bool
	actions int
}

// fits are tried in turn until page one is one page.
var fits = []fit{
	{report.MostThreats, true, report.FirstActions}, {report.MostThreats, true, 4}, {4, true, report.FirstActions}, {4, true, 4}, {report.LeastThreats, true, 5}, {report.LeastThreats, true, 3},
	{report.LeastThreats, false, 3}, {report.LeastThreats, false, 0},
}

// summary draws page one, which stands alone.
func (d *book) summary() {
	d.Page()
	d.Bookmark(report.SummaryTitle, 0)
	d.Banner()
	d.Y = 30
	d.who()
	d.Y += 6
	d.scorePanel()
	all := d.r.Threats(report.MostThreats)
	find := d.WrapMost(doc.BodyText.Strong(), d.r.FindLine(), doc.Wide, 2)
	asked := d.asked().height()
	var threats []threatRow
	var actions []scoring.Action
	free := 0.0
	for _, f := range fits {
		if d.r.OnlyAsks() {
			f = fit{threats: report.LeastThreats, figures: f.figures}
		}
		threats, actions = d.threatRows(all[:min(f.threats, len(all))], f.figures), nil
		if !d.r.OnlyAsks() {
			actions = d.r.PageActions(f.actions)
		}
		free = d.Room() - threatsHeight(threats) - d.firstHeight(actions) - float64(len(find))*doc.BodyText.Lead - asked - d.signHeight() - d.contentsRoom()
		if free >= leastFree {
			break
		}
	}
	d.pageParts(threats, actions, find, min(16, max(3, free/5)))
	d.contentsLine()
}

// pageParts draws what is below the score, with a gap between any two.
func (d *book) pageParts(threats []threatRow, actions []scoring.Action, find []string, gap float64) {
	if d.r.OnlyAsks() {
		d.Y += gap
		d.whom(min(mostWhom, d.Room()-threatsHeight(threats)-2*doc.BodyText.Lead-d.asked().height()-d.signHeight()-d.contentsRoom()-4*gap))
	}
	if len(threats) > 0 {
		d.Y += gap
		d.threats(threats)
	}
	if len(find) > 0 {
		d.Y += gap / 2
		d.In("P", func() { d.Y = d.Lines(doc.Left, d.Y, doc.BodyText.Strong(), find) })
	}
	if len(actions) > 0 {
		d.Y += gap
		d.first(actions)
	}
	d.Y += gap
	d.decision()
	if d.r.Options.SignsFirst() {
		d.Y += 8
		d.signLines()
	}
	d.Y += gap
	most := report.FirstActions
	if len(d.r.Plan.Actions) == 0 {
		most = len(d.r.Plan.Recurring)
	}
	d.duties(d.r.Plan.Recurring, most, d.Room()-d.contentsRoom())
}

// mostWhom is what the list of whom to ask takes on page one at most.
const mostWhom = 190.0

// signHeight is what the lines to sign take on page one.
func (d *book) signHeight() float64 {
	if !d.r.Options.SignsFirst() {
		return 0
	}
	return 8 + signRoom
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
	st = headlineText
	lines := d.WrapMost(st, r.Headline(), doc.Wide, mostHeadline+1)
	if len(lines) > mostHeadline {
		st = doc.LeadText.Strong()
		lines = d.WrapMost(st, r.Headline(), doc.Wide, mostHeadline)
	}
	d.In("P", func() { d.Y = d.Lines(doc.Left, d.Y, st, lines) })
}

// headlineText is how page one says what is wrong, in at most mostHeadline lines.
var headlineText = doc.Style{Bold: true, Size: 13.5, Lead: 18, Color: doc.Navy}

const mostHeadline = 3

// scorePanel draws the range, the band, and what is to be said of both.
func (d *book) scorePanel() {
	const pad = 14.0
	r, total := d.r, d.r.Result.Total
	st := doc.BodyText
	st.Lead = 12
	score := append(d.WrapMost(st.Strong(), r.ScoreText(), doc.Wide-2*pad, 1), d.WrapMost(st.Strong(), r.EvidenceText(), doc.Wide-2*pad, 1)...)
	capped := d.capLines(st, doc.Wide-2*pad, 3)
	since := d.WrapMost(st.Strong(), r.SinceText(d.since), doc.Wide-2*pad, 3)
	most := 2
	if len(capped) == 0 {
		most = 4
	}
	aside := d.asideLines(st.Strong(), doc.Wide-2*pad, most)
	age := d.WrapMost(st.Strong(), r.AgeText(), doc.Wide-2*pad, 2)
	said := len(score) + len(capped) + len(aside) + len(age) + len(since)
	height := 92 + float64(said)*st.Lead
	if said > 0 {
		height += 5
	}
	y, x := d.Y, doc.Left+pad
	d.Rect(doc.Left, y, doc.Wide, height, report.Panel)
	d.Rect(doc.Left, y, 3, height, doc.Navy)
	big := doc.Style{Bold: true, Size: 31, Lead: 36, Color: doc.Navy}
	d.In("P", func() {
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
		d.said(x, y-3, st, capped, [][]string{score, aside, age}, since)
	}
	d.Y += height
}

// said draws what counts of the answers, what holds the band down, and what changed.
func (d *book) said(x, y float64, st doc.Style, capped []string, counts [][]string, since []string) {
	for i, lines := range counts {
		if len(lines) > 0 {
			d.In("P", func() { y = d.Lines(x, y, st.Strong(), lines) })
		}
		if i == 0 && len(capped) > 0 {
			d.In("P", func() { y = d.Lines(x, y, st, capped) })
		}
	}
	if len(since) > 0 {
		d.In("P", func() { d.Lines(x, y, st.Strong().In(doc.Navy), since) })
	}
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
	d.Segment(x, y, x+w, y, 0.5, doc.Rule)
	st := doc.Style{Bold: true, Size: 10, Lead: 13, Color: doc.Ink}
	wide, spare := make([]float64, len(figures)), w
	for i, f := range figures {
		wide[i] = max(d.Width(doc.LabelText, f.Label), d.Width(st, f.Value+f.Score)) + 8
		spare -= wide[i]
	}
	if spare < 0 { // a long name
		for i, share := range []float64{0.24, 0.3, 0.28, 0.18} {
			wide[i] = w * share
		}
		spare = 0
	}
	fx := x
	for i, f := range figures {
		fw := wide[i] - 8
		if i > 0 {
			fx += wide[i-1] + spare/float64(len(figures)-1)
		}
		d.In("P", func() {
			d.At(fx, y+4, doc.LabelText, d.Fit(doc.LabelText, f.Label, fw))
			d.At(fx, y+13, st, d.Fit(st, f.Value, fw-d.Width(st, f.Score))+f.Score)
		})
	}
}
