package typeface

import (
	"slices"
	"strings"
)

// Which tables are read of a font: those that all have, and those that hold outlines,
// of the one kind or of the other.
var (
	wantedTables = []string{"OS/2", "cmap", "head", "hhea", "hmtx", "maxp", "name"}
	trueTables   = []string{"glyf", "loca"}
	postTables   = []string{cffTable}
)

const (
	postKind = "OTTO" // how a font begins that has PostScript outlines
	cffTable = "CFF " // where those are
)

// plainFont is a font with those tables alone, one after the other.
// Many fonts have others that are odd, or begin them at odd places, which
// matters to the library and not to us.
func plainFont(s Source) ([]byte, error) {
	kind, tables, err := tablesOf(s, slices.Concat(wantedTables, trueTables, postTables))
	if err != nil {
		return nil, err
	}
	others := postTables
	if kind == postKind {
		others = trueTables
	}
	tables = slices.DeleteFunc(tables, func(t fontTable) bool { return slices.Contains(others, t.name) })
	for _, t := range tables {
		if t.name == "OS/2" && tied(t.data) {
			return nil, errTied
		}
	}
	return fontOf(append(tables, fontTable{"post", plainPost})), nil
}

// tablesOf are the tables of some names that a font has, and how it begins. Together they
// are no longer than the file.
func tablesOf(s Source, names []string) (kind string, tables []fontTable, err error) {
	file := s.File
	u16 := func(i int) int { return int(big.Uint16(file[i:])) }
	u32 := func(i int) int { return int(big.Uint32(file[i:])) }
	at := 0
	if len(file) >= 16 && string(file[:4]) == "ttcf" {
		if s.Index < 0 || s.Index >= (len(file)-12)/4 || s.Index >= u32(8) {
			return "", nil, errNoFont
		}
		at = u32(12 + 4*s.Index)
	}
	if at < 0 || at+12 > len(file) {
		return "", nil, errNoFont
	}
	if kind = string(file[at : at+4]); !slices.Contains([]string{postKind, "\x00\x01\x00\x00", "true"}, kind) {
		return "", nil, errNoFont
	}
	sum := 0
	for row := at + 12; row+16 <= len(file) && row < at+12+16*u16(at+4); row += 16 {
		from, n, name := u32(row+8), u32(row+12), string(file[row:row+4])
		if !slices.Contains(names, name) {
			continue
		}
		if sum += n; from > len(file) || n > len(file)-from || sum > len(file) {
			return "", nil, errNoFont
		}
		tables = append(tables, fontTable{name, file[from : from+n]})
	}
	slices.SortFunc(tables, byName)
	return kind, tables, nil
}

// joining are the tables that join and place letters.
var joining = []string{"GSUB", "GPOS", "GDEF", "kern", "morx", "kerx", "ankr", "feat", "trak"}

// Joining is the font as it is read to join and place letters. It has no outlines in
// PostScript, which the library for that would follow without end, and others only where
// each has a place of its own.
func (t *Font) Joining() []byte {
	_, tables, err := tablesOf(t.source, slices.Concat(wantedTables, trueTables, joining))
	if err != nil {
		return nil
	}
	var places, head []byte
	for _, t := range tables {
		switch t.name {
		case "loca":
			places = t.data
		case "head":
			head = t.data
		}
	}
	if !inOrder(places, head) {
		tables = slices.DeleteFunc(tables, func(t fontTable) bool { return slices.Contains(trueTables, t.name) })
	}
	tables = append(tables, fontTable{"post", plainPost})
	slices.SortFunc(tables, byName)
	return fontOf(tables)
}

// inOrder reports whether no outline begins before the one in front of it.
func inOrder(places, head []byte) bool {
	const wideAt = 50
	if len(head) < wideAt+2 {
		return false
	}
	before := uint32(0)
	step := 2
	if big.Uint16(head[wideAt:]) == 1 {
		step = 4
	}
	for ; len(places) >= step; places = places[step:] {
		at := uint32(big.Uint16(places))
		if step == 4 {
			at = big.Uint32(places)
		}
		if at < before {
			return false
		}
		before = at
	}
	return true
}

// tied reports whether a font says of itself that it must not be put into
// documents, or only as a whole.
func tied(os2 []byte) bool {
	const kind, usage, noEmbedding, wholeOnly, bitmapsOnly = 8, 15, 2, 0x100, 0x200
	if len(os2) < kind+2 {
		return false
	}
	bits := big.Uint16(os2[kind:])
	return bits&usage == noEmbedding || bits&(wholeOnly|bitmapsOnly) != 0
}

// plainPost is a table that gives glyphs no names.
var plainPost = append16(nil, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)

type fontTable struct {
	name string
	data []byte
}

func byName(a, b fontTable) int { return strings.Compare(a.name, b.name) }

// fontOf is a font file with those tables, in the order of their names.
func fontOf(tables []fontTable) []byte {
	const entry, sumAt = 16, 8
	pairs := 1 // the largest power of two that is no more than there are tables
	steps := 0
	for pairs*2 <= len(tables) {
		pairs, steps = pairs*2, steps+1
	}
	kind := []byte{0, 1, 0, 0}
	if slices.ContainsFunc(tables, func(t fontTable) bool { return t.name == cffTable }) {
		kind = []byte(postKind)
	}
	out := append16(kind, len(tables), pairs*entry, steps, (len(tables)-pairs)*entry)
	at, headAt := len(out)+entry*len(tables), 0
	for _, t := range tables {
		if t.name == "head" && len(t.data) >= sumAt+4 {
			headAt = at
			t.data = slices.Clone(t.data)
			big.PutUint32(t.data[sumAt:], 0)
		}
		out = append(out, t.name...)
		for _, n := range []uint32{tableSum(t.data), uint32(at), uint32(len(t.data))} {
			out = big.AppendUint32(out, n)
		}
		at += (len(t.data) + 3) / 4 * 4
	}
	for _, t := range tables {
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	if headAt > 0 {
		big.PutUint32(out[headAt+sumAt:], 0)
		big.PutUint32(out[headAt+sumAt:], 0xb1b0afba-tableSum(out))
	}
	return out
}

// tableSum is the sum of a table's words.
func tableSum(b []byte) (sum uint32) {
	for ; len(b) >= 4; b = b[4:] {
		sum += big.Uint32(b)
	}
	if len(b) > 0 {
		sum += big.Uint32(append(slices.Clone(b), 0, 0, 0)[:4])
	}
	return sum
}
