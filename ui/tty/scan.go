package tty

import (
	"bytes"
	"fmt"
)

// What the beginning of some bytes is.
type kind int

const (
	partial kind = iota // more is to come
	lone                // the escape key, and something else after it
	control             // a control sequence: a key or a reply
	text                // a reply that is a string
	console             // a function key of the Linux console
	mouse               // an old report of the mouse
	alt                 // a key with alt
	broken              // nothing that counts
)

// A scanned is what bytes begin with, and how many of them it is.
type scanned struct {
	kind kind
	n    int
}

// scan looks at bytes that begin with the escape character.
func scan(b []byte) scanned {
	if len(b) == 1 {
		return scanned{}
	}
	switch b[1] {
	case '[':
		return scanControl(b)
	case 'O':
		return scanShort(b)
	case ']', 'P', '_', '^', 'X':
		return scanText(b)
	case esc:
		switch {
		case len(b) == 2:
			return scanned{}
		case b[2] == '[' || b[2] == 'O': // a key with alt, as some terminals send it
			s := scan(b[1:])
			if s.kind == partial {
				return s
			}
			return scanned{broken, s.n + 1}
		}
		return scanned{lone, 1}
	case 'b', 'f', 'd', 0x7f, 0x08:
		return scanned{alt, 2}
	}
	return scanned{lone, 1}
}

// maxControl is how many bytes a control sequence may have.
const maxControl = 128

// scanControl looks at bytes that begin a control sequence.
func scanControl(b []byte) scanned {
	if len(b) > 2 && b[2] == '[' {
		if len(b) == 3 {
			return scanned{}
		}
		return scanned{console, 4}
	}
	if len(b) > 2 && b[2] == 'M' {
		if len(b) < 6 {
			return scanned{}
		}
		return scanned{mouse, 6}
	}
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= 0x20 && c <= 0x3f && i < maxControl:
		case c >= 0x40 && c <= 0x7e:
			return scanned{control, i + 1}
		default:
			return scanned{broken, i}
		}
	}
	return scanned{}
}

// scanShort looks at bytes that begin a key of an old keypad.
func scanShort(b []byte) scanned {
	for i := 2; i < len(b); i++ {
		switch c := b[i]; {
		case c >= '0' && c <= '9' && i < 8:
		case c >= 0x40 && c <= 0x7e:
			return scanned{control, i + 1}
		default:
			return scanned{broken, i}
		}
	}
	return scanned{}
}

// begins are what a reply that is a string may begin with; any where there is no entry.
var begins = map[byte]string{']': "0123456789lL", 'P': "0123456789>!+$?=|;"}

// isText reports whether a byte after the escape character begins a string.
func isText(c byte) bool { return bytes.IndexByte([]byte("]P_^X"), c) >= 0 }

// scanText looks at bytes that begin a reply that is a string.
func scanText(b []byte) scanned {
	if len(b) > 2 {
		if may := begins[b[1]]; may != "" && bytes.IndexByte([]byte(may), b[2]) < 0 && b[2] != esc {
			if b[1] == 'P' {
				return scanned{lone, 1}
			}
			return scanned{broken, 2}
		}
	}
	for i := 2; i < len(b); i++ {
		switch b[i] {
		case 0x07:
			return scanned{text, i + 1}
		case 0x18, 0x1a, '\r', '\n':
			return scanned{broken, i}
		case esc:
			if i+1 == len(b) {
				return scanned{}
			}
			if b[i+1] == '\\' {
				return scanned{text, i + 2}
			}
			return scanned{broken, i}
		}
	}
	return scanned{}
}

// sequence takes what begins with the escape character off what is held.
func (f *Filter) sequence(out *[]byte) int {
	s := scan(f.held)
	switch s.kind {
	case partial:
		if len(f.held) > maxReply { // to its end it is dropped
			f.held, f.big = append([]byte(nil), f.held[:3]...), true
		}
		return 0
	case alt:
		if !f.typing() {
			*out = append(*out, keyEsc...)
			return 1
		}
		*out = fmt.Appendf(*out, "\x1b[%d;3u", f.held[1])
	case lone:
		*out = append(*out, keyEsc...)
	case control:
		f.control(out, f.held[:s.n])
	case text:
		if !f.big {
			*out = append(*out, f.held[:s.n]...)
		}
	case console:
		if c := f.held[3]; c >= 'A' && c <= 'E' {
			*out = fmt.Appendf(*out, "\x1b[%d~", 11+c-'A')
		}
	}
	f.big = false
	return s.n
}

// control hands on a control sequence that is a key or a reply that was asked for.
func (f *Filter) control(out *[]byte, b []byte) {
	final := b[len(b)-1]
	switch {
	case b[1] != '[':
	case final == 'M' || final == 'm': // of the mouse
		if b[2] != '<' || f.Mouse == nil || !f.Mouse() {
			return
		}
	case final == 'R':
		var row, column int
		if n, _ := fmt.Sscanf(string(b[2:]), "%d;%dR", &row, &column); n == 2 && f.Position != nil {
			f.Position(row, column)
		}
		return
	case final == 'I' || final == 'O' || final == 't' || final == 'n': // focus, the window and the printer, which nobody asks about
		return
	case final == 'c' && len(b) > 3 && b[2] == '?':
		if f.Answered != nil {
			f.Answered()
		}
		return
	case bytes.Equal(b, pasteBegin):
		f.paste = true
	case bytes.Equal(b, pasteEnd):
		return
	}
	*out = append(*out, b...)
}
