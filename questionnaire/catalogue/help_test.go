package catalogue_test

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"yourpart/questionnaire/catalogue"
)

// small is the little valid catalogue that the tests of three packages share.
func small(t *testing.T) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	dir := os.DirFS("../testdata/catalogue")
	err := fs.WalkDir(dir, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(dir, name)
		m[name] = &fstest.MapFile{Data: b}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// change replaces the first old in a file by what is new.
func change(t *testing.T, m fstest.MapFS, file, old, what string) {
	t.Helper()
	before := string(m[file].Data)
	after := strings.Replace(before, old, what, 1)
	if after == before {
		t.Fatalf("%s does not hold %q", file, old)
	}
	m[file] = &fstest.MapFile{Data: []byte(after)}
}

// faults loads content that must be refused.
func faults(t *testing.T, m fs.FS, overlays ...fs.FS) catalogue.Faults {
	t.Helper()
	_, err := catalogue.Load(m, overlays...)
	fs, ok := err.(catalogue.Faults)
	if !ok {
		t.Fatalf("want faults, got %v", err)
	}
	return fs
}

func load(t *testing.T, m fs.FS, overlays ...fs.FS) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(m, overlays...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
