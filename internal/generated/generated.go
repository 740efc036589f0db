// Package generated holds a page that is kept in the repository to what it is made
// from. It is for tests, and not in the program.
package generated

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write generated pages again")

// Fresh fails the test unless the file at the path, from the folder of the package,
// is what write writes, and returns that. With -update it writes the file first.
func Fresh(t testing.TB, path string, write func(w io.Writer) error) []byte {
	t.Helper()
	var want bytes.Buffer
	if err := write(&want); err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile(path, want.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want.Bytes()) {
		t.Errorf("%s is stale; run go generate ./...", filepath.Base(path))
	}
	return want.Bytes()
}
