package doc

import (
	"strings"

	"yourpart/export/pdf/typeface"
)

// A breaker gathers words into lines of a width.
type breaker struct {
	out      []string
	line     strings.Builder
	used     float64 // of the line
	w, space float64
}

// put adds a word, or a piece that goes on the word before it without a space.
func (b *breaker) put(s string, w float64, inside bool) {
	space := b.space
	if inside {
		space = 0
	}
	if b.used > 0 && b.used+space+w > b.w {
		if inside {
			b.line.WriteString(typeface.GoesOn)
		}
		b.turn()
	}
	if b.used > 0 {
		b.used += space
	}
	if b.line.Len() > 0 && !inside {
		b.line.WriteByte(' ')
	}
	b.line.WriteString(s)
	b.used += w
}

// turn ends the line.
func (b *breaker) turn() {
	b.out = append(b.out, b.line.String())
	b.line.Reset()
	b.used = 0
}

// Wrap breaks text into lines no wider than w. Line breaks in the text stay;
// a word that is too long is cut.
func (d *Doc) Wrap(st Style, s string, w float64) []string { return d.WrapAfter(st, s, w, 0) }

// WrapAfter is Wrap where so much of the first line is taken.
func (d *Doc) WrapAfter(st Style, s string, w, used float64) []string {
	b := breaker{w: w, space: d.Width(st, " "), used: used}
	for _, para := range strings.Split(d.Clean(s), "\n") {
		for _, word := range strings.Fields(para) {
			d.putWord(&b, st, word)
		}
		if b.line.Len() > 0 {
			b.turn()
		}
		b.used = 0
	}
	return b.out
}

// putWord adds one word, in pieces where it is too long, or of a script that has
// no spaces.
func (d *Doc) putWord(b *breaker, st Style, word string) {
	all := []string{word}
	if len(d.Others) > 0 {
		all = typeface.Pieces(word)
	}
	inside := false
	for _, piece := range all {
		w := d.Width(st, piece)
		if w <= b.w {
			b.put(piece, w, inside)
			inside = true
			continue
		}
		for _, part := range d.cut(st, piece, b.w) {
			b.put(part, d.Width(st, part), inside)
			inside = true
		}
	}
}

// cut breaks a word that is wider than w into pieces that are not, after a
// slash, dot or hyphen where there is one.
func (d *Doc) cut(st Style, word string, w float64) []string {
	var out []string
	f, used, from, soft := d.faceOf(st), 0.0, 0, 0
	for i, r := range word {
		rw := f.advance(r) * st.Size
		for used+rw > w && i > from {
			if soft <= from {
				soft = i
			}
			out = append(out, word[from:soft])
			from = soft
			used = d.Width(st, word[from:i])
		}
		used += rw
		if strings.ContainsRune("/.-_?&=", r) {
			soft = i + 1
		}
	}
	return append(out, word[from:])
}
