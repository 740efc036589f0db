package report

import (
	"strings"
	"unicode"
)

// Inert makes a text safe as a cell of a spreadsheet. What people typed may
// begin like a formula, and a program that opens the file would run it. The
// apostrophe in front says "this is text". Every table that a spreadsheet may
// open goes through here.
func Inert(s string) string {
	if Live(s) {
		return "'" + s
	}
	return s
}

// Live reports whether a spreadsheet may take a text for a formula. Some
// programs skip blanks in front, and some take the wide signs for the narrow
// ones.
func Live(s string) bool {
	if strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") || strings.HasPrefix(s, "\n") {
		return true
	}
	s = strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.In(r, unicode.Cc, unicode.Cf) })
	return s != "" && strings.ContainsRune("=+-@＝＋－＠", []rune(s)[0])
}
