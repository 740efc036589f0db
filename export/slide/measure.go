package slide

import (
	"sort"
	"strings"
	"unicode"

	"yourpart/export/office"
	"yourpart/internal/text"
)

// widths are how wide the characters from space to ~ are in Arial and its like, in
// thousandths of the size.
var widths = [...]int{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584}

// others are how wide other characters are, up to the last of each row: wide ones of what
// people write in names, in the fonts that systems have for them.
var others = []struct {
	last rune
	wide int
}{
	{0xbf, 600}, {0x24f, 900}, {0x58f, 950}, {0x5ff, 700}, {0x632, 850}, {0x636, 1300}, {0x8ff, 850}, {0xb7f, 1000}, {0xb91, 1300}, {0xb94, 2300}, {0xbc9, 1300}, {0xbff, 2300}, {0xcff, 1100}, {0xd45, 1500}, {0xd4c, 2300}, {0xdff, 1700}, {0xeff, 780}, {0x109f, 1200},
	{0x200f, 1100}, {0x2013, 600}, {0x2017, 1000}, {0x2023, 600}, {0x2026, 1000}, {0x2e39, 1100}, {0x2e3b, 3000}, {0x2e7f, 1100}, {0xa7ff, 1050}, {0xabff, 1500}, {0xd7ff, 1050}, {0xfb4f, 1050}, {0xfdef, 2400}, {0xfdfc, 2000}, {0xfdfd, 7500},
	{0xffff, 1050}, {0x11fff, 1500}, {0x1254f, 3000}, {0x1efff, 1900}, {unicode.MaxRune, 1300},
}

// wide is how wide a character is.
func wide(r rune) int {
	switch {
	case r >= ' ' && int(r-' ') < len(widths):
		return widths[r-' ']
	case r < 0x10000 && unicode.In(r, unicode.Mn, unicode.Me), r == zeroJoiner, r == zeroJoiner-1:
		return 0
	case r < 0x590 && unicode.IsLower(r):
		return 780
	}
	return others[sort.Search(len(others)-1, func(i int) bool { return r <= others[i].last })].wide
}

const zeroJoiner = '\u200d'

// width is how wide a line is at most, in points. Bold letters are wider.
func width(s string, size int, bold bool) float64 {
	sum := 0
	for _, r := range s {
		sum += wide(r)
	}
	w := float64(sum) * float64(size) / 1000
	if bold {
		w *= 1.09
	}
	return w * 1.02
}

// plain is one line of a text for a slide. Marks above and below a letter are few, as a
// tower of them would stand in what is above it.
func plain(s string) string {
	const most = 4
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; !unicode.In(r, unicode.Mn, unicode.Me) {
			n = 0
		}
		if n > most {
			return -1
		}
		return r
	}, text.CleanLine(office.Clean(s)))
}

// fit is a text that takes no more than so many lines of so much room; what does not fit
// ends in "…".
func fit(s string, size int, bold bool, room float64, lines int) string {
	measure := func(s string) int { return int(width(s, size, bold)*10) + 1 }
	wrapped := func(s string) int { return len(text.Wrap(s, int(room*10), measure)) }
	if wrapped(s) <= lines {
		return s
	}
	ends := append([]int{0}, text.Ends(s)...)
	cut := func(n int) string { return strings.TrimRight(s[:ends[n]], " ,;·(-–") + "…" }
	over := sort.Search(len(ends)-1, func(n int) bool { return wrapped(cut(n+1)) > lines })
	return cut(over)
}
