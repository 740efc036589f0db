package fonts

// mostCmap is how many bytes of the table of letters are read.
const mostCmap = 4 << 20

// hasLetters says which of some letters a table of letters has a glyph for. What of the
// table is broken has none.
func hasLetters(cmap []byte, letters []rune) map[rune]bool {
	known := make(map[rune]bool, len(letters))
	narrow, wide := subtables(cmap)
	for _, r := range letters {
		known[r] = wide != nil && inGroups(wide, r) || narrow != nil && r <= 0xffff && inSegments(narrow, uint16(r))
	}
	return known
}

// subtables are the parts of the table that are by Unicode: of two bytes a letter
// (format 4) and of four (format 12), or nil.
func subtables(cmap []byte) (narrow, wide []byte) {
	const unicode, windows = 0, 3
	if len(cmap) < 4 {
		return nil, nil
	}
	for row := 4; row+8 <= len(cmap) && row < 4+8*int(big.Uint16(cmap[2:])); row += 8 {
		platform, encoding, at := big.Uint16(cmap[row:]), big.Uint16(cmap[row+2:]), int64(big.Uint32(cmap[row+4:]))
		const symbols, variants = 0, 5
		if platform != unicode && platform != windows || platform == windows && encoding == symbols || platform == unicode && encoding == variants || at+16 > int64(len(cmap)) {
			continue
		}
		switch big.Uint16(cmap[at:]) {
		case 4:
			narrow = cmap[at:]
		case 12:
			wide = cmap[at:]
		}
	}
	return narrow, wide
}

// inGroups looks a letter up in a part of format 12: groups of first letter, last letter
// and first glyph, in order.
func inGroups(t []byte, r rune) bool {
	const head, size = 16, 12
	low, high := 0, min(int(big.Uint32(t[12:])), (len(t)-head)/size)
	for low < high {
		mid := (low + high) / 2
		g := t[head+size*mid:]
		first, last, glyph := big.Uint32(g), big.Uint32(g[4:]), big.Uint32(g[8:])
		switch {
		case uint32(r) < first:
			high = mid
		case uint32(r) > last:
			low = mid + 1
		default:
			return glyph+uint32(r)-first != 0
		}
	}
	return false
}

// inSegments looks a letter up in a part of format 4: last letters of segments, first
// ones, steps to the glyph, and places of lists of glyphs.
func inSegments(t []byte, r uint16) bool {
	const head = 14
	size := int(big.Uint16(t[6:])) &^ 1 // of each of the four lists
	if head+4*size+2 > len(t) {
		return false
	}
	last, first := t[head:], t[head+2+size:]
	step, list := t[head+2+2*size:], head+2+3*size
	for i := 0; i < size; i += 2 {
		if r > big.Uint16(last[i:]) {
			continue
		}
		from := big.Uint16(first[i:])
		if r < from {
			return false
		}
		offset := 0
		if list+i+2 <= len(t) {
			offset = int(big.Uint16(t[list+i:]))
		}
		if offset == 0 {
			return r+big.Uint16(step[i:]) != 0
		}
		at := list + i + offset + 2*int(r-from)
		return at+2 <= len(t) && big.Uint16(t[at:]) != 0
	}
	return false
}
