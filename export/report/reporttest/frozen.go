package reporttest

import (
	"embed"
	"io/fs"
	"sync"
	"testing"

	"yourpart/questionnaire/catalogue"
)

// frozenFiles are a small catalogue in the form of the shipped one. It stays as
// it is when the shipped one changes, so that a test of how something is laid
// out does not depend on the wording of a guide.
//
//go:embed testdata/catalogue
var frozenFiles embed.FS

// frozen reads the files once, as strictly as the shipped ones are read.
var frozen = sync.OnceValues(func() (*catalogue.Catalogue, error) {
	files, err := fs.Sub(frozenFiles, "testdata/catalogue")
	if err != nil {
		return nil, err
	}
	c, err := catalogue.Load(files)
	if err != nil {
		return nil, err
	}
	c.Version = "2026.12-frozen"
	return c, nil
})

// Frozen is the small catalogue of the tests: a dozen services of every model
// and three dozen controls. It is read only.
func Frozen(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := frozen()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
