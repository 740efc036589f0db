package pdf

import (
	"yourpart/export/report"
	"yourpart/scoring"
)

// shade is the colour a report really has for one of the palette.
func (d *Doc) shade(c report.RGB) report.RGB {
	if c == accent {
		return d.tint
	}
	return c
}

// brand is the colour of the bar on page one: the accent, where one was asked
// for.
func (d *Doc) brand() report.RGB {
	if d.tint != accent {
		return accent
	}
	return navy
}

// rect fills a box. All areas come through here.
func (d *Doc) rect(x, y, w, h float64, c report.RGB) {
	if !finite(x, y, w, h) || w <= 0 || h <= 0 {
		return
	}
	d.decorate(func() {
		c = d.shade(c)
		d.f.SetFillColor(c.R, c.G, c.B)
		d.f.Rect(x+d.shift, y, w, h, "F")
	})
}

// box draws the outline of a box.
func (d *Doc) box(x, y, w, h, thick float64, c report.RGB) {
	if !finite(x, y, w, h) || w <= 0 || h <= 0 {
		return
	}
	d.decorate(func() {
		c = d.shade(c)
		d.f.SetDrawColor(c.R, c.G, c.B)
		d.f.SetLineWidth(thick)
		d.f.Rect(x+d.shift, y, w, h, "D")
	})
}

// segment draws a straight line. All lines come through here.
func (d *Doc) segment(x1, y1, x2, y2, thick float64, c report.RGB) {
	if !finite(x1, y1, x2, y2) {
		return
	}
	d.decorate(func() {
		c = d.shade(c)
		d.f.SetDrawColor(c.R, c.G, c.B)
		d.f.SetLineWidth(thick)
		d.f.Line(x1+d.shift, y1, x2+d.shift, y2)
	})
}

// hairline draws a rule over the whole column.
func (d *Doc) hairline(y float64) { d.segment(left, y, right, y, 0.5, rule) }

// hatch fills a box with slanting lines, for what is possible but not proven.
func (d *Doc) hatch(x, y, w, h float64) {
	if !finite(x, y, w, h) || w <= 0.5 {
		return
	}
	d.rect(x, y, w, h, white)
	const step = 4.0
	for t := step - h; t < w; t += step {
		a, b := max(t, 0), min(t+h, w)
		d.segment(x+a, y+h-(a-t), x+b, y+h-(b-t), 0.6, navy)
	}
	d.box(x, y, w, h, 0.6, navy)
}

// rangeBar draws a score as a solid bar up to proven and a hatched one up to
// possible, on a track of w for 100.
func (d *Doc) rangeBar(x, y, w, h float64, s scoring.Score) {
	d.rect(x, y, w, h, report.Panel)
	for _, at := range []float64{scoring.AtRiskFrom, scoring.FairFrom, scoring.GoodFrom} {
		d.segment(x+w*at/100, y-1, x+w*at/100, y+h+1, 0.5, rule)
	}
	if !s.None() {
		lo, hi := percentOf(s.Proven())/100*w, percentOf(s.Possible())/100*w
		d.hatch(x+lo, y, hi-lo, h)
		d.rect(x, y, lo, h, navy)
	}
	d.box(x, y, w, h, 0.5, rule)
}

// tick draws a box to tick, ticked where done.
func (d *Doc) tick(x, y, size float64, done bool) {
	d.box(x, y, size, size, 0.9, navy)
	if done {
		d.segment(x+size*0.2, y+size*0.55, x+size*0.42, y+size*0.78, 1.3, navy)
		d.segment(x+size*0.42, y+size*0.78, x+size*0.82, y+size*0.22, 1.3, navy)
	}
}

// pill draws a word on a tint and returns where it ends.
func (d *Doc) pill(x, y float64, st style, word string, bg report.RGB) float64 {
	w := d.width(st, d.line(word)) + 12
	d.rect(x, y, w, st.lead+3, bg)
	d.at(x+6, y+1.5, st, word)
	return x + w
}

// bandColours are the tint and the text colour of a band.
func bandColours(b scoring.Band) (bg, fg report.RGB) {
	switch b {
	case scoring.Critical:
		return redBg, alarm
	case scoring.AtRisk:
		return amberBg, report.Colour(110, 50, 4)
	case scoring.Fair:
		return paleBg, report.Colour(84, 66, 4)
	case scoring.Good:
		return greenBg, report.Colour(14, 84, 44)
	}
	return rule, ink
}
