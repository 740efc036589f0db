package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Encrypted reports whether saves are encrypted.
func (s *Store) Encrypted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.key != nil
}

// Encrypt encrypts the file as it is on disk, and all saves from now on. The
// version before it and what a crash left half-written do not stay behind as
// plain text. The backup goes first: should the power fail between the two, the
// file is still plain and says so.
func (s *Store) Encrypt(key *Key) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.key != nil {
		return fmt.Errorf("%s is encrypted already", text.Shown(s.path))
	}
	return s.reseal(key)
}

// Rekey is Encrypt for a file that is encrypted already, with a key of another
// passphrase. At no moment is it plain text on the disk.
func (s *Store) Rekey(key *Key) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.key == nil {
		return fmt.Errorf("%s is not encrypted", text.Shown(s.path))
	}
	return s.reseal(key)
}

// reseal encrypts the file and the version before it with a key. The caller
// holds the lock.
func (s *Store) reseal(key *Key) error {
	if foreign, err := s.foreign(); err != nil || foreign {
		return errors.Join(err, fmt.Errorf("%s was changed by another program; save it, then try again", text.Shown(s.path)))
	}
	plain, err := os.ReadFile(s.file)
	if err != nil {
		return fmt.Errorf("not encrypted: %w", named(s.path, err))
	}
	if sealed(plain) {
		_, body, err := parts(plain)
		if err == nil {
			plain, err = s.key.open(body)
		}
		if err != nil {
			return fmt.Errorf("not encrypted: %w", named(s.path, err))
		}
	}
	b, err := seal(plain, key)
	if err != nil {
		return fmt.Errorf("not encrypted: %w", err)
	}
	if _, err := os.Lstat(backupOf(s.file)); err == nil {
		if err := WriteFile(backupOf(s.file), b, false); err != nil {
			return fmt.Errorf("not encrypted: %w", err)
		}
	}
	if err := s.resealFormer(key); err != nil {
		return fmt.Errorf("not encrypted: %w", err)
	}
	if err := s.replace(b, false); err != nil {
		return unsaved(named(s.path, err))
	}
	if s.key = key; s.former != nil {
		s.former = b
	}
	sweep(s.file)
	return nil
}

// Decrypt saves the assessment as plain text from now on.
func (s *Store) Decrypt(a questionnaire.Assessment) error {
	key := s.setKey(nil)
	err := s.Save(a)
	if err != nil {
		s.setKey(key)
	}
	return err
}

// setKey changes the key of the saves to come and returns the one before.
func (s *Store) setKey(key *Key) (before *Key) {
	s.mu.Lock()
	defer s.mu.Unlock()
	before, s.key = s.key, key
	return before
}

// PlainCopies lists files beside the assessment that hold versions of it as
// plain text: damaged ones, those of other programs, and originals of format 1.
func (s *Store) PlainCopies() (paths []string) {
	dir, base := filepath.Split(s.file)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil
	}
	ext := filepath.Ext(base)
	for _, e := range entries {
		name := e.Name()
		other := strings.HasPrefix(name, strings.TrimSuffix(base, ext)+".other") && filepath.Ext(name) == ext
		beside := strings.HasPrefix(name, base+".damaged") || isFormer(base, name)
		if !e.Type().IsRegular() || !other && !beside {
			continue
		}
		if b, err := os.ReadFile(filepath.Join(dir, name)); err == nil && !sealed(b) {
			paths = append(paths, filepath.Join(dir, name))
		}
	}
	return paths
}
