// Package passphrase judges a new passphrase, of an assessment as of a report, and
// makes one. It does not know what a passphrase opens.
package passphrase

import (
	"crypto/rand"
	"errors"
	"fmt"
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"yourpart/internal/text"
)

// The fewest characters that a passphrase has, and the most.
const least, most = 8, 1000

// Prepared spells a passphrase as SASLprep, RFC 4013, does: every blank is a space,
// what nobody sees is dropped, and letters have their compatible form. Programs that
// read a PDF use it so.
func Prepared(s string) string { return norm.NFKC.String(strings.Map(mapped, s)) }

// mapped makes every blank a space, and drops what nobody sees.
func mapped(r rune) rune {
	switch {
	case unicode.Is(unicode.Zs, r):
		return ' '
	case r == 0xAD, r == 0x34F, r == 0x1806, r >= 0x180B && r <= 0x180D, r >= 0x200B && r <= 0x200D,
		r == 0x2060, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF:
		return -1
	}
	return r
}

// seen is what counts of a passphrase: as it is prepared, without what nobody sees
// and without spaces at its ends.
func seen(s string) string {
	visible := strings.Map(func(r rune) rune {
		if text.Hidden(r) {
			return -1
		}
		return r
	}, Prepared(s))
	return strings.TrimSpace(visible)
}

// length is how many characters of a passphrase count. One letter that is prepared
// as several counts once.
func length(s string) int {
	typed := strings.TrimSpace(strings.Map(func(r rune) rune {
		if text.Hidden(r) {
			return -1
		}
		return mapped(r)
	}, s))
	return min(utf8.RuneCountInString(seen(s)), utf8.RuneCountInString(typed))
}

// Check returns what is wrong with a new passphrase, if anything. It is judged as
// prepared, so what is dropped or cannot be seen does not count.
func Check(s string) error {
	n := length(s)
	switch i := strings.IndexFunc(s, unicode.IsControl); {
	case !utf8.ValidString(s):
		return errors.New("a passphrase is text in UTF-8")
	case i >= 0:
		return fmt.Errorf("a passphrase is of letters, digits, signs and spaces; %U is none (arrow keys and tab make such)", []rune(s[i:])[0])
	case n < least && n < utf8.RuneCountInString(s):
		return fmt.Errorf("a passphrase has at least %d characters; what nobody can see and spaces at its ends do not count, so this one has %d", least, n)
	case n < least:
		return fmt.Errorf("a passphrase has at least %d characters; four words that do not belong together are good", least)
	case utf8.RuneCountInString(s) > most:
		return fmt.Errorf("a passphrase has at most %d characters", most)
	}
	return nil
}

// Warnings says in a sentence each what is to be known of a passphrase that may be
// used: that it is easy to guess, and what of it adds nothing. names are those of
// the business and of the file. No sentence holds a part of the passphrase.
func Warnings(s string, names ...string) (list []string) {
	if why := guessable(s, names); why != "" {
		list = append(list, "That passphrase is easy to guess: "+why+".")
	}
	hidden := 0
	for _, r := range s {
		if mapped(r) < 0 || text.Hidden(r) {
			hidden++
		}
	}
	if hidden > 0 {
		list = append(list, fmt.Sprintf("%s in it cannot be seen and %s nothing: a report leaves such out, and for an assessment each has to be typed again.",
			text.Plural(hidden, "character"), map[bool]string{true: "adds", false: "add"}[hidden == 1]))
	}
	if strings.TrimSpace(s) != s {
		list = append(list, "It begins or ends with a space, which adds nothing and is easily forgotten.")
	}
	return list
}

// Make makes a passphrase by chance: six groups of four letters that can be read
// out, about 75 bits. The letters are where they are on most keyboards.
func Make() (string, error) {
	const groups, consonants, vowels = 6, "bdfghjklmnprstvw", "aeiou"
	var b strings.Builder
	for i := range groups {
		if i > 0 {
			b.WriteByte('-')
		}
		for _, letters := range []string{consonants, vowels, consonants, vowels} {
			n, err := rand.Int(rand.Reader, big.NewInt(int64(len(letters))))
			if err != nil {
				return "", fmt.Errorf("no passphrase can be made: %w", err)
			}
			b.WriteByte(letters[n.Int64()])
		}
	}
	return b.String(), nil
}
