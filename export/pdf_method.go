package export

import (
	"fmt"

	"yourpart/questionnaire"
	"yourpart/scoring"
)

// method draws how the score comes about, with this assessment's numbers.
func (d *pdf) method() {
	r, s := d.r, d.r.Result.Total
	d.chapter(methodTitle, "How the score comes about, with the numbers of this assessment, so that it can be checked by hand.", 220)
	d.bullet(bodyText, "Each question counts for each service it makes sense for, or once for the whole firm. It weighs as much as its control (1 to 10, printed with each question in the annex) times the factor of the service. The answer earns between nothing and all of that weight.")
	d.bullet(bodyText, fmt.Sprintf("The factor is that of the most sensitive data in the service (public 0.5, internal 1, personal, financial or secret 1.5, cards, health or passwords 2), times %.2f where the business stops within a day without it. Questions about the whole firm take the largest factor.", questionnaire.StopFactor))
	d.bullet(bodyText, "“Handled elsewhere” counts in full, “not applicable” does not count. “Not sure” and unanswered count as nothing for proven and in full for possible. Proven and coverage are rounded down, possible up.")
	if s.None() {
		d.bullet(bodyText, "Nothing counted in this assessment, so there is no result.")
	} else {
		d.formula("Proven", "earned ÷ all weight", s.Earned, s.Total, s.Proven(), scoring.Down(s.Proven()))
		d.formula("Possible", "(earned + unknown) ÷ all weight", s.Earned+s.Unknown, s.Total, s.Possible(), scoring.Up(s.Possible()))
		d.formula("Coverage", "(all weight – unknown) ÷ all weight", s.Total-s.Unknown, s.Total, s.Coverage(), scoring.Down(s.Coverage()))
		d.y += 4
	}
	d.bullet(bodyText, fmt.Sprintf("Bands by proven: below %d critical, %d to %d at risk, %d to %d fair, %d and above good. With less than %d %% answered there is no band.",
		scoring.AtRiskFrom, scoring.AtRiskFrom, scoring.FairFrom-1, scoring.FairFrom, scoring.GoodFrom-1, scoring.GoodFrom, scoring.MinCoverage))
	d.bullet(bodyText, fmt.Sprintf("A must-have that is missing, or may be, on a service with a factor of %.1f or more holds the band at “at risk” at best. %s", scoring.GateFactor, d.bandHere()))
	d.bullet(bodyText, "Hours and costs are estimates for a small firm without special knowledge; costs are in US dollars. Actions are ordered by what they need first, then must-haves, then points per hour.")
	d.bullet(bodyText, fmt.Sprintf("Catalogue %s, %s questions.", r.Catalogue.Version, depthWord(r.Assessment.Profile.Depth)))
	d.factors()
}

// factors draws what makes each service count more or less.
func (d *pdf) factors() {
	r := d.r
	if len(r.Assessment.Services) == 0 {
		return
	}
	d.heading("Factors", 60)
	const name, stops, factor = 150.0, 110.0, 44.0
	t := d.table(pdfColumn{"Service", name, false}, pdfColumn{"Data in it", wide - name - stops - factor, false},
		pdfColumn{"Stops the business", stops, false}, pdfColumn{"Factor", factor, true})
	for _, s := range r.Assessment.Services {
		var data []string
		for _, id := range s.Data {
			if c, ok := r.Catalogue.DataCategory(id); ok {
				data = append(data, c.Name)
			}
		}
		kinds, stop := "Not said", "No"
		if len(data) > 0 {
			kinds = sentenceList(data, len(data))
		}
		if s.Stops {
			stop = "Yes, within a day"
		}
		t.row(pdfCell{text: r.ServiceName(s.Key)}, pdfCell{text: kinds}, pdfCell{text: stop},
			pdfCell{text: fmt.Sprintf("%.3g", questionnaire.Factor(r.Catalogue, s))})
	}
	t.end()
}

// bandHere says what the bands come to in this assessment.
func (d *pdf) bandHere() string {
	res := &d.r.Result
	switch {
	case res.Total.None():
		return ""
	case res.Uncapped == "":
		return "Here too little is known for a band."
	case res.Capped():
		return fmt.Sprintf("Here: %s by the score, %s after the cap.", res.Uncapped, res.Band)
	}
	return fmt.Sprintf("Here: %s by the score, and the cap changes nothing.", res.Uncapped)
}

func depthWord(depth questionnaire.Depth) string {
	if depth == questionnaire.FullDepth {
		return "all"
	}
	return "core"
}

// formula draws one sum with its numbers.
func (d *pdf) formula(name, how string, above, below, exact float64, shown int) {
	st := bodyText
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
func (d *pdf) limits() {
	d.heading("Limits", 100)
	for _, s := range []string{
		"This report rests on what people answered. Nothing was scanned or tested, and no one checked the answers.",
		"It is no certification, no audit and no legal advice. A good score lowers the risk; it does not rule out an incident.",
		"It covers the services named on page one and the duties of the business itself, as they stood on the day of the report.",
		"Steps and plans of products change. Check those marked so, and try changes on one account first.",
	} {
		d.bullet(bodyText, s)
	}
	if n := len(d.missing); n > 0 {
		d.bullet(bodyText, fmt.Sprintf("%s could not be printed, because the font of this report lacks them; “?” stands in their place.", count(n, "character", "different characters")))
	}
	d.signOff()
}

// signOff draws lines for names and signatures.
func (d *pdf) signOff() {
	d.heading("Sign-off", 110)
	d.para(bodyText, "Read, discussed, and the decision on page one taken:")
	d.y += 26
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
		d.y += 40
	}
}
