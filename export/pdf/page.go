package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
)

// A threatRow is a scenario of page one ready to draw: what it would mean on the left, what
// acts first against it on the right.
type threatRow struct {
	title, here, figure []string
	act, who            []string
	strength            string
}

// The columns of the threats.
const (
	threatWide = 318.0
	closerAt   = doc.Left + threatWide + 16
	closerWide = doc.Wide - threatWide - 16
)

var threatTitle = doc.Style{Bold: true, Size: 9, Lead: 11.6, Color: doc.Ink}

// threatRows are the scenarios of page one, with figures where there is room for them.
func (d *book) threatRows(threats []report.Threat, figures bool) []threatRow {
	rows := make([]threatRow, len(threats))
	for i, t := range threats {
		row := threatRow{title: d.WrapMost(threatTitle, t.Title, threatWide, 2), here: d.WrapMost(doc.SmallText, t.Here, threatWide, 3), strength: t.Strength()}
		if figures {
			row.figure = d.WrapMost(doc.SmallText, d.r.FigureLine(t), threatWide, 3)
		}
		if t.Action != nil {
			row.act = d.WrapMost(doc.TableText.Strong(), fmt.Sprintf("%d. %s", t.Number, d.r.TaskTitle(t.Action)), closerWide, 2)
			row.who = d.WrapMost(doc.SmallText.In(doc.Ink), report.UpperFirst(d.r.WhoWhen(t.Action)), closerWide, 2)
		}
		rows[i] = row
	}
	return rows
}

func (r threatRow) height() float64 {
	left := float64(len(r.title))*threatTitle.Lead + float64(len(r.here)+len(r.figure))*doc.SmallText.Lead
	right := float64(len(r.act))*doc.TableText.Lead + float64(len(r.who)+1)*doc.SmallText.Lead
	return max(left, right) + 6
}

func threatsHeight(rows []threatRow) float64 {
	if len(rows) == 0 {
		return 0
	}
	h := doc.H2Text.Lead + 1 + doc.LabelText.Lead + 3
	for _, r := range rows {
		h += r.height()
	}
	return h
}

// threats draws what threatens the business most.
func (d *book) threats(rows []threatRow) {
	if len(rows) == 0 {
		return
	}
	d.smallHeading(report.ThreatsTitle)
	d.Begin("Table", "")
	d.In("TR", func() {
		st := doc.LabelText.Strong().In(doc.Navy)
		d.In("TH", func() { d.At(doc.Left, d.Y, st, "Scenario, and what it would mean here") })
		d.In("TH", func() { d.At(closerAt, d.Y, st, "What acts first against it") })
	})
	d.Y += doc.LabelText.Lead + 1
	d.Segment(doc.Left, d.Y, doc.Right, d.Y, 0.9, doc.Navy)
	for _, row := range rows {
		d.Y += 2
		d.In("TR", func() { d.threat(row) })
		d.Y += row.height() - 2
		d.Hairline(d.Y)
	}
	d.End()
}

// threat draws one of them.
func (d *book) threat(row threatRow) {
	d.In("TH", func() {
		y := d.Lines(doc.Left, d.Y, threatTitle, row.title)
		y = d.Lines(doc.Left, y, doc.SmallText.In(doc.Ink), row.here)
		d.Lines(doc.Left, y, doc.SmallText, row.figure)
	})
	d.In("TD", func() {
		y := d.Lines(closerAt, d.Y, doc.TableText.Strong(), row.act)
		y = d.Lines(closerAt, y, doc.SmallText.In(doc.Ink), row.who)
		d.At(closerAt, y, doc.SmallText, row.strength)
	})
}

// optionColumns are those of the decision's options.
func optionColumns() []doc.Column {
	const pad, name, work, first, result = 28.0, 70.0, 99.0, 112.0, 56.0
	widths := []float64{name, work, first, doc.Wide - pad - name - work - first - result, result}
	cols := make([]doc.Column, len(widths))
	for i, w := range widths {
		cols[i] = doc.Column{Title: report.OptionHeads[i], Width: w}
	}
	return cols
}

// An ask is the decision ready to draw.
type ask struct {
	lines, note []string
	rows        [][][]string // cells as lines, by option
	heads       [][]string
}

// mostAsked is how many lines the sentence of the decision takes at most.
const mostAsked = 5

// asked wraps the decision.
func (d *book) asked() (a ask) {
	const w = doc.Wide - 28
	a.lines = d.WrapMost(doc.BodyText.Strong(), d.r.DecisionLine(), w, mostAsked)
	cols := optionColumns()
	for _, c := range cols {
		a.heads = append(a.heads, d.WrapMost(doc.LabelText, c.Title, c.Width-6, 2))
	}
	for _, o := range d.r.DecisionOptions() {
		var cells [][]string
		for i, text := range []string{o.Name, o.Work, o.First, o.Later, o.Result} {
			st := doc.TableText
			if i == 0 || i == 4 {
				st = st.Strong()
			}
			lines := d.WrapMost(st, text, cols[i].Width-6, 3)
			if i == 0 {
				lines = append(lines, d.WrapMost(doc.SmallText, o.About, cols[i].Width-6, 2)...)
			}
			cells = append(cells, lines)
		}
		a.rows = append(a.rows, cells)
	}
	if len(a.rows) > 0 {
		a.note = d.WrapMost(doc.SmallText, d.r.DecisionNote(), w, 2)
	}
	return a
}

