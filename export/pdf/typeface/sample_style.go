package typeface

import (
	"slices"
	"unicode/utf16"
)

// A Style is how a sample is called and what it says of itself. It is for tests.
type Style struct {
	Family string
	Weight int  // 0 is regular
	Slant  bool // italic
	Tied   bool // must not be put into documents
	Tables []string
}

// SampleOf is Sample with a style, and with empty tables of some names.
func SampleOf(letters string, s Style) []byte {
	file := Sample(letters)
	tables := []fontTable{{"OS/2", s.os2()}, {"name", s.names()}}
	for _, name := range s.Tables {
		tables = append(tables, fontTable{name, make([]byte, 12)})
	}
	for row := 12; row < 12+16*int(big.Uint16(file[4:])); row += 16 {
		at, n := big.Uint32(file[row+8:]), big.Uint32(file[row+12:])
		tables = append(tables, fontTable{name: string(file[row : row+4]), data: file[at : at+n]})
	}
	slices.SortFunc(tables, byName)
	return fontOf(tables)
}

func (s Style) os2() []byte {
	const size, regular, normal, weightAt, widthAt, kindAt, styleAt = 96, 400, 5, 4, 6, 8, 62
	out := make([]byte, size)
	weight := s.Weight
	if weight == 0 {
		weight = regular
	}
	big.PutUint16(out, 4)
	big.PutUint16(out[weightAt:], uint16(weight))
	big.PutUint16(out[widthAt:], normal)
	if s.Tied {
		big.PutUint16(out[kindAt:], 2)
	}
	if s.Slant {
		big.PutUint16(out[styleAt:], 1)
	}
	return out
}

// names is the family, in English.
func (s Style) names() []byte {
	var text []byte
	for _, u := range utf16.Encode([]rune(s.Family)) {
		text = big.AppendUint16(text, u)
	}
	return append(append16(nil, 0, 1, 18, winPlatform, 1, 0x409, family, len(text), 0), text...)
}

// Collected is fonts as a collection.
func Collected(files ...[]byte) []byte {
	out := append16([]byte("ttcf"), 1, 0, 0, len(files))
	at := len(out) + 4*len(files)
	var all []byte
	for _, f := range files {
		start := at + len(all)
		out = big.AppendUint32(out, uint32(start))
		f = slices.Clone(f)
		for row := 12; row < 12+16*int(big.Uint16(f[4:])); row += 16 {
			big.PutUint32(f[row+8:], big.Uint32(f[row+8:])+uint32(start))
		}
		all = append(all, f...)
	}
	return append(out, all...)
}
