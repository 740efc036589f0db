package catalogue

import (
	"io/fs"
	"slices"
	"sync"
)

// The YAML is compiled into compiled.go, so that a start parses nothing. A
// test fails when the two differ. Where a change of the types keeps the old
// file from building, empty it to "var compiled Catalogue" first.
//
//go:generate go run ./compile

// Shipped returns the content that comes with the program. The error is always
// nil; it is there because content from elsewhere can be faulty.
var Shipped = sync.OnceValues(func() (*Catalogue, error) {
	compiled.index()
	return &compiled, nil
})

// WithOverlays returns the shipped content with overlays laid over it in
// order. Faults are those of the whole.
func WithOverlays(overlays ...fs.FS) (*Catalogue, error) {
	c := compiled
	c.Services, c.Controls = slices.Clone(c.Services), slices.Clone(c.Controls)
	r := &reader{cat: &c}
	return r.finish(overlays)
}
