package typeface

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// eastern is what the names of scripts need, with what is drawn in no order.
const eastern = "東京クラウド王小明𠮷😀"

// TestFontsRefused gives one line each that says what would be right.
func TestFontsRefused(t *testing.T) {
	good := Sample(eastern)
	tied := fontOf([]fontTable{{name: "OS/2", data: append16(nil, 4, 0, 400, 5, 2)}})
	for name, c := range map[string]struct {
		file []byte
		want string
	}{
		"words": {[]byte("a font"), "give a .ttf, .otf or .ttc file"},
		"CFF":   {[]byte("OTTO\x00\x01\x00\x10\x00\x00\x00\x00"), "give a .ttf, .otf or .ttc file"},
		"CFF in a collection": {append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), "OTTO\x00\x01\x00\x10\x00\x00\x00\x00"...),
			"give a .ttf, .otf or .ttc file"},
		"an empty collection": {[]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00\xff\xff\xff\xff"), "give a .ttf, .otf or .ttc file"},
		"tied":                {tied, "does not allow"},
		"large":               {make([]byte, MaxFontBytes+1), "give a smaller one"},
		"no tables":           {good[:12], "give a .ttf, .otf or .ttc file"},
	} {
		_, err := Read(Source{File: c.file})
		if err == nil || strings.Contains(err.Error(), "\n") || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for n := 1; n < len(good)-32; n += 1 + len(good)/199 { // the last table is not read
		if _, err := Read(Source{File: good[:n]}); err == nil {
			t.Errorf("cut after %d of %d bytes it is taken", n, len(good))
		}
	}
}

// TestFontOfACollection takes the first, wherever its tables begin.
func TestFontOfACollection(t *testing.T) {
	one := Sample(eastern)
	const head = 17 // not where a table may begin
	file := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x11?"), one...)
	for row := head + 12; row < head+12+16*int(big.Uint16(one[4:])); row += 16 {
		big.PutUint32(file[row+8:], big.Uint32(file[row+8:])+head)
	}
	face, err := Read(Source{File: file})
	if err != nil {
		t.Fatal(err)
	}
	if face.Glyph('東') == nil || face.Glyph('x') != nil {
		t.Error("it has other letters")
	}
}

// TestScriptsThatNeedMore are left to "?", though the font has them.
func TestScriptsThatNeedMore(t *testing.T) {
	face, err := Read(Source{File: Sample("نعم שלום ไทย हिन्दी 東京한あ→😀\u0301")})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range "نعםשไทหินि\u0301" {
		if face.Glyph(r) != nil {
			t.Errorf("%c (%U) is drawn by itself", r, r)
		}
	}
	for _, r := range "東京한あ→😀" {
		if face.Glyph(r) == nil {
			t.Errorf("%c is not drawn", r)
		}
	}
}

// FuzzFont refuses whatever is given as a font, or makes a sound one of what is
// drawn of it.
func FuzzFont(f *testing.F) {
	good := Sample(eastern)
	f.Add(good)
	f.Add(good[:len(good)/2])
	f.Add([]byte("OTTO\x00\x01\x00\x10\x00\x00\x00\x00"))
	f.Add(postScript(f))
	f.Add(endless())
	f.Fuzz(func(t *testing.T, file []byte) {
		face, err := Read(Source{File: file})
		if err != nil {
			return
		}
		for _, r := range eastern {
			if g := face.Glyph(r); g != nil {
				face.Use(g)
			}
		}
		made, err := sfnt.Parse(fontWith(face.TrueTypeOf(), face.Used))
		if err != nil {
			t.Fatalf("of %d glyphs: %v", len(face.Used), err)
		}
		for _, g := range face.Used {
			again := (&Font{Font: made, Em: face.Em}).load(g.Letter)
			if again == nil || again.Advance != g.Advance || len(again.contours) != len(g.contours) {
				t.Errorf("%c was %+v and is %+v", g.Letter, g, again)
			}
		}
	})
}
