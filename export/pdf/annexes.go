package pdf

import (
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// annexFile draws the annex as a document of its own.
func (d *book) annexFile() {
	d.Describe(report.AnnexKind, report.AnnexSubject)
	d.Page()
	d.Banner()
	d.Y = 30
	d.annexHead()
	d.annex()
	d.TellMissing()
	d.Frame()
}

// annexHead says what the annex belongs to, and lists what is in it.
func (d *book) annexHead() {
	w := doc.Wide - d.DrawLogo(doc.Right, d.Y)
	d.At(doc.Left, d.Y, doc.KickerText, report.AnnexKind)
	d.Y += doc.KickerText.Lead + 1
	st := doc.H1Text
	d.In("H1", func() { d.Y = d.Lines(doc.Left, d.Y, st, d.WrapMost(st, d.r.Name(), w, 3)) })
	d.In("P", func() {
		d.Y = d.Lines(doc.Left, d.Y+2, doc.BodyText.In(doc.Muted), d.Wrap(doc.BodyText, report.AnnexIntro(d.r), w))
	})
	d.Y += 6
	d.In("TOC", func() { d.PlaceContentsHere() })
	d.Y += 2 * doc.SmallText.Lead
	d.Hairline(d.Y + 4)
}

// annex draws the parts of the annex, in order.
func (d *book) annex() {
	for _, p := range d.r.AnnexParts() {
		if p.Section == report.SectionPlan {
			d.laterSteps()
			continue
		}
		parts[p.Section](d)
	}
}

// annexNote says on page one what is in the annex, and where that is; it is empty
// where the annex is inside, which the contents list.
func (d *book) annexNote() string {
	r := d.r
	all := r.AnnexParts()
	if len(all) == 0 || r.AnnexInside() {
		return ""
	}
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	list := report.SentenceList(names, len(names)) + "."
	if !r.Parted() {
		return "Left out of this copy: " + list
	}
	if named := "In the annex, " + d.Line(d.beside) + ": " + list; d.beside != "" && d.Width(doc.SmallText, named) <= doc.Wide {
		return named
	}
	return "In the annex, which is a file of its own: " + list
}

// laterTable lists what comes after the first 90 days, an action a row.
func (d *book) laterTable() {
	all := d.r.Afterwards()
	if len(all) == 0 {
		return
	}
	var sum report.BucketSum
	for _, s := range d.r.Buckets() {
		if s.Bucket == scoring.Later {
			sum = s
		}
	}
	cols := d.actionColumns()
	t := d.TableIn(doc.AnnexText, cols...)
	t.Pad = doc.Slim
	for _, a := range all {
		texts := d.actionCells(a)
		cells := make([]doc.Cell, len(texts))
		for i, s := range texts {
			cells[i].Text = s
		}
		cells[1] = doc.Cell{Text: texts[1], Style: doc.AnnexText.Strong(), Under: d.laterWhy(a)}
		t.Row(cells...)
	}
	d.Heading(sum.Title(), t.Opening()+2*doc.SmallText.Lead)
	d.Para(doc.SmallText, sum.Note()+" "+d.laterWhere())
	d.Y += 3
	t.End()
}

// laterWhy says in a few words what a later action is good for, and what it waits for.
func (d *book) laterWhy(a *scoring.Action) string {
	said := []string{report.SentenceList(d.r.ServiceList(a), 3)}
	if flags := d.flags(a); flags != "" {
		said = append(said, flags)
	}
	if !d.r.Later(a) {
		said = append(said, strings.TrimSuffix(text.CleanLine(a.Control.Risk), "."))
	}
	return strings.Join(said, " · ")
}

// laterWhere says where the steps of later actions are.
func (d *book) laterWhere() string {
	switch {
	case d.r.Parted():
		return "Their steps are in the annex."
	case d.r.AnnexInside():
		return "Their steps are at the end of this report."
	}
	return "Their steps are left out of this copy."
}

// laterSteps draws the cards of what comes after the first 90 days.
func (d *book) laterSteps() {
	b := &body{d: d}
	d.fixes(b, scoring.Later)
	d.Chapter(report.LaterTitle, report.LaterIntro, 160)
	d.Columns(b.lines)
	d.Y += 4
}
