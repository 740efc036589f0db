package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// A disk without second names, such as a stick, gets a copy as its backup.
func TestBackupByCopy(t *testing.T) {
	dir := t.TempDir()
	path, next := filepath.Join(dir, "a"), filepath.Join(dir, "b")
	if err := os.WriteFile(path, []byte("words"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := duplicate(path, next); err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(next); string(b) != "words" {
		t.Errorf("%q, %v", b, err)
	}
	if err := duplicate(path, next); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over another file: %v", err)
	}
	if err := duplicate(filepath.Join(dir, "none"), next); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("of nothing: %v", err)
	}
}

// A virus scanner that has the file open for a moment does not fail a save;
// one that never lets go does, and so does anything else at once.
func TestRetry(t *testing.T) {
	held, other := errors.New("held"), errors.New("other")
	again := func(err error) bool { return err == held }
	for _, tt := range []struct {
		name  string
		fails []error
		want  error
		calls int
	}{
		{"at once", nil, nil, 1},
		{"held twice", []error{held, held}, nil, 3},
		{"held for ever", []error{held, held, held, held, held, held}, held, 4},
		{"something else", []error{held, other, held}, other, 2},
	} {
		calls := 0
		err := retry(4, 0, again, func() error {
			calls++
			if calls <= len(tt.fails) {
				return tt.fails[calls-1]
			}
			return nil
		})
		if err != tt.want || calls != tt.calls {
			t.Errorf("%s: %v after %d calls", tt.name, err, calls)
		}
	}
}
