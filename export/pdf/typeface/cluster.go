package typeface

import (
	"fmt"
	"math"

	"golang.org/x/image/font/sfnt"
)

// Letters that are joined, stacked or turned are drawn as one outline for each
// cluster of them. The file has a glyph for every letter of the cluster all the
// same, of which the first has the outline and the others have room alone, so that
// each code stands for one letter and text comes out of the file in the order in
// which it is read, whichever program takes it out.

// A Part is a glyph by its number in the font, and where it stands from the start
// of its cluster, in units of the em.
type Part struct{ ID, X, Y int }

// Cluster has the glyphs of some letters that are drawn together, from left to
// right. They take so many units of the em. Back is for letters read from the
// right. It is nil where the font cannot draw them.
func (t *Font) Cluster(parts []Part, advance int, letters []rune, back bool) []*Glyph {
	if advance < 0 || advance > math.MaxInt16 || len(letters) == 0 {
		return nil
	}
	key := fmt.Sprint(parts, advance, string(letters), back)
	out, ok := t.clusters[key]
	if !ok {
		out = t.cluster(parts, advance, letters, back)
		t.clusters[key] = out
	}
	return out
}

func (t *Font) cluster(parts []Part, advance int, letters []rune, back bool) []*Glyph {
	n := len(letters)
	out := make([]*Glyph, n)
	for i := range out {
		out[i] = &Glyph{Letter: letters[i], Advance: advance*(i+1)/n - advance*i/n}
		if back {
			out[i].Letter = letters[n-1-i]
		}
	}
	first, moved := out[0], 0
	if back {
		first = out[n-1]
		moved = first.Advance - advance
	}
	for _, p := range parts {
		g := t.byNumber(p.ID)
		if g == nil {
			return nil
		}
		for _, c := range g.contours {
			first.contours = append(first.contours, placed(c, p.X+moved, p.Y, t.Em))
		}
	}
	return out
}

// byNumber is a glyph by its number, of no letter, or nil.
func (t *Font) byNumber(id int) (g *Glyph) {
	g, ok := t.numbered[id]
	if ok {
		return g
	}
	defer func() {
		if recover() != nil { // a damaged glyph is none
			g = nil
		}
		t.numbered[id] = g
	}()
	if id <= 0 || id >= t.Font.NumGlyphs() {
		return nil
	}
	return t.outline(sfnt.GlyphIndex(id))
}

// placed is a contour moved, and kept near the line.
func placed(c []corner, x, y, em int) []corner {
	const most = 1<<14 - 1
	y = max(-2*em, min(2*em, y))
	out := make([]corner, len(c))
	for i, p := range c {
		out[i] = corner{max(-most, min(most, p.X+x)), max(-most, min(most, p.Y+y)), p.on}
	}
	return out
}
