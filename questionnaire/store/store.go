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

// ErrLocked says that another window has the file open.
var ErrLocked = errors.New("open in another window; close it there first")

// A Store is one assessment's file, held against other windows. Its methods
// may be called from several goroutines.
type Store struct {
	path string // as the person named it
	file string // where links lead to
	lock *flock.Flock

	mu    sync.Mutex
	last  uint64 // the newest save that is on disk
	next  uint64
	seen  version // as it was last read or written here
	aside []string
	key   *Key // nil for plain text
	id    string
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
	s, err := hold(path)
	if err != nil {
		return nil, questionnaire.Assessment{}, err
	}
	a, seen, err := k.load(path) // again, now that nobody else may write
	if err != nil {
		s.Close()
		return nil, questionnaire.Assessment{}, err
	}
	sweep(s.file)
	s.seen, s.key, s.former = seen, seen.key, seen.former
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
		return fmt.Errorf("%s is no plain file, so nothing can be saved in it; copy it to one", text.Shown(path))
	case info.Mode()&0o200 == 0:
		return fmt.Errorf("%s is marked read-only; take the mark away, or open a copy", text.Shown(path))
	}
	return nil
}

// Create writes a new assessment to a path where nothing is yet, and holds it.
// With a key the file is encrypted from the start; without one, nil, it is
// plain text.
func Create(path string, a questionnaire.Assessment, key *Key) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, named(path, err)
	}
	s, err := hold(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		s.Close()
		return nil, fmt.Errorf("%s exists already; choose another name with -o", text.Shown(path))
	}
	s.key = key
	if err := s.Save(a); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// hold takes the lock that keeps two windows off one file, whatever names or
// links lead to it.
func hold(path string) (*Store, error) {
	file := follow(path)
	if err := mayStandBeside(file); err != nil {
		return nil, named(path, err)
	}
	for {
		l := flock.New(lockPath(file), flock.SetPermissions(0o600))
		var ok bool
		err := patient(func() (err error) { ok, err = l.TryLock(); return err })
		if err != nil {
			return nil, fmt.Errorf("%w; it cannot be saved there, so copy it to a folder of yours", named(path, err))
		}
		if !ok {
			return nil, named(path, ErrLocked)
		}
		if current(l) {
			return &Store{path: path, file: file, lock: l}, nil
		}
		_ = l.Unlock() // its last holder removed the lock file just now
	}
}

// follow is where links lead to, also where nothing is there any more.
func follow(path string) string {
	const most = 40 // links that lead in circles lead nowhere
	for at, n := path, 0; n < most; n++ {
		if real, err := filepath.EvalSymlinks(at); err == nil {
			return real
		}
		to, err := os.Readlink(at)
		if err != nil {
			return at
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(at), to)
		}
		at = to
	}
	return path
}

// mayStandBeside refuses a file whose lock and temporary files have no place
// beside it: the name is too long for their endings, or what has the lock's
// name is none. A pipe there would be waited for, a link could lead anywhere.
func mayStandBeside(file string) error {
	if _, err := os.Lstat(longestBeside(file)); tooLong(err) {
		return fmt.Errorf("%w; %s", Reason(err), shorten)
	}
	lock := lockPath(file)
	if info, err := os.Lstat(lock); err == nil && !info.Mode().IsRegular() {
		return fmt.Errorf("%s is in the way of its lock; remove that", text.Shown(lock))
	}
	return nil
}

// current reports whether a held lock file is still the one at its path.
func current(l *flock.Flock) bool {
	held, err := l.Stat()
	if err != nil {
		return true // this system cannot tell; its open files cannot be removed
	}
	there, err := os.Stat(l.Path())
	return err == nil && os.SameFile(held, there)
}

// lockPath is a hidden file beside the assessment. The assessment itself
// cannot carry the lock, as each save puts a new file in its place.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+".lock")
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
	if err := s.replace(sealed, true); err != nil {
		return unsaved(named(s.path, err))
	}
	s.last = ticket
	return nil
}

// replace puts a new version on disk, and keeps the one before where that is
// wanted. What another program has put there meanwhile is set aside first, and
// is not made the backup.
func (s *Store) replace(b []byte, keep bool) error {
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
	if err := WriteFile(s.file, b, keep && !foreign); err != nil {
		return err
	}
	s.seen = versionOf(s.file, b)
	return nil
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
