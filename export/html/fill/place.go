package fill

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"
	"text/template/parse"
)

// A where says what kind of place text of a page is at.
type where int

const (
	between where = iota // elements
	inName               // of an element
	inTag                // behind its name or behind an attribute
	inAttr               // in the name of an attribute
	afterIs              // behind its =
	inValue              // of an attribute, in double quotes
	inStyle              // in a style element
	inEnd                // in an end tag, or in what begins with <!
)

// A place is how far a page has come, as far as what comes next is escaped by it.
type place struct {
	where   where
	element []byte // the name of the last one that began
	attr    []byte
	begun   bool // the value of the attribute has something in it
	beyond  bool // and that is a ? or # of an address
}

// endOfStyle ends a style element.
var endOfStyle = []byte("</style")

// pass goes on by what a template says itself.
func (p *place) pass(text []byte) {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; p.where {
		case between:
			skip := bytes.IndexByte(text[i:], '<')
			if skip < 0 {
				return
			}
			if i += skip; i+1 < len(text) {
				p.opened(text[i+1])
			}
		case inStyle:
			skip := bytes.Index(text[i:], endOfStyle)
			if skip < 0 {
				return
			}
			i, p.where = i+skip, inEnd
		case inValue:
			p.within(c)
		default:
			p.tagged(c)
		}
	}
}

// opened takes the character behind a <.
func (p *place) opened(c byte) {
	switch {
	case c == '/' || c == '!':
		p.where = inEnd
	case c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z':
		p.where, p.element = inName, p.element[:0]
	}
}

// within takes a character of a value.
func (p *place) within(c byte) {
	switch {
	case c == '"':
		p.where, p.attr = inTag, p.attr[:0]
	default:
		p.begun, p.beyond = true, p.beyond || c == '?' || c == '#'
	}
}

// tagged takes a character inside a tag, but for values.
func (p *place) tagged(c byte) {
	blank := c == ' ' || c == '\n' || c == '\t' || c == '/'
	switch {
	case c == '>' && p.where != inEnd && string(p.element) == "style":
		p.where = inStyle
	case c == '>':
		p.where, p.attr = between, p.attr[:0]
	case p.where == inEnd:
	case p.where == afterIs && c == '"':
		p.where, p.begun, p.beyond = inValue, false, false
	case c == '=':
		p.where = afterIs
	case blank:
		p.where = inTag
	case p.where == inName:
		p.element = append(p.element, c)
	case p.where == inTag:
		p.where, p.attr = inAttr, append(p.attr[:0], c)
	case p.where == inAttr:
		p.attr = append(p.attr, c)
	}
}

// addresses are the attributes that hold one, and what html/template takes for such.
var addresses = map[string]bool{"href": true, "src": true, "data-action": true}

// put fills in a value, escaped for where the page has come to.
func (f *filling) put(n parse.Node, v reflect.Value) {
	s, kind := words(v)
	switch f.at.where {
	case between:
		if kind != reflect.TypeFor[HTML]() {
			s = escaper.Replace(s)
		}
	case inStyle:
		if kind != reflect.TypeFor[CSS]() {
			f.fail(n, "%s is not a style sheet of ours", n)
		}
	case inValue:
		if addresses[string(f.at.attr)] {
			s = f.at.address(s, kind == reflect.TypeFor[URL]())
		}
		f.at.begun, s = true, escaper.Replace(s)
	default:
		f.fail(n, "%s is in a tag but in no value in double quotes", n)
	}
	f.out.WriteString(s)
}

// words are a value as text, and its type.
func words(v reflect.Value) (string, reflect.Type) {
	if v.Kind() == reflect.Interface {
		v = v.Elem()
	}
	if !v.IsValid() {
		return "", nil
	}
	if v.Kind() == reflect.String {
		switch v.Type() {
		case reflect.TypeFor[HTML](), reflect.TypeFor[CSS](), reflect.TypeFor[URL]():
			return v.String(), v.Type()
		}
	}
	for v.Kind() == reflect.Pointer && !v.IsNil() {
		if _, says := v.Interface().(fmt.Stringer); says {
			break
		}
		v = v.Elem()
	}
	return fmt.Sprint(v.Interface()), v.Type()
}

// escaper writes what HTML gives a meaning as what only stands for it.
var escaper = strings.NewReplacer("\x00", "\uFFFD", `"`, "&#34;", "&", "&amp;", "'", "&#39;", "+", "&#43;", "<", "&lt;", ">", "&gt;")

// address is text as a part of an address, or as a whole one, which has to be one of the
// web or of e-mail.
func (p *place) address(s string, ours bool) string {
	if scheme, _, has := strings.Cut(s, ":"); has && !p.begun && !ours && !strings.Contains(scheme, "/") {
		if scheme = strings.ToLower(scheme); scheme != "http" && scheme != "https" && scheme != "mailto" {
			s = "#ZgotmplZ"
		}
	}
	keep := "-._~"
	if !p.beyond {
		keep += "!#$&*+,/:;=?@[]"
	}
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte(keep, c) >= 0,
			c == '%' && !p.beyond && i+2 < len(s) && isHex(s[i+1]) && isHex(s[i+2]):
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02x", c)
		}
	}
	return b.String()
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F'
}
