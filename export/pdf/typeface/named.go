package typeface

import (
	"unicode/utf16"

	"golang.org/x/image/font/sfnt"

	"yourpart/internal/text"
)

// Name is what people call the font, such as "Noto Sans Arabic", on one line.
func (t *Font) Name() (name string) {
	defer func() {
		if recover() != nil || name == "" {
			name = unnamed
		}
	}()
	t.in.allow(perGlyph)
	for _, id := range []sfnt.NameID{sfnt.NameIDTypographicFamily, sfnt.NameIDFamily, sfnt.NameIDFull} {
		if n, err := t.Font.Name(&t.Buf, id); err == nil {
			if n = cleanName(n); n != "" {
				return n
			}
		}
	}
	return ""
}

// unnamed is a font that says nothing of its name.
const unnamed = "a font without a name"

// cleanName is a font's name as it may be shown.
func cleanName(s string) string {
	const most = 60
	return text.Head(text.CleanLine(s), most)
}

// Family is the name of a font by its listing, in English where it has one.
func (l Listing) Family() string {
	const most = 256 << 10
	table := l.Table("name", most)
	if len(table) < 6 {
		return ""
	}
	best, found := 0, ""
	strings := int(big.Uint16(table[4:]))
	for row := 6; row+12 <= len(table) && row < 6+12*int(big.Uint16(table[2:])); row += 12 {
		u16 := func(i int) int { return int(big.Uint16(table[row+i:])) }
		worth := nameWorth(u16(0), u16(4), u16(6))
		at, n := strings+u16(10), u16(8)
		if worth <= best || at+n > len(table) {
			continue
		}
		if name := cleanName(decoded(table[at:at+n], u16(0) != macPlatform)); name != "" {
			best, found = worth, name
		}
	}
	return found
}

const (
	winPlatform, macPlatform = 3, 1
	family, bestFamily       = 1, 16 // names by their number: with few styles, and with all
)

// nameWorth is how well a name serves, or 0.
func nameWorth(platform, language, id int) int {
	const english, macEnglish = 0x409, 0
	worth := map[int]int{bestFamily: 20, family: 10}[id]
	switch {
	case worth == 0:
		return 0
	case platform == winPlatform && language == english:
		return worth + 4
	case platform == macPlatform && language == macEnglish:
		return worth + 3
	case platform == winPlatform:
		return worth / 10
	}
	return worth/10 + 2
}

// decoded is a name of two bytes a letter, or of one.
func decoded(b []byte, wide bool) string {
	if !wide {
		out := make([]rune, 0, len(b))
		for _, c := range b {
			if c < 0x80 { // which is all that English names need
				out = append(out, rune(c))
			}
		}
		return string(out)
	}
	units := make([]uint16, len(b)/2)
	for i := range units {
		units[i] = big.Uint16(b[2*i:])
	}
	return string(utf16.Decode(units))
}
