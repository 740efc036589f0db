package text

import (
	"unicode"
)

// Hidden reports whether a character draws nothing and can mislead or drive a
// terminal: control characters, direction overrides and the like, and what
// Unicode says is no character, which some formats do not take. The joiners
// that emoji and some scripts need are not meant.
func Hidden(r rune) bool {
	if r < 0x7f {
		return r < ' '
	}
	const zwnj, zwj = '\u200c', '\u200d'
	return r != zwnj && r != zwj && unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point)
}
