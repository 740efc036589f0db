// Package tty is the terminal's two ends on a Unix system: which of the bytes that come
// are keys, what is asked and owed, and what the terminal can draw.
//
// Bytes count as keys only when they are whole, known and wanted: a reply in pieces, the
// rest of a key that came late or a report of the mouse that nobody asked for is nothing.
package tty

import (
	"bytes"
	"fmt"
	"time"
	"unicode/utf8"
)

// How long the filter waits, apart from Filter.Esc, and what it takes for a held key.
const (
	restWait  = 500 * time.Millisecond // for the rest of a sequence that is more than its first byte
	lateWait  = 2 * time.Second        // after that, in which what completes it is dropped
	replyWait = 10 * time.Second       // the same where no hand can have typed what is there
	pasteWait = 5 * time.Second        // for the end of a paste
	heldGap   = 110 * time.Millisecond // the longest between two repeats of a held key
)

// maxReply is how many bytes a reply may have; longer ones are dropped to their end.
const maxReply = 8 << 10

const esc = 0x1b

// A Filter turns the bytes of a terminal into whole keys. It knows no clock: who feeds it
// says what time it is. Its functions are called by Feed and Expire, and may be nil.
type Filter struct {
	// Esc is how long the escape key may be the beginning of another one.
	Esc time.Duration
	// Mouse reports whether reports of the mouse are wanted.
	Mouse func() bool
	// Typing reports whether a line of text is being typed, where keys with alt move by words.
	Typing func() bool
	// Decode is the letter of a byte that is not UTF-8, 0 where there is none.
	Decode func(byte) rune
	// Refused is called where a byte was left out as it is no letter here.
	Refused func()
	// Position is called with a report of where the cursor is, counted from 1.
	Position func(row, column int)
	// Answered is called when the terminal said what it is, which is its last reply.
	Answered func()

	held  []byte    // the beginning of something
	gone  []byte    // the beginning of something that was given up
	last  time.Time // when a byte came last
	paste bool
	big   bool // what is held was longer than a reply may be
	doubt bool // what was given up is the escape key and a letter, which may be a key of its own
	cr    bool // the last byte was a carriage return

	key    byte // the last key that is a byte, and when it came
	at     time.Time
	marked bool // it was marked as a repeat
	burst  bool // it came together with what comes now
}

// Feed takes bytes that came and returns those that are whole keys, at most 12 for each.
func (f *Filter) Feed(now time.Time, b []byte) (out []byte) {
	if f.paste && now.Sub(f.last) > pasteWait {
		out = f.endPaste(out)
	}
	if len(f.gone) > 0 && now.Sub(f.last) > f.patience() {
		f.gone, f.doubt = nil, false
	}
	f.last, f.burst = now, false
	f.held = append(f.held, b...)
	for len(f.held) > 0 {
		n := f.next(&out, now)
		if n == 0 {
			break
		}
		f.held = f.held[n:]
	}
	return out
}

// patience is for how long what completes something given up is dropped.
func (f *Filter) patience() time.Duration {
	if len(f.gone) > 2 {
		return replyWait
	}
	return max(lateWait, 4*f.Esc)
}

// next takes one thing off what is held and returns how long it was, 0 where more is to come.
func (f *Filter) next(out *[]byte, now time.Time) int {
	if f.paste {
		return f.pasted(out)
	}
	if len(f.gone) > 0 {
		if n, done := f.late(); done {
			return n
		}
	}
	c := f.held[0]
	cr := f.cr
	f.cr = c == '\r'
	switch {
	case c == esc:
		return f.sequence(out)
	case c >= utf8.RuneSelf:
		return f.letter(out)
	case c == '\n' && cr: // one key of a terminal that sends both
		return 1
	case c == '\n':
		c = '\r'
	}
	f.press(out, c, now)
	return 1
}

// late drops what completes a sequence that was given up. It reports whether what is held
// was that; 0 where more is to come.
func (f *Filter) late() (n int, done bool) {
	if f.held[0] == esc && (len(f.gone) == 1 || !isText(f.gone[1])) { // no reply ends like this
		f.gone, f.doubt = nil, false
		return 0, false
	}
	both := append(append([]byte(nil), f.gone...), f.held...)
	s := scan(both)
	f.doubt = s.kind == partial && len(f.gone) == 1 && len(both) == 2 && bytes.IndexByte([]byte("OPX"), both[1]) >= 0
	switch {
	case s.kind == partial:
		f.gone, f.held = both, f.held[:0]
		if len(both) > maxReply {
			f.gone = append([]byte(nil), both[:4]...)
		}
		return 0, true
	case (s.kind == control || s.kind == text) && s.n > len(f.gone):
		n = s.n - len(f.gone)
		f.gone = nil
		return n, true
	case s.kind == broken && s.n < len(f.gone) && both[s.n] == esc: // which begins another one
		f.held = both[s.n:]
	}
	f.gone = nil // something new
	return 0, false
}

