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

	"yourpart/internal/text"
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

// formerOf is where a file of format 1 is kept as it was. No reader of folders takes
// it for an assessment, as it does not end in .json.
func formerOf(path string) string { return path + ".format1" }

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

// placeNew writes a file beside path, with the same rights, as a whole or not at all,
// where nothing is yet.
func placeNew(path, to string, b []byte) (err error) {
	folder, err := openFolder(filepath.Dir(path))
	if err != nil {
		return err
	}
	defer folder.Close()
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
	if _, _, err = fill(tmp, b, rightsOf(path)); err != nil {
		return err
	}
	if err = move(tmp.Name(), to); err != nil {
		return err
	}
	return flush(folder)
}

// resealFormer encrypts the originals of format 1 with a key. One that nothing here
// opens stays as it is, and is remarked on.
func (s *Store) resealFormer(key *Key) error {
	for n := 1; ; n++ {
		path := formerOf(s.file)
		if n > 1 {
			path += fmt.Sprintf("-%d", n)
		}
		b, err := s.plain(path)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			return nil
		case errors.Is(err, ErrPassphrase), errors.Is(err, questionnaire.ErrDamaged):
			s.remarks = append(s.remarks, fmt.Sprintf("the file as it was in format 1, %s, does not open here, so it is left as it is", text.Shown(path)))
			continue
		}
		if err == nil {
			b, err = seal(b, key)
		}
		if err == nil {
			_, err = put(path, b, false, path)
		}
		if err != nil && !errors.As(err, new(unsureError)) {
			return named(path, err)
		}
	}
}
