package store

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// Encrypted reports whether saves are encrypted.
func (s *Store) Encrypted() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.key != nil
}

// Sealed reports whether a file that can be read is encrypted.
func Sealed(path string) bool {
	f, err := OpenInput(path)
	if err != nil {
		return false
	}
	defer f.Close()
	start := make([]byte, len(sealMark))
	_, err = io.ReadFull(f, start)
	return err == nil && sealed(start)
}

// Encrypt encrypts the file as it is on disk, and all saves from now on. The
// version before it is encrypted as it is too, and what a crash left half-written
// does not stay behind as plain text; Remarks say what could not be encrypted. The
// backup goes first: should the power fail between the two, the file is still
// plain and says so.
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
	const not, retry = "not encrypted", "try again"
	if foreign, err := s.foreign(); err != nil || foreign {
		return errors.Join(err, fmt.Errorf("%s was changed by another program; save it, then try again", text.Shown(s.path)))
	}
	plain, err := s.plain(s.file)
	if err != nil {
		return failed(not, named(s.path, err), retry)
	}
	b, err := seal(plain, key)
	if err != nil {
		return failed(not, named(s.path, err), retry)
	}
	s.remarkNames(s.file, s.path)
	before, err := s.resealBackup(key)
	if err != nil {
		return failed(not, named(s.path, err), retry)
	}
	if err := s.resealFormer(key); err != nil {
		return failed(not, err, retry)
	}
	err = s.replace(b, key, false)
	if err == nil || errors.As(err, new(unsureError)) {
		s.key = key // as the file has it now
		if s.former != nil {
			s.former = b
		}
		sweep(s.file)
		if err != nil {
			err = fmt.Errorf("encrypted, but not for certain: %w; keep a copy on another disk", named(s.path, err))
		}
		return err
	}
	if before {
		err = fmt.Errorf("%w; the version before it, %s, is encrypted with the new passphrase already", err, text.Shown(backupOf(s.file)))
	}
	return failed(not, named(s.path, err), retry)
}

// resealBackup encrypts the version before the file, and reports whether it
// did. One that nothing here opens is left as it is and remarked on.
func (s *Store) resealBackup(key *Key) (done bool, err error) {
	path := backupOf(s.file)
	info, err := os.Lstat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	why := "is not a regular file"
	if err == nil && info.Mode().IsRegular() {
		var plain, b []byte
		if plain, err = s.plain(path); err == nil {
			if b, err = seal(plain, key); err == nil {
				s.remarkNames(path, path)
				if _, err = put(path, b, false, path); errors.As(err, new(unsureError)) {
					s.remarks = append(s.remarks, named(path, err).Error())
					err = nil
				}
				return err == nil, named(path, err)
			}
		}
		why = "cannot be read (" + Reason(err).Error() + ")"
	}
	switch {
	case errors.Is(err, ErrPassphrase):
		why = "opens with another passphrase"
	case errors.Is(err, questionnaire.ErrDamaged):
		why = "is encrypted but damaged"
	}
	s.remarks = append(s.remarks, fmt.Sprintf("the version before it, %s, %s, so it is left as it is until the next save", text.Shown(path), why))
	return false, nil
}

// plain reads what is in one of our files, encrypted or not, with what is
// known to open it.
func (s *Store) plain(path string) ([]byte, error) {
	f, err := OpenInput(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := questionnaire.ReadAll(f)
	if err != nil || !sealed(b) {
		return b, err
	}
	head, body, err := parts(b)
	if err != nil {
		return nil, err
	}
	key := s.key
	if key == nil || !bytes.Equal(key.head, head) {
		if s.keys == nil {
			return nil, ErrPassphrase
		}
		if key, err = s.keys.fits(head); err != nil {
			return nil, err
		}
	}
	return key.open(body)
}

// remarkNames tells of other names for a file that is about to be replaced:
// what they lead to is not encrypted with it.
func (s *Store) remarkNames(path, shown string) {
	n := names(path) - 1
	if same(path, backupOf(path)) { // as a crash may leave it
		n--
	}
	if path == backupOf(s.file) && same(path, s.file) {
		n--
	}
	if n <= 0 {
		return
	}
	how := "it is still plain text"
	if s.key != nil {
		how = "it still opens with the old passphrase"
	}
	s.remarks = append(s.remarks, fmt.Sprintf("%s has %s elsewhere on the disk (a hard link), under which %s", text.Shown(shown), text.Plural(n, "other name"), how))
}

// same reports whether two paths lead to one file.
func same(a, b string) bool {
	x, err := os.Lstat(a)
	if err != nil {
		return false
	}
	y, err := os.Lstat(b)
	return err == nil && os.SameFile(x, y)
}

// Decrypt saves the assessment as plain text from now on.
func (s *Store) Decrypt(a questionnaire.Assessment) error {
	key := s.setKey(nil)
	err := s.Save(a)
	if err != nil && !errors.As(err, new(unsureError)) {
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
