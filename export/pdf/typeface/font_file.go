package typeface

import (
	"encoding/binary"
	"math"
	"slices"
)

// The part of a typeface that is put into a file is made anew from outlines, so
// that nothing of a font from elsewhere reaches those who read the report but
// what they see.

// A trueType is such a part while it is written.
type trueType struct {
	em             int
	low, high      corner // that hold all outlines
	points, curves int    // the most of one glyph
	widest         int
	glyf, loca     []byte
	metrics        []byte
}

var big = binary.BigEndian

// TrueTypeOf writes the glyphs that were drawn as a font. The first glyph is
// the empty one that the format asks for.
func (t *Font) TrueTypeOf() []byte {
	f := &trueType{em: t.Em}
	f.low, f.high = t.Bounds()
	f.add(&Glyph{Advance: t.Em})
	for _, g := range t.Used {
		f.add(g)
	}
	f.loca = big.AppendUint32(f.loca, uint32(len(f.glyf)))
	return f.assembled(len(t.Used) + 1)
}

// bounds are the corners of a box that holds the outline.
func (g *Glyph) bounds() (low, high corner) {
	for i, p := range slices.Concat(g.contours...) {
		if i == 0 {
			low, high = p, p
		}
		low.X, low.Y, high.X, high.Y = min(low.X, p.X), min(low.Y, p.Y), max(high.X, p.X), max(high.Y, p.Y)
	}
	return low, high
}

// Bounds are those of a box that holds all that was drawn.
func (t *Font) Bounds() (low, high corner) {
	for _, g := range t.Used {
		l, h := g.bounds()
		low.X, low.Y, high.X, high.Y = min(low.X, l.X), min(low.Y, l.Y), max(high.X, h.X), max(high.Y, h.Y)
	}
	return low, high
}

// add writes one glyph.
func (f *trueType) add(g *Glyph) {
	f.loca = big.AppendUint32(f.loca, uint32(len(f.glyf)))
	low, high := g.bounds()
	points := slices.Concat(g.contours...)
	if len(points) == 0 || len(points) > math.MaxUint16 {
		f.metrics = append16(f.metrics, g.Advance, 0)
		return
	}
	f.metrics = append16(f.metrics, g.Advance, low.X)
	f.points, f.curves, f.widest = max(f.points, len(points)), max(f.curves, len(g.contours)), max(f.widest, g.Advance)
	f.glyf = append16(f.glyf, len(g.contours), low.X, low.Y, high.X, high.Y)
	end := -1
	for _, c := range g.contours {
		end += len(c)
		f.glyf = append16(f.glyf, end)
	}
	f.glyf = append16(f.glyf, 0) // no instructions
	f.outline(points)
	for len(f.glyf)%4 != 0 {
		f.glyf = append(f.glyf, 0)
	}
}

// outline writes points as flags and steps from each to the next.
func (f *trueType) outline(points []corner) {
	const on, xByte, yByte, xMore, yMore = 1, 2, 4, 16, 32
	var xs, ys []byte
	step := func(to []byte, d int, short, more byte) ([]byte, byte) {
		switch {
		case d == 0:
			return to, more
		case d > 0 && d < 256:
			return append(to, byte(d)), short | more
		case d < 0 && d > -256:
			return append(to, byte(-d)), short
		}
		return append16(to, d), 0
	}
	var at corner
	for _, p := range points {
		var fx, fy byte
		xs, fx = step(xs, p.X-at.X, xByte, xMore)
		ys, fy = step(ys, p.Y-at.Y, yByte, yMore)
		flag := fx | fy
		if p.on {
			flag |= on
		}
		f.glyf = append(f.glyf, flag)
		at = p
	}
	f.glyf = append(append(f.glyf, xs...), ys...)
}

// assembled is the file with its tables, in the order that the format asks for.
func (f *trueType) assembled(glyphs int) []byte {
	head := append16(nil, 1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, f.em, 0, 0, 0, 0, 0, 0, 0, 0, // versions, sum, magic, flags, dates
		f.low.X, f.low.Y, f.high.X, f.high.Y, 0, 8, 2, 1, 0) // 1: places take four bytes
	hhea := append16(nil, 1, 0, f.high.Y, f.low.Y, 0, f.widest, 0, 0, f.high.X, 1, 0, 0, 0, 0, 0, 0, 0, glyphs)
	maxp := append16(nil, 1, 0, glyphs, f.points, f.curves, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)
	return fontOf([]fontTable{{"glyf", f.glyf}, {"head", head}, {"hhea", hhea}, {"hmtx", f.metrics}, {"loca", f.loca}, {"maxp", maxp}, {"post", plainPost}})
}

func append16(b []byte, numbers ...int) []byte {
	for _, n := range numbers {
		b = big.AppendUint16(b, uint16(n))
	}
	return b
}
