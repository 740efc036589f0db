package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"
)

// cells is how wide a text with colours is.
func cells(s string) int { return displaywidth.Options{ControlSequences: true}.String(s) }

func TestWrap(t *testing.T) {
	tests := []struct {
		name, text string
		width      int
		want       []string
	}{
		{"nothing is one empty line", "", 10, []string{""}},
		{"what fits stays", "one two", 7, []string{"one two"}},
		{"breaks between words", "one two three", 8, []string{"one two", "three"}},
		{"a long word is cut", "abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"a long word starts its own line", "ab cdefgh", 4, []string{"ab", "cdef", "gh"}},
		{"wide characters count as two", "営業の道具", 4, []string{"営業", "の道", "具"}},
		{"one wide character fits nowhere and is kept", "営業", 1, []string{"営", "業"}},
		{"what belongs together stays so", "e\u0301e\u0301e\u0301", 2, []string{"e\u0301e\u0301", "e\u0301"}},
		{"spaces between words stay", "one   two", 9, []string{"one   two"}},
		{"spaces at a break go", "one   two", 7, []string{"one", "two"}},
		{"an indent stays", "  one two", 6, []string{"  one", "two"}},
		{"a date is not broken", "on 2026-12-01", 12, []string{"on", "2026-12-01"}},
		{"paragraphs", "one\n\ntwo", 9, []string{"one", "", "two"}},
		{"what must not be parted", "a\u00a0b c", 3, []string{"a\u00a0b", "c"}},
		{"colours take no room", "\x1b[1mone\x1b[m two", 7, []string{"\x1b[1mone\x1b[m two"}},
		{"colours in a long word", "\x1b[1mabcdef\x1b[m", 4, []string{"\x1b[1mabcd", "ef\x1b[m"}},
		{"no room at all", "ab", 0, []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Wrap(tt.text, tt.width, cells); !slices.Equal(got, tt.want) {
				t.Errorf("wrap(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
			}
		})
	}
}

// FuzzWrap loses no character and never makes a line too wide, where texts
// are clean.
func FuzzWrap(f *testing.F) {
	f.Add("one two three", 5)
	f.Add("営業の道具 👩‍👩‍👧 é", 3)
	f.Add("\xff\xfe \x00", 2)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = CleanLine(s)
		width = 2 + max(0, width%100)
		lines := Wrap(s, width, cells)
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(s), ""); got != want {
			t.Errorf("wrap(%q, %d) = %q: lost or gained", s, width, lines)
		}
		for _, l := range lines {
			if cells(l) > width {
				t.Errorf("wrap(%q, %d): %q is too wide", s, width, l)
			}
		}
	})
}
