package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// steps lists what must be true first, what to do in general and in each product, how
// to see that it worked, and the way back.
func (b *body) steps(a *scoring.Action) {
	d := b.d
	if note := text.CleanText(d.r.Noted(a)); note != "" {
		b.add(stepText.Strong().In(doc.Navy), "", "Note: "+note, "")
	}
	if same := d.r.SameSteps(a); same != "" {
		b.plain(stepText, same)
		return
	}
	g := d.r.GuidanceHere(a)
	if g.Warning != "" {
		b.glue(func() { b.add(stepText.Strong().In(doc.Alarm), "", g.Warning, "") })
	}
	for _, part := range g.Parts {
		b.heading(part.Title)
		for _, i := range part.Items {
			b.item(i)
		}
	}
	if rep := a.Control.Remediation.Repeat; rep != nil && !d.r.Later(a) && !d.r.Options.Shows(report.SectionCalendar) {
		b.add(stepText, "»", fmt.Sprintf("Then every %s: %s", report.Every(rep.Days), rep.Task), "")
	}
}

// A body gathers lines for two columns.
type body struct {
	d     *book
	lines []doc.BodyLine
	paras int
}

// stepMark is the room of a number or dot in front of a line.
const stepMark = 11.0

// heading adds a line in bold, apart from what stands before it.
func (b *body) heading(s string) {
	b.apart()
	b.glue(func() { b.add(stepText.Strong().In(doc.Navy), "", s, "") })
}

// apart sets what comes next apart from text before it.
func (b *body) apart() {
	if n := len(b.lines); n > 0 && b.lines[n-1].Draw == nil && !b.lines[n-1].Blank() {
		b.gap(3)
	}
}

// gap adds empty space. After a line that stays with the next one it does so too.
func (b *body) gap(height float64) {
	b.paras++
	n := len(b.lines)
	b.lines = append(b.lines, doc.BodyLine{Height: height, Para: b.paras, Glued: n > 0 && b.lines[n-1].Glued})
}

// draw adds something that is no line of text.
func (b *body) draw(height float64, draw func(x, y float64)) {
	b.paras++
	b.lines = append(b.lines, doc.BodyLine{Height: height, Draw: draw, Para: b.paras, Starts: true})
}

// plain adds a paragraph.
func (b *body) plain(st doc.Style, s string) { b.add(st, "", s, "") }

// glue keeps what is added with the line after it.
func (b *body) glue(add func()) {
	at := len(b.lines)
	add()
	for i := at; i < len(b.lines); i++ {
		b.lines[i].Glued = true
	}
}

func (b *body) add(st doc.Style, mark, s, web string) {
	indent := 0.0
	if mark != "" {
		indent = stepMark
	}
	b.paragraph(b.d.Wrap(st, s, doc.Half-indent), doc.BodyLine{Style: st, Indent: indent, Web: web, Mark: mark})
}

// hung adds a paragraph that begins with a term in bold, if any, and whose
// further lines are set in, so that one sees where the next begins.
func (b *body) hung(st doc.Style, term, s, web string) {
	const in = 8.0
	used := 0.0
	if term != "" {
		used = max(0, b.d.Width(st.Strong(), term)-in)
	}
	at := len(b.lines)
	b.paragraph(b.d.WrapAfter(st, s, doc.Half-in, used), doc.BodyLine{Style: st, Web: web, Term: term})
	if at < len(b.lines) {
		b.lines[at].Fresh = true
	}
	for i := at + 1; i < len(b.lines); i++ {
		b.lines[i].Indent = in
	}
}

// paragraph adds lines that are like one, which is the first.
func (b *body) paragraph(lines []string, like doc.BodyLine) {
	b.paras++
	at := len(b.lines)
	like.Starts, like.Para = true, b.paras
	for _, like.Text = range lines {
		b.lines = append(b.lines, like)
		like.Mark, like.Term, like.Starts = "", "", false
	}
	if n := len(b.lines) - at; n > 1 { // no line of a paragraph stands alone
		b.lines[at].Glued = true
		b.lines[len(b.lines)-2].Glued = true
	}
}

// item adds a step in general, or what there is to do in some products.
func (b *body) item(i report.GuidanceItem) {
	switch {
	case i.Number > 0:
		b.add(stepText, fmt.Sprint(i.Number), i.Text, "")
		return
	case len(i.Names) == 0:
		b.hung(stepText, "", i.Text, "")
		return
	case i.Where == "":
		b.hung(stepText, "In "+i.In()+": ", i.Text, "")
		return
	}
	b.gap(2)
	b.glue(func() { b.hung(stepText, "In "+i.In()+": ", i.Where, "") })
	b.add(stepText, "", i.Text, "")
	b.lines[len(b.lines)-1].Glued = true // the note tells nothing by itself
	note := stepText
	note.Color = doc.Muted
	b.add(note, "", b.d.marks.Note(i), i.Source)
}
