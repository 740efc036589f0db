package typeface

import (
	"strings"
	"unicode"
)

// lone are the scripts whose letters look right one by one, from left to right.
// All others need letters joined, placed or turned, which nothing here does.
var lone = []*unicode.RangeTable{
	unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul, unicode.Bopomofo, unicode.Yi, unicode.Common,
	unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian, unicode.Cherokee, unicode.Ethiopic,
	unicode.Canadian_Aboriginal, unicode.Coptic, unicode.Tifinagh, unicode.Vai, unicode.Braille,
}

// drawsAlone reports whether a character looks right by itself.
func drawsAlone(r rune) bool { return unicode.In(r, lone...) && !unicode.Is(unicode.M, r) }

// solid are the scripts that are written without spaces: a line may end between
// any two letters.
var solid = []*unicode.RangeTable{unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Bopomofo, unicode.Yi}

func isSolid(r rune) bool {
	return r >= 0x2e80 && (unicode.In(r, solid...) || r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r == 'ー')
}

// Marks that do not begin a line, and those that do not end one.
const (
	notFirst = "、。，．・：；！？ー）」』】〉》〕｝］’”〟…‥々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;!?)]}"
	notLast  = "（「『【〈《〔｛［‘“〝([{"
)

// Pieces are the parts of a word between which a line may end.
func Pieces(word string) []string {
	var out []string
	from, before := 0, rune(0)
	for i, r := range word {
		if i > from && (isSolid(r) || isSolid(before)) && !strings.ContainsRune(notFirst, r) && !strings.ContainsRune(notLast, before) && !unicode.Is(unicode.M, r) {
			out = append(out, word[from:i])
			from = i
		}
		before = r
	}
	return append(out, word[from:])
}

// GoesOn ends a line in whose word the next one goes on. It draws nothing.
const GoesOn = "\u2060"

// Unbroken is lines as one again.
func Unbroken(lines []string) string {
	return strings.ReplaceAll(strings.Join(lines, " "), GoesOn+" ", "")
}
