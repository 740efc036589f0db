package sheetml

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// code is what a workbook reads as the code of a character.
var code = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// stored is the text of a cell as it stands in XML: no longer than a cell can be, with the
// codes of characters that XML cannot hold. What looks like such a code stays as it is.
func stored(s string) string {
	s = cut(strings.ToValidUTF8(s, "\uFFFD"), maxCell)
	if strings.Contains(s, "_x") {
		s = escapeCodes(s)
	}
	return escaped(s, func(r rune) string { return fmt.Sprintf("_x%04X_", r) })
}

// escapeCodes puts the code of an underscore before each that would begin a code. Two codes may
// share one underscore.
func escapeCodes(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && i+7 <= len(s) && code.MatchString(s[i:i+7]) {
			b.WriteString("_x005F")
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// element is any other text as it stands in XML, without what that cannot hold.
func element(s string) string {
	return escaped(strings.ToValidUTF8(s, "\uFFFD"), func(rune) string { return "" })
}

var quoter = strings.NewReplacer(`"`, "&quot;", "\n", "&#10;", "\t", "&#9;")

// attribute is a text as it stands in an attribute.
func attribute(s string) string { return quoter.Replace(element(s)) }

// escaped is a text as it stands in XML, with another for each character that XML cannot hold.
func escaped(s string, other func(rune) string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r < ' ' && r != '\n' && r != '\t' || r == 0xfffe || r == 0xffff:
			b.WriteString(other(r))
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// cut is a text of so many UTF-16 units at most.
func cut(s string, most int) string {
	if len(s) <= most {
		return s
	}
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > most {
			return s[:i]
		}
	}
	return s
}

// decoded is the text of a cell, of the codes of characters as well.
func decoded(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return code.ReplaceAllStringFunc(s, func(c string) string {
		n, err := strconv.ParseUint(c[2:6], 16, 16)
		if r := rune(n); err == nil && utf8.ValidRune(r) {
			return string(r)
		}
		return "" // half of a character
	})
}
