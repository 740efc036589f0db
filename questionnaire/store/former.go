package store

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"yourpart/questionnaire"
)

// NewID is a new random id for an assessment.
func NewID() string { return strings.ToLower(rand.Text()) }

// Identify gives an assessment of this file its id where it has none. Every call
// gives the same one.
func (s *Store) Identify(a *questionnaire.Assessment) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.id == "" {
		s.id = NewID()
	}
	a.Identify(s.id)
}

// formerOf is where a file of format 1 is kept as it was, and isFormer reports
// whether a name in its folder is such a file's. No reader of folders takes it for
// an assessment, as it does not end in .json.
func formerOf(path string) string     { return path + ".format1" }
func isFormer(base, name string) bool { return strings.HasPrefix(name, formerOf(base)) }

// keepFormer puts the file as it was in format 1 beside it, before the first save
// in this format. What was kept there before stays; another original gets a number.
// The caller holds the lock.
func (s *Store) keepFormer() error {
	if s.former == nil {
		return nil
	}
	if there, err := os.ReadFile(formerOf(s.file)); err != nil || !bytes.Equal(there, s.former) {
		if err := placeNew(s.file, free(func(n string) string { return formerOf(s.file) + n }), s.former); err != nil {
			return fmt.Errorf("the file as it was cannot be kept beside it: %w", Reason(err))
		}
	}
	s.former = nil
	return nil
}

// placeNew writes a file beside path as a whole or not at all, where nothing is yet.
func placeNew(path, to string, b []byte) (err error) {
	tmp, err := os.CreateTemp(filepath.Dir(path), tempPrefix(path)+"*"+tempSuffix)
	if err != nil {
		return err
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	protect(tmp.Name())
	if _, err = tmp.Write(b); err != nil {
		return err
	}
	if err = errors.Join(tmp.Sync(), tmp.Close()); err != nil {
		return err
	}
	if err = move(tmp.Name(), to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// resealFormer encrypts the originals of format 1 with a key. One that opens with
// a passphrase of its own stays as it is.
func (s *Store) resealFormer(key *Key) error {
	for n := 1; ; n++ {
		path := formerOf(s.file)
		if n > 1 {
			path += fmt.Sprintf("-%d", n)
		}
		b, err := os.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err == nil {
			err = resealFile(path, b, s.key, key)
		}
		if err != nil {
			return named(path, err)
		}
	}
}

// resealFile encrypts one file with a key. What it has now is plain, or opens with
// the key before.
func resealFile(path string, b []byte, before, key *Key) error {
	if sealed(b) {
		head, body, err := parts(b)
		if err != nil || before == nil || !bytes.Equal(head, before.head) {
			return nil
		}
		if b, err = before.open(body); err != nil {
			return err
		}
	}
	out, err := seal(b, key)
	if err != nil {
		return err
	}
	return WriteFile(path, out, false)
}
