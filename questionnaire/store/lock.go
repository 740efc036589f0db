package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gofrs/flock"

	"yourpart/internal/text"
)

// ErrLocked says that somebody else has the file open. What is returned says
// whether that is a window or a command.
var ErrLocked = errors.New("open in another window; close it there first")

// A lockedError is ErrLocked in other words.
type lockedError struct{ words string }

// Error says who has the file.
func (e lockedError) Error() string { return e.words }

// Is makes it an ErrLocked.
func (e lockedError) Is(target error) bool { return target == ErrLocked }

// What a lock file says of who holds it: one of these words and a number that
// no two holders share.
const (
	byWindow  = "window"
	byCommand = "command"
)

// signedAt is where that is in the file: Windows lets nobody read the first byte,
// which is what is locked there.
const signedAt = 16

// A window stays open for long, so nobody waits long for one.
const patienceWithWindows = time.Second

// createWait is how long a new file waits for another that is made in its place.
const createWait = 2 * time.Second

// tryLock is (*flock.Flock).TryLock, save in tests.
var tryLock = (*flock.Flock).TryLock

// hold takes the lock that keeps two windows off one file, whatever names or
// links lead to it, and waits a while for a command that has it.
func hold(path, as string, wait time.Duration) (*Store, error) {
	file := follow(path)
	if err := mayBeBeside(file); err != nil {
		return nil, named(path, err)
	}
	at := lockPath(file)
	q := queue{wait: wait, start: time.Now(), moved: time.Now()}
	for {
		_, none := os.Lstat(at)
		l := flock.New(at, flock.SetPermissions(0o600))
		var ok bool
		err := patient(func() (err error) { ok, err = tryLock(l); return err })
		_, now := os.Lstat(at)
		switch {
		case errors.Is(err, fs.ErrPermission) && now == nil:
			q.closed = true // it is another user's, who may have the file open or not
		case err != nil && !busy(err):
			if errors.Is(none, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
				_ = os.Remove(at) // a disk without locks has made the file all the same
			}
			return nil, fmt.Errorf("%w; it cannot be saved there, so copy it to a folder of yours", named(path, err))
		case ok && current(l):
			sign(at, as, rightsOf(file))
			return &Store{path: path, file: file, lock: l}, nil
		case ok:
			_ = l.Unlock() // its last holder removed the lock file just now
			continue
		}
		if err := q.next(at); err != nil {
			return nil, named(path, err)
		}
	}
}

// A queue is a wait for a lock. Many commands may be waiting for one file, so
// what counts is how long one of them has it.
type queue struct {
	wait         time.Duration
	start, moved time.Time // moved is when another was last seen to have it
	holder       string
	closed       bool // the lock file may not be opened
}

// next waits a little, or says who has the file where that has lasted too long.
func (q *queue) next(at string) error {
	const longest = 6 // waits, however often the holder changes
	if holder := holderOf(at); holder != q.holder {
		q.holder, q.moved = holder, time.Now()
	}
	window := strings.HasPrefix(q.holder, byWindow)
	limit := q.wait
	if window {
		limit = min(limit, patienceWithWindows)
	}
	if time.Since(q.moved) < limit && time.Since(q.start) < longest*q.wait {
		time.Sleep(10*time.Millisecond + rand.N(30*time.Millisecond))
		return nil
	}
	switch {
	case window:
		return ErrLocked
	case strings.HasPrefix(q.holder, byCommand):
		return lockedError{"another command is changing it; try again once that has ended"}
	case q.closed:
		return lockedError{fmt.Sprintf("open in another window, or was so when that was cut off: its lock, %s, is another user's; remove that once nobody has the file open", text.Shown(at))}
	}
	return lockedError{"open in another window or command; close it there first"}
}

// sign notes in a lock file who holds it, and lets everybody take the lock who
// may have the file.
func sign(at, as string, rights *rights) {
	f, err := os.OpenFile(at, os.O_WRONLY, 0)
	if err != nil {
		return
	}
	defer f.Close()
	rights.give(f)
	const wide = 60 // so that nothing of a longer one stays behind it
	_, _ = f.WriteAt(fmt.Appendf(nil, "%-*s\n", wide, fmt.Sprintf("%s %d-%d", as, os.Getpid(), time.Now().UnixNano())), signedAt)
}

// holderOf is what a lock file says; empty where it says nothing, or may not be read.
func holderOf(at string) string {
	f, err := os.Open(at)
	if err != nil {
		return ""
	}
	defer f.Close()
	const most = 100
	b, _ := io.ReadAll(io.NewSectionReader(f, signedAt, most))
	return string(b)
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

// mayBeBeside refuses a file whose lock and temporary files have no place
// beside it: the name is too long for their endings, or what has the lock's
// name is none. A pipe there would be waited for, a link could lead anywhere.
func mayBeBeside(file string) error {
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

const lockSuffix = ".lock"

// lockPath is a hidden file beside the assessment. The assessment itself
// cannot carry the lock, as each save puts a new file in its place.
func lockPath(path string) string {
	return filepath.Join(filepath.Dir(path), "."+filepath.Base(path)+lockSuffix)
}
