package catalogue

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strings"
	"sync"
)

// Guides say how single controls are checked and fixed in the service. Those that come
// with the program are packed, and unpacked when a service is asked for them first.
func (s *Service) Guides() []Guide {
	if s.packed == nil {
		return s.Written
	}
	return s.packed.open()
}

// SetGuides gives the service other guides.
func (s *Service) SetGuides(guides []Guide) { s.Written, s.packed = guides, nil }

// Opened is the service with its guides written out, for what reads them from there.
func (s *Service) Opened() Service {
	out := *s
	out.SetGuides(s.Guides())
	return out
}

// same reports whether two services are alike, however their guides are kept.
func (s *Service) same(o *Service) bool {
	return reflect.DeepEqual(s, o) || reflect.DeepEqual(s.Opened(), o.Opened())
}

// MayKnow reports whether a guide for a control says that the product does it by itself.
// It unpacks nothing.
func (s *Service) MayKnow(control string) bool {
	if s.packed != nil {
		return slices.Contains(s.packed.known, control)
	}
	return slices.ContainsFunc(s.Written, func(g Guide) bool { return g.Control == control && g.AlwaysOn != nil })
}

// Known are the controls for which MayKnow is true, once for each such guide.
func (s *Service) Known() (controls []string) {
	if s.packed != nil {
		return s.packed.known
	}
	for _, g := range s.Written {
		if g.AlwaysOn != nil {
			controls = append(controls, g.Control)
		}
	}
	return controls
}

// packed are the guides of one service.
type packed struct {
	known  []string // controls with a guide that is always on
	data   string
	once   sync.Once
	guides []Guide
}

func (p *packed) open() []Guide {
	p.once.Do(func() {
		plain, err := io.ReadAll(flate.NewReader(strings.NewReader(p.data)))
		if err == nil {
			r := &unpacker{left: string(plain)}
			if r.value(reflect.ValueOf(&p.guides).Elem()); r.left != "" {
				err = errors.New("there is more than was packed")
			}
		}
		if err != nil {
			panic(fmt.Errorf("unpacking the guides: %w", err)) // they are part of the program
		}
	})
	return p.guides
}

// PackGuides writes the guides of services as Unpack takes them: for each service in turn
// which controls may be known, then how long its guides are when packed, and after all of
// these the packed guides.
func PackGuides(services []Service) ([]byte, error) {
	var head, body []byte
	for i := range services {
		var b bytes.Buffer
		w, err := flate.NewWriter(&b, flate.BestCompression)
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(pack(nil, reflect.ValueOf(services[i].Guides()))); err != nil {
			return nil, err
		}
		if err := w.Close(); err != nil {
			return nil, err
		}
		head = pack(head, reflect.ValueOf(services[i].Known()))
		head = binary.AppendUvarint(head, uint64(b.Len()))
		body = append(body, b.Bytes()...)
	}
	return append(head, body...), nil
}

// Unpack gives the services of the catalogue the guides that PackGuides wrote.
func (c *Catalogue) Unpack(file string) {
	all := make([]packed, len(c.Services))
	sizes := make([]int, len(c.Services))
	r := &unpacker{left: file}
	for i := range all {
		r.value(reflect.ValueOf(&all[i].known).Elem())
		sizes[i] = r.number()
	}
	at := len(file) - len(r.left)
	for i := range all {
		all[i].data = file[at : at+sizes[i]]
		at += sizes[i]
		c.Services[i].Written, c.Services[i].packed = nil, &all[i]
	}
}

// pack appends a value: its fields or elements in their order, a list and a text after
// its length, and what a pointer points to after whether it points to anything.
func pack(to []byte, v reflect.Value) []byte {
	switch v.Kind() {
	case reflect.String:
		return append(binary.AppendUvarint(to, uint64(v.Len())), v.String()...)
	case reflect.Bool:
		return append(to, map[bool]byte{true: 1}[v.Bool()])
	case reflect.Int:
		return binary.AppendUvarint(to, uint64(v.Int()))
	case reflect.Slice:
		to = binary.AppendUvarint(to, uint64(v.Len()))
		for i := range v.Len() {
			to = pack(to, v.Index(i))
		}
		return to
	case reflect.Pointer:
		if v.IsNil() {
			return append(to, 0)
		}
		return pack(append(to, 1), v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			to = pack(to, v.Field(i))
		}
		return to
	}
	panic("cannot pack " + v.Type().String())
}

// An unpacker takes apart what pack made. Texts are parts of the whole, not copies.
type unpacker struct{ left string }

func (u *unpacker) number() (n int) {
	for shift := 0; ; shift += 7 {
		c := u.left[0]
		u.left = u.left[1:]
		if n |= int(c&0x7f) << shift; c < 0x80 {
			return n
		}
	}
}

func (u *unpacker) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		n := u.number()
		v.SetString(u.left[:n])
		u.left = u.left[n:]
	case reflect.Bool:
		v.SetBool(u.number() == 1)
	case reflect.Int:
		v.SetInt(int64(u.number()))
	case reflect.Slice:
		if n := u.number(); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			u.value(v.Index(i))
		}
	case reflect.Pointer:
		if u.number() == 1 {
			v.Set(reflect.New(v.Type().Elem()))
			u.value(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			u.value(v.Field(i))
		}
	default:
		panic("cannot unpack " + v.Type().String())
	}
}
