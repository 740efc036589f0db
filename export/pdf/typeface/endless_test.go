package typeface

import (
	"bytes"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// manyHan are letters of a font, more than a few.
func manyHan(n int) string {
	out := make([]rune, n)
	for i := range out {
		out[i] = rune(0x4e00 + i)
	}
	return string(out)
}

// TestEndlessOutlines gives up a font whose subroutines call each other without end,
// after few letters, and draws one whose subroutines end.
func TestEndlessOutlines(t *testing.T) {
	t.Parallel()
	letters := manyHan(3000)
	bomb := SampleEndless(letters, 10, 20_000)
	f, err := Read(Source{File: bomb})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range letters {
		if f.Glyph(r) != nil {
			t.Fatalf("%c is drawn", r)
		}
	}
	if !f.Endless() {
		t.Error("the font is not given up")
	}
	if f.in.heavy > mostSuch {
		t.Errorf("%d letters were followed without end", f.in.heavy)
	}
	sound, err := Read(Source{File: SampleEndless("東京", 4, 3)})
	if err != nil {
		t.Fatal(err)
	}
	if sound.Glyph('東') == nil || sound.Endless() {
		t.Error("subroutines that end are not followed")
	}
}

// TestJoining keeps what joins letters, and no outlines that are followed without end.
func TestJoining(t *testing.T) {
	t.Parallel()
	f, err := Read(Source{File: SampleEndless("東京", 10, 20_000)})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(f.Joining(), []byte(cffTable)) {
		t.Error("it has the outlines in PostScript")
	}
	plain := SampleOf("東京", Style{Tables: []string{"GSUB", "gvar", "SVG "}})
	if f, err = Read(Source{File: Collected(Sample("x"), plain), Index: 1}); err != nil {
		t.Fatal(err)
	}
	got := f.Joining()
	if _, err := sfnt.Parse(got); err != nil {
		t.Error(err)
	}
	for name, want := range map[string]bool{"GSUB": true, "glyf": true, "loca": true, "gvar": false, "SVG ": false} {
		if bytes.Contains(got[:12+16*20], []byte(name)) != want {
			t.Errorf("%s: %v", name, !want)
		}
	}
	if inOrder([]byte{0, 0, 0, 9, 0, 3}, make([]byte, 54)) || !inOrder([]byte{0, 0, 0, 9, 0, 9}, make([]byte, 54)) {
		t.Error("outlines that share a place")
	}
}