// press is a key of one byte. One that comes as quickly as a held key repeats is marked
// as a repeat, as some terminals do themselves. Letters that come all at once are of no hand,
// but may be of a script that knows what it does.
func (f *Filter) press(out *[]byte, c byte, now time.Time) {
	again := c == f.key && now.Sub(f.at) <= heldGap && (c == '\r' || !f.burst || f.marked)
	f.key, f.at, f.marked, f.burst = c, now, again, true
	letter := c >= ' ' && c <= '~' && !f.typing()
	switch {
	case again && c >= 'A' && c <= 'Z' && letter:
		*out = fmt.Appendf(*out, "\x1b[%d;2:2u", c+'a'-'A')
	case again && (letter || c == '\r'):
		*out = fmt.Appendf(*out, "\x1b[%d;1:2u", c)
	default:
		*out = append(*out, c)
	}
}

func (f *Filter) typing() bool { return f.Typing != nil && f.Typing() }

// letter takes a letter beyond ASCII off what is held.
func (f *Filter) letter(out *[]byte) int {
	if !utf8.FullRune(f.held) {
		return 0
	}
	r, n := utf8.DecodeRune(f.held)
	if r == utf8.RuneError && n == 1 {
		f.strange(out, f.held[0])
		return 1
	}
	*out = append(*out, f.held[:n]...)
	return n
}

// strange takes a byte that is no UTF-8.
func (f *Filter) strange(out *[]byte, c byte) {
	if f.Decode != nil {
		if r := f.Decode(c); r != 0 {
			*out = utf8.AppendRune(*out, r)
			return
		}
	}
	if f.Refused != nil {
		f.Refused()
	}
}

// Wait is how long more may be on its way; 0 where nothing is awaited.
func (f *Filter) Wait() time.Duration {
	switch {
	case f.doubt:
		return f.Esc
	case len(f.held) == 0, f.paste: // whose end comes with what follows
		return 0
	case f.held[0] == esc && len(f.held) == 1, f.held[0] == esc && f.held[len(f.held)-1] == esc && len(f.held) == 2:
		return f.Esc
	case f.held[0] >= utf8.RuneSelf && f.Decode != nil:
		return f.Esc
	}
	return max(restWait, 3*f.Esc)
}

// Expire returns what the bytes at hand are once nothing more came in time.
func (f *Filter) Expire(now time.Time) (out []byte) {
	f.last = now
	if f.doubt {
		f.press(&out, f.gone[1], now)
		f.gone, f.doubt = nil, false
		return out
	}
	if f.paste || len(f.held) == 0 {
		return nil
	}
	if f.held[0] >= utf8.RuneSelf {
		for _, c := range f.held {
			f.strange(&out, c)
		}
		f.held = nil
		return out
	}
	for len(f.held) > 0 && f.held[0] == esc && (len(f.held) == 1 || f.held[1] == esc) {
		out = append(out, keyEsc...)
		f.gone, f.held = []byte{esc}, f.held[1:]
	}
	if len(f.held) > 0 {
		f.gone, f.held = f.held, nil
	}
	f.big = false
	return out
}

var (
	keyEsc     = []byte("\x1b[27u")
	pasteBegin = []byte("\x1b[200~")
	pasteEnd   = []byte("\x1b[201~")
)

// pasted takes pasted text off what is held, and its end.
func (f *Filter) pasted(out *[]byte) int {
	b := f.held
	if bytes.HasPrefix(b, pasteEnd) {
		*out = f.endPaste(*out)
		return len(pasteEnd)
	}
	switch {
	case bytes.HasPrefix(pasteEnd, b):
		return 0
	case b[0] >= utf8.RuneSelf:
		return f.letter(out)
	}
	*out = append(*out, b[0])
	return 1
}

func (f *Filter) endPaste(out []byte) []byte {
	f.paste = false
	return append(out, pasteEnd...)
}
