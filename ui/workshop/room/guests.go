package room

import (
	"crypto/rand"
	"crypto/sha256"
	"fmt"
	"strings"

	"yourpart/questionnaire"
)

// alphabet has no letters that look alike: eight of its 31 are 39 bits.
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz"

// MostPeople is how many participants a workshop may have.
const MostPeople = 100

// NewCode is a code by chance, such as h3kp-x7wd.
func NewCode() string {
	var b strings.Builder
	const letters = 8
	for n := 0; n < letters; {
		var c [1]byte
		_, _ = rand.Read(c[:]) // it never fails
		if int(c[0]) >= 256/len(alphabet)*len(alphabet) {
			continue // so that all letters are as likely
		}
		if n == letters/2 {
			b.WriteByte('-')
		}
		b.WriteByte(alphabet[int(c[0])%len(alphabet)])
		n++
	}
	return b.String()
}

// IsCode reports whether a text could be a code.
func IsCode(s string) bool {
	s = tidy(s)
	return len(s) == 8 && strings.Trim(s, alphabet) == ""
}

// Guests are who may come in. Of their codes only digests are kept.
type Guests struct {
	names []string
	codes map[[sha256.Size]byte]string // whose a code is
}

// NewGuests are the people of these names, as [CheckNames] takes them, each with a code,
// and the facilitator.
func NewGuests(names []string, codes map[string]string) (Guests, error) {
	g := Guests{names: names, codes: map[[sha256.Size]byte]string{}}
	for _, name := range append([]string{Facilitator}, names...) {
		code := tidy(codes[name])
		if !IsCode(code) {
			return g, fmt.Errorf("%s has no code of eight letters", name)
		}
		sum := sha256.Sum256([]byte(code))
		if other, taken := g.codes[sum]; taken {
			return g, fmt.Errorf("%s and %s have the same code", other, name)
		}
		g.codes[sum] = name
	}
	return g, nil
}

// enter is the name of whom a code lets in.
func (g Guests) enter(code string) (name string, ok bool) {
	name, ok = g.codes[sha256.Sum256([]byte(tidy(code)))]
	return name, ok
}

// CheckNames returns the names of participants as they are kept, or what is wrong with one.
func CheckNames(typed []string) (names []string, err error) {
	seen := map[string]bool{}
	for _, t := range typed {
		name := questionnaire.PersonName(t)
		switch folded := strings.ToLower(name); {
		case name == "":
			return nil, fmt.Errorf("%q is no name; write one such as Anna", t)
		case strings.EqualFold(name, Facilitator):
			return nil, fmt.Errorf("%s is what the person is called who leads; give the participants other names", Facilitator)
		case seen[folded]:
			return nil, fmt.Errorf("two people are called %s; add a letter, such as %s B", name, name)
		default:
			seen[folded] = true
			names = append(names, name)
		}
	}
	if len(names) > MostPeople {
		return nil, fmt.Errorf("%d people are too many; a workshop takes %d", len(names), MostPeople)
	}
	return names, nil
}

// tidy is a code without what does not matter about it.
func tidy(code string) string {
	return strings.Map(func(c rune) rune {
		if c == '-' || c == ' ' || c == '\t' || c == '\u2010' || c == '\u2011' || c == '\u2013' {
			return -1
		}
		return c
	}, strings.ToLower(strings.TrimSpace(code)))
}
