// Package content is what yourpart ships: the shared responsibility model, the
// services a business may use, the controls that should be in place, and how
// each control is done in each product.
//
// It is written as YAML beside this file and compiled into content.go, so that
// a start of the program parses nothing; guides, which are most of it, are packed into
// guides.bin, and unpacked service by service when they are asked for. A test fails
// when YAML and these two differ.
package content

import (
	_ "embed"
	"io/fs"
	"sync"

	"yourpart/questionnaire/catalogue"
)

//go:generate go run yourpart/internal/tools/compile
//go:generate go test -run "TestReference|TestTypedPage" -update .

// An entry is one of a map that is compiled.
type entry[K ~string, V any] struct {
	key   K
	value V
}

// mapOf is the map of the entries.
func mapOf[K ~string, V any](entries []entry[K, V]) map[K]V {
	m := make(map[K]V, len(entries))
	for _, e := range entries {
		m[e.key] = e.value
	}
	return m
}

// guides are those of compiled, as catalogue.PackGuides wrote them.
//
//go:embed guides.bin
var guides string

// Shipped returns the content that comes with the program. The error is always
// nil; it is there because content from elsewhere can be faulty.
var Shipped = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	compiled.Unpack(guides)
	compiled.Index()
	return &compiled, nil
})

// WithOverlays returns the shipped content with overlays laid over it in
// order. Faults are those of the whole.
func WithOverlays(overlays ...fs.FS) (*catalogue.Catalogue, error) {
	c, err := Shipped()
	if err != nil {
		return nil, err
	}
	return c.Overlay(overlays...)
}
