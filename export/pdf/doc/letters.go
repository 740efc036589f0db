package doc

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"

	"yourpart/export/pdf/file"
	"yourpart/export/pdf/typeface"
	"yourpart/export/pdf/typeset"
)

// What the report's own face lacks is drawn from other fonts without the
// drawing library: it holds no character beyond the basic plane, and fonts that
// are damaged bring it down.

// others are the other fonts as a set, or nil where there are none.
func (d *Doc) others() *typeset.Set {
	if len(d.Others) == 0 {
		return nil
	}
	own := d.Faces[0]
	return typeset.New(func(r rune) bool { return own.Width(r) >= 0 }, d.Others)
}

// foreign reports whether a line has letters that the own face lacks and others may
// have, or that stand in another order on paper.
func (d *Doc) foreign(s string) bool { return d.set != nil && d.set.Needs(s) }

// fromRight reports whether nothing of a text is read from the left, so that it is set
// to the right.
func (d *Doc) fromRight(s string) bool {
	return d.set != nil && typeset.TwoWays(s) && d.set.AllFromRight(d.Line(s))
}

// Typed tells the document what people typed, which may be in letters that are read from the
// right; its words are ordered by themselves wherever they are inside a sentence.
func (d *Doc) Typed(s string) {
	if d.set == nil || !typeset.TwoWays(s) {
		return
	}
	d.set.Typed(d.Line(s))
	for line := range strings.SplitSeq(s, "\n") {
		d.set.Typed(d.Line(line))
	}
}

// wideForeign is how wide such a line is.
func (d *Doc) wideForeign(st Style, s string) (sum float64) {
	for _, it := range d.set.Items(typeset.Plain(s)) {
		sum += d.wideItem(st, it)
	}
	return sum
}

func (d *Doc) wideItem(st Style, it typeset.Item) float64 {
	f := d.faceOf(st)
	switch it.Font {
	case typeset.Own:
		sum := 0.0
		for _, r := range it.Text {
			sum += f.advance(r)
		}
		return sum * st.Size
	case typeset.None:
		return float64(len(it.Clusters)) * f.Width('?') * st.Size
	}
	return d.set.Width(it) * st.Size
}

// writeForeign draws such a line in pieces, from left to right. Where the whole is
// not said already, a piece that no font draws says what it is.
func (d *Doc) writeForeign(x, y float64, st Style, s string, said bool) {
	items := d.set.Line(s)
	for i := 0; i < len(items); i++ {
		it := items[i]
		for it.Font == typeset.Own && !it.Mirrored && i+1 < len(items) && items[i+1].Font == typeset.Own && !items[i+1].Mirrored {
			i++
			it.Text += items[i].Text
		}
		switch {
		case it.Mirrored: // programs that take text out turn it back and do not mirror it
			d.actual(string(typeset.Mirrored([]rune(it.Text)[0])), said, func() { d.f.Text(x, y, it.Text) })
		case it.Font == typeset.Own:
			d.f.Text(x, y, it.Text)
		case it.Font == typeset.None:
			d.actual(it.Text, said, func() { d.f.Text(x, y, strings.Repeat("?", len(it.Clusters))) })
		default:
			var codes strings.Builder
			for _, g := range it.Glyphs {
				fmt.Fprintf(&codes, "%04X", d.Others[it.Font].Use(g))
			}
			d.writeCodes(x, y, st, it.Font, codes.String())
		}
		x += d.wideItem(st, it)
	}
}

// actual draws what stands for a text, unless more than it is said already.
func (d *Doc) actual(text string, said bool, draw func()) {
	if said {
		draw()
		return
	}
	d.f.RawWriteStr("/Span <</ActualText " + file.TextString(text) + ">> BDC")
	draw()
	d.f.RawWriteStr("EMC")
}

