package file

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"yourpart/internal/passphrase"
)

// mostPassphrase is how many bytes of a passphrase a PDF takes.
const mostPassphrase = 127

// CheckPassphrase returns what is wrong with a passphrase for a report, if
// anything.
func CheckPassphrase(s string) error {
	if err := passphrase.Check(s); err != nil {
		return err
	}
	_, err := PreparePassphrase(s)
	return err
}

// PreparePassphrase spells a passphrase as programs do that go by the standard:
// SASLprep, RFC 4013, without its rule on letters of both directions. Others
// take it as it was typed.
func PreparePassphrase(s string) (string, error) {
	out := passphrase.Prepared(s)
	if i := strings.IndexFunc(out, prohibited); i >= 0 {
		return "", fmt.Errorf("a PDF's passphrase is of letters, digits, signs and spaces; %U is none", []rune(out[i:])[0])
	}
	if n := max(len(out), len(TypedPassphrase(s))); n > mostPassphrase {
		return "", fmt.Errorf("a PDF takes a passphrase of at most %d bytes; this one has %d", mostPassphrase, n)
	}
	return out, nil
}

// TypedPassphrase is a passphrase as keyboards of all systems give it.
func TypedPassphrase(s string) string { return norm.NFC.String(s) }

// prohibited tells of characters that no text is made of: controls, marks of
// direction, tags, and what has no meaning of its own.
func prohibited(r rune) bool {
	return unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Noncharacter_Code_Point) ||
		r >= 0xFFF9 && r <= 0xFFFD || r >= 0x2FF0 && r <= 0x2FFB || r == 0x340 || r == 0x341
}
