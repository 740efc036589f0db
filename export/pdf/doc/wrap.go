package doc

import (
	"sort"
	"strings"
	"unicode"

	"yourpart/export/pdf/typeface"
	"yourpart/export/pdf/typeset"
	"yourpart/internal/text"
)

// A breaker gathers words into lines of a width.
type breaker struct {
	out      []brokenLine
	para     int // that is being broken
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
	b.out = append(b.out, brokenLine{b.line.String(), b.para})
	b.line.Reset()
	b.used = 0
}

// Wrap breaks text into lines no wider than w. Line breaks in the text stay;
// a word that is too long is cut.
func (d *Doc) Wrap(st Style, s string, w float64) []string { return d.WrapAfter(st, s, w, 0) }

// WrapAfter is Wrap where so much of the first line is taken.
func (d *Doc) WrapAfter(st Style, s string, w, used float64) []string {
	return d.ordered(d.broken(st, s, w, used))
}

// A brokenLine is a line of one of the paragraphs of a text.
type brokenLine struct {
	text string
	para int
}

// broken breaks text into lines.
func (d *Doc) broken(st Style, s string, w, used float64) []brokenLine {
	b := breaker{w: w, space: d.Width(st, " "), used: used}
	for i, para := range strings.Split(d.Clean(s), "\n") {
		b.para = i
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

// ordered are lines ready to draw: those of a paragraph with letters from the right
// know in which order they stand.
func (d *Doc) ordered(lines []brokenLine) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.text
	}
	if d.set == nil {
		return out
	}
	for from := 0; from < len(lines); {
		to := from + 1
		for to < len(lines) && lines[to].para == lines[from].para {
			to++
		}
		if para := typeface.Unbroken(out[from:to]); typeset.TwoWays(para) {
			d.set.Mark(para, out[from:to])
			for _, l := range out[from:to] {
				l = strings.TrimSuffix(l, typeface.GoesOn)
				d.done[l] = l
			}
		}
		from = to
	}
	return out
}

// putWord adds one word, in pieces where it is too long, or of a script that has
// no spaces.
func (d *Doc) putWord(b *breaker, st Style, word string) {
	all := []string{word}
	if d.set != nil {
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
	if d.foreign(word) {
		return d.cutForeign(st, word, w)
	}
	var out []string
	f, used, from, soft, whole := d.faceOf(st), 0.0, 0, 0, 0
	for i, r := range word {
		if !unicode.Is(unicode.M, r) {
			whole = i // a letter begins, with the marks on it
		}
		rw := f.advance(r) * st.Size
		for used+rw > w && i > from {
			if soft <= from {
				soft = whole
			}
			if soft <= from { // marks alone are wider than a line
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

// cutForeign is cut for letters of other fonts, which are never cut inside a
// cluster. A cluster that is wider than w stays whole.
func (d *Doc) cutForeign(st Style, word string, w float64) (out []string) {
	for word != "" {
		n := len(d.fitting(st, word, w))
		if n < len(word) {
			if soft := strings.LastIndexAny(word[:n], "/.-_?&="); soft > 0 {
				n = soft + 1
			}
		}
		if n == 0 {
			n = d.set.Cuts(word)[0]
		}
		out = append(out, word[:n])
		word = word[n:]
	}
	return out
}

// fitting is the longest beginning of a text that is no wider than w, of whole
// clusters. Joining the letters of a long text again and again takes long, so it looks
// for it in a beginning that is a little too wide.
func (d *Doc) fitting(st Style, s string, w float64) string {
	for most := 64; len(s) > most; most *= 2 {
		if head := text.Head(s, most); d.Width(st, head) > w {
			s = head
			break
		}
	}
	cuts := d.set.Cuts(s)
	n := sort.Search(len(cuts), func(i int) bool { return d.Width(st, s[:cuts[i]]) > w })
	if n == 0 {
		return ""
	}
	return s[:cuts[n-1]]
}
