package file

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
)

// The library gives fonts names of its own, and one and the same map from
// glyphs to letters to all of them, which some readers rightly refuse.

// fontNames are the faces, by what the library calls them.
var fontNames = map[string]string{"/utf8inter": "Inter-Regular", "/utf8interB": "Inter-SemiBold"}

const (
	fontStart  = "<</Type /Font\n/Subtype /Type0\n/BaseFont "
	glyphTable = 65536 * 2 // bytes of a map from codes to glyphs
)

// MendFonts names each font as a part of its face and tells which letter each
// of its glyphs is. The objects of a font follow each other: font, glyphs,
// letters, collection, descriptor, codes, file.
func (f *File) MendFonts() error {
	for n := 1; n <= f.last; n++ {
		if !strings.HasPrefix(f.Objects[n], fontStart) {
			continue
		}
		old, _, _ := strings.Cut(f.Objects[n][len(fontStart):], "\n")
		used, err := usedLetters(f.Objects[n+5])
		if err != nil {
			return err
		}
		name, ok := fontNames[old]
		if !ok || !strings.Contains(f.Objects[n+4], "/FontName "+old+"\n") {
			return ErrShape
		}
		name = SubsetTag(name, used) + "+" + name
		for _, i := range []int{n, n + 1, n + 4} {
			f.Objects[i] = strings.Replace(f.Objects[i], old+"\n", "/"+name+"\n", 1)
		}
		f.Objects[n+2] = StreamOf("/CMapName /"+name+" /Type /CMap /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>>", lettersMap(used))
	}
	return nil
}

// usedLetters are the codes that a map gives a glyph. A code is a letter's own
// number.
func usedLetters(body string) ([]int, error) {
	_, data, ok := plainStream(body)
	if !ok {
		return nil, ErrShape
	}
	table, err := inflate(data)
	if err != nil || len(table) != glyphTable {
		return nil, ErrShape
	}
	var used []int
	for i := 0; i < len(table); i += 2 {
		if table[i] != 0 || table[i+1] != 0 {
			used = append(used, i/2)
		}
	}
	return used, nil
}

// SubsetTag is six letters for the part of a font that is in the file.
func SubsetTag(name string, used []int) string {
	sum := sha256.Sum256(fmt.Append(nil, name, used))
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + sum[i]%26
	}
	return string(tag)
}

// lettersMap tells programs that copy text which letter each code is.
func lettersMap(used []int) string {
	var ranges []string
	for _, r := range letterRuns(used) {
		ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>\n", r[0], r[1], r[0]))
	}
	return MapOf("bfrange", ranges)
}

// MapOf is the map from a font's codes to letters, with lines of one kind such
// as "bfrange".
func MapOf(kind string, lines []string) string {
	const most = 100 // entries in one block
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n/CMapName /Letters def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	for block := range slices.Chunk(lines, most) {
		fmt.Fprintf(&b, "%d begin%s\n%send%s\n", len(block), kind, strings.Join(block, ""), kind)
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend")
	return b.String()
}

// letterRuns joins codes that follow each other and share their first byte.
func letterRuns(used []int) (out [][2]int) {
	for _, c := range used {
		if n := len(out); n > 0 && out[n-1][1] == c-1 && c%256 != 0 {
			out[n-1][1] = c
			continue
		}
		out = append(out, [2]int{c, c})
	}
	return out
}
