package slide

import (
	"sort"
	"strings"
	"unicode"

	"yourpart/internal/text"
)

// widths are how wide the characters from space to ~ are in Arial and its like, in
// thousandths of the size.
var widths = [...]int{278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
	556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
	1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
	333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584}

// width is how wide a line is at most, in points. Bold letters are wider, and letters
// that are not known are taken for wide ones.
func width(s string, size int, bold bool) float64 {
	sum := 0
	for _, r := range s {
		switch {
		case r >= ' ' && int(r-' ') < len(widths):
			sum += widths[r-' ']
		case unicode.In(r, unicode.Mn, unicode.Me):
		case r < 0x1100:
			sum += 780
		default:
			sum += 1100
		}
	}
	w := float64(sum) * float64(size) / 1000
	if bold {
		w *= 1.09
	}
	return w * 1.02
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
