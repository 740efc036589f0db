package prompt

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"github.com/clipperhouse/displaywidth"
	"golang.org/x/text/unicode/norm"

	"yourpart/internal/text"
)

// own is what a person typed, a path or a command: it is printed as it is, on one line.
type own string

// ownFirst stands for the first piece of [own] while the text around it is made fit to be
// heard; no text holds it.
const ownFirst = '\ue000'

// between is a span, such as "3–100".
var between = regexp.MustCompile(`(\d)\s?[–—]\s?(\d)`)

// signs are what a screen reader leaves out, or reads as something else, with what is meant.
var signs = strings.NewReplacer(" › ", ", then ", "›", ", then ", " · ", ", ", "·", ",", " → ", " to ", "→", " to ", " – ", ", ", " — ", ", ", "–", "-", "—", "-",
	"“", `"`, "”", `"`, "„", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "…", "...", "×", " times ", "≥ ", "at least ", "≤ ", "at most ", "≈ ", "about ",
	"• ", "", "•", "", "✓ ", "", "✓", "", "−", "minus ", "\u00a0", " ", "\u202f", " ")

// spoken is text without signs that are read wrongly.
func spoken(s string) string { return signs.Replace(between.ReplaceAllString(s, "$1 to $2")) }

// unaccented has plain letters in place of those with accents, for a terminal that shows
// ASCII alone. Letters of other scripts stay.
func unaccented(s string) string {
	s = strings.NewReplacer("ß", "ss", "ø", "o", "Ø", "O", "æ", "ae", "Æ", "Ae", "œ", "oe", "ł", "l", "Ł", "L", "€", "EUR", "£", "GBP").Replace(s)
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(s))
}

// say prints lines. All that is printed goes through here, so that nothing in a
// file can drive the terminal, and nothing is read wrongly.
func (p *plain) say(format string, args ...any) {
	said := p.heardAs(format, args...)
	if p.o.Encode != nil {
		said = p.o.Encode(said)
	}
	fmt.Fprintln(p.out, said)
}

// heardAs is a text as it is printed: fit to be heard, with what is [own] as it is, in lines
// of the terminal's width where there is a terminal.
func (p *plain) heardAs(format string, args ...any) string {
	var kept []string
	for i, a := range args {
		switch a := a.(type) {
		case own:
			args[i] = string(ownFirst + rune(len(kept)))
			kept = append(kept, text.Printed(string(a)))
		case string: // what a file holds stands for nothing else
			args[i] = strings.Map(visible, a)
		}
	}
	said := spoken(printed(fmt.Sprintf(format, args...), len(kept)))
	if p.o.ASCII {
		said = unaccented(said)
	}
	restore := func(s string) string {
		for i, k := range kept {
			s = strings.ReplaceAll(s, string(ownFirst+rune(i)), k)
		}
		return s
	}
	if width := p.width(); width > 0 {
		said = strings.Join(text.Wrap(said, width, func(s string) int {
			return min(displaywidth.String(restore(s)), width) // a word that is wider is not broken
		}), "\n")
	}
	return restore(said)
}

// printed is [text.Printed], but for the first n characters that stand for [own].
func printed(s string, n int) string {
	var b strings.Builder
	for s != "" {
		at := strings.IndexFunc(s, func(r rune) bool { return r >= ownFirst && r < ownFirst+rune(n) })
		if at < 0 {
			at = len(s)
		}
		b.WriteString(text.Printed(s[:at]))
		if s = s[at:]; s != "" {
			stands := len(string(ownFirst))
			b.WriteString(s[:stands])
			s = s[stands:]
		}
	}
	return b.String()
}

// visible drops what is for private use, which nobody can read.
func visible(r rune) rune {
	if unicode.Is(unicode.Co, r) {
		return -1
	}
	return r
}

// width is how wide the terminal is now, in columns, and 0 where there is none.
func (p *plain) width() int {
	if p.o.Width == nil {
		return 0
	}
	return p.o.Width()
}
