package questionnaire

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/gofrs/flock"
)

// ErrLocked says that another window has the file open.
var ErrLocked = errors.New("open in another window; close it there first")

// A Store is one assessment's file, held against other windows. Its methods
// may be called from several goroutines.
type Store struct {
	path string
	lock *flock.Flock

	mu   sync.Mutex
	last uint64 // the newest save that is on disk
	next uint64
}

// Load reads an assessment without holding it. The error names the file.
func Load(path string) (Assessment, error) {
	f, err := os.Open(path)
	if err != nil {
		return Assessment{}, named(path, err)
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Assessment{}, fmt.Errorf("%s is a folder; name the assessment's file in it", path)
	}
	a, err := Decode(f)
	if errors.Is(err, ErrDamaged) {
		if _, bad := os.Stat(path + ".bak"); bad == nil {
			return Assessment{}, fmt.Errorf("%s: %w; the version before it is in %s.bak", path, err, path)
		}
	}
	return a, named(path, err)
}

// Open reads an assessment and holds its file until Close.
func Open(path string) (*Store, Assessment, error) {
	if _, err := Load(path); err != nil {
		return nil, Assessment{}, err
	}
	s, err := hold(path)
	if err != nil {
		return nil, Assessment{}, err
	}
	a, err := Load(path) // again, now that nobody else may write
	if err != nil {
		s.Close()
		return nil, Assessment{}, err
	}
	return s, a, nil
}

// Create writes a new assessment to a path where nothing is yet, and holds it.
func Create(path string, a Assessment) (*Store, error) {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, named(path, err)
	}
	s, err := hold(path)
	if err != nil {
		return nil, err
	}
	if _, err := os.Lstat(path); err == nil {
		s.Close()
		return nil, fmt.Errorf("%s exists already; choose another name with -o", path)
	}
	if err := s.Save(a); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

// hold takes the lock that keeps two windows off one file.
func hold(path string) (*Store, error) {
	for {
		l := flock.New(lockPath(path), flock.SetPermissions(0o600))
		ok, err := l.TryLock()
		if err != nil {
			return nil, fmt.Errorf("%w; it cannot be saved there, so copy it to a folder of yours", named(path, err))
		}
		if !ok {
			return nil, named(path, ErrLocked)
		}
		if current(l) {
			return &Store{path: path, lock: l}, nil
		}
		_ = l.Unlock() // its last holder removed the lock file just now
	}
}

// current tells whether a held lock file is still the one at its path.
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
func (s *Store) Close() error {
	_ = os.Remove(lockPath(s.path)) // while still held, so nobody else's is removed
	return s.lock.Unlock()
}

// Ticket numbers a save in the order in which the answers were given.
func (s *Store) Ticket() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.next++
	return s.next
}

// Save puts the assessment on disk and returns when it is safe there.
func (s *Store) Save(a Assessment) error { return s.SaveAs(s.Ticket(), a) }

// SaveAs is Save for a ticket taken earlier. A save that is older than one
// already on disk is left out, so saves may overtake each other.
func (s *Store) SaveAs(ticket uint64, a Assessment) error {
	var b bytes.Buffer
	if err := Encode(&b, a); err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if ticket < s.last {
		return nil
	}
	if err := WriteFile(s.path, b.Bytes(), true); err != nil {
		return fmt.Errorf("not saved: %w", err)
	}
	s.last = ticket
	return nil
}

// WriteFile replaces the file at path as a whole or not at all: it writes a
// temporary file beside it, makes sure that is on disk, and renames it. With
// keep, the version before stays as path.bak. The file is readable by its
// owner only.
func WriteFile(path string, b []byte, keep bool) (err error) {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, "."+filepath.Base(path)+".*.tmp") // made with mode 0600
	if err != nil {
		return named(path, err)
	}
	defer func() {
		if err != nil {
			tmp.Close()
			os.Remove(tmp.Name())
			err = named(path, err)
		}
	}()
	if _, err = tmp.Write(b); err != nil {
		return err
	}
	if err = tmp.Sync(); err != nil {
		return err
	}
	if err = tmp.Close(); err != nil {
		return err
	}
	if keep {
		if err = keepBackup(path); err != nil {
			return err
		}
	}
	if err = os.Rename(tmp.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// keepBackup makes path.bak the current version, if there is one. At every
// moment either the old or the new backup is there.
func keepBackup(path string) error {
	b, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	next := path + ".bak.tmp"
	if err := os.WriteFile(next, b, 0o600); err != nil {
		return err
	}
	return os.Rename(next, path+".bak")
}

// Reason is an error of the disk without the path and the system call, which
// the message around it names better.
func Reason(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}

// named puts the file's name before an error, once.
func named(path string, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%s: %w", path, Reason(err))
}
