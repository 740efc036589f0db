// Package file works on the bytes of a PDF: it takes apart what the PDF library
// wrote, adds what is missing, packs and encrypts it, and reads such a file back.
// It does not know what is drawn on a page.
package file

import (
	"encoding/hex"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
)

// The drawing library writes neither a structure tree nor a language, and its
// files are large. Parse takes its file apart by the table of objects at its
// end; then what is missing is added, and Pack writes it small.

// A File is a file as its objects: number to body.
type File struct {
	Objects    map[int]string
	root, info int
	last       int   // highest number
	Lock       *Lock // nil where the file is not encrypted
}

var (
	// ErrShape is the error for a file that is not laid out as the drawing library
	// lays out its files.
	ErrShape  = errors.New("the PDF library wrote a file of another shape")
	trailerRE = regexp.MustCompile(`/Size (\d+)\n/Root (\d+) 0 R\n/Info (\d+) 0 R\n>>\nstartxref\n(\d+)\n`)
	parentRE  = regexp.MustCompile(`\n/Parent (\d+) 0 R\n`)
)

// Parse takes a file of the drawing library apart into its objects. The error is
// ErrShape where it has another shape.
func Parse(raw []byte) (*File, error) {
	m := trailerRE.FindSubmatch(raw[max(0, len(raw)-400):])
	if m == nil {
		return nil, ErrShape
	}
	num := func(i int) int { n, _ := strconv.Atoi(string(m[i])); return n }
	f := &File{Objects: map[int]string{}, root: num(2), info: num(3), last: num(1) - 1}
	all, table := string(raw), num(4)
	if table >= len(all) {
		return nil, ErrShape
	}
	rows := strings.Split(all[table:], "\n")
	var offsets []int
	for i := 3; i < len(rows) && strings.HasSuffix(rows[i], " 00000 n "); i++ {
		at, err := strconv.Atoi(rows[i][:10])
		if err != nil || at >= table {
			return nil, ErrShape
		}
		offsets = append(offsets, at)
	}
	if len(offsets) != f.last {
		return nil, ErrShape
	}
	ends := append(slices.Sorted(slices.Values(offsets)), table)
	for n, at := range offsets {
		i, _ := slices.BinarySearch(ends, at)
		_, body, ok := strings.Cut(all[at:ends[i+1]], " 0 obj\n")
		end := strings.LastIndex(body, "endobj")
		if !ok || end < 0 {
			return nil, ErrShape
		}
		f.Objects[n+1] = strings.TrimRight(body[:end], "\n")
	}
	return f, nil
}

// Add puts in a new object and returns its number.
func (f *File) Add(body string) int {
	f.last++
	f.Objects[f.last] = body
	return f.last
}

// Extend adds entries to an object that is a dictionary.
func (f *File) Extend(n int, entries string) {
	body := f.Objects[n]
	f.Objects[n] = body[:strings.LastIndex(body, ">>")] + entries + ">>"
}

// MendOutline says how many bookmarks each one has below it, which are shown
// once it is opened.
func (f *File) MendOutline() {
	below := map[string]int{}
	marks := map[int]bool{}
	for n, body := range f.Objects {
		if !strings.HasPrefix(body, "<</Title ") {
			continue
		}
		if m := parentRE.FindStringSubmatch(body); m != nil {
			below[m[1]]++
			marks[n] = true
		}
	}
	for n, body := range f.Objects {
		count := below[strconv.Itoa(n)]
		switch {
		case marks[n]:
			f.Objects[n] = strings.TrimSuffix(body, "/Count 0>>") + ">>"
			if count > 0 {
				f.Extend(n, fmt.Sprintf("/Count -%d", count))
			}
		case count > 0:
			f.Extend(n, fmt.Sprintf("/Count %d", count))
		}
	}
}

// TextString writes text in a dictionary.
func TextString(s string) string {
	b := make([]byte, 0, 2+2*len(s))
	b = append(b, 0xfe, 0xff)
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u>>8), byte(u))
	}
	return "<" + strings.ToUpper(hex.EncodeToString(b)) + ">"
}
