package pdf

import (
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"yourpart/export/pdf/file"
)

// Objects of a PDF as Go values: a dict, []any, a name, a ref, a string with
// what stood between its brackets, a number or a word.
type (
	dict  map[string]any
	name  string
	refTo int
	word  string
)

var tokenRE = regexp.MustCompile(`^(?:<<|>>|\[|\]|/[^\s<>()\[\]/]*|\d+ 0 R|<[0-9A-Fa-f]*>|\((?:[^\\()]|\\.)*\)|[^\s<>()\[\]/]+)`)

// parsed is the value at the start of s.
func parsed(t testing.TB, s string) any {
	t.Helper()
	p := &parser{t, s}
	return p.value()
}

type parser struct {
	testing.TB
	rest string
}

func (p *parser) next() string {
	p.rest = strings.TrimLeft(p.rest, " \n\r\t")
	tok := tokenRE.FindString(p.rest)
	if tok == "" {
		p.Fatalf("no object at %.60q", p.rest)
	}
	p.rest = p.rest[len(tok):]
	return tok
}

func (p *parser) value() any {
	tok := p.next()
	switch {
	case tok == "<<":
		d := dict{}
		for {
			key := p.next()
			if key == ">>" {
				return d
			}
			d[strings.TrimPrefix(key, "/")] = p.value()
		}
	case tok == "[":
		out := []any{}
		for {
			p.rest = strings.TrimLeft(p.rest, " \n\r\t")
			if strings.HasPrefix(p.rest, "]") {
				p.next()
				return out
			}
			out = append(out, p.value())
		}
	case tok[0] == '/':
		return name(tok[1:])
	case tok[0] == '<':
		b, err := hex.DecodeString(tok[1 : len(tok)-1])
		if err != nil {
			p.Fatal(err)
		}
		return textIn(string(b))
	case tok[0] == '(':
		return textIn(tok[1 : len(tok)-1])
	case strings.HasSuffix(tok, " 0 R"):
		n, _ := strconv.Atoi(strings.TrimSuffix(tok, " 0 R"))
		return refTo(n)
	}
	if n, err := strconv.ParseFloat(tok, 64); err == nil {
		return n
	}
	return word(tok)
}

// textIn is a text string as text.
func textIn(s string) string {
	if !strings.HasPrefix(s, "\xfe\xff") {
		return s
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// An opened is a file that a test looks into.
type opened struct {
	testing.TB
	*file.Reader
	root dict
}

func openedPDF(t testing.TB, file []byte) *opened {
	t.Helper()
	return unlockedPDF(t, file, "")
}

// unlockedPDF is a file that a passphrase opens.
func unlockedPDF(t testing.TB, b []byte, passphrase string) *opened {
	t.Helper()
	r, err := file.Open(b)
	if err == nil {
		err = r.Unlock(passphrase)
	}
	if err != nil {
		t.Fatal(err)
	}
	o := &opened{TB: t, Reader: r}
	o.root = o.dict(o.trailer()["Root"])
	return o
}

// body is an object as it stands in the file.
func (o *opened) body(v any) string {
	o.Helper()
	s, err := o.Object(int(v.(refTo)))
	if err != nil {
		o.Fatalf("object %v: %v", v, err)
	}
	return s
}

// dict is a dictionary, or the one that a reference leads to.
func (o *opened) dict(v any) dict {
	o.Helper()
	if _, ok := v.(refTo); ok {
		v = parsed(o, o.body(v))
	}
	d, ok := v.(dict)
	if !ok {
		o.Fatalf("%v is no dictionary", v)
	}
	return d
}

// data is what is in the stream of a reference.
func (o *opened) data(v any) string {
	o.Helper()
	s, err := file.StreamData(o.body(v))
	if err != nil {
		o.Fatal(err)
	}
	return s
}

func (o *opened) trailer() dict { return parsed(o, "<<"+o.Reader.Dict+">>").(dict) }

// pages are the references to all pages, in order.
func (o *opened) pages() []any { return o.dict(o.root["Pages"])["Kids"].([]any) }
