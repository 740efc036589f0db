package store_test

import (
	"errors"
	"path/filepath"
	"reflect"
	"testing"

	"yourpart/questionnaire/store"
)

// TestChangedPassphrase: the new one alone opens the file, the version before
// and what is saved from then on.
func TestChangedPassphrase(t *testing.T) {
	path := encrypted(t)
	old := keys(passphrase)
	s, a, err := old.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	key, err := old.New("five words that now do")
	if err != nil {
		t.Fatal(err)
	}
	sound := func() {
		t.Helper()
		for _, p := range []string{path, path + ".bak"} {
			if _, err := keys(passphrase).Load(p); !errors.Is(err, store.ErrPassphrase) {
				t.Errorf("%s with the old one: %v", filepath.Base(p), err)
			}
			if got, err := keys("five words that now do").Load(p); err != nil || !reflect.DeepEqual(got, a) {
				t.Errorf("%s with the new one: %v", filepath.Base(p), err)
			}
		}
	}
	if err := s.Rekey(key); err != nil {
		t.Fatal(err)
	}
	sound()
	if err := s.Save(a); err != nil || len(s.Aside()) > 0 {
		t.Errorf("saved: %v", err)
	}
	s.Close()
	sound()
	plain, _, err := store.Open(saveNew(t))
	if err != nil {
		t.Fatal(err)
	}
	defer plain.Close()
	if err := plain.Rekey(key); err == nil {
		t.Error("a plain file has another passphrase now")
	}
}

// saveNew is a plain file.
func saveNew(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plain.json")
	s, err := store.Create(path, secret(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	return path
}
