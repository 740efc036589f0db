package pdf

import (
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"

	"golang.org/x/image/font/sfnt"
)

// ttf is a font in which each of some letters is a box.
func ttf(letters string) []byte {
	const em = 1000
	made := &typeface{em: em}
	runes := []rune(letters)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	for i, r := range runes {
		side := 600 + i%7*40
		box := []corner{{x: 50, y: 0, on: true}, {x: 50, y: side, on: true}, {x: side, y: side, on: true}, {x: side, y: 0, on: false}}
		made.use(&glyph{letter: r, advance: em, contours: [][]corner{box}})
	}
	return fontWith(made.trueTypeOf(), made.used)
}

// fontWith adds to a font which letter each of its glyphs is.
func fontWith(file []byte, used []*glyph) []byte {
	used = slices.SortedFunc(slices.Values(used), func(a, b *glyph) int { return int(a.letter - b.letter) })
	groups := big.AppendUint32(nil, uint32(len(used)))
	for _, g := range used {
		for _, n := range []int{int(g.letter), int(g.letter), g.code} {
			groups = big.AppendUint32(groups, uint32(n))
		}
	}
	cmap := big.AppendUint32(append16(nil, 0, 1, 3, 10), 12)
	cmap = append16(cmap, 12, 0)
	cmap = big.AppendUint32(big.AppendUint32(cmap, uint32(len(groups)+12)), 0)
	tables := []fontTable{{name: "cmap", data: append(cmap, groups...)}}
	for row := 12; row < 12+16*int(big.Uint16(file[4:])); row += 16 {
		at, n := big.Uint32(file[row+8:]), big.Uint32(file[row+12:])
		tables = append(tables, fontTable{name: string(file[row : row+4]), data: file[at : at+n]})
	}
	return fontOf(tables)
}

// eastern is what the names of scripts need, with what is drawn in no order.
const eastern = "東京クラウド王小明𠮷😀"

// withEast is the firm of many scripts, with letters beyond the basic plane.
func withEast(t testing.TB) *report.Report {
	t.Helper()
	a := scripts(t).Assessment.Clone()
	a.Profile.Name = "東京𠮷 & Söhne 😀"
	return report.Build(reporttest.Shipped(t), &a, reporttest.PdfDay, time.Time{})
}

// TestFontDraws what the own face lacks, and nothing else.
func TestFontDraws(t *testing.T) {
	x := Extra{Font: ttf(eastern + "Söhne&")}
	if err := x.Check(); err != nil {
		t.Fatal(err)
	}
	r := withEast(t)
	out := PdfOf(t, r, x)
	reporttest.ToLookAt(t, "font", out)
	if again := PdfOf(t, r, x); !bytes.Equal(out, again) {
		t.Error("the second time gives other bytes")
	}
	reporttest.CheckFile(t, out)
	CheckSound(t, out)
	d, err := newBook(r, x)
	if err != nil {
		t.Fatal(err)
	}
	d.report()
	var drawn []rune
	for _, g := range d.other.used {
		drawn = append(drawn, g.letter)
	}
	for _, r := range eastern {
		if !slices.Contains(drawn, r) {
			t.Errorf("%c is not drawn", r)
		}
		if d.missing[r] {
			t.Errorf("%c is told as missing", r)
		}
	}
	if strings.ContainsAny(string(drawn), "Söhne&") || !d.missing['ش'] {
		t.Errorf("drawn from the font: %c; missing: %v", drawn, d.missing)
	}
	pages := strings.Join(reporttest.TextPages(t, out), " ")
	for _, want := range []string{"東京クラウド", "王小明", "東京𠮷 & Söhne 😀", "Arabic letters"} {
		if !strings.Contains(pages, want) {
			t.Errorf("%q is not in the text", want)
		}
	}
	if strings.Contains(pages, "Chinese characters") {
		t.Error("what was drawn is told as missing")
	}
}

// TestFontIsEmbedded with a map to letters, beside the two that are always so.
func TestFontIsEmbedded(t *testing.T) {
	if _, err := exec.LookPath("pdffonts"); err != nil {
		t.Skip("pdffonts is not installed")
	}
	for _, c := range []struct {
		font []byte
		want int
	}{{ttf(eastern), 3}, {ttf("xyz"), 2}, {nil, 2}} {
		out, err := exec.Command("pdffonts", reporttest.Saved(t, PdfOf(t, withEast(t), Extra{Font: c.font}))).CombinedOutput()
		if err != nil || strings.Count(string(out), " yes yes yes ") != c.want || strings.Count(string(out), "CID TrueType") != c.want {
			t.Errorf("not %d fonts: %v\n%s", c.want, err, out)
		}
	}
}

