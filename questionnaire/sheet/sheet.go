// Package sheet reads what comes back of a sheet of questions as text: what the form
// of "questionnaire -f html" makes, or a line that somebody typed in a message. It says
// whose it is by the number alone, and what each letter means by what the assessment
// noted when the sheet was sent. It takes values only.
package sheet

import (
	"fmt"
	"hash/crc32"
	"strings"

	"yourpart/questionnaire"
)

// The words of a reply: SHEET number SUM sum, answers, END. A reply without a sum was
// typed by hand. The script of the form writes the same.
const (
	Word    = "SHEET"
	SumWord = "SUM"
	EndWord = "END"
)

// Limits of what is read.
const (
	MaxText    = 1 << 20 // bytes of a file or message
	MaxAnswers = 5000
	maxDigits  = 4 // of a question's number
)

// A Choice is one answer to a question of a sheet, with its letter.
type Choice struct {
	Letter string // one, lower case
	Option string // an id, or one of questionnaire.Fixed
}

// Choices are what can be answered to a question of which the sheet noted these options,
// in the order of their letters from a on. The answers that every question takes come
// last: s, n and h, or the next letters where an option has one of those.
func Choices(options []string) (list []Choice) {
	for i, o := range options {
		list = append(list, Choice{strings.ToLower(questionnaire.OptionLetter(i)), o})
	}
	fixed := []Choice{{"s", questionnaire.NotSure}, {"n", questionnaire.NotApplicable}, {"h", questionnaire.HandledElsewhere}}
	if len(options) > int('h'-'a') {
		for i := range fixed {
			fixed[i].Letter = string(rune('a' + len(options) + i))
		}
	}
	for _, f := range fixed {
		if f.Letter <= "z" {
			list = append(list, f)
		}
	}
	return list
}

// Grouped is the number of a sheet as people read and type it: in groups of four.
func Grouped(number string) string {
	var groups []string
	for len(number) > 4 {
		groups, number = append(groups, number[:4]), number[4:]
	}
	return strings.Join(append(groups, number), "-")
}

// Sum is the checksum of what a reply says: eight letters from 0 to f.
func Sum(said string) string {
	return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(folded(said))))
}

// folded is what of a text counts for its checksum: letters and digits, so that neither
// line breaks nor quotation marks matter, which mail programs change.
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		case 'a' <= r && r <= 'z', '0' <= r && r <= '9':
			return r
		case r < 0xc0, 0x2000 <= r && r <= 0x206f, r == 0x3000, 0xfe00 <= r && r <= 0xfe0f, r == 0xfeff, r == 0xfffc:
			return -1
		}
		return r
	}, s)
}
