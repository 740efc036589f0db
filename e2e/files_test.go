package e2e

import (
	"os"
	"path/filepath"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// read is what a file holds.
func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// sample copies the digital agency into a new home and returns both paths.
func sample(t *testing.T) (home, path string) {
	t.Helper()
	home = t.TempDir()
	return home, exampleIn(t, home, "agency.json")
}

// exampleIn copies the digital agency into a folder, under that name.
func exampleIn(t *testing.T, dir, name string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, read(t, "examples/digital-agency.json"), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// onDisk is the assessment in a file.
func onDisk(t *testing.T, path string) questionnaire.Assessment {
	t.Helper()
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	return a
}