// TestFontWraps text without spaces, and loses none of it.
func TestFontWraps(t *testing.T) {
	const said = "東京クラウド、王小明（東京）。クラウド東京王小明クラウド、ok.example/a/b東京 王小明"
	r := withEast(t)
	d := drawing(t, r, Extra{Font: ttf(said)})
	for w := 30.0; w < 300; w += 3 {
		lines := d.wrap(bodyText, said, w)
		for _, l := range lines {
			if got := d.width(bodyText, l); got > w {
				t.Errorf("%q is %v wide, more than %v", l, got, w)
			}
			if l = strings.TrimSuffix(l, goesOn); strings.HasPrefix(l, "、") || strings.HasPrefix(l, "。") || strings.HasSuffix(l, "（") {
				t.Errorf("within %v a line is %q", w, l)
			}
		}
		if got := unbroken(lines); got != said {
			t.Errorf("within %v it became %q", w, got)
		}
	}
	if n := len(d.wrap(bodyText, "東京クラウド王小明", 40)); n < 2 {
		t.Errorf("%d lines", n)
	}
}

// TestFontsRefused gives one line each that says what would be right.
func TestFontsRefused(t *testing.T) {
	good := ttf(eastern)
	tied := fontOf([]fontTable{{name: "OS/2", data: append16(nil, 4, 0, 400, 5, 2)}})
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"words": {[]byte("a font"), "give a .ttf file"},
		"CFF":   {[]byte("OTTO\x00\x01\x00\x10\x00\x00\x00\x00"), "PostScript outlines"},
		"CFF in a collection": {append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), "OTTO\x00\x01\x00\x10\x00\x00\x00\x00"...),
			"PostScript outlines"},
		"an empty collection": {[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff"), "give a .ttf file"},
		"tied":                {tied, "does not allow"},
		"large":               {make([]byte, MaxFontBytes+1), "give a smaller one"},
		"no tables":           {good[:12], "give a .ttf file"},
	} {
		_, err := ReadTypeface(c.file)
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for n := 1; n < len(good)-32; n += 1 + len(good)/199 { // the last table is not read
		if _, err := ReadTypeface(good[:n]); err == nil {
			t.Errorf("cut after %d of %d bytes it is taken", n, len(good))
		}
	}
}

// TestFontOfACollection takes the first, wherever its tables begin.
func TestFontOfACollection(t *testing.T) {
	one := ttf(eastern)
	const head = 17 // not where a table may begin
	file := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x11?"), one...)
	for row := head + 12; row < head+12+16*int(big.Uint16(one[4:])); row += 16 {
		big.PutUint32(file[row+8:], big.Uint32(file[row+8:])+head)
	}
	face, err := ReadTypeface(file)
	if err != nil {
		t.Fatal(err)
	}
	if face.glyph('東') == nil || face.glyph('x') != nil {
		t.Error("it has other letters")
	}
}

// TestScriptsThatNeedMore are left to "?", though the font has them.
func TestScriptsThatNeedMore(t *testing.T) {
	face, err := ReadTypeface(ttf("نعم שלום ไทย हिन्दी 東京한あ→😀\u0301"))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "نعםשไทหินि\u0301" {
		if face.glyph(r) != nil {
			t.Errorf("%c (%U) is drawn by itself", r, r)
		}
	}
	for _, r := range "東京한あ→😀" {
		if face.glyph(r) == nil {
			t.Errorf("%c is not drawn", r)
		}
	}
}

// FuzzFont refuses whatever is given as a font, or makes a sound one of what is
// drawn of it.
func FuzzFont(f *testing.F) {
	good := ttf(eastern)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("OTTO\x00\x01\x00\x10\x00\x00\x00\x00"))
	f.Fuzz(func(t *testing.T, file []byte) {
		face, err := ReadTypeface(file)
		if err != nil {
			return
		}
		for _, r := range eastern {
			if g := face.glyph(r); g != nil {
				face.use(g)
			}
		}
		made, err := sfnt.Parse(fontWith(face.trueTypeOf(), face.used))
		if err != nil {
			t.Fatalf("of %d glyphs: %v", len(face.used), err)
		}
		for _, g := range face.used {
			again := (&typeface{font: made, em: face.em}).load(g.letter)
			if again == nil || again.advance != g.advance || len(again.contours) != len(g.contours) {
				t.Errorf("%c was %+v and is %+v", g.letter, g, again)
			}
		}
	})
}
