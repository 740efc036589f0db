package pdf

import (
	"fmt"

	"yourpart/export/report"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// method draws how the score comes about, with this assessment's numbers.
func (d *book) method() {
	s := d.r.Result.Total
	d.chapter(report.MethodTitle, report.MethodIntro, 220)
	for _, rule := range d.r.MethodRules() {
		d.bullet(tableText, rule)
	}
	if s.None() {
		d.bullet(tableText, "Nothing counted in this assessment, so there is no result.")
	} else {
		d.formula("Proven", "earned ÷ all weight", s.Earned, s.Total, s.Proven(), scoring.Down(s.Proven()))
		d.formula("Possible", "(earned + unknown) ÷ all weight", s.Earned+s.Unknown, s.Total, s.Possible(), scoring.Up(s.Possible()))
		d.formula("Coverage", "(all weight – unknown) ÷ all weight", s.Total-s.Unknown, s.Total, s.Coverage(), scoring.Down(s.Coverage()))
		d.y += 4
	}
	for _, note := range d.r.MethodNotes() {
		d.bullet(tableText, note)
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
	t := d.tableIn(annexText, pdfColumn{title: "Service", w: name}, pdfColumn{title: "Data in it", w: wide - name - stops - factor},
		pdfColumn{title: "Stops the business", w: stops}, pdfColumn{title: "Factor", w: factor, right: true})
	for _, row := range rows {
		t.row(pdfCell{text: row.Service}, pdfCell{text: row.Data}, pdfCell{text: row.Stops}, pdfCell{text: row.Factor})
	}
	d.heading(report.FactorsTitle, t.opening())
	t.end()
}

// formula draws one sum with its numbers.
func (d *book) formula(name, how string, above, below, exact float64, shown int) {
	st := tableText
	d.need(st.lead)
	d.in("P", func() {
		d.at(left+11, d.y, st.strong(), name)
		d.at(left+68, d.y, st.in(muted), "= "+how)
		d.at(left+250, d.y, st, fmt.Sprintf("= %.2f ÷ %.2f = %.2f %%", above, below, exact))
		d.atRight(right, d.y, st.strong(), fmt.Sprintf("shown as %d", shown))
	})
	d.y += st.lead
}

// limits draws what the report cannot say, and the lines to sign.
func (d *book) limits() {
	d.heading(report.LimitsTitle, 100)
	for _, s := range report.Limits {
		d.bullet(tableText, s)
	}
	d.tellMissing()
	if !d.r.Options.Redact { // nobody signs what names nobody
		d.signOff()
	}
}

// signOff draws lines for names and signatures.
func (d *book) signOff() {
	const first, second = 20.0, 34.0 // room to write
	d.heading(report.SignTitle, first+second+labelText.lead+2)
	d.listed(report.SignTitle, d.y-h2Text.lead)
	beside := d.width(h2Text, report.SignTitle) + 12
	d.in("P", func() {
		d.at(left+beside, d.y-3-h2Text.lead+(h2Text.lead-bodyText.lead)*0.75, bodyText, "Read, discussed, and the decision on page one taken:")
	})
	d.y += first
	p := d.r.Assessment.Profile
	x, w := left, (wide-2*gutter)/3
	for _, row := range [][3]string{{"Management: name", "Signature", "Date"}, {"Prepared by: name", "Signature", "Date"}} {
		d.in("P", func() {
			for i, label := range row {
				bx := x + float64(i)*(w+gutter)
				d.segment(bx, d.y, bx+w, d.y, 0.7, ink)
				d.at(bx, d.y+2, labelText, label)
			}
			if by := questionnaire.CleanLine(p.Consultant); by != "" && row[0] != "Management: name" {
				d.at(x, d.y-bodyText.lead-1, bodyText, d.fit(bodyText, by, w))
			}
		})
		d.y += second
	}
}
