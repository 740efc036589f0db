package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// WriteFile replaces the file at path as a whole or not at all: it writes a
// temporary file beside it, makes sure that is on disk, and renames it. With
// keep, the version before stays as path.bak. Mode, owner and group of a file
// that is there are kept as far as the system lets us; a new one is for its
// owner only. The error names the file and says what would help.
func WriteFile(path string, b []byte, keep bool) error {
	_, err := put(path, b, keep, path)
	return advised(named(path, err), "try again")
}

// A written file is one that put has put in place.
type written struct {
	info fs.FileInfo // nil as long as the file before is in its place
	lost string      // which of its rights could not be kept; empty for none
}

// put is WriteFile, with the rights of the first of some files that is there.
// Where info is set the new file is in place, also beside an error.
func put(path string, b []byte, keep bool, like ...string) (done written, err error) {
	folder, err := openFolder(filepath.Dir(path)) // before anything is changed, as there may be too few descriptors
	if err != nil {
		return done, err
	}
	defer folder.Close()
	rights := rightsOf(like...)
	tmp, err := os.CreateTemp(filepath.Dir(path), tempPrefix(path)+"*"+tempSuffix) // made with mode 0600
	if err != nil {
		return done, err
	}
	defer func() {
		if done.info == nil {
			tmp.Close()
			os.Remove(tmp.Name())
		}
	}()
	protect(tmp.Name())
	info, lost, err := fill(tmp, b, rights)
	if err != nil {
		return done, err
	}
	if keep {
		if err := keepBackup(path); err != nil {
			return done, err
		}
	}
	if err := move(tmp.Name(), path); err != nil {
		return done, err
	}
	done = written{info, lost}
	if err := flush(folder); err != nil {
		return done, unsureError{Reason(err)}
	}
	return done, nil
}

// fill writes a temporary file, hands it the rights, and closes it when it is
// safe on the disk.
func fill(tmp *os.File, b []byte, rights *rights) (info fs.FileInfo, lost string, err error) {
	if _, err = tmp.Write(b); err != nil {
		return nil, "", err
	}
	lost = rights.give(tmp)
	if err = tmp.Sync(); err != nil {
		return nil, "", err
	}
	if info, err = tmp.Stat(); err != nil {
		return nil, "", err
	}
	return info, lost, tmp.Close()
}

// backupOf is where the version before is kept, and nextBackup where it is
// made.
func backupOf(path string) string   { return path + ".bak" }
func nextBackup(path string) string { return backupOf(path) + tempSuffix }

// keepBackup makes path.bak the current version, if there is one. At every
// moment either the old or the new backup is there. A second name for the same
// file needs no room on the disk, is as safe there as the file is, and has its
// rights.
func keepBackup(path string) error {
	next, backup := nextBackup(path), backupOf(path)
	if info, err := os.Lstat(backup); err == nil && info.IsDir() {
		return inTheWay(backup, "a folder is where the version before is kept; move it away, then save again")
	}
	if info, err := os.Lstat(next); err == nil && !info.Mode().IsRegular() {
		return inTheWay(next, "is in the way of the version before; remove it, then save again")
	}
	err := twin(path, next)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil {
		err = move(next, backup)
		_ = os.Remove(next) // there still if it failed, or if both were one file
	}
	if err != nil {
		return named(backup, err)
	}
	return nil
}

// twin makes a second name for a file, or a copy where the disk knows no
// second names.
func twin(path, next string) error {
	if info, err := os.Lstat(next); err == nil && info.Mode().IsRegular() {
		_ = os.Remove(next) // left by a crash
	}
	err := os.Link(path, next)
	if err == nil || errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return err
	}
	return duplicate(path, next)
}

// duplicate copies a file with its rights to a place where nothing is.
func duplicate(path, next string) error {
	from, err := OpenInput(path)
	if err != nil {
		return err
	}
	defer from.Close()
	f, err := os.OpenFile(next, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	protect(next)
	_, err = io.Copy(f, from)
	rightsOf(path).give(f)
	err = errors.Join(err, f.Sync(), f.Close())
	if err != nil {
		os.Remove(next)
	}
	return err
}

// move renames a file over another.
func move(from, to string) error { return patient(func() error { return rename(from, to) }) }

// OpenInput opens a file for reading, however large it may turn out. A named
// pipe is refused, as opening it waits for somebody to write into it.
func OpenInput(path string) (f *os.File, err error) {
	if IsPipe(path) {
		return nil, errors.New("it is a pipe, which may never say anything; put what it says in a file")
	}
	err = patient(func() error { f, err = os.Open(path); return err })
	return f, err
}

// IsPipe reports whether a path is a named pipe. What a shell makes of <(command)
// is not meant: somebody has the other end of that.
func IsPipe(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode()&fs.ModeNamedPipe != 0 && !strings.HasPrefix(path, "/dev/") && !strings.HasPrefix(path, "/proc/")
}

// patient calls f again after a little while where a window that is saving, a
// virus scanner or a sync program has the file for a moment.
func patient(f func() error) error { return retry(25, 40*time.Millisecond, busy, f) }

// retry calls f until it does well, fails for good, or was tried often enough.
func retry(times int, pause time.Duration, again func(error) bool, f func() error) error {
	for {
		err := f()
		if times--; err == nil || times <= 0 || !again(err) {
			return err
		}
		time.Sleep(pause)
	}
}
