package typeset

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The words of a report are English, and people's own words stand inside them. Each
// such piece with letters from the right is ordered by itself, as one sign of the
// sentence, so that it neither turns the words after it nor is turned by them.

// Typed tells the set what people typed. Only text with letters from the right
// matters; one of several lines is told line by line.
func (s *Set) Typed(text string) {
	r, n := utf8.DecodeRuneInString(text)
	if n == 0 || !TwoWays(text) || slices.Contains(s.typed[r], text) {
		return
	}
	s.typed[r] = append(s.typed[r], text)
	slices.SortFunc(s.typed[r], func(a, b string) int { return len(b) - len(a) })
}

// TwoWays reports whether a text has letters that are read from the right.
func TwoWays(text string) bool { return strings.ContainsFunc(text, FromRight) }

// An isolate is a piece of a text, by its runes, that is ordered by itself.
type isolate struct {
	from, to int
	back     bool // its first letter is from the right
}

// isolates are the pieces of a text that people typed, and what else of it is from
// the right.
func (s *Set) isolates(text []rune) []isolate {
	var out []isolate
	for i := 0; i < len(text); i++ {
		n := 0
		if i == 0 || !wordly(text[i-1]) {
			n = s.typedAt(text[i:])
		}
		if n == 0 && FromRight(text[i]) {
			n = stretch(text[i:])
		}
		if n > 0 {
			out = append(out, isolate{i, i + n, back(text[i : i+n])})
			i += n - 1
		}
	}
	return out
}

// wordly reports whether a character is inside a word.
func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }

// back reports whether the first letter of a text is from the right.
func back(text []rune) bool {
	i := slices.IndexFunc(text, unicode.IsLetter)
	return i >= 0 && FromRight(text[i])
}

// typedAt is how many runes of a text are the longest of what people typed, or the
// beginning of one that is cut with "…".
func (s *Set) typedAt(text []rune) int {
	best := 0
	for _, typed := range s.typed[text[0]] {
		n, whole := common(text, typed)
		switch {
		case whole && (n == len(text) || !wordly(text[n]) || !wordly(text[n-1])):
		case !whole && n < len(text) && text[n] == '…' && slices.ContainsFunc(text[:n], FromRight):
			n++
		default:
			continue
		}
		best = max(best, n)
	}
	return best
}

// common is how many runes two texts begin with alike, and whether that is all of the
// second.
func common(text []rune, typed string) (n int, whole bool) {
	for _, r := range typed {
		if n == len(text) || text[n] != r {
			return n, false
		}
		n++
	}
	return n, true
}

// stretch is how many runes from the first are from the right, with what stands
// between two of them and is no letter.
func stretch(text []rune) int {
	n := 0
	for i, r := range text {
		if FromRight(r) || n == i && unicode.IsMark(r) {
			n = i + 1
		} else if unicode.IsLetter(r) {
			break
		}
	}
	return n
}

// A Piece is a part of a text.
type Piece struct {
	Text      string
	Apart     bool // it is ordered by itself
	FromRight bool // and its first letter is from the right
}

// Pieces are a text in parts: those that are ordered by themselves, and what is between
// them.
func (s *Set) Pieces(text string) (out []Piece) {
	runes, at := []rune(text), 0
	add := func(to int, apart, fromRight bool) {
		if at < to {
			out = append(out, Piece{string(runes[at:to]), apart, fromRight})
		}
		at = to
	}
	for _, o := range s.isolates(runes) {
		if !TwoWays(string(runes[o.from:o.to])) {
			continue
		}
		add(o.from, false, false)
		add(o.to, true, o.back)
	}
	add(len(runes), false, false)
	return out
}

// AllFromRight reports whether nothing of a text but what people typed in a script
// from the right is of letters: it is set to the right, and read from there.
func (s *Set) AllFromRight(text string) bool {
	if !TwoWays(text) {
		return false
	}
	runes := []rune(text)
	at := 0
	for _, o := range s.isolates(runes) {
		if !o.back || slices.ContainsFunc(runes[at:o.from], unicode.IsLetter) {
			return false
		}
		at = o.to
	}
	return !slices.ContainsFunc(runes[at:], unicode.IsLetter)
}

// Levels are those of each rune of a paragraph.
func (s *Set) Levels(text string) []Level {
	runes := []rune(text)
	base := Level(0)
	if s.AllFromRight(text) {
		base = 1
	}
	all := s.isolates(runes)
	const object = '\ufffc'
	outer, at := []rune{}, 0
	for _, o := range all {
		outer = append(append(outer, runes[at:o.from]...), object)
		at = o.to
	}
	around := levels(append(outer, runes[at:]...), base)
	var out []Level
	at = 0
	for _, o := range all {
		n := o.from - at
		out = append(out, around[:n]...)
		inside := base + 1
		if (inside%2 == 1) != o.back {
			inside++
		}
		out = append(out, levels(runes[o.from:o.to], inside)...)
		around, at = around[n+1:], o.to
	}
	return append(out, around...)
}
