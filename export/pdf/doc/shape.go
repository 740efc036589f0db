package doc

import (
	"yourpart/export/report"
	"yourpart/scoring"
)

// Shade is the colour a report really has for one of the palette.
func (d *Doc) Shade(c report.RGB) report.RGB {
	if c == Accent {
		return d.tint
	}
	return c
}

// brand is the colour of the bar on page one: the accent, where one was asked
// for.
func (d *Doc) brand() report.RGB {
	if d.tint != Accent {
		return Accent
	}
	return Navy
}

// Rect fills a box. All areas come through here.
func (d *Doc) Rect(x, y, w, h float64, c report.RGB) {
	if !finite(x, y, w, h) || w <= 0 || h <= 0 {
		return
	}
	d.decorate(func() {
		c = d.Shade(c)
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
		c = d.Shade(c)
		d.f.SetDrawColor(c.R, c.G, c.B)
		d.f.SetLineWidth(thick)
		d.f.Rect(x+d.shift, y, w, h, "D")
	})
}

// Segment draws a straight line. All lines come through here.
func (d *Doc) Segment(x1, y1, x2, y2, thick float64, c report.RGB) {
	if !finite(x1, y1, x2, y2) {
		return
	}
	d.decorate(func() {
		c = d.Shade(c)
		d.f.SetDrawColor(c.R, c.G, c.B)
		d.f.SetLineWidth(thick)
		d.f.Line(x1+d.shift, y1, x2+d.shift, y2)
	})
}

// Hairline draws a rule over the whole column.
func (d *Doc) Hairline(y float64) { d.Segment(Left, y, Right, y, 0.5, Rule) }

// hatch fills a box with slanting lines, for what is possible but not proven.
func (d *Doc) hatch(x, y, w, h float64) {
	if !finite(x, y, w, h) || w <= 0.5 {
		return
	}
	d.Rect(x, y, w, h, White)
	const step = 4.0
	for t := step - h; t < w; t += step {
		a, b := max(t, 0), min(t+h, w)
		d.Segment(x+a, y+h-(a-t), x+b, y+h-(b-t), 0.6, Navy)
	}
	d.box(x, y, w, h, 0.6, Navy)
}

// RangeBar draws a score as a solid bar up to proven and a hatched one up to
// possible, on a track of w for 100.
func (d *Doc) RangeBar(x, y, w, h float64, s scoring.Score) {
	d.Rect(x, y, w, h, report.Panel)
	for _, at := range []float64{scoring.AtRiskFrom, scoring.FairFrom, scoring.GoodFrom} {
		d.Segment(x+w*at/100, y-1, x+w*at/100, y+h+1, 0.5, Rule)
	}
	if !s.None() {
		lo, hi := percentOf(s.Proven())/100*w, percentOf(s.Possible())/100*w
		d.hatch(x+lo, y, hi-lo, h)
		d.Rect(x, y, lo, h, Navy)
	}
	d.box(x, y, w, h, 0.5, Rule)
}

// ChangeBar draws what is in place as a solid bar, what comes to it as a lighter one, and
// what is not known as a hatched one between, on a track of w for 100.
func (d *Doc) ChangeBar(x, y, w, h, now, then, unknown float64) {
	d.Rect(x, y, w, h, report.Panel)
	solid, light := percentOf(now)/100*w, percentOf(then)/100*w
	d.Rect(x+solid, y, light-solid, h, Mid)
	d.hatch(x+max(solid, light), y, min(w-max(solid, light), percentOf(unknown)/100*w), h)
	d.Rect(x, y, solid, h, Navy)
	d.box(x, y, w, h, 0.5, Rule)
}

// Tick draws a box to tick, ticked where done.
func (d *Doc) Tick(x, y, size float64, done bool) {
	d.box(x, y, size, size, 0.9, Navy)
	if done {
		d.Segment(x+size*0.2, y+size*0.55, x+size*0.42, y+size*0.78, 1.3, Navy)
		d.Segment(x+size*0.42, y+size*0.78, x+size*0.82, y+size*0.22, 1.3, Navy)
	}
}

// Pill draws a word on a tint and returns where it ends.
func (d *Doc) Pill(x, y float64, st Style, word string, bg report.RGB) float64 {
	w := d.Width(st, d.Line(word)) + 12
	d.Rect(x, y, w, st.Lead+3, bg)
	d.At(x+6, y+1.5, st, word)
	return x + w
}

// BandColours are the tint and the text colour of a band.
func BandColours(b scoring.Band) (bg, fg report.RGB) {
	switch b {
	case scoring.Critical:
		return redBg, Alarm
	case scoring.AtRisk:
		return amberBg, report.Colour(110, 50, 4)
	case scoring.Fair:
		return paleBg, report.Colour(84, 66, 4)
	case scoring.Good:
		return greenBg, report.Colour(14, 84, 44)
	}
	return Rule, Ink
}
