package typeface

import (
	"slices"
)

// Sample is a font in which each of some letters is a box.
func Sample(letters string) []byte {
	const em = 1000
	made := &Font{Em: em}
	runes := []rune(letters)
	slices.Sort(runes)
	runes = slices.Compact(runes)
	for i, r := range runes {
		side := 600 + i%7*40
		box := []corner{{X: 50, Y: 0, on: true}, {X: 50, Y: side, on: true}, {X: side, Y: side, on: true}, {X: side, Y: 0, on: false}}
		made.Use(&Glyph{Letter: r, Advance: em, contours: [][]corner{box}})
	}
	return fontWith(made.TrueTypeOf(), made.Used)
}

// fontWith adds to a font which letter each of its glyphs is.
func fontWith(file []byte, used []*Glyph) []byte {
	used = slices.SortedFunc(slices.Values(used), func(a, b *Glyph) int { return int(a.Letter - b.Letter) })
	groups := big.AppendUint32(nil, uint32(len(used)))
	for _, g := range used {
		for _, n := range []int{int(g.Letter), int(g.Letter), g.Code} {
			groups = big.AppendUint32(groups, uint32(n))
		}
	}
	cmap := big.AppendUint32(append16(nil, 0, 1, 3, 10), 12)
	cmap = append16(cmap, 12, 0)
	cmap = big.AppendUint32(big.AppendUint32(cmap, uint32(len(groups)+12)), 0)
	tables := []fontTable{{name: "cmap", data: append(cmap, groups...)}}
	for row := 12; row < 12+16*int(big.Uint16(file[4:])); row += 16 {
		at, n := big.Uint32(file[row+8:]), big.Uint32(file[row+12:])
		tables = append(tables, fontTable{name: string(file[row : row+4]), data: file[at : at+n]})
	}
	return fontOf(tables)
}
