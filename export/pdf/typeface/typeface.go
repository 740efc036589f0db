// Package typeface reads a font that the user chose and takes from it the outlines
// of the characters that are drawn. It does not know about PDF.
package typeface

import (
	"errors"
	"fmt"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// MaxFontBytes is the largest file that is taken for a font.
const MaxFontBytes = 40_000_000

// A Font is a font of the user's, for characters that the report's own
// face lacks. Only the outlines of what is drawn leave it.
type Font struct {
	Font   *sfnt.Font
	in     *measured // what the font is read from; nil where that has no end
	Buf    sfnt.Buffer
	Em     int
	Glyphs map[rune]*Glyph // nil where it has none
	Used   []*Glyph        // in the order in which they were drawn first

	source   Source
	numbered map[int]*Glyph      // outlines by their number; nil where there is none
	clusters map[string][]*Glyph // by what they are drawn from
}

// Source is the file that the font is read from.
func (t *Font) Source() Source { return t.source }

// Endless reports whether outlines of the font took so much to follow that it is given
// up, as a font does that was made to do harm.
func (t *Font) Endless() bool { return t.in.spent() }

// A Glyph is the outline of one character.
type Glyph struct {
	Letter   rune
	Code     int // in the file; 0 where it was not drawn yet
	Advance  int // in units of the em
	contours [][]corner
}

// A corner is a point of an outline, on the curve or one that bends it.
type corner struct {
	X, Y int
	on   bool
}

// What is wrong with a font says what would be right.
var (
	errNoFont = errors.New("not a TrueType or OpenType font that can be read; give a .ttf, .otf or .ttc file")
	errTied   = errors.New("its maker does not allow the font in documents; give another")
)

// A Source is a font as it lies in a file.
type Source struct {
	File  []byte
	Index int    // which font of a collection, from 0; 0 where the file is one font
	Path  string // where the file was, to tell people; empty where that is not known
}

// Read reads a TrueType or OpenType font with outlines of either kind.
func Read(s Source) (t *Font, err error) {
	if len(s.File) > MaxFontBytes {
		return nil, fmt.Errorf("the font has more than %d bytes; give a smaller one", MaxFontBytes)
	}
	defer func() {
		if recover() != nil { // the library is not ours
			t, err = nil, errNoFont
		}
	}()
	file, err := plainFont(s)
	if err != nil {
		return nil, err
	}
	in := &measured{file: file, left: len(file) + perFont}
	f, err := sfnt.ParseReaderAt(in)
	if err != nil {
		return nil, errNoFont
	}
	const leastEm, mostEm = 16, 16384 // as the format has it
	if em := int(f.UnitsPerEm()); em >= leastEm && em <= mostEm && f.NumGlyphs() > 1 {
		return &Font{Font: f, in: in, Em: em, Glyphs: map[rune]*Glyph{}, source: s, numbered: map[int]*Glyph{}, clusters: map[string][]*Glyph{}}, nil
	}
	return nil, errNoFont
}

// Glyph is how a character is drawn, or nil where it cannot be.
func (t *Font) Glyph(r rune) *Glyph {
	g, ok := t.Glyphs[r]
	if !ok {
		if drawsAlone(r) {
			g = t.load(r)
		}
		t.Glyphs[r] = g
	}
	return g
}

func (t *Font) load(r rune) *Glyph {
	defer func() { _ = recover() }() // a damaged glyph is none
	t.in.allow(perGlyph)
	i, err := t.Font.GlyphIndex(&t.Buf, r)
	if err != nil || i == 0 {
		return nil
	}
	g := t.outline(i)
	if g != nil {
		g.Letter = r
	}
	return g
}

// outline is a glyph by its number in the font, of no letter yet, or nil where it
// cannot be drawn.
func (t *Font) outline(i sfnt.GlyphIndex) *Glyph {
	if t.Endless() {
		return nil
	}
	t.in.allow(perGlyph)
	defer t.in.weigh()
	size := fixed.I(t.Em)
	wide, err := t.Font.GlyphAdvance(&t.Buf, i, size, font.HintingNone)
	if err != nil || wide.Round() < 0 || wide.Round() > min(4*t.Em, math.MaxUint16) {
		return nil
	}
	segments, err := t.Font.LoadGlyph(&t.Buf, i, size, nil)
	if err != nil {
		return nil
	}
	g := &Glyph{Advance: wide.Round()}
	if g.contours, err = contours(segments); err != nil {
		return nil
	}
	return g
}

// contours are the closed lines of an outline. They fill what they go around, whichever
// way they turn.
func contours(segments sfnt.Segments) (out [][]corner, err error) {
	var at fixed.Point26_6
	for _, s := range segments {
		n := len(out) - 1
		switch {
		case s.Op == sfnt.SegmentOpMoveTo:
			out = append(out, []corner{cornerAt(s.Args[0], true)})
		case n < 0:
			return nil, errNoFont
		case s.Op == sfnt.SegmentOpLineTo:
			out[n] = append(out[n], cornerAt(s.Args[0], true))
		case s.Op == sfnt.SegmentOpQuadTo:
			out[n] = append(out[n], cornerAt(s.Args[0], false), cornerAt(s.Args[1], true))
		case s.Op == sfnt.SegmentOpCubeTo:
			out[n] = append(out[n], quadratic(spotAt(at), spotAt(s.Args[0]), spotAt(s.Args[1]), spotAt(s.Args[2]))...)
		}
		at = lastPoint(s)
	}
	for i, c := range out {
		if n := len(c); n > 1 && c[n-1] == c[0] { // closes by itself
			out[i] = c[:n-1]
		}
	}
	return out, nil
}

// cornerAt is a point as the format has it, where y grows upwards.
func cornerAt(p fixed.Point26_6, on bool) corner {
	return corner{max(-mostUnits, min(mostUnits, p.X.Round())), max(-mostUnits, min(mostUnits, -p.Y.Round())), on}
}

// mostUnits is how far from its origin a point may be.
const mostUnits = 1<<14 - 1

// Use gives a glyph its code in the file.
func (t *Font) Use(g *Glyph) int {
	const most = 0xfffe
	if g.Code == 0 && len(t.Used) < most {
		t.Used = append(t.Used, g)
		g.Code = len(t.Used)
	}
	return g.Code
}

// Has reports whether the font has an outline for a character, whether or not it is
// drawn by itself.
func (t *Font) Has(r rune) bool { return t.load(r) != nil }
