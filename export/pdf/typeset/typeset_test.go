package typeset

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/typeface"
)

// latin is what the own face of tests draws.
func latin(r rune) bool { return r < 0x250 || r == '…' || r == '“' || r == '”' }

// set is of the fonts in testdata, or of those given.
func set(t testing.TB, names ...string) *Set {
	t.Helper()
	if len(names) == 0 {
		names = []string{"NotoNaskhArabic", "NotoSansHebrew", "NotoSansDevanagari", "NotoSansBengali", "NotoSansTamil", "NotoSansThai"}
	}
	var fonts []*typeface.Font
	for _, n := range names {
		b, err := os.ReadFile(filepath.Join("testdata", n+".ttf"))
		if err != nil {
			t.Fatal(err)
		}
		f, err := typeface.Read(typeface.Source{File: b})
		if err != nil {
			t.Fatal(err)
		}
		fonts = append(fonts, f)
	}
	return New(latin, fonts)
}

// paper is a line from left to right, letter by letter.
func paper(s *Set, line string) string {
	var b strings.Builder
	for _, it := range s.Line(line) {
		switch it.Font {
		case Own:
			b.WriteString(it.Text)
		case None:
			b.WriteString(strings.Repeat("?", len(it.Clusters)))
		}
		for _, g := range it.Glyphs {
			b.WriteRune(g.Letter)
		}
	}
	return b.String()
}

func backwards(s string) string {
	r := []rune(s)
	slices.Reverse(r)
	return string(r)
}

// TestLevels are those of the standard, worked out by hand.
func TestLevels(t *testing.T) {
	for _, c := range []struct {
		text string
		base Level
		want string
	}{
		{"abc", 0, "000"},
		{"אבג", 0, "111"},
		{"a אב 12 b", 0, "001112200"},
		{"אב 12) b", 0, "11122000"},
		{"a ١٢ א", 0, "002211"},
		{"ab אב", 1, "22111"},
		{"a (אב) b", 0, "00011000"},
		{"א (ab) ב", 1, "11122111"},
		{"א 1,2 €3", 0, "11222122"},
		{"אבִ.", 0, "1110"},
		{"א  ", 0, "100"},
		{"م 1-2", 0, "11212"},
	} {
		var got strings.Builder
		for _, l := range levels([]rune(c.text), c.base) {
			got.WriteByte('0' + byte(l))
		}
		if got.String() != c.want {
			t.Errorf("%q inside %d: %s, not %s", c.text, c.base, got.String(), c.want)
		}
	}
}

// TestSentences keep what people typed apart from our words.
func TestSentences(t *testing.T) {
	const name, other, note = "חברת הענן", "דוד כהן", "גיבוי (22) SSH"
	s := set(t)
	for _, typed := range []string{name, other, note, "plain"} {
		s.Typed(typed)
	}
	turn := backwards
	for line, want := range map[string]string{
		name + ": 55 of 100":           turn(name) + ": 55 of 100",
		"by " + name + ", " + other:    "by " + turn(name) + ", " + turn(other),
		name + ", " + other + " and 2": turn(name) + ", " + turn(other) + " and 2",
		name + ", " + other:            turn(other) + " ," + turn(name),
		"Note: " + note + ". Then":     "Note: SSH (22) " + turn("גיבוי") + ". Then",
		"Note: גיבוי (22)… then":       "Note: …(22) " + turn("גיבוי") + " then",
		"ב 7 12 שרתים (x)":             turn("שרתים") + " 12 7 " + turn("ב") + " (x)",
	} {
		if got := paper(s, line); got != want {
			t.Errorf("%q is %q on paper, not %q", line, got, want)
		}
	}
	for text, want := range map[string]bool{name: true, name + ", " + other: true, note: true, "by " + name: false, name + " x": false, "12": false, "": false} {
		if s.AllFromRight(text) != want {
			t.Errorf("%q all from the right: %v", text, !want)
		}
	}
}

// TestMirrored: a bracket in text from the right is drawn as the other one of its pair, and
// is an item of its own, so that it can say which it is.
func TestMirrored(t *testing.T) {
	s := set(t)
	s.Typed("שלום (אבג)")
	got := ""
	for _, it := range s.Line("שלום (אבג) ok (x)") {
		if it.Mirrored {
			got += it.Text
		}
	}
	if got != "()" {
		t.Errorf("%q is drawn mirrored", got)
	}
}

// TestMarkedLines stand as their paragraph says, wherever it is broken.
func TestMarkedLines(t *testing.T) {
	const note = "גיבוי 12 שרתים - לילה"
	s := set(t)
	s.Typed(note)
	lines := []string{"Note: גיבוי", "12 שרתים -", "לילה"}
	s.Mark("Note: "+note, lines)
	want := []string{"Note: " + backwards("גיבוי"), "- " + backwards("שרתים") + " 12", backwards("לילה")}
	for i, l := range lines {
		if got := paper(s, l); got != want[i] {
			t.Errorf("line %d is %q, not %q", i, got, want[i])
		}
		if !strings.Contains("Note: "+note, Plain(l)) {
			t.Errorf("line %d became %q", i, Plain(l))
		}
	}
}

