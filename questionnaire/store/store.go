// Package store keeps one assessment in a file: it locks it, replaces it whole,
// keeps the version before as a backup, and encrypts both where asked. It does not
// know what the answers mean, nor who shows them.
package store

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"github.com/gofrs/flock"

	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A Store is one assessment's file, held against other windows. Its methods
// may be called from several goroutines.
type Store struct {
	path string // as the person named it
	file string // where links lead to
	lock *flock.Flock

	mu      sync.Mutex
	last    uint64 // the newest save that is on disk
	next    uint64
	seen    version // as it was last read or written here
	aside   []string
	remarks []string
	lost    bool  // it was remarked on that not all rights could be kept
	key     *Key  // nil for plain text
	keys    *Keys // what else is known to open files; nil for nothing
	id      string
	// former is the file as it was read where that is of format 1, until a save
	// replaces it.
	former []byte
}

// Open reads an assessment and holds its file until Close.
func Open(path string) (*Store, questionnaire.Assessment, error) { return new(Keys).Open(path) }

// Open is the package's Open for files that may be encrypted. What is saved
// stays as it was, encrypted or plain.
func (k *Keys) Open(path string) (*Store, questionnaire.Assessment, error) {
	if err := mayReplace(path); err != nil {
		return nil, questionnaire.Assessment{}, err
	}
	if _, _, err := k.load(path); err != nil {
		return nil, questionnaire.Assessment{}, err
	}
	s, err := hold(path, k.as(), k.Wait)
	if err != nil {
		return nil, questionnaire.Assessment{}, err
	}
	a, seen, err := k.load(path) // again, now that nobody else may write
	if err != nil {
		s.Close()
		return nil, questionnaire.Assessment{}, err
	}
	sweep(s.file)
	s.seen, s.key, s.keys, s.former = seen, seen.key, k, seen.former
	return s, a, nil
}

// mayReplace refuses what a save would wrongly put a file in place of. Whether
// anything is there at all is not asked here.
func mayReplace(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil || info.IsDir():
		return nil
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s is not a regular file, so nothing can be saved in it; copy it to one", text.Shown(path))
	case info.Mode()&0o200 == 0:
		return fmt.Errorf("%s is marked read-only; take the mark away, or open a copy", text.Shown(path))
	}
	return notYours(path)
}

// notYours refuses a file that the system does not let us write into, though its
// folder would let us replace it.
func notYours(path string) error {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() || mayChange(path) {
		return nil
	}
	return fmt.Errorf("%s may be read but not changed by you; ask its owner for the right to, or open a copy", text.Shown(path))
}

// Create writes a new assessment to a path where nothing is yet, and holds it.
// With a key the file is encrypted from the start; without one, nil, it is
// plain text.
func Create(path string, a questionnaire.Assessment, key *Key) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, named(path, err)
	}
	s, err := hold(path, byWindow, createWait) // a command lets go of it at once
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		s.Close()
		return nil, fmt.Errorf("%s exists already; choose another name with -o", text.Shown(path))
	}
	sweep(s.file)
	s.key = key
	if err := s.Save(a); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// Path is where the assessment is kept.
func (s *Store) Path() string { return s.path }

// Close lets other windows have the file.
func (s *Store) Close() error { return release(s.lock) }

// Ticket numbers a save in the order in which the answers were given.
func (s *Store) Ticket() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	return s.next
}

// Save puts the assessment on disk and returns when it is safe there.
func (s *Store) Save(a questionnaire.Assessment) error { return s.SaveAs(s.Ticket(), a) }

// SaveAs is Save for a ticket taken earlier. A save that is older than one
// already on disk is left out, so saves may overtake each other.
func (s *Store) SaveAs(ticket uint64, a questionnaire.Assessment) error {
	s.Identify(&a)
	var b bytes.Buffer
	if err := questionnaire.Encode(&b, a); err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if ticket < s.last {
		return nil
	}
	sealed, err := seal(b.Bytes(), s.key)
	if err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	if err := s.keepFormer(); err != nil {
		return unsaved(named(s.path, err))
	}
	if err := s.replace(sealed, s.key, true); err != nil {
		return unsaved(named(s.path, err))
	}
	s.last = ticket
	return nil
}

// replace puts a new version on disk, and keeps the one before where that is
// wanted. What another program has put there meanwhile is set aside first, and
// is not made the backup. Whatever is put in place is what was last seen.
func (s *Store) replace(b []byte, key *Key, keep bool) error {
	foreign, err := s.foreign()
	if err != nil {
		return err
	}
	if foreign {
		kept, err := setAside(s.file)
		if err != nil {
			return err
		}
		s.aside = append(s.aside, kept)
	}
	done, err := put(s.file, b, keep && !foreign, s.file, backupOf(s.file))
	if done.info != nil { // also where the disk did not confirm it
		s.seen = version{info: done.info, sum: sha256.Sum256(b), key: key}
	}
	if done.lost != "" && !s.lost {
		s.lost = true
		s.remarks = append(s.remarks, fmt.Sprintf("%s is saved, but %s", text.Shown(s.path), done.lost))
	}
	return err
}

// Remarks are what a person should know beside that a save or an encryption did
// well, since they were last asked for.
func (s *Store) Remarks() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	told := s.remarks
	s.remarks = nil
	return told
}

// foreign reports whether the file on disk is another than the one last read or
// written here. One that was removed is not: it is simply written again.
func (s *Store) foreign() (bool, error) {
	now, err := os.Lstat(s.file)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil || s.seen.is(now) {
		return false, err
	}
	if there, err := os.Stat(s.file); err == nil && !there.Mode().IsRegular() {
		return false, errors.New("something else than a file is in its place now; move that away, then save again")
	}
	f, err := OpenInput(s.file)
	if err != nil {
		return false, err
	}
	defer f.Close()
	sum := sha256.New()
	_, err = io.Copy(sum, f)
	return !bytes.Equal(sum.Sum(nil), s.seen.sum[:]), err
}

// setAside gives a version that is not ours a name of its own.
func setAside(path string) (kept string, err error) {
	ext := filepath.Ext(path)
	stem := strings.TrimSuffix(path, ext)
	kept = free(func(n string) string { return stem + ".other" + n + ext })
	return kept, twin(path, kept)
}

// free is the first name that is not taken: without a number, then -2, -3, ….
func free(name func(number string) string) string {
	path := name("")
	for n := 2; ; n++ {
		if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
			return path
		}
		path = name(fmt.Sprintf("-%d", n))
	}
}

// Aside names the versions of other programs that were set aside since it was
// last asked.
func (s *Store) Aside() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := s.aside
	s.aside = nil
	return kept
}
