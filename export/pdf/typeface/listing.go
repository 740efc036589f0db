package typeface

import (
	"io"
	"slices"
)

// A Listing is where the tables of one font lie in a file. It is read without the rest
// of the file, which may be of any size.
type Listing struct {
	kind   string // how the font begins
	tables map[string]place
	in     io.ReaderAt
}

// A place is a part of a file, in bytes.
type place struct{ at, size int64 }

const (
	mostFonts  = 64  // of one collection
	mostTables = 128 // of one font
)

// kept are the tables that a font of a collection has when it is taken out: outlines,
// letters, measures, and what joins and places letters.
var kept = slices.Concat(joining, wantedTables, trueTables, postTables)

// List finds the fonts in a file of so many bytes: one, or those of a collection, and
// none where the file is none.
func List(in io.ReaderAt, size int64) []Listing {
	head := make([]byte, 12)
	if _, err := in.ReadAt(head, 0); err != nil {
		return nil
	}
	starts := []int64{0}
	if string(head[:4]) == "ttcf" {
		n := int(min(mostFonts, big.Uint32(head[8:])))
		offsets := make([]byte, 4*n)
		if _, err := in.ReadAt(offsets, 12); err != nil {
			return nil
		}
		starts = starts[:0]
		for i := range n {
			starts = append(starts, int64(big.Uint32(offsets[4*i:])))
		}
	}
	var out []Listing
	for _, at := range starts {
		if l, ok := listingAt(in, at, size); ok {
			out = append(out, l)
		}
	}
	return out
}

// listingAt reads the list of tables that begins there.
func listingAt(in io.ReaderAt, at, size int64) (l Listing, ok bool) {
	head := make([]byte, 12)
	if _, err := in.ReadAt(head, at); err != nil {
		return l, false
	}
	n := int(big.Uint16(head[4:]))
	l = Listing{kind: string(head[:4]), tables: map[string]place{}, in: in}
	if n > mostTables || !slices.Contains([]string{postKind, "\x00\x01\x00\x00", "true"}, l.kind) {
		return l, false
	}
	rows := make([]byte, 16*n)
	if _, err := in.ReadAt(rows, at+12); err != nil {
		return l, false
	}
	for ; len(rows) > 0; rows = rows[16:] {
		p := place{int64(big.Uint32(rows[8:])), int64(big.Uint32(rows[12:]))}
		if p.at+p.size <= size {
			l.tables[string(rows[:4])] = p
		}
	}
	return l, true
}

// Has reports whether there is a table of that name.
func (l Listing) Has(name string) bool { return l.tables[name].size > 0 }

// Table is a table of that name, or as many of its bytes, or nil where there is none.
func (l Listing) Table(name string, most int64) []byte {
	p, ok := l.tables[name]
	if !ok {
		return nil
	}
	out := make([]byte, min(p.size, most))
	if _, err := l.in.ReadAt(out, p.at); err != nil {
		return nil
	}
	return out
}

// Drawn reports whether the font has outlines that are read here, and may be put into
// documents.
func (l Listing) Drawn() bool {
	outlines := trueTables
	if l.kind == postKind {
		outlines = postTables
	}
	for _, name := range outlines {
		if !l.Has(name) {
			return false
		}
	}
	return !tied(l.Table("OS/2", 16))
}

// File is the font as a file of its own, or nil where that would have more than
// MaxFontBytes or cannot be read.
func (l Listing) File() []byte {
	var tables []fontTable
	sum := int64(0)
	for _, name := range kept {
		if !l.Has(name) || l.kind == postKind && slices.Contains(trueTables, name) || l.kind != postKind && slices.Contains(postTables, name) {
			continue
		}
		if sum += l.tables[name].size; sum > MaxFontBytes {
			return nil
		}
		data := l.Table(name, MaxFontBytes)
		if data == nil {
			return nil
		}
		tables = append(tables, fontTable{name, data})
	}
	slices.SortFunc(tables, byName)
	out := fontOf(tables)
	if len(out) > MaxFontBytes {
		return nil
	}
	return out
}
