package e2e

import (
	"bytes"
	"fmt"
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

// leastToFind is how long a word is that chance does not spell: random bytes, or
// their base64, hold any three given letters sooner or later.
const leastToFind = 10

// readable lists the words that can be read in a file as they are.
func readable(file []byte, words ...string) (found []string) {
	for _, w := range words {
		if len(w) < leastToFind {
			panic(fmt.Sprintf("%q may occur in random bytes; look for %d bytes or more", w, leastToFind))
		}
		if bytes.Contains(file, []byte(w)) {
			found = append(found, w)
		}
	}
	return found
}

// hidden fails where a file of a folder has one of these words. What is in a
// folder of that folder is not looked at.
func hidden(t *testing.T, dir string, words ...string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		if found := readable(read(t, filepath.Join(dir, e.Name())), words...); found != nil {
			t.Errorf("%s has %q", e.Name(), found)
		}
	}
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
