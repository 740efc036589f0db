package pdf

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// withEast is the firm of many scripts, with letters beyond the basic plane.
func withEast(t testing.TB) *report.Report {
	t.Helper()
	a := scripts(t).Assessment.Clone()
	a.Profile.Name = "東京𠮷 & Söhne 😀"
	return report.Build(reporttest.Frozen(t), &a, reporttest.PDFDay, time.Time{})
}

// TestFontDraws what the own face lacks, and nothing else.
func TestFontDraws(t *testing.T) {
	x := doc.Extra{Fonts: fontsOf(typeface.Sample(eastern + "Söhne&"))}
	if err := x.Check(); err != nil {
		t.Fatal(err)
	}
	r := withEast(t)
	out := PDFOf(t, r, x)
	reporttest.ToLookAt(t, "font", out)
	if again := PDFOf(t, r, x); !bytes.Equal(out, again) {
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
	for _, g := range d.Others[0].Used {
		drawn = append(drawn, g.Letter)
	}
	for _, r := range eastern {
		if !slices.Contains(drawn, r) {
			t.Errorf("%c is not drawn", r)
		}
		if d.Missing[r] {
			t.Errorf("%c is told as missing", r)
		}
	}
	if strings.ContainsAny(string(drawn), "Söhne&") || !d.Missing['ش'] {
		t.Errorf("drawn from the font: %c; missing: %v", drawn, d.Missing)
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

// TestFontWraps text without spaces, and loses none of it.
func TestFontWraps(t *testing.T) {
	const said = "東京クラウド、王小明（東京）。クラウド東京王小明クラウド、ok.example/a/b東京 王小明"
	r := withEast(t)
	d := drawing(t, r, doc.Extra{Fonts: fontsOf(typeface.Sample(said))})
	for w := 30.0; w < 300; w += 3 {
		lines := d.Wrap(doc.BodyText, said, w)
		for _, l := range lines {
			if got := d.Width(doc.BodyText, l); got > w {
				t.Errorf("%q is %v wide, more than %v", l, got, w)
			}
			if l = strings.TrimSuffix(l, typeface.GoesOn); strings.HasPrefix(l, "、") || strings.HasPrefix(l, "。") || strings.HasSuffix(l, "（") {
				t.Errorf("within %v a line is %q", w, l)
			}
		}
		if got := typeface.Unbroken(lines); got != said {
			t.Errorf("within %v it became %q", w, got)
		}
	}
	if n := len(d.Wrap(doc.BodyText, "東京クラウド王小明", 40)); n < 2 {
		t.Errorf("%d lines", n)
	}
}

// eastern is what the names of scripts need, with what is drawn in no order.
const eastern = "東京クラウド王小明𠮷😀"

// TestFontNamed: a report names the fonts that it is drawn with, and not where on this
// computer they are.
func TestFontNamed(t *testing.T) {
	const path = "/home/somebody/fonts/hideaway.ttf"
	style := typeface.Style{Family: "Noto Sans CJK JP"}
	told := doc.Lettering{}
	x := doc.Extra{
		Find: func(letters []rune) []typeface.Source {
			if !slices.Contains(letters, '東') || slices.Contains(letters, 'S') {
				t.Errorf("asked for %c", letters)
			}
			return []typeface.Source{{File: typeface.SampleOf(eastern, style), Path: path}}
		},
		Drew: func(l doc.Lettering) { told = l },
	}
	r := withEast(t)
	pages := strings.Join(reporttest.TextPages(t, PDFOf(t, r, x)), " ")
	if !strings.Contains(pages, "are drawn with Noto Sans CJK JP.") || strings.Contains(pages, "hideaway") {
		t.Error("the report does not name its font, or says where it was")
	}
	if len(told.Fonts) != 1 || told.Fonts[0] != (doc.UsedFont{Name: style.Family, Path: path}) || !slices.Contains(told.Lacking, 'ش') || slices.Contains(told.Lacking, '東') {
		t.Errorf("told %+v", told)
	}
	d := drawing(t, r, doc.Extra{Fonts: x.Find([]rune("東"))})
	d.report()
	if raw, err := d.Raw(); err != nil || bytes.Contains(raw, []byte("hideaway")) {
		t.Errorf("it says where the font was, %v", err)
	}
}
