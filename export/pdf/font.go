package pdf

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

// A typeface is a font of the user's, for characters that the report's own
// face lacks. Only the outlines of what is drawn leave it.
type typeface struct {
	font   *sfnt.Font
	buf    sfnt.Buffer
	em     int
	glyphs map[rune]*glyph // nil where it has none
	used   []*glyph        // in the order in which they were drawn first
}

// A glyph is the outline of one character.
type glyph struct {
	letter   rune
	code     int // in the file; 0 where it was not drawn yet
	advance  int // in units of the em
	contours [][]corner
}

// A corner is a point of an outline, on the curve or one that bends it.
type corner struct {
	x, y int
	on   bool
}

// What is wrong with a font says what would be right.
var (
	errNoFont   = errors.New("not a TrueType font that can be read; give a .ttf file")
	errPostFont = errors.New("an OpenType font with PostScript outlines (CFF); give one with TrueType outlines, mostly a .ttf file")
	errTied     = errors.New("its maker does not allow the font in documents; give another")
)

// ReadTypeface reads a TrueType font, or the first of a collection of them.
func ReadTypeface(file []byte) (t *typeface, err error) {
	if len(file) > MaxFontBytes {
		return nil, fmt.Errorf("the font has more than %d bytes; give a smaller one", MaxFontBytes)
	}
	defer func() {
		if recover() != nil { // the library is not ours
			t, err = nil, errNoFont
		}
	}()
	file, err = plainFont(file)
	if err != nil {
		return nil, err
	}
	f, err := sfnt.Parse(file)
	if err != nil {
		return nil, errNoFont
	}
	const leastEm, mostEm = 16, 16384 // as the format has it
	if em := int(f.UnitsPerEm()); em >= leastEm && em <= mostEm && f.NumGlyphs() > 1 {
		return &typeface{font: f, em: em, glyphs: map[rune]*glyph{}}, nil
	}
	return nil, errNoFont
}

// glyph is how a character is drawn, or nil where it cannot be.
func (t *typeface) glyph(r rune) *glyph {
	g, ok := t.glyphs[r]
	if !ok {
		if drawsAlone(r) {
			g = t.load(r)
		}
		t.glyphs[r] = g
	}
	return g
}

func (t *typeface) load(r rune) *glyph {
	defer func() { _ = recover() }() // a damaged glyph is none
	i, err := t.font.GlyphIndex(&t.buf, r)
	if err != nil || i == 0 {
		return nil
	}
	size := fixed.I(t.em)
	wide, err := t.font.GlyphAdvance(&t.buf, i, size, font.HintingNone)
	if err != nil || wide.Round() < 0 || wide.Round() > min(4*t.em, math.MaxUint16) {
		return nil
	}
	segments, err := t.font.LoadGlyph(&t.buf, i, size, nil)
	if err != nil {
		return nil
	}
	g := &glyph{letter: r, advance: wide.Round()}
	for _, s := range segments {
		n := len(g.contours) - 1
		switch {
		case s.Op == sfnt.SegmentOpMoveTo:
			g.contours = append(g.contours, []corner{cornerAt(s.Args[0], true)})
		case n < 0 || s.Op == sfnt.SegmentOpCubeTo:
			return nil
		case s.Op == sfnt.SegmentOpLineTo:
			g.contours[n] = append(g.contours[n], cornerAt(s.Args[0], true))
		case s.Op == sfnt.SegmentOpQuadTo:
			g.contours[n] = append(g.contours[n], cornerAt(s.Args[0], false), cornerAt(s.Args[1], true))
		}
	}
	for i, c := range g.contours {
		if n := len(c); n > 1 && c[n-1] == c[0] { // closes by itself
			g.contours[i] = c[:n-1]
		}
	}
	return g
}

// cornerAt is a point as the format has it, where y grows upwards.
func cornerAt(p fixed.Point26_6, on bool) corner {
	const most = 1<<14 - 1
	return corner{max(-most, min(most, p.X.Round())), max(-most, min(most, -p.Y.Round())), on}
}

// use gives a glyph its code in the file.
func (t *typeface) use(g *glyph) int {
	const most = 0xfffe
	if g.code == 0 && len(t.used) < most {
		t.used = append(t.used, g)
		g.code = len(t.used)
	}
	return g.code
}
