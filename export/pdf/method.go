package pdf

import (
	"fmt"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/scoring"
)

// method draws how the score comes about, with this assessment's numbers.
func (d *book) method() {
	s := d.r.Result.Total
	d.Chapter(report.MethodTitle, report.MethodIntro, 220)
	for _, rule := range d.r.MethodRules() {
		d.Bullet(doc.AnnexText, rule)
	}
	if s.None() {
		d.Bullet(doc.AnnexText, "Nothing counted in this assessment, so there is no result.")
	} else {
		d.formula("Proven", "earned ÷ all weight", s.Earned, s.Total, s.Proven(), scoring.Down(s.Proven()))
		d.formula("Possible", "(earned + unknown) ÷ all weight", s.Earned+s.Unknown, s.Total, s.Possible(), scoring.Up(s.Possible()))
		d.formula("Coverage", "(all weight – unknown) ÷ all weight", s.Known(), s.Total, s.Coverage(), scoring.Down(s.Coverage()))
		d.Y += 4
	}
	for _, note := range d.r.MethodNotes() {
		d.Bullet(doc.AnnexText, note)
	}
	d.factors()
}

// factors draws what makes each service count more or less.
func (d *book) factors() {
	rows := d.r.Factors()
	if len(rows) == 0 {
		return
	}
	const name, stops, factor = 130.0, 80.0, 40.0
	t := d.TableIn(doc.AnnexText, doc.Column{Title: "Service", Width: name}, doc.Column{Title: "Data in it", Width: doc.Wide - name - stops - factor},
		doc.Column{Title: "Stops the business", Width: stops}, doc.Column{Title: "Factor", Width: factor, Right: true})
	for _, row := range rows {
		t.Row(doc.Cell{Text: row.Service}, doc.Cell{Text: row.Data}, doc.Cell{Text: row.Stops}, doc.Cell{Text: row.Factor})
	}
	d.Heading(report.FactorsTitle, t.Opening())
	t.End()
}

// formula draws one sum with its numbers.
func (d *book) formula(name, how string, above, below, exact float64, shown int) {
	st := doc.AnnexText
	d.Need(st.Lead)
	d.In("P", func() {
		d.At(doc.Left+11, d.Y, st.Strong(), name)
		d.At(doc.Left+68, d.Y, st.In(doc.Muted), "= "+how)
		d.At(doc.Left+250, d.Y, st, fmt.Sprintf("= %.2f ÷ %.2f = %.2f %%", above, below, exact))
		d.AtRight(doc.Right, d.Y, st.Strong(), fmt.Sprintf("shown as %d", shown))
	})
	d.Y += st.Lead
}

// limits draws what the report cannot say, and the lines to sign.
func (d *book) limits() {
	d.Heading(report.LimitsTitle, d.limitsHeight())
	for _, s := range d.r.LimitLines() {
		d.Bullet(doc.AnnexText, s)
	}
	d.TellMissing()
	if !d.r.Options.Redact && !d.r.Options.SignsFirst() { // nobody signs what names nobody
		d.signOff()
	}
}

// limitsHeight is what has to stand together: the lines to sign are not alone on a page.
func (d *book) limitsHeight() float64 {
	const bullet = 2.0
	sum := 0.0
	for _, s := range d.r.LimitLines() {
		sum += float64(len(d.Wrap(doc.AnnexText, s, doc.Wide-11)))*doc.AnnexText.Lead + bullet
	}
	if !d.r.Options.Redact {
		sum += signHeight(closeLines) + 12
	}
	return sum
}

// The room to write on the lines to sign: on the first one, and on the second with what
// is under the first. Where little of the page is left they stand closer.
var (
	wideLines  = [2]float64{20, 34}
	closeLines = [2]float64{15, 25}
)

// signHeight is what the lines to sign take with their heading.
func signHeight(room [2]float64) float64 {
	return doc.H2Text.Lead + 3 + room[0] + room[1] + doc.LabelText.Lead + 2
}

// signOff draws lines for names and signatures.
func (d *book) signOff() {
	room := wideLines
	if d.Room() < 12+signHeight(room) {
		room = closeLines
	}
	first, second := room[0], room[1]
	d.Heading(report.SignTitle, first+second+doc.LabelText.Lead+2)
	d.Listed(report.SignTitle, d.Y-doc.H2Text.Lead)
	beside := d.Width(doc.H2Text, report.SignTitle) + 12
	d.In("P", func() {
		d.At(doc.Left+beside, d.Y-3-doc.H2Text.Lead+(doc.H2Text.Lead-doc.BodyText.Lead)*0.75, doc.BodyText, "Read, discussed, and the decision on page one taken:")
	})
	d.Y += first
	d.signRows(second)
}

// signRoom is what the lines to sign take on page one.
const signRoom = 74.0

// signLines draws the lines to sign close together, for page one.
func (d *book) signLines() {
	d.In("P", func() { d.At(doc.Left, d.Y, doc.BodyText.Strong(), report.SignIntro) })
	d.Y += 30
	d.signRows(30)
}

// signRows draws a line for each who signs, a row every so many points.
func (d *book) signRows(every float64) {
	p := d.r.Assessment.Profile
	x, w := doc.Left, (doc.Wide-2*doc.Gutter)/3
	for _, row := range [][3]string{{"Management: name", "Signature", "Date"}, {"Prepared by: name", "Signature", "Date"}} {
		d.In("P", func() {
			for i, label := range row {
				bx := x + float64(i)*(w+doc.Gutter)
				d.Segment(bx, d.Y, bx+w, d.Y, 0.7, doc.Ink)
				d.At(bx, d.Y+2, doc.LabelText, label)
			}
			if by := text.CleanLine(p.Consultant); by != "" && row[0] != "Management: name" {
				d.At(x, d.Y-doc.BodyText.Lead-1, doc.BodyText, d.Fit(doc.BodyText, by, w))
			}
		})
		d.Y += every
	}
}
