package typeface

import (
	"errors"
	"io"
)

// A measured file is read through the library, which would follow the subroutines of
// a hostile font for ever: each call reads, and what may be read for one glyph ends.
type measured struct {
	file  []byte
	left  int // bytes that may still be read
	heavy int // glyphs that took more than any sound one does
}

// How many bytes may be read for one glyph, and to open a font beyond its length.
const (
	perGlyph = 4 << 20
	perFont  = 16 << 20
	soundly  = 1 << 20 // no glyph of a sound font takes as much
	mostSuch = 8       // glyphs that take more; behind them nothing more is drawn
)

// errDeep ends what reads too much.
var errDeep = errors.New("the font does not end")

// allow begins to count again.
func (m *measured) allow(n int) {
	if m != nil {
		m.left = n
	}
}

// weigh looks at what one glyph took.
func (m *measured) weigh() {
	if m != nil && perGlyph-m.left > soundly {
		m.heavy++
	}
}

// spent reports whether too many glyphs took too much.
func (m *measured) spent() bool { return m != nil && m.heavy >= mostSuch }

// ReadAt reads from the file.
func (m *measured) ReadAt(b []byte, at int64) (int, error) {
	const step = 64 // a read costs, though it be of nothing
	if m.left -= len(b) + step; m.left < 0 {
		return 0, errDeep
	}
	if at < 0 || at > int64(len(m.file)) {
		return 0, io.EOF
	}
	n := copy(b, m.file[at:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}
