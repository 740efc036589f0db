//go:build !windows

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/gofrs/flock"
)

// openFolder opens a folder, so that a rename in it can be made lasting; nil
// where it is closed to readers, and that cannot be done.
func openFolder(dir string) (*os.File, error) {
	d, err := os.Open(dir)
	if errors.Is(err, fs.ErrPermission) {
		return nil, nil
	}
	return d, err
}

// flush makes a rename in the folder lasting, where the disk can: some network
// disks cannot. Tests replace it.
var flush = func(d *os.File) error {
	if d == nil {
		return nil
	}
	if err := d.Sync(); !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	return nil
}

// rename puts a file in place of another in one step.
func rename(from, to string) error { return os.Rename(from, to) }

// protect does nothing more: files are made with mode 0600 here.
func protect(string) {}

// busy is for other systems: here an open file can be replaced.
func busy(error) bool { return false }

func diskFull(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT) || errors.Is(err, syscall.EFBIG)
}

func tooLong(err error) bool { return errors.Is(err, syscall.ENAMETOOLONG) }

func readOnly(err error) bool { return errors.Is(err, syscall.EROFS) }

// release lets go of a lock. Its file is removed while it is still held, so
// that nobody else's is.
func release(l *flock.Flock) error {
	_ = os.Remove(l.Path())
	return l.Unlock()
}
