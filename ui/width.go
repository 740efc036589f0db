package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// widthOf is how many cells text takes. Nearly all of what is drawn is letters
// that take one each, with colours between them; counting those here is many
// times faster than looking for clusters. Whatever else there is goes the long
// way.
func widthOf(s string) int {
	n := 0
	for i := 0; i < len(s); {
		switch b := s[i]; {
		case b == '\x1b':
			end := colourEnd(s[i:])
			if end == 0 {
				return wide(s)
			}
			i += end
		case b >= ' ' && b <= '~':
			n++
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			if !single(r) {
				return wide(s)
			}
			n++
			i += size
		}
	}
	return n
}

// colourEnd is the length of the colour sequence that s begins with, or 0.
func colourEnd(s string) int {
	if len(s) < 3 || s[1] != '[' {
		return 0
	}
	for i := 2; i < len(s); i++ {
		switch b := s[i]; {
		case b == 'm':
			return i + 1
		case (b < '0' || b > '9') && b != ';' && b != ':':
			return 0
		}
	}
	return 0
}

// single tells whether a rune takes one cell and joins no other: Latin letters
// and the signs that the wizard draws with.
func single(r rune) bool {
	switch {
	case r >= 0xa1 && r <= 0x17f:
		return r != 0xad // the soft hyphen
	case r >= 0x2500 && r <= 0x259f: // lines and blocks
		return true
	}
	switch r {
	case '\u00a0', '–', '—', '‘', '’', '“', '”', '…', '‹', '›', '←', '↑', '→', '↓', '●', '○', '▸', '▏', '✓':
		return true
	}
	return false
}

// wide is how many cells a line takes at most. Terminals do not agree on emoji
// that are joined from several, so those count as the widest that they may be
// drawn: then nothing is ever cut off at the right.
func wide(s string) int {
	n := ansi.StringWidth(s)
	if strings.IndexByte(s, 0xf0) >= 0 { // as most emoji begin
		n = max(n, ansi.StringWidthWc(s))
	}
	return n
}
