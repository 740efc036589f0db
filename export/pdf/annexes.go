package pdf

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// annexFile draws the annex as a document of its own.
func (d *book) annexFile() {
	d.Annex = true
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
	if r.AnnexInside() {
		return ""
	}
	all := r.AnnexParts()
	if len(all) == 0 {
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

// mostRows is how many later actions have a row of their own; of more, those of one
// control share a row.
const mostRows = 60

// laterTables list what comes later, a table for each part of the plan.
func (d *book) laterTables() {
	all := d.r.Afterwards()
	for _, sum := range d.r.Buckets() {
		var rows [][]*scoring.Action
		at := map[string]int{}
		for _, a := range all {
			if a.Bucket != sum.Bucket {
				continue
			}
			if i, there := at[a.Control.ID]; there && len(all) > mostRows {
				rows[i] = append(rows[i], a)
				continue
			}
			at[a.Control.ID] = len(rows)
			rows = append(rows, []*scoring.Action{a})
		}
		if len(rows) > 0 {
			d.laterTable(sum, rows)
		}
	}
}

// laterTable lists actions of one part of the plan; those of a row are of one control.
func (d *book) laterTable(sum report.BucketSum, rows [][]*scoring.Action) {
	t := d.TableIn(doc.AnnexText, d.actionColumns()...)
	t.Pad = doc.Slim
	for _, row := range rows {
		texts := d.actionCells(row[0])
		if len(row) > 1 {
			texts = d.sharedCells(row)
		}
		cells := make([]doc.Cell, len(texts))
		for i, s := range texts {
			cells[i].Text = s
		}
		cells[1] = doc.Cell{Text: texts[1], Style: doc.AnnexText.Strong(), Under: d.laterWhy(row)}
		t.Row(cells...)
	}
	d.Heading(sum.Title(), t.Opening()+2*doc.SmallText.Lead)
	d.Para(doc.SmallText, sum.Note()+" "+d.laterWhere())
	d.Y += 3
	t.End()
}

// sharedCells are the cells of several actions of one control: the number and the day
// of the first, and the sums.
func (d *book) sharedCells(row []*scoring.Action) []string {
	sum := *row[0]
	for _, a := range row[1:] {
		sum.Hours += a.Hours
		sum.Gain += a.Gain
		if a.Owner != sum.Owner {
			sum.Owner = ""
		}
	}
	cells := d.actionCells(&sum)
	cells[1] = report.Title(row[0])
	return cells
}

// laterWhy says in a few words what a later action is good for, and for which services.
func (d *book) laterWhy(row []*scoring.Action) string {
	var names []string
	for _, a := range row {
		for _, name := range d.r.ServiceList(a) {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	said := []string{report.SentenceList(names, 3)}
	if n := len(row); n > 1 {
		said = append(said, fmt.Sprintf("%d actions", n))
	}
	if flags := d.flags(row[0]); flags != "" {
		said = append(said, flags)
	}
	if !d.r.Later(row[0]) {
		said = append(said, strings.TrimSuffix(text.CleanLine(row[0].Control.Risk), "."))
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

// laterSteps draws the cards of what comes later.
func (d *book) laterSteps() {
	b := &body{d: d}
	all := d.r.Afterwards()
	for _, sum := range d.r.Buckets() {
		of := slices.DeleteFunc(slices.Clone(all), func(a *scoring.Action) bool { return a.Bucket != sum.Bucket })
		if len(of) == 0 {
			continue
		}
		if len(of) < len(all) { // several parts of the plan
			b.bucket(sum)
		}
		b.cards(of)
	}
	d.Chapter(report.LaterTitle, report.LaterIntro, 160)
	d.Columns(b.lines)
	d.Y += 4
}
