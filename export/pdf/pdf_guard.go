package pdf

import (
	"fmt"
	"math"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"yourpart/questionnaire"
)

// maxShown is the most characters of one piece of text that are printed.
const maxShown = questionnaire.MaxText

// A face knows which characters a font draws, and how wide. What it lacks may
// come from another.
type face struct {
	font  *sfnt.Font
	other *typeface // or nil
	buf   sfnt.Buffer
	wide  map[rune]float64 // in em; negative where the font has no glyph
	near  [0x250]float64   // the same for the letters that are used most; 0 where not known yet
}

func newFace(ttf []byte) (*face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("reading a font: %w", err)
	}
	return &face{font: f, wide: map[rune]float64{}}, nil
}

// width is a character's advance in em, or negative where it cannot be drawn.
// The library holds no character beyond the basic plane.
func (f *face) width(r rune) float64 {
	if r >= 0 && int(r) < len(f.near) {
		if f.near[r] == 0 {
			f.near[r] = f.measure(r)
		}
		return f.near[r]
	}
	w, ok := f.wide[r]
	if !ok {
		w = f.measure(r)
		f.wide[r] = w
	}
	return w
}

// measure asks the font, and the other one.
func (f *face) measure(r rune) float64 {
	w := -1.0
	if g := f.foreign(r); g != nil {
		return float64(g.advance) / float64(f.other.em)
	}
	if i, err := f.font.GlyphIndex(&f.buf, r); err == nil && i != 0 && r <= 0xFFFF {
		em := int(f.font.UnitsPerEm())
		if adv, err := f.font.GlyphAdvance(&f.buf, i, fixed.I(em), font.HintingNone); err == nil {
			w = float64(adv) / 64 / float64(em)
		}
	}
	return w
}

// foreign is how the other font draws a character that this one lacks.
func (f *face) foreign(r rune) *glyph {
	if f.other == nil {
		return nil
	}
	if i, err := f.font.GlyphIndex(&f.buf, r); err == nil && i != 0 && r <= 0xFFFF {
		return nil
	}
	return f.other.glyph(r)
}

// advance is the width of what is drawn for a character.
func (f *face) advance(r rune) float64 {
	if w := f.width(r); w >= 0 {
		return w
	}
	return f.width('?')
}

// A guard makes text that the library can draw, and remembers which
// characters it had to replace.
type guard struct {
	face    *face
	done    map[string]string
	missing map[rune]bool
}

func newGuard(f *face) *guard {
	return &guard{f, map[string]string{}, map[rune]bool{}}
}

// clean gives valid text; line breaks stay. What the font lacks stays too, and
// is noted: drawn gives what stands for it on paper.
func (g *guard) clean(s string) string {
	if out, ok := g.done[s]; ok {
		return out
	}
	out := g.replace(s)
	g.done[s] = out
	return out
}

func (g *guard) replace(s string) string {
	if len(s) > utf8.UTFMax*maxShown {
		s = s[:utf8.UTFMax*maxShown]
	}
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\ufffd")
	var b strings.Builder
	n := 0
	for _, r := range norm.NFC.String(strings.Map(visible, s)) {
		if n >= maxShown {
			b.WriteString("…")
			break
		}
		if r != '\n' && g.face.width(r) < 0 {
			g.missing[r] = true
		}
		b.WriteRune(r)
		n++
	}
	return b.String()
}

// drawn is clean text with "?" for each character that the font lacks.
func (g *guard) drawn(s string) string {
	if len(g.missing) == 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if g.missing[r] {
			return '?'
		}
		return r
	}, s)
}

// visible drops what draws nothing or only misleads, and makes every space but
// the one that must not break a plain one.
func visible(r rune) rune {
	switch {
	case r == '\n' || r == '\u00a0':
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.C, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	}
	return r
}

// line is clean on one line.
func (g *guard) line(s string) string {
	s = g.clean(s)
	if strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\n\u00a0") {
		return s
	}
	return strings.Join(strings.Fields(s), " ")
}

// safeURL lets web and mail links through, in plain ASCII.
func safeURL(s string) (string, bool) {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || len(s) > 2048 {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto":
	default:
		return "", false
	}
	out := u.String()
	odd := func(r rune) bool { return r < 0x21 || r > 0x7e || strings.ContainsRune(`<>()\`, r) }
	return out, strings.IndexFunc(out, odd) < 0
}

// finite tells whether all numbers can stand in a drawing.
func finite(numbers ...float64) bool {
	for _, n := range numbers {
		if math.IsNaN(n) || math.IsInf(n, 0) {
			return false
		}
	}
	return true
}

// percentOf brings a share into 0 to 100, whatever it was.
func percentOf(p float64) float64 {
	if !finite(p) {
		return 0
	}
	return min(100, max(0, p))
}

// recovered runs f and turns a panic of the drawing library into an error.
func recovered(f func() ([]byte, error)) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("the PDF could not be drawn: %v", p)
		}
	}()
	return f()
}
