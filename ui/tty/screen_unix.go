//go:build unix

package tty

import (
	"bytes"
	"os"
	"sync/atomic"
	"time"
)

// How long the terminal is waited for on leaving, where it owes a reply: most at once, and
// never later than after it was asked.
const (
	mostOwed = 500 * time.Millisecond
	lastOwed = 2 * time.Second
)

// Screen is the terminal that a wizard writes to. It sees to what is asked of the terminal at
// the beginning and to what is left behind at the end.
type Screen struct {
	*os.File
	Keys *Keys
	// Probe asks how wide a sign is drawn: that of Sign. Told is called with the columns that
	// it took, on another goroutine; never where the terminal does not say.
	Probe bool
	Told  func(columns int)

	probed, told atomic.Bool // that was asked, and answered
	owed         atomic.Bool // the terminal has not said all that it was asked
	asked        atomic.Int64
}

// Sign is one of those whose width terminals do not agree on.
const Sign = "○"

// Sequences that are looked for in what is written, or added to it.
var (
	altOn      = []byte("\x1b[?1049h")
	altOff     = []byte("\x1b[?1049l")
	background = []byte("\x1b]11;?")
	noTitle    = []byte("\x1b]2;\a")

	keepTitle = []byte("\x1b[22;0t")
	oldTitle  = []byte("\x1b[23;0t")
	probe     = []byte("\x1b7\x1b[1;1H" + Sign + "\x1b[6n\x1b[1;1H\x1b[K\x1b8")
	whoAreYou = []byte("\x1b[c") // the last thing asked, so that its reply is the last one owed
	erase     = []byte("\x1b[H\x1b[2J")
)

// Attach makes the filter of the keys tell the screen what the terminal answers.
func (s *Screen) Attach() {
	s.Keys.Filter.Answered = func() { s.owed.Store(false) }
	s.Keys.Filter.Position = func(row, column int) {
		if s.probed.Load() && row == 1 && column > 1 && column < 5 && s.told.CompareAndSwap(false, true) {
			go s.Told(column - 1)
		}
	}
}

// Write writes a frame.
func (s *Screen) Write(b []byte) (int, error) {
	leaving := bytes.Contains(b, altOff)
	if _, err := s.File.Write(s.dressed(b)); err != nil {
		return 0, err
	}
	if leaving {
		s.settle()
	}
	return len(b), nil
}

// dressed is what is written for some bytes.
func (s *Screen) dressed(b []byte) []byte {
	if at := bytes.Index(b, altOn); at >= 0 {
		in := append(bytes.Clone(keepTitle), altOn...)
		if s.Probe && s.probed.CompareAndSwap(false, true) {
			in = append(in, probe...)
		}
		b = replaced(b, at, len(altOn), in)
	}
	if at := bytes.Index(b, altOff); at >= 0 {
		b = replaced(b, at, len(altOff), append(bytes.Clone(erase), altOff...)) // there may be no other screen
		b = bytes.Replace(b, noTitle, nil, 1)
		b = append(b, append(bytes.Clone(noTitle), oldTitle...)...)
	}
	if bytes.Contains(b, background) {
		b = append(bytes.Clone(b), whoAreYou...)
		s.owed.Store(true)
		s.asked.Store(time.Now().UnixNano())
	}
	return b
}

// replaced is a copy of b with other bytes for n of it.
func replaced(b []byte, at, n int, by []byte) []byte {
	out := append(make([]byte, 0, len(b)+len(by)), b[:at]...)
	return append(append(out, by...), b[at+n:]...)
}

// settle waits for replies that are still owed, so that none is typed into the shell.
func (s *Screen) settle() {
	if !s.owed.Load() {
		return
	}
	left := time.Until(time.Unix(0, s.asked.Load()).Add(lastOwed))
	s.Keys.drain(min(left, mostOwed), func() bool { return !s.owed.Load() })
}
