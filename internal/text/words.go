package text

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Plural is a number with what it counts: "1 file", "2 files". Where the plural
// does not end in s it is named too.
func Plural(n int, one string, many ...string) string {
	switch {
	case n == 1:
		return "1 " + one
	case len(many) > 0:
		return fmt.Sprintf("%d %s", n, many[0])
	}
	return fmt.Sprintf("%d %ss", n, one)
}

// Sentence writes an error as people read it: with a capital, unless it
// starts with a file's name, and a full stop.
func Sentence(err error) string {
	s := CleanLine(err.Error())
	word, _, _ := strings.Cut(s, " ")
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !unicode.IsLetter(r) }) {
		first, n := utf8.DecodeRuneInString(s)
		s = string(unicode.ToUpper(first)) + s[n:]
	}
	if strings.HasSuffix(s, ".") || strings.HasSuffix(s, "?") || strings.HasSuffix(s, ")") {
		return s
	}
	return s + "."
}
