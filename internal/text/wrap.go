package text

import (
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
)

// Wrap breaks text into lines of at most width cells, between words where it can
// and inside a word that is wider than a line. Colours take no room, and the spaces
// at a break are dropped; those between words on one line stay. The size of a
// text in cells is what measure says. There is one line at least.
func Wrap(s string, width int, measure func(string) int) []string {
	width = max(width, 1)
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapParagraph(paragraph, width, measure)...)
	}
	return lines
}

func wrapParagraph(s string, width int, measure func(string) int) []string {
	var lines []string
	line, used := "", 0
	for s != "" {
		var space, word string
		space, word, s = nextWord(s)
		gap, w := measure(space), measure(word)
		if used+gap+w <= width {
			line, used = line+space+word, used+gap+w
			continue
		}
		if word == "" {
			break // only spaces are left
		}
		if line != "" {
			lines = append(lines, line)
		}
		if w > width {
			for at := fitting(word, width, measure); at < len(word); at = fitting(word, width, measure) {
				lines = append(lines, word[:at])
				word = word[at:]
			}
			w = measure(word)
		}
		line, used = word, w
	}
	return append(lines, line)
}

// nextWord is the spaces at the start of s, the word after them, and the rest.
func nextWord(s string) (space, word, rest string) {
	breaks := func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' && r != '\u202f' }
	from := strings.IndexFunc(s, func(r rune) bool { return !breaks(r) })
	if from < 0 {
		return s, "", ""
	}
	to := strings.IndexFunc(s[from:], breaks)
	if to < 0 {
		return s[:from], s[from:], ""
	}
	return s[:from], s[from : from+to], s[from+to:]
}

// fitting is how many bytes of a word fit in width: whole characters, and one at
// least.
func fitting(word string, width int, measure func(string) int) int {
	at, used := 0, 0
	parts := displaywidth.Options{ControlSequences: true}.StringGraphemes(word)
	for parts.Next() {
		w := measure(parts.Value())
		if used > 0 && used+w > width {
			break
		}
		at, used = at+len(parts.Value()), used+w
	}
	return at
}