// pageRowHeight is what an option takes.
func pageRowHeight(cells [][]string) (h float64) {
	for _, lines := range cells {
		h = max(h, float64(len(lines))*doc.TableText.Lead)
	}
	return h + 3
}

func (a ask) height() float64 {
	h := 12 + doc.BodyText.Lead*float64(1+len(a.lines)) + float64(len(a.note))*doc.SmallText.Lead
	if len(a.rows) > 0 {
		h += a.headHeight() + 4
	}
	for _, r := range a.rows {
		h += pageRowHeight(r)
	}
	return h
}

func (a ask) headHeight() (h float64) {
	for _, lines := range a.heads {
		h = max(h, float64(len(lines))*doc.LabelText.Lead)
	}
	return h + 3
}

// decision draws what management is asked to agree to.
func (d *book) decision() {
	a := d.asked()
	h := a.height()
	top := d.Y
	d.Rect(doc.Left, top, doc.Wide, h, report.Panel)
	d.Rect(doc.Left, top, 3, h, doc.Accent)
	x := doc.Left + 14
	d.In("H2", func() { d.At(x, top+6, doc.BodyText.Strong().In(doc.Accent), report.AskTitle) })
	y := top + 6 + doc.BodyText.Lead
	d.In("P", func() { y = d.Lines(x, y, doc.BodyText.Strong(), a.lines) })
	if len(a.rows) > 0 {
		y = d.options(a, x, y+2)
		d.In("P", func() { d.Lines(x, y+2, doc.SmallText, a.note) })
	}
	d.Y = top + h
}

// options draws them as a table and returns where it ends.
func (d *book) options(a ask, left, y float64) float64 {
	cols := optionColumns()
	right := doc.Right - 14
	d.Begin("Table", "")
	d.In("TR", func() {
		x := left
		for i, c := range cols {
			d.In("TH", func() { d.Lines(x, y, doc.LabelText.Strong().In(doc.Navy), a.heads[i]) })
			x += c.Width
		}
	})
	y += a.headHeight() - 2
	d.Segment(left, y, right, y, 0.7, doc.Navy)
	for _, row := range a.rows {
		d.In("TR", func() {
			x := left
			for i, c := range cols {
				role, st := "TD", doc.TableText
				if i == 0 {
					role = "TH"
				}
				if i == 0 || i == len(cols)-1 {
					st = st.Strong()
				}
				d.In(role, func() { d.optionCell(x, y+2, st, row[i], i == 0) })
				x += c.Width
			}
		})
		y += pageRowHeight(row)
		d.Segment(left, y, right, y, 0.5, doc.Rule)
	}
	d.End()
	return y + 2
}

// optionCell draws the lines of a cell; the first column has what it takes in below its
// name.
func (d *book) optionCell(x, y float64, st doc.Style, lines []string, named bool) {
	if !named {
		d.Lines(x, y, st, lines)
		return
	}
	d.At(x, y, st, lines[0])
	small := doc.SmallText
	small.Lead = doc.TableText.Lead
	d.Lines(x, y+doc.TableText.Lead, small, lines[1:])
}

// whom draws whom to ask, in place of the first actions where nothing is known to fix.
func (d *book) whom(room float64) {
	groups := d.r.AskGroups()
	const row = 16.0
	fits := int((room - doc.H2Text.Lead - 20) / row)
	if len(groups) == 0 || fits < 2 {
		return
	}
	d.smallHeading(report.FoundTitle)
	const questions, points = 70.0, 80.0
	t := d.Table(doc.Column{Title: "Person", Width: doc.Wide - questions - points}, doc.Column{Title: "Questions", Width: questions, Right: true}, doc.Column{Title: "Points", Width: points, Right: true})
	shown := groups[:min(len(groups), fits)]
	if len(shown) < len(groups) {
		shown = groups[:fits-1]
	}
	for _, g := range shown {
		t.Row(doc.Cell{Text: d.Fit(doc.TableText, report.UpperFirst(g.Whom), t.Cols[0].Inner())}, doc.Cell{Text: fmt.Sprint(g.Questions)}, doc.Cell{Text: fmt.Sprintf("up to +%.1f", g.Gain)})
	}
	t.End()
	if rest := groups[len(shown):]; len(rest) > 0 {
		n := 0
		for _, g := range rest {
			n += g.Questions
		}
		d.Para(doc.SmallText, fmt.Sprintf("And %s of %s, under “%s”.", text.Plural(n, "question"), text.Plural(len(rest), "other person", "others"), report.FindTitle))
	}
}
