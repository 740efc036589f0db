package typeface

import (
	"math"

	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Fonts with PostScript outlines (CFF) have curves of the third degree, and the
// font that is written has those of the second. Each of the first becomes as many
// of the second as it takes to stay within a tolerance.

const (
	offCurve  = 0.4 // units of the em that a curve may be off before its points are rounded
	mostParts = 16  // of one curve
)

// A spot is a point of an outline before it is rounded, where y grows upwards.
type spot struct{ x, y float64 }

func spotAt(p fixed.Point26_6) spot { return spot{float64(p.X) / 64, -float64(p.Y) / 64} }

func (p spot) plus(q spot) spot         { return spot{p.x + q.x, p.y + q.y} }
func (p spot) times(f float64) spot     { return spot{p.x * f, p.y * f} }
func (p spot) corner(on bool) corner    { return corner{limited(p.x), limited(p.y), on} }
func limited(n float64) int             { return int(max(-mostUnits, min(mostUnits, math.Round(n)))) }
func between(p, q spot, t float64) spot { return p.times(1 - t).plus(q.times(t)) }

// quadratic is a curve of the third degree from a to d, bent by b and c, as curves of
// the second: pairs of a corner that bends and one on the curve. A itself is left out.
func quadratic(a, b, c, d spot) []corner {
	// The middle curve of the second degree is off by √3/36 of this third difference,
	// and each half of a curve by an eighth of it.
	third := d.plus(a.times(-1)).plus(b.plus(c.times(-1)).times(3))
	off := math.Sqrt(3) / 36 * math.Hypot(third.x, third.y)
	n := max(1, min(mostParts, int(math.Ceil(math.Cbrt(off/offCurve)))))
	out := make([]corner, 0, 2*n)
	for i := range n {
		from, to := float64(i)/float64(n), float64(i+1)/float64(n)
		p, q, r, s := part(a, b, c, d, from, to)
		bend := q.plus(r).times(3).plus(p.plus(s).times(-1)).times(0.25)
		out = append(out, bend.corner(false), s.corner(true))
	}
	return out
}

// part is the piece of a curve of the third degree between two shares of its way.
func part(a, b, c, d spot, from, to float64) (p, q, r, s spot) {
	at := func(t, u, v float64) spot { // the curve's polar form
		ab, bc, cd := between(a, b, t), between(b, c, t), between(c, d, t)
		return between(between(ab, bc, u), between(bc, cd, u), v)
	}
	return at(from, from, from), at(from, from, to), at(from, to, to), at(to, to, to)
}

// lastPoint is where an outline is: where a segment ended.
func lastPoint(s sfnt.Segment) fixed.Point26_6 {
	switch s.Op {
	case sfnt.SegmentOpQuadTo:
		return s.Args[1]
	case sfnt.SegmentOpCubeTo:
		return s.Args[2]
	}
	return s.Args[0]
}
