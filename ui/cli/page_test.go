package cli

import (
	"slices"
	"strings"
	"testing"

	"github.com/clipperhouse/displaywidth"

	"yourpart/internal/text"
)

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
		{"no room at all", "ab", 0, []string{"a", "b"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := wrap(tt.text, tt.width); !slices.Equal(got, tt.want) {
				t.Errorf("wrap(%q, %d) = %q, want %q", tt.text, tt.width, got, tt.want)
			}
		})
	}
}

// FuzzWrap loses no character and never makes a line too wide. As on a page,
// texts are clean.
func FuzzWrap(f *testing.F) {
	f.Add("one two three", 5)
	f.Add("営業の道具 👩‍👩‍👧 é", 3)
	f.Add("\xff\xfe \x00", 2)
	f.Fuzz(func(t *testing.T, s string, width int) {
		s = text.CleanLine(s)
		width = 2 + max(0, width%100)
		lines := wrap(s, width)
		if got, want := strings.Join(strings.Fields(strings.Join(lines, "")), ""), strings.Join(strings.Fields(s), ""); got != want {
			t.Errorf("wrap(%q, %d) = %q: lost or gained", s, width, lines)
		}
		for _, l := range lines {
			if displaywidth.String(l) > width {
				t.Errorf("wrap(%q, %d): %q is too wide", s, width, l)
			}
		}
	})
}

func TestTable(t *testing.T) {
	p := &page{width: 30}
	p.table([]column{{title: "Service", most: 10}, {title: "What"}, {title: "No", right: true, most: 3}}, [][]string{
		{"営業の道具", "a text that is too long for its column", "7"},
		{"two\nlines\x1b[31m", "", "100"},
	})
	want := strings.Join([]string{
		"  Service     What          No",
		"  営業の道具  a text that    7",
		"              is too long",
		"              for its",
		"              column",
		"  two                      100",
		"  lines[31m",
		"",
	}, "\n")
	if got := p.text.String(); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPlainTerminal(t *testing.T) {
	tests := []struct {
		name, key, value string
		terminal, want   bool
	}{
		{"a terminal", "TERM", "xterm-256color", true, false},
		{"no terminal", "TERM", "xterm-256color", false, true},
		{"no colour", "NO_COLOR", "1", true, false},
		{"a dumb terminal", "TERM", "dumb", true, true},
		{"a screen reader", "ACCESSIBLE", "1", true, true},
		{"no screen reader", "ACCESSIBLE", "0", true, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			getenv := func(k string) string {
				if k == tt.key {
					return tt.value
				}
				return ""
			}
			if got := plainTerminal(getenv, tt.terminal); got != tt.want {
				t.Errorf("plain = %v, want %v", got, tt.want)
			}
		})
	}
}
