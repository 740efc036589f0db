package report

import (
	"fmt"
	"math"
	"strconv"

	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// RGB is a colour as its red, green and blue, each from 0 to 255.
type RGB struct{ R, G, B int }

// Panel is the ground of boxes, the darkest that text in the accent is on.
var Panel = Colour(244, 246, 249)

// Colour is a colour of its red, green and blue, from 0 to 255.
func Colour(r, g, b int) RGB { return RGB{R: r, G: g, B: b} }

// LeastContrast is how much text must stand out for people with weak sight
// (WCAG 2, level AA).
const LeastContrast = 4.5

// String is the colour as people write it, such as "#0d6e68".
func (c RGB) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// ParseColour reads a colour such as "#0d6e68".
func ParseColour(s string) (RGB, error) {
	if len(s) == 7 && s[0] == '#' {
		if n, err := strconv.ParseUint(s[1:], 16, 32); err == nil {
			return Colour(int(n>>16), int(n>>8&0xff), int(n&0xff)), nil
		}
	}
	return RGB{}, fmt.Errorf("no colour %q; write it like #0d6e68", s)
}

// ReadableAccent is the colour that a report uses for an accent colour: the
// same, or a darker one of the same hue where text in it would be too faint on
// white. It reports whether it had to be darkened.
func ReadableAccent(s string) (used string, darkened bool, err error) {
	c, err := ParseColour(s)
	if err != nil {
		return "", false, err
	}
	out := c.Readable()
	return out.String(), out != c, nil
}

// Readable darkens a colour until text in it can be read on white and on the
// tint of our panels.
func (c RGB) Readable() RGB {
	out := c
	for share := 99; Contrast(out, Panel) < LeastContrast; share-- {
		out = Colour(c.R*share/100, c.G*share/100, c.B*share/100)
	}
	return out
}

// Contrast is how much two colours differ in brightness, 1 to 21.
func Contrast(a, b RGB) float64 {
	x, y := a.luminance(), b.luminance()
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is how bright a colour looks, 0 to 1.
func (c RGB) luminance() float64 {
	linear := func(n int) float64 {
		v := float64(n) / 255
		if v <= 0.04045 {
			return v / 12.92
		}
		return math.Pow((v+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(c.R) + 0.7152*linear(c.G) + 0.0722*linear(c.B)
}

// Letter puts a score in one sign, so that colour is never needed: "!" low,
// "~" middle, "+" good, "?" not known enough, "" nothing asked.
func Letter(s scoring.Score) string {
	switch {
	case s.None():
		return ""
	case s.Band() == "":
		return "?"
	case s.Band() == scoring.Good:
		return "+"
	case s.Band() == scoring.Fair:
		return "~"
	}
	return "!"
}

// A HeatMap is the score of each topic for each service.
type HeatMap struct {
	Services []string // keys in stack order
	Topics   []HeatRow
}

// A HeatRow is one topic of a heat map, with a score for each service.
type HeatRow struct {
	Topic  catalogue.Topic
	Scores []scoring.Score
}

// HeatMap works out the scores of all services by topic. Topics that no service
// is asked about have no row.
func (r *Report) HeatMap() HeatMap {
	m := HeatMap{}
	column := map[string]int{}
	for i, s := range r.Result.Services {
		m.Services = append(m.Services, s.Key)
		column[s.Key] = i
	}
	row := map[string]int{}
	for i := range r.Result.Cells {
		c := &r.Result.Cells[i]
		col, ok := column[c.Service]
		if !ok || c.Weight == 0 {
			continue
		}
		at, ok := row[c.Control.Topic]
		if !ok {
			at = len(m.Topics)
			row[c.Control.Topic] = at
			t, _ := r.Catalogue.Topic(c.Control.Topic)
			m.Topics = append(m.Topics, HeatRow{t, make([]scoring.Score, len(m.Services))})
		}
		m.Topics[at].Scores[col].Add(c)
	}
	return m
}
