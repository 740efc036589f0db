package pdf

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// What the report's own face lacks is drawn from the user's font without the
// drawing library: it holds no character beyond the basic plane, and fonts that
// are damaged bring it down.

// write draws one line in pieces: of the own face, and of the user's.
func (d *Doc) write(x, y float64, st style, s string) {
	if d.other == nil {
		d.f.Text(x, y, s)
		return
	}
	from, codes := 0, ""
	flush := func(to int) {
		if codes != "" {
			d.writeCodes(x, y, st, codes)
		} else if from < to {
			d.f.Text(x, y, s[from:to])
		}
		x += d.width(st, s[from:to])
		from, codes = to, ""
	}
	for i, r := range s {
		g := d.other.glyphs[r]
		if (g != nil) != (codes != "") {
			flush(i)
		}
		if g != nil {
			codes += fmt.Sprintf("%04X", d.other.use(g))
		}
	}
	flush(len(s))
}

// writeCodes draws glyphs of the user's font. It has no bold face, so what
// should be bold gets a thin line around it.
func (d *Doc) writeCodes(x, y float64, st style, codes string) {
	c := d.shade(st.color)
	ink := fmt.Sprintf("%.3f %.3f %.3f", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
	paint := ink + " rg"
	if st.bold {
		paint += fmt.Sprintf(" %s RG 2 Tr %.2f w", ink, st.size*0.03)
	}
	d.f.RawWriteStr(fmt.Sprintf("q %s BT /%s %.2f Tf %.2f %.2f Td <%s> Tj ET Q", paint, otherFont, st.size, x, d.paper.h-y, codes))
}

// otherFont is what pages call the user's font.
const otherFont = "FOther"

// addTypeface puts in what was drawn of the user's font, if anything.
func (f *pdfFile) addTypeface(t *typeface) error {
	if t == nil || len(t.used) == 0 {
		return nil
	}
	codes, widths := make([]int, len(t.used)), make([]string, len(t.used))
	for i, g := range t.used {
		codes[i], widths[i] = int(g.letter), fmt.Sprint(t.mille(g.advance))
	}
	name := subsetTag(t.name(), codes) + "+" + t.name()
	file := t.trueTypeOf()
	data := f.add(streamOf(fmt.Sprintf("/Length1 %d", len(file)), string(file)))
	about := f.add(t.descriptor(name, data))
	glyphs := f.add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /DW 1000 /W [1 [%s]] /CIDToGIDMap /Identity>>", name, about, strings.Join(widths, " ")))
	letters := f.add(streamOf("/CMapName /"+name+" /Type /CMap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>>", t.letters()))
	whole := f.add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, glyphs, letters))
	const fonts = "/Font <<\n"
	for n := 1; n < data; n++ {
		if body := f.objects[n]; strings.HasPrefix(body, "<<\n/ProcSet ") && strings.Contains(body, fonts) {
			f.objects[n] = strings.Replace(body, fonts, fmt.Sprintf("%s/%s %d 0 R\n", fonts, otherFont, whole), 1)
			return nil
		}
	}
	return errShape
}

// mille brings a length of the font to thousandths of the em.
func (t *typeface) mille(n int) int { return (2000*n + t.em) / (2 * t.em) }

// name is the font's own, of letters that a name may have.
func (t *typeface) name() string {
	name, _ := t.font.Name(&t.buf, sfnt.NameIDPostScript)
	name = strings.Map(func(r rune) rune {
		if r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, name)
	return cmp.Or(name[:min(len(name), 60)], "Other")
}

// descriptor says how the font is built.
func (t *typeface) descriptor(name string, data int) string {
	low, high := t.bounds()
	const em = 1000
	m, _ := t.font.Metrics(&t.buf, fixed.I(em), font.HintingNone)
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, t.mille(low.x), t.mille(low.y), t.mille(high.x), t.mille(high.y), m.Ascent.Round(), -m.Descent.Round(), m.CapHeight.Round(), data)
}

// letters tells programs that copy text which letter each code is.
func (t *typeface) letters() string {
	lines := make([]string, len(t.used))
	for i, g := range t.used {
		lines[i] = fmt.Sprintf("<%04X> <%s\n", g.code, strings.TrimPrefix(textString(string(g.letter)), "<FEFF"))
	}
	return mapOf("bfchar", lines)
}
