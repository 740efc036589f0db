package typeface

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// postScript is a font with PostScript outlines, and what it has of letters.
const postLetters = "東京クラウド王小明&S8한"

func postScript(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", "NotoSansCJKjp-part.otf"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestPostScriptOutlines holds each glyph to the outline that the font has: every
// point of the one is near the other, both ways, and both go around the same area.
func TestPostScriptOutlines(t *testing.T) {
	file := postScript(t)
	face, err := Read(Source{File: file})
	if err != nil {
		t.Fatal(err)
	}
	source, err := sfnt.Parse(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range postLetters {
		g := face.Glyph(r)
		if g == nil {
			t.Fatalf("%c is not drawn", r)
		}
		face.Use(g)
		want, wide := sourceOutline(t, source, r)
		if g.Advance != wide {
			t.Errorf("%c is %d wide, not %d", r, g.Advance, wide)
		}
		sameOutline(t, r, flat(g.contours), want)
	}
	written, err := sfnt.Parse(fontWith(face.TrueTypeOf(), face.Used))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range postLetters {
		want, _ := sourceOutline(t, source, r)
		got, _ := sourceOutline(t, written, r)
		sameOutline(t, r, got, want)
	}
}

// sourceOutline is the outline of a letter as short lines, and how wide it is.
func sourceOutline(t *testing.T, f *sfnt.Font, r rune) (lines [][]spot, wide int) {
	t.Helper()
	var b sfnt.Buffer
	i, err := f.GlyphIndex(&b, r)
	if err != nil || i == 0 {
		t.Fatalf("%c: glyph %d, %v", r, i, err)
	}
	em := fixed.I(int(f.UnitsPerEm()))
	adv, err := f.GlyphAdvance(&b, i, em, font.HintingNone)
	if err != nil {
		t.Fatal(err)
	}
	segments, err := f.LoadGlyph(&b, i, em, nil)
	if err != nil {
		t.Fatal(err)
	}
	at := spot{}
	for _, s := range segments {
		n := len(lines) - 1
		to := spotAt(lastPoint(s))
		if s.Op == sfnt.SegmentOpMoveTo {
			lines = append(lines, []spot{to})
			at = to
			continue
		}
		for k := 1.0; k <= fine; k++ {
			u := k / fine
			p := between(at, to, u)
			switch s.Op {
			case sfnt.SegmentOpQuadTo:
				a := spotAt(s.Args[0])
				p = between(between(at, a, u), between(a, to, u), u)
			case sfnt.SegmentOpCubeTo:
				_, _, _, p = part(at, spotAt(s.Args[0]), spotAt(s.Args[1]), to, 0, u)
			}
			lines[n] = append(lines[n], p)
		}
		at = to
	}
	return lines, adv.Round()
}

// fine is how many lines stand for a curve.
const fine = 32.0

// flat is an outline of ours as short lines.
func flat(contours [][]corner) (lines [][]spot) {
	for _, c := range contours {
		at := spot{float64(c[0].X), float64(c[0].Y)}
		line := []spot{at}
		for i := 1; i <= len(c); i++ {
			p := c[i%len(c)]
			to := spot{float64(p.X), float64(p.Y)}
			bend := between(at, to, 0.5)
			if !p.on {
				bend = to
				i++
				to = spot{float64(c[i%len(c)].X), float64(c[i%len(c)].Y)}
			}
			for k := 1.0; k <= fine; k++ {
				u := k / fine
				line = append(line, between(between(at, bend, u), between(bend, to, u), u))
			}
			at = to
		}
		lines = append(lines, line)
	}
	return lines
}

// sameOutline compares two outlines of a letter, contour by contour.
func sameOutline(t *testing.T, r rune, got, want [][]spot) {
	t.Helper()
	if len(got) != len(want) {
		t.Errorf("%c has %d contours, not %d", r, len(got), len(want))
		return
	}
	const most = offCurve + math.Sqrt2/2 + 0.2 // of the curve, of rounding, of short lines
	for i := range want {
		for _, pair := range [][2][]spot{{got[i], want[i]}, {want[i], got[i]}} {
			for _, p := range pair[0] {
				if d := distance(p, pair[1]); d > most {
					t.Errorf("%c: contour %d is %.2f units off at %.0f, %.0f", r, i, d, p.x, p.y)
					return
				}
			}
		}
		if a, b := area(got[i]), area(want[i]); math.Abs(a-b) > 0.01*math.Abs(b)+60 {
			t.Errorf("%c: contour %d goes around %.0f, not %.0f", r, i, a, b)
		}
	}
}

func distance(p spot, line []spot) float64 {
	best := math.Inf(1)
	for i := 1; i < len(line); i++ {
		a, b := line[i-1], line[i]
		dx, dy := b.x-a.x, b.y-a.y
		u := 0.0
		if l := dx*dx + dy*dy; l > 0 {
			u = max(0, min(1, ((p.x-a.x)*dx+(p.y-a.y)*dy)/l))
		}
		best = min(best, math.Hypot(p.x-a.x-u*dx, p.y-a.y-u*dy))
	}
	return best
}

func area(line []spot) (sum float64) {
	for i := range line {
		a, b := line[i], line[(i+1)%len(line)]
		sum += (a.x*b.y - b.x*a.y) / 2
	}
	return sum
}

// TestEndlessGlyph ends, whatever a font's subroutines call: here ten of them, each
// the next one thousands of times.
func TestEndlessGlyph(t *testing.T) {
	face, err := Read(Source{File: endless()})
	if err != nil {
		t.Fatal(err)
	}
	if face.Glyph('A') != nil {
		t.Error("a glyph without an end is drawn")
	}
	if face.Glyph('B') == nil {
		t.Error("the one beside it is not")
	}
}

// endless is a font of which one glyph takes for ever.
func endless() []byte {
	const callGlobal, back, end, first, times = 29, 11, 14, 32, 20_000
	index := func(items ...[]byte) []byte {
		out := append16(nil, len(items))
		if len(items) == 0 {
			return out
		}
		out = append(out, 4)
		at := uint32(1)
		for _, item := range append(items, nil) {
			out = big.AppendUint32(out, at)
			at += uint32(len(item))
		}
		return append(out, slices.Concat(items...)...)
	}
	var subrs [][]byte
	for i := range 10 {
		next := []byte{first + byte(i) + 1, callGlobal}
		if i == 9 {
			next = nil
		}
		subrs = append(subrs, append(slices.Repeat(next, times), back))
	}
	top := func(at int) []byte { return index(append(big.AppendUint32([]byte{29}, uint32(at)), 17)) }
	cff := slices.Concat([]byte{1, 0, 4, 4}, index([]byte("A")), top(0), index(), index(subrs...))
	cff = slices.Concat([]byte{1, 0, 4, 4}, index([]byte("A")), top(len(cff)), index(), index(subrs...),
		index([]byte{end}, []byte{first, callGlobal, end}, []byte{end}))
	made := &Font{Em: 1000}
	for _, r := range "AB" {
		made.Use(&Glyph{Letter: r, Advance: 500, contours: [][]corner{{{X: 1, on: true}, {Y: 1, on: true}, {X: 9, Y: 9, on: true}}}})
	}
	return withTables(fontWith(made.TrueTypeOf(), made.Used), fontTable{cffTable, cff})
}

// withTables is a font with one table in place of its outlines.
func withTables(file []byte, more fontTable) []byte {
	tables := []fontTable{more}
	for row := 12; row < 12+16*int(big.Uint16(file[4:])); row += 16 {
		if name := string(file[row : row+4]); !slices.Contains(trueTables, name) {
			at, n := big.Uint32(file[row+8:]), big.Uint32(file[row+12:])
			data := file[at : at+n]
			if name == "maxp" {
				data = append16([]byte{0, 0, 0x50, 0}, int(big.Uint16(data[4:])))
			}
			tables = append(tables, fontTable{name, data})
		}
	}
	return fontOf(tables)
}
