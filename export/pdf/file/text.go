package file

import (
	"unicode"
)

// Visible drops what draws nothing or only misleads, and makes every space but
// the one that must not break a plain one.
func Visible(r rune) rune {
	switch {
	case r == '\n' || r == '\u00a0':
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.C, r), unicode.Is(unicode.Variation_Selector, r):
		return -1
	}
	return r
}
