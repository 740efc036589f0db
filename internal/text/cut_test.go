package text

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// whole are texts of one character for people, and of several for Unicode.
var whole = []string{"e\u0301\u0323", "क्ष्मा", "শ্রী", "น้ำ", "ปุ๋", "👩‍💻", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "\u1112\u1161\u11ab", "سَّ", "לָ", "ក្ស្ម", "か\u3099"}

// TestHead cuts between characters as people see them, wherever the limit is.
func TestHead(t *testing.T) {
	t.Parallel()
	for _, w := range whole {
		s, n := "ab"+w+"c", utf8.RuneCountInString(w)
		for most := range n + 4 {
			want := "ab"[:min(most, 2)]
			if most >= 2+n {
				want = ("ab" + w + "c")[:2+len(w)+min(1, most-2-n)]
			}
			if got := Head(s, most); got != want {
				t.Errorf("%q up to %d is %q, not %q", s, most, got, want)
			}
		}
	}
	stack := "a" + strings.Repeat("\u0301", 99)
	if got := Head(stack, 10); got != stack[:1+9*2] {
		t.Errorf("a character without end gives %q", got)
	}
	if got := Cut(stack+"b", 10); utf8.RuneCountInString(got) != 10 {
		t.Errorf("it is cut to %q", got)
	}
	for s, want := range map[string]string{"": "", "abc": "abc", "abcd": "abc", "äöüß": "äöü"} {
		if got := Head(s, 3); got != want {
			t.Errorf("%q is %q", s, got)
		}
	}
}

// TestClean keeps whole characters where a text has too many.
func TestClean(t *testing.T) {
	t.Parallel()
	for _, w := range whole {
		long := "x" + strings.Repeat(w, MaxText)
		got := CleanLine(long)
		if n := utf8.RuneCountInString(got); n > MaxText || n <= MaxText-utf8.RuneCountInString(w) {
			t.Errorf("%q many times keeps %d characters", w, n)
		}
		if rest := strings.ReplaceAll(got, w, ""); rest != "x" {
			t.Errorf("%q many times ends in a piece: %q", w, rest)
		}
		if again := CleanLine(got); again != got {
			t.Errorf("%q many times is cut again", w)
		}
	}
}

// TestButLast takes away what people see as one character.
func TestButLast(t *testing.T) {
	t.Parallel()
	for _, w := range whole {
		if got := ButLast("ab" + w); got != "ab" {
			t.Errorf("%q without the last is %q", "ab"+w, got)
		}
	}
	if ButLast("") != "" || ButLast("x") != "" {
		t.Error("nothing is left of one")
	}
}