// TestShaped letters join, turn and stack, and each has a code that says which it is.
func TestShaped(t *testing.T) {
	s := set(t)
	for _, word := range []string{"الأمل", "می\u200cخواهم", "שָׁלוֹם", "कृष्णमूर्ति", "विद्यार्थी", "প্রযুক্তি", "கௌரி", "น้ำใจ"} {
		items := s.Items(word)
		if len(items) != 1 || items[0].Font < 0 {
			t.Errorf("%q is in %d pieces: %+v", word, len(items), items)
			continue
		}
		said := ""
		for _, g := range items[0].Glyphs {
			said += string(g.Letter)
		}
		if TwoWays(word) {
			said = backwards(said)
		}
		if said != word || s.Width(items[0]) <= 0 {
			t.Errorf("%q says %q and is %v wide", word, said, s.Width(items[0]))
		}
	}
	if alone, joined := s.Items("ع")[0], s.Items("عع")[0]; s.Width(joined) == 2*s.Width(alone) {
		t.Error("letters are not joined")
	}
	if n := len(s.Items("लाला")[0].Clusters); n != 2 {
		t.Errorf("%d clusters", n)
	}
}

// TestFontsInOrder: the first font that has all letters of a cluster draws it.
func TestFontsInOrder(t *testing.T) {
	s := set(t, "NotoSansHebrew", "NotoSansThai", "NotoSansHebrew")
	for text, want := range map[string][]int{"abc": {Own}, "שלום": {0}, "ใจ": {1}, "नम": {None}, "xשใ": {Own, 0, 1}, "a ש": {Own, Own, 0}} {
		var got []int
		for _, it := range s.Items(text) {
			got = append(got, it.Font)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q is of %v, not %v", text, got, want)
		}
	}
	if m := s.Missing("abc שלום नम\u0301"); string(m) != "नम" && string(m) != "नम\u0301" {
		t.Errorf("missing %q", string(m))
	}
}

// FuzzShape never fails, whatever the text and the font, and loses no letter.
func FuzzShape(f *testing.F) {
	for _, s := range []string{"שלום 12 (x)", "म" + strings.Repeat("ि", 40), strings.Repeat("ل", 400), "\u200dلا\u200c", "ก\u0e49\u0e33 น้ำ", "a\u0301\u0301 نعم ٣٪", "\u202eنعم\u2066",
		"a" + strings.Repeat("\u0301", 500), strings.Repeat("क्ष्म", 200), strings.Repeat("ภาษาไทยไม่มีช่องว่าง", 500), strings.Repeat("\u2067(", 130) + "א", strings.Repeat("👨‍👩‍👧‍👦", 100), "\u0378\U0003fffd﷽𒐫"} {
		f.Add(s, 0)
		f.Add(s, 700)
	}
	whole, err := os.ReadFile("testdata/NotoNaskhArabic.ttf")
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, text string, damage int) {
		s := set(t)
		if damage > 0 { // a font that is no longer sound
			broken := slices.Clone(whole)
			for i := damage % 97; i < len(broken); i += 97 + damage%1000 {
				broken[i] ^= byte(damage)
			}
			if font, err := typeface.Read(typeface.Source{File: broken}); err == nil {
				s.fonts = append([]*face{{Font: font}}, s.fonts...)
			}
		}
		text = strings.ToValidUTF8(strings.Map(Joined(func(r rune) rune { return r }), text), "?")
		s.Typed(text)
		lines := strings.Fields(text)
		s.Mark(strings.Join(lines, " "), lines)
		for _, line := range lines {
			s.Missing(Plain(line))
			letters := 0
			for _, it := range s.Line(line) {
				if letters += len([]rune(it.Text)); it.Font >= 0 && s.Width(it) < 0 {
					t.Errorf("%q is %v wide", it.Text, s.Width(it))
				}
			}
			if want := len([]rune(Plain(line))); letters != want {
				t.Errorf("%q has %d letters, not %d", line, letters, want)
			}
			cuts := s.Cuts(Plain(line))
			if !slices.IsSorted(cuts) || cuts[len(cuts)-1] != len(Plain(line)) {
				t.Errorf("%q is cut at %v", line, cuts)
			}
		}
	})
}

// TestEndlessFont places marks with a font whose outlines do not end, and does not follow
// them: nothing of it is drawn.
func TestEndlessFont(t *testing.T) {
	f, err := typeface.Read(typeface.Source{File: typeface.SampleEndless("กิ้นุำ", 10, 20_000)})
	if err != nil {
		t.Fatal(err)
	}
	s := New(latin, []*typeface.Font{f})
	for _, it := range s.Items("กิ้น นุ้ กำ") {
		if it.Font >= 0 {
			t.Errorf("%q is drawn", it.Text)
		}
	}
}
