// Package text makes text safe and fit to show: it cleans what people typed, quotes
// paths, finds the nearest word and forms plurals. It does not know what any text
// is about.
package text

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// MaxText is the most characters a name or note keeps.
const MaxText = 2000

// CleanLine makes one line that is safe to show anywhere: valid UTF-8, no
// control or direction-changing characters, single spaces, at most MaxText
// characters.
func CleanLine(s string) string {
	s = strings.Join(strings.Fields(clean(s, false)), " ")
	if strings.Trim(s, " \u200c\u200d") == "" {
		return "" // joiners alone cannot be seen
	}
	return s
}

// CleanText is CleanLine for notes: line breaks stay.
func CleanText(s string) string { return strings.TrimSpace(clean(s, true)) }

// Printed is text without the characters that could drive a terminal or turn
// text around. Line breaks stay, a tab is a space, and bytes that are not UTF-8
// become U+FFFD.
func Printed(s string) string {
	s = strings.ToValidUTF8(s, "\ufffd")
	if strings.IndexFunc(s, func(r rune) bool { return r != '\n' && hidden(r) }) < 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
		case r == '\t':
			return ' '
		case hidden(r):
			return -1
		}
		return r
	}, s)
}

// Shown is what people read of a path: itself, or quoted where it holds what
// could mislead them or drive their terminal.
func Shown(path string) string {
	plain := func(r rune) bool { return r != utf8.RuneError && !hidden(r) && (r == ' ' || !unicode.IsSpace(r)) }
	if strings.ContainsFunc(path, func(r rune) bool { return !plain(r) }) {
		return strconv.Quote(path)
	}
	return path
}

// Argument is how a path is written in a command that people can copy. What
// can be seen goes between single quotes, the rest as escapes that shells
// read in $'…'.
func Argument(path string) string {
	const special = " \t\n\"'`$&|;<>()*?[]#~!{}\\"
	if strings.HasPrefix(path, "-") {
		path = "./" + path
	}
	switch name := Shown(path); {
	case name != path:
		return "$'" + strings.ReplaceAll(name[1:len(name)-1], "'", `\'`) + "'"
	case strings.ContainsAny(path, special):
		return "'" + strings.ReplaceAll(path, "'", `'\''`) + "'"
	}
	return path
}

func clean(s string, breaks bool) string {
	const read = 8 * MaxText // bytes, so that the cut is behind what is kept
	if len(s) > read {
		s = s[:read]
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n")
	return Head(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' && breaks:
		case unicode.IsSpace(r):
			r = ' '
		case hidden(r):
			return -1
		}
		return r
	}, s), MaxText)
}

// EscapeHidden writes what could drive a terminal as \u escapes. Outside of
// strings JSON has nothing of the kind, so it means the same as before.
func EscapeHidden(json []byte) []byte {
	safe := func(r rune) bool { return r == '\n' || !hidden(r) }
	if bytes.IndexFunc(json, func(r rune) bool { return !safe(r) }) < 0 {
		return json
	}
	var out bytes.Buffer
	for _, r := range string(json) {
		switch high, low := utf16.EncodeRune(r); {
		case safe(r):
			out.WriteRune(r)
		case high != utf8.RuneError:
			fmt.Fprintf(&out, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&out, `\u%04x`, r)
		}
	}
	return out.Bytes()
}

func hidden(r rune) bool { return Hidden(r) }
