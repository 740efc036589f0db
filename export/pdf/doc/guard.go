package doc

import (
	"fmt"
	"math"
	"net/url"
	"strings"
	"unicode/utf8"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
	"golang.org/x/text/unicode/norm"

	"yourpart/export/pdf/file"
	"yourpart/export/pdf/typeset"
	"yourpart/internal/text"
)

// maxShown is the most characters of one piece of text that are printed.
const maxShown = text.MaxText

// A face knows which characters a font draws, and how wide. What it lacks may
// come from others, which is not its matter.
type face struct {
	font *sfnt.Font
	buf  sfnt.Buffer
	wide map[rune]float64 // in em; negative where the font has no glyph
	near [0x250]float64   // the same for the letters that are used most; 0 where not known yet
}

func newFace(ttf []byte) (*face, error) {
	f, err := sfnt.Parse(ttf)
	if err != nil {
		return nil, fmt.Errorf("reading a font: %w", err)
	}
	return &face{font: f, wide: map[rune]float64{}}, nil
}

// Width is a character's advance in em, or negative where it cannot be drawn.
// The library holds no character beyond the basic plane.
func (f *face) Width(r rune) float64 {
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

// measure asks the font.
func (f *face) measure(r rune) float64 {
	w := -1.0
	if i, err := f.font.GlyphIndex(&f.buf, r); err == nil && i != 0 && r <= 0xFFFF {
		em := int(f.font.UnitsPerEm())
		if adv, err := f.font.GlyphAdvance(&f.buf, i, fixed.I(em), font.HintingNone); err == nil {
			w = float64(adv) / 64 / float64(em)
		}
	}
	return w
}

// advance is the width of what is drawn for a character.
func (f *face) advance(r rune) float64 {
	if w := f.Width(r); w >= 0 {
		return w
	}
	return f.Width('?')
}

// A guard makes text that the library can draw, and remembers which
// characters it had to replace.
type guard struct {
	face    *face
	set     *typeset.Set // of other fonts, or nil
	done    map[string]string
	Missing map[rune]bool
}

func newGuard(f *face, set *typeset.Set) *guard {
	return &guard{f, set, map[string]string{}, map[rune]bool{}}
}

// Clean gives valid text; line breaks stay. What the font lacks stays too, and
// is noted: Drawn gives what stands for it on paper.
func (g *guard) Clean(s string) string {
	if out, ok := g.done[s]; ok {
		return out
	}
	out := g.replace(s)
	g.done[s] = out
	return out
}

func (g *guard) replace(s string) string {
	if len(s) <= maxShown && strings.IndexFunc(s, unusual) < 0 {
		return s
	}
	if len(s) > utf8.UTFMax*maxShown {
		s = s[:utf8.UTFMax*maxShown]
	}
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), "\ufffd")
	var b strings.Builder
	n := 0
	visible := file.Visible
	if g.set != nil {
		visible = typeset.Joined(file.Visible)
	}
	for _, r := range norm.NFC.String(strings.Map(visible, s)) {
		if n >= maxShown {
			b.WriteString("…")
			break
		}
		if g.set == nil && r != '\n' && g.face.Width(r) < 0 {
			g.Missing[r] = true
		}
		b.WriteRune(r)
		n++
	}
	if g.set != nil {
		g.note(b.String())
	}
	return b.String()
}

// unusual reports whether a character is none of the plain ones that every face has.
func unusual(r rune) bool { return (r < ' ' || r > '~') && r != '\n' }

// note remembers what of a text no font draws.
func (g *guard) note(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		for _, r := range g.set.Missing(line) {
			g.Missing[r] = true
		}
	}
}

// Drawn is clean text with "?" for each character that the font lacks.
func (g *guard) Drawn(s string) string {
	if len(g.Missing) == 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if g.Missing[r] {
			return '?'
		}
		return r
	}, s)
}

// Line is Clean on one line.
func (g *guard) Line(s string) string {
	s = g.Clean(s)
	if strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && !strings.Contains(s, "\n") && !strings.Contains(s, "\u00a0") {
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

// finite reports whether all numbers can stand in a drawing.
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

// Recovered runs f and turns a panic of the drawing library into an error.
func Recovered(f func() ([]byte, error)) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = nil, fmt.Errorf("the PDF could not be drawn: %v", p)
		}
	}()
	return f()
}
