package pdf

import (
	"fmt"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// The text of a card.
var (
	whyText   = doc.Style{Size: 8, Lead: 10.2, Color: doc.Ink}
	factText  = doc.Style{Bold: true, Size: 8, Lead: 10.8, Color: doc.Ink}
	factLabel = doc.Style{Size: 8, Lead: 10.8, Color: doc.Muted}
	stepText  = doc.Style{Size: 8, Lead: 9.8, Color: doc.Ink}
)

// boxIndent is the room of the box to tick in front of a title.
const boxIndent = 15.0

// card adds one action to a body: what, why, who, when, and the steps. Its head stays
// with the first steps.
func (b *body) card(a *scoring.Action) {
	d := b.d
	at := len(b.lines)
	b.cardTitle(a)
	if d.r.Later(a) {
		b.laterHead(a)
	} else {
		b.cardHead(a)
	}
	steps := len(b.lines)
	b.steps(a)
	b.tells(a)
	b.lines[at].Fresh = true
	for i := at; i < steps; i++ {
		b.lines[i].Glued = true
	}
	b.hold(steps, 3)
	again := fmt.Sprintf("%d. %s", d.numbers[a.ID], report.Title(a))
	for i := at + 1; i < len(b.lines); i++ {
		b.lines[i].Again = again
	}
}

// laterHead adds what a later part of a control has of its own, in one paragraph.
func (b *body) laterHead(a *scoring.Action) {
	owner := ""
	if !b.d.r.Options.Redact {
		owner = "owner " + report.Shortened(ownerOrLine(a.Tracking), 60)
	}
	b.plain(doc.SmallText.In(doc.Ink), b.d.r.LaterLine(a, owner))
	b.gap(2)
}

// cardHead adds for whom an action is, why, who does it, when and what it costs.
func (b *body) cardHead(a *scoring.Action) {
	d := b.d
	var about []string
	if !a.Part() {
		about = append(about, typeface.Unbroken(d.Joined(doc.SmallText, "", d.r.ServiceList(a), doc.Half, 2)))
	}
	if needs := d.needs(a); needs != "" {
		about = append(about, needs)
	}
	if rep := a.Control.Remediation.Repeat; rep != nil {
		about = append(about, "then every "+report.Every(rep.Days))
	}
	b.about(d.flags(a), strings.Join(about, " · "))
	b.gap(2)
	b.plain(whyText, d.marks.Why(a.Control))
	b.plain(doc.SmallText, d.r.Urgency(a))
	b.gap(3)
	b.facts(a)
	b.gap(4)
}

// hold keeps the last n lines from i on together, so that none is left alone
// at the head of a column.
func (b *body) hold(i, n int) {
	for j := max(i, len(b.lines)-n); j < len(b.lines)-1; j++ {
		b.lines[j].Glued = true
	}
}

// ruled draws a line between two cards.
func (b *body) ruled() {
	b.gap(11)
	l := &b.lines[len(b.lines)-1]
	l.Apart, l.Fresh, l.Glued = true, true, true
}

// bucket adds the head of the actions that are due by one time.
func (b *body) bucket(sum report.BucketSum) {
	d := b.d
	at := len(b.lines)
	if at > 0 {
		b.gap(16)
	}
	st := doc.H2Text
	b.draw(st.Lead+7, func(x, y float64) {
		d.Rect(x, y, doc.Half, 2, doc.Navy)
		d.BookmarkAt(sum.Title(), 1, y)
		d.In("H2", func() { d.At(x, y+5, st, sum.Title()) })
	})
	b.plain(doc.SmallText, sum.Note())
	b.gap(6)
	for i := at; i < len(b.lines); i++ {
		b.lines[i].Glued, b.lines[i].Fresh = true, true
	}
}

// cardTitle adds the box to tick, the title, and the points beside its last line.
func (b *body) cardTitle(a *scoring.Action) {
	d := b.d
	points, st := report.Points(a)+" points", doc.CardText
	title, w := fmt.Sprintf("%d. %s", d.numbers[a.ID], d.r.TaskTitle(a)), doc.Half-boxIndent
	beside := w - d.Width(factText, points) - 8
	lines := d.WrapMost(st, title, w, 4)
	if d.Width(st, lines[len(lines)-1]) > beside {
		lines = d.WrapMost(st, title, beside, 4)
	}
	b.draw(float64(len(lines))*st.Lead+1, func(x, y float64) {
		d.Tick(x, y+2, 9, a.Status == questionnaire.Done)
		d.In("H3", func() { d.Lines(x+boxIndent, y, st, lines) })
		pst := factText.In(doc.Accent)
		pst.Lead = st.Lead
		d.In("P", func() { d.AtRight(x+doc.Half, y+float64(len(lines)-1)*st.Lead, pst, points) })
	})
}

// about adds what is special about an action, in bold, and after it the rest that is
// said about it in a line.
func (b *body) about(flags, rest string) {
	st := doc.SmallText
	switch {
	case flags != "" && rest != "":
		used := b.d.Width(st.Strong(), flags+" · ")
		if used < doc.Half/2 {
			b.paragraph(b.d.WrapAfter(st, rest, doc.Half, used), doc.BodyLine{Style: st, Term: flags + " ·"})
			return
		}
		b.plain(st.Strong().In(doc.Ink), flags)
		b.plain(st, report.UpperFirst(rest))
	case flags != "":
		b.plain(st.Strong().In(doc.Ink), flags)
	case rest != "":
		b.plain(st, report.UpperFirst(rest))
	}
}

// facts adds who, when and how much on a tint.
func (b *body) facts(a *scoring.Action) {
	d := b.d
	type fact struct {
		label string
		x     float64
		lines []string
	}
	const pad, second, third, right = 6.0, 82.0, 156.0, doc.Half - 6.0
	room := func(label string, from, to float64) float64 { return to - from - d.Width(factLabel, label) - 4 }
	one := func(label string, x, to float64, value string) fact {
		return fact{label, x, []string{d.Fit(factText, value, room(label, x, to))}}
	}
	rows := [][]fact{{one("Start", pad, second, report.Day(a.Start)), one("Due", second, third, report.Day(a.Due)), one("Work", third, right, report.Hours(a.Hours))}}
	cost := fact{"Cost", third, d.WrapMost(factText, d.cost(a), room("Cost", third, right), 3)}
	if len(cost.lines) > 1 || d.r.Options.Redact {
		cost.x = pad
		cost.lines = d.WrapMost(factText, d.cost(a), room("Cost", pad, right), 3)
	}
	switch {
	case d.r.Options.Redact:
		rows = append(rows, []fact{cost})
	case cost.x == pad:
		rows = append(rows, []fact{one("Owner", pad, right, ownerOrLine(a.Tracking))}, []fact{cost})
	default:
		rows = append(rows, []fact{one("Owner", pad, third-6, ownerOrLine(a.Tracking)), cost})
	}
	height := factText.Lead*float64(len(rows)+max(0, len(cost.lines)-1)) + 6
	b.draw(height, func(x, y float64) {
		d.Rect(x, y, doc.Half, height-1, report.Panel)
		y += 2.5
		for _, row := range rows {
			for _, f := range row {
				d.In("P", func() {
					d.At(x+f.x, y, factLabel, f.label)
					d.Lines(x+f.x+d.Width(factLabel, f.label)+4, y, factText, f.lines)
				})
			}
			y += factText.Lead
		}
	})
}

// flags says what is special about an action: what it holds down, and its
// state.
func (d *book) flags(a *scoring.Action) string {
	var flags []string
	if word := d.r.GateWord(a); word != "" {
		flags = append(flags, word)
	}
	if state := report.StateText(a); state != "" {
		flags = append(flags, state)
	}
	return report.UpperFirst(strings.Join(flags, " · "))
}

// needs names the actions that come first.
func (d *book) needs(a *scoring.Action) string {
	var names []string
	for _, id := range a.Needs {
		names = append(names, fmt.Sprint(d.numbers[id]))
	}
	if len(names) == 0 {
		return ""
	}
	return "after action " + report.SentenceList(names, len(names))
}
