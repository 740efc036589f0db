package typeface

import (
	"bytes"
	"slices"
)

// SampleEndless is a font for tests whose letters have outlines in PostScript that do not
// end: each calls a subroutine, which calls another so many times, and so on for some levels.
func SampleEndless(letters string, levels, times int) []byte {
	sample := Sample(letters)
	glyphs := 0
	var tables []fontTable
	for row := 12; row < 12+16*int(big.Uint16(sample[4:])); row += 16 {
		at, n := big.Uint32(sample[row+8:]), big.Uint32(sample[row+12:])
		t := fontTable{name: string(sample[row : row+4]), data: sample[at : at+n]}
		switch t.name {
		case "glyf", "loca":
			continue
		case "maxp":
			glyphs = int(big.Uint16(t.data[4:]))
			t.data = append16(nil, 0, 0x5000, glyphs)
		}
		tables = append(tables, t)
	}
	tables = append(tables, fontTable{cffTable, endlessOutlines(glyphs, levels, times)})
	slices.SortFunc(tables, byName)
	return fontOf(tables)
}

// endlessOutlines is the table of outlines (Adobe Technical Note 5176), with charstrings
// as in Note 5177.
func endlessOutlines(glyphs, levels, times int) []byte {
	const callSubroutine, goBack, lineTo, moveTo, end, zero, bias = 29, 11, 5, 21, 14, 139, 107
	call := func(n int) []byte { return []byte{byte(zero + n - bias), callSubroutine} }
	var subs [][]byte
	for i := range levels {
		body := bytes.Repeat(call(i+1), times)
		if i == levels-1 {
			body = []byte{zero + 1, zero, lineTo}
		}
		subs = append(subs, append(body, goBack))
	}
	letters := make([][]byte, glyphs)
	for i := range letters {
		letters[i] = slices.Concat([]byte{zero, zero, moveTo}, call(0), []byte{end})
	}
	head, name := []byte{1, 0, 4, 4}, cffIndex([][]byte{[]byte("Endless")})
	texts, global, drawn := cffIndex(nil), cffIndex(subs), cffIndex(letters)
	const topLong = 6 + 11 // of a number of five bytes and its operator, and of two with theirs
	start := len(head) + len(name) + len(cffIndex([][]byte{make([]byte, topLong)})) + len(texts) + len(global)
	number := func(n int) []byte { return big.AppendUint32([]byte{29}, uint32(n)) }
	top := slices.Concat(number(start), []byte{17}, number(0), number(start+len(drawn)), []byte{18})
	return slices.Concat(head, name, cffIndex([][]byte{top}), texts, global, drawn)
}

// cffIndex is a list of data with where each of them ends.
func cffIndex(list [][]byte) []byte {
	out := append16(nil, len(list))
	if len(list) == 0 {
		return out
	}
	out = append(out, 4)
	at := uint32(1)
	for _, d := range append([][]byte{nil}, list...) {
		at += uint32(len(d))
		out = big.AppendUint32(out, at)
	}
	return append(out, slices.Concat(list...)...)
}
