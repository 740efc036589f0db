package evidence

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// decoded is a file as UTF-8 text without a byte order mark, whatever it came as, and not
// more than may be read of it.
func decoded(r io.Reader) io.Reader {
	in := bufio.NewReader(&limited{r: r, left: MaxFile})
	head, _ := in.Peek(4)
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, _ = in.Discard(3)
	case bytes.HasPrefix(head, []byte("\xff\xfe")):
		_, _ = in.Discard(2)
		return &wide{in: in}
	case bytes.HasPrefix(head, []byte("\xfe\xff")):
		_, _ = in.Discard(2)
		return &wide{in: in, big: true}
	case len(head) == 4 && head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0:
		return &wide{in: in}
	}
	return in
}

// A limited reader fails where there is more than it may read.
type limited struct {
	r    io.Reader
	left int
}

// Read reads up to what is left.
func (l *limited) Read(p []byte) (int, error) {
	if l.left <= 0 {
		if n, err := l.r.Read(make([]byte, 1)); n == 0 {
			return 0, err
		}
		return 0, fmt.Errorf("larger than %d MiB; take one run, of one account", MaxFile>>20)
	}
	n, err := l.r.Read(p[:min(len(p), l.left)])
	l.left -= n
	return n, err
}

// A wide reader turns UTF-16 into UTF-8.
type wide struct {
	in   *bufio.Reader
	big  bool
	rest []byte // of UTF-8 that did not fit
}

// Read fills p with UTF-8.
func (w *wide) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(w.rest) == 0 {
			r, err := w.rune()
			if err != nil {
				if n > 0 {
					return n, nil // it comes again
				}
				return 0, err
			}
			w.rest = utf8.AppendRune(w.rest[:0], r)
		}
		c := copy(p[n:], w.rest)
		n, w.rest = n+c, w.rest[c:]
	}
	return n, nil
}

func (w *wide) rune() (rune, error) {
	u, err := w.unit()
	if err != nil || !utf16.IsSurrogate(rune(u)) {
		return rune(u), err
	}
	next, err := w.unit()
	if err != nil {
		return utf8.RuneError, nil
	}
	return utf16.DecodeRune(rune(u), rune(next)), nil
}

func (w *wide) unit() (uint16, error) {
	a, err := w.in.ReadByte()
	if err != nil {
		return 0, err
	}
	b, err := w.in.ReadByte()
	if err != nil {
		return 0, io.EOF // half a character at the end
	}
	if w.big {
		a, b = b, a
	}
	return uint16(a) | uint16(b)<<8, nil
}

// errCut says that a file ends before its end.
var errCut = errors.New("it ends in the middle: the scan was interrupted, or the file is cut short; run the scanner again and take the whole file")

// explain puts an error of reading JSON in words.
func explain(err error) error {
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case err == nil:
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return errCut
	case errors.As(err, &syntax):
		if strings.Contains(err.Error(), "unexpected end") {
			return errCut
		}
		return fmt.Errorf("no JSON at byte %d; take the file as the scanner wrote it", syntax.Offset)
	case errors.As(err, &typ):
		return fmt.Errorf("%q is a JSON %s, which the scanner never writes there; take the file as the scanner wrote it", clean(typ.Field), typ.Value)
	}
	return err
}

// members goes through the members of a JSON object. The function reads the value of a
// key, or reports false to have it skipped.
func members(dec *json.Decoder, value func(key string) (read bool, err error)) error {
	if err := delim(dec, '{'); err != nil {
		return err
	}
	for dec.More() {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		key, _ := t.(string)
		read, err := value(key)
		if err == nil && !read {
			err = skip(dec)
		}
		if err != nil {
			return err
		}
	}
	return delim(dec, '}')
}

// elements goes through the elements of a JSON array. The function reads one.
func elements(dec *json.Decoder, value func() error) error {
	if err := delim(dec, '['); err != nil {
		return err
	}
	for n := 0; dec.More(); n++ {
		if n == maxRows {
			return fmt.Errorf("more than %d findings; take one run, of one account", maxRows)
		}
		if err := value(); err != nil {
			return err
		}
	}
	return delim(dec, ']')
}

// delim reads one bracket.
func delim(dec *json.Decoder, want json.Delim) error {
	t, err := dec.Token()
	if err != nil {
		return err
	}
	if t != want {
		return fmt.Errorf("%q is wanted at byte %d; take the file as the scanner wrote it", want.String(), dec.InputOffset())
	}
	return nil
}

// skip passes over a value without keeping it.
func skip(dec *json.Decoder) error {
	for depth := 0; ; {
		t, err := dec.Token()
		if err != nil {
			return err
		}
		if d, ok := t.(json.Delim); ok {
			if d == '{' || d == '[' {
				depth++
			} else {
				depth--
			}
		}
		if depth <= 0 {
			return nil
		}
	}
}

// ended makes sure that nothing follows.
func ended(dec *json.Decoder) error {
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("there is more after its end; take one run, as the scanner wrote it")
	}
	return nil
}

// finished explains an error of reading, or makes sure that nothing follows.
func finished(dec *json.Decoder, err error) error {
	if err != nil {
		return explain(err)
	}
	return ended(dec)
}

// whole reads a JSON file with a function, and makes sure that nothing follows.
func whole(r io.Reader, read func(dec *json.Decoder) error) error {
	dec := json.NewDecoder(r)
	return finished(dec, read(dec))
}

// each reads the findings of a JSON file with a function: a list, the list under a key of
// one object, one object alone, or one object a line.
func each(in *bufio.Reader, under string, one func(dec *json.Decoder) error) error {
	head, _ := in.Peek(in.Size())
	dec := json.NewDecoder(in)
	list := func() error { return elements(dec, func() error { return one(dec) }) }
	switch b := bytes.TrimLeft(head, " \t\r\n"); {
	case bytes.HasPrefix(b, []byte("[")):
		return finished(dec, list())
	case under != "" && holdsKey(b, under):
		err := members(dec, func(key string) (bool, error) {
			if key == under {
				return true, list()
			}
			return false, nil
		})
		return finished(dec, err)
	}
	for n := 0; ; n++ {
		if n == maxRows {
			return fmt.Errorf("more than %d findings; take one run, of one account", maxRows)
		}
		if err := one(dec); err == io.EOF && n > 0 {
			return nil
		} else if err != nil {
			return explain(err)
		}
	}
}

// holdsKey reports whether a file begins as an object with a list under a key.
func holdsKey(head []byte, under string) bool {
	_, ok := headOf(head).paths[under]
	return ok
}
