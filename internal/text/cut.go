package text

import (
	"strings"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
)

// Head is a text up to so many characters of Unicode at most. What people see as one
// character, such as a letter with its marks, a conjunct or a family of emoji, is never
// cut; only where the very first has more than so many is that one cut.
func Head(s string, most int) string {
	if len(s) <= most || utf8.RuneCountInString(s) <= most {
		return s
	}
	at, n := 0, 0
	for parts := displaywidth.StringGraphemes(s); parts.Next(); {
		if n += utf8.RuneCountInString(parts.Value()); n > most {
			break
		}
		at += len(parts.Value())
	}
	if at > 0 {
		return s[:at]
	}
	for i := range s {
		if most--; most < 0 {
			return s[:i]
		}
	}
	return s
}

// Cut shortens text to at most most characters, with an ellipsis at the end of
// what was cut.
func Cut(s string, most int) string {
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return strings.TrimSpace(Head(s, max(most-1, 0))) + "…"
}

// Ends are where what people see as characters ends in a text, in bytes.
func Ends(s string) []int {
	out, at := make([]int, 0, len(s)), 0
	for parts := displaywidth.StringGraphemes(s); parts.Next(); {
		at += len(parts.Value())
		out = append(out, at)
	}
	return out
}

// ButLast is a text without the last of what people see as characters, which is what the
// backspace key takes away.
func ButLast(s string) string {
	ends := Ends(s)
	if len(ends) < 2 {
		return ""
	}
	return s[:ends[len(ends)-2]]
}
