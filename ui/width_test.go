package ui

import (
	"testing"
)

// TestWidthOf counts as the slow way does, for every rune that is counted here
// and for what must go the long way.
func TestWidthOf(t *testing.T) {
	texts := []string{"", "plain", "\x1b[1;38;2;15;32;60mbold\x1b[m text", "\x1b]0;title\x07x", "\x1b[", "\x1b[2Jx", "株式会社 ABC", "e\u0301", "é",
		"👩🏽‍💻 dev", "a\tb", "✓\ufe0f", "1\ufe0f\u20e3", "\xff\xfe", "שלום", "●○▸ …", "\x1b[38;5;1"}
	for r := rune(' '); r < 0x3000; r++ {
		if single(r) || r < 0x80 {
			texts = append(texts, string(r), "a"+string(r)+"b", string(r)+"\u0301")
		}
	}
	for _, s := range texts {
		if got, want := widthOf(s), wide(s); got != want {
			t.Errorf("%q is %d wide, want %d", s, got, want)
		}
	}
}

func FuzzWidthOf(f *testing.F) {
	for _, s := range []string{"\x1b[1mx\x1b[m", "é", "a\u0300", "│é\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if got, want := widthOf(s), wide(s); got != want {
			t.Errorf("%q is %d wide, want %d", s, got, want)
		}
	})
}