// writeCodes draws glyphs of another font. It has no bold face, so what
// should be bold gets a thin line around it.
func (d *Doc) writeCodes(x, y float64, st Style, font int, codes string) {
	c := d.Shade(st.Color)
	ink := fmt.Sprintf("%.3f %.3f %.3f", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
	paint := ink + " rg"
	if st.Bold {
		paint += fmt.Sprintf(" %s RG 2 Tr %.2f w", ink, st.Size*0.03)
	}
	d.f.RawWriteStr(fmt.Sprintf("q %s BT /%s %.2f Tf %.2f %.2f Td <%s> Tj ET Q", paint, otherFont(font), st.Size, x, d.paper.h-y, codes))
}

// otherFont is what pages call one of the other fonts, counted from 0.
func otherFont(i int) string { return fmt.Sprintf("FOther%d", i) }

// addTypeface puts in what was drawn of another font, if anything, under the
// name that pages have for it.
func addTypeface(f *file.File, t *typeface.Font, called string) error {
	if len(t.Used) == 0 {
		return nil
	}
	codes, widths := make([]int, len(t.Used)), make([]string, len(t.Used))
	for i, g := range t.Used {
		codes[i], widths[i] = int(g.Letter), fmt.Sprint(mille(t, g.Advance))
	}
	name := file.SubsetTag(name(t), codes) + "+" + name(t)
	ttf := t.TrueTypeOf()
	data := f.Add(file.StreamOf(fmt.Sprintf("/Length1 %d", len(ttf)), string(ttf)))
	about := f.Add(descriptor(t, name, data))
	glyphs := f.Add(fmt.Sprintf("<</Type /Font /Subtype /CIDFontType2 /BaseFont /%s /CIDSystemInfo <</Registry (Adobe) /Ordering (Identity) /Supplement 0>>"+
		" /FontDescriptor %d 0 R /DW 1000 /W [1 [%s]] /CIDToGIDMap /Identity>>", name, about, strings.Join(widths, " ")))
	letters := f.Add(file.StreamOf("/CMapName /"+name+" /Type /CMap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>>", letters(t)))
	whole := f.Add(fmt.Sprintf("<</Type /Font /Subtype /Type0 /BaseFont /%s /Encoding /Identity-H /DescendantFonts [%d 0 R] /ToUnicode %d 0 R>>",
		name, glyphs, letters))
	const fonts = "/Font <<\n"
	for n := 1; n < data; n++ {
		if body := f.Objects[n]; strings.HasPrefix(body, "<<\n/ProcSet ") && strings.Contains(body, fonts) {
			f.Objects[n] = strings.Replace(body, fonts, fmt.Sprintf("%s/%s %d 0 R\n", fonts, called, whole), 1)
			return nil
		}
	}
	return file.ErrShape
}

// mille brings a length of the font to thousandths of the em.
func mille(t *typeface.Font, n int) int { return (2000*n + t.Em) / (2 * t.Em) }

// name is the font's own, of letters that a name may have.
func name(t *typeface.Font) string {
	name, _ := t.Font.Name(&t.Buf, sfnt.NameIDPostScript)
	name = strings.Map(func(r rune) rune {
		if r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return r
		}
		return -1
	}, name)
	return cmp.Or(name[:min(len(name), 60)], "Other")
}

// descriptor says how the font is built.
func descriptor(t *typeface.Font, name string, data int) string {
	low, high := t.Bounds()
	const em = 1000
	m, _ := t.Font.Metrics(&t.Buf, fixed.I(em), font.HintingNone)
	return fmt.Sprintf("<</Type /FontDescriptor /FontName /%s /Flags 4 /FontBBox [%d %d %d %d] /ItalicAngle 0 /Ascent %d /Descent %d /CapHeight %d /StemV 80 /FontFile2 %d 0 R>>",
		name, mille(t, low.X), mille(t, low.Y), mille(t, high.X), mille(t, high.Y), m.Ascent.Round(), -m.Descent.Round(), m.CapHeight.Round(), data)
}

// letters tells programs that copy text which letter each code is.
func letters(t *typeface.Font) string {
	lines := make([]string, len(t.Used))
	for i, g := range t.Used {
		lines[i] = fmt.Sprintf("<%04X> <%s\n", g.Code, strings.TrimPrefix(file.TextString(string(g.Letter)), "<FEFF"))
	}
	return file.MapOf("bfchar", lines)
}
