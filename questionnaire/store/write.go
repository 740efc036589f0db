package store

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"
	"time"

	"yourpart/internal/text"
)

// WriteFile replaces the file at path as a whole or not at all: it writes a
// temporary file beside it, makes sure that is on disk, and renames it. With
// keep, the version before stays as path.bak. The file is for its owner only.
func WriteFile(path string, b []byte, keep bool) (err error) {
	dir := filepath.Dir(path)
	tmp, err := os.CreateTemp(dir, tempPrefix(path)+"*"+tempSuffix) // made with mode 0600
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
	protect(tmp.Name())
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
	if err = move(tmp.Name(), path); err != nil {
		return err
	}
	return syncDir(dir)
}

// Temporary files are hidden and tell whose they are, so that what a power cut
// left behind can be found and removed.
const tempSuffix = ".tmp"

func tempPrefix(path string) string { return "." + filepath.Base(path) + "." }

// longestBeside is the longest name that a file of ours may get beside path.
func longestBeside(path string) string {
	return filepath.Join(filepath.Dir(path), tempPrefix(path)+fmt.Sprint(uint32(math.MaxUint32))+tempSuffix)
}

// sweep removes temporary files that a crash left beside a file. Only the
// holder of its lock may, as nobody else is writing then.
func sweep(path string) {
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		return
	}
	for _, e := range entries {
		if isTemp(path, e.Name()) && e.Type().IsRegular() {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

// isTemp reports whether a name is that of a temporary file of path.
func isTemp(path, name string) bool {
	if name == filepath.Base(nextBackup(path)) {
		return true
	}
	rest, ours := strings.CutPrefix(name, tempPrefix(path))
	number, temp := strings.CutSuffix(rest, tempSuffix)
	return ours && temp && number != "" && strings.Trim(number, "0123456789") == ""
}

// backupOf is where the version before is kept, and nextBackup where it is
// made.
func backupOf(path string) string   { return path + ".bak" }
func nextBackup(path string) string { return backupOf(path) + tempSuffix }

// keepBackup makes path.bak the current version, if there is one. At every
// moment either the old or the new backup is there. A second name for the same
// file needs no room on the disk, and is as safe there as the file is.
func keepBackup(path string) error {
	next := nextBackup(path)
	err := twin(path, next)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	err = move(next, backupOf(path))
	_ = os.Remove(next) // there still if it failed, or if both were one file
	return err
}

// twin makes a second name for a file, or a copy where the disk knows no
// second names.
func twin(path, next string) error {
	if info, err := os.Lstat(next); err == nil && info.Mode().IsRegular() {
		_ = os.Remove(next) // left by a crash
	}
	err := os.Link(path, next)
	if err == nil {
		return os.Chmod(next, 0o600)
	}
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, fs.ErrExist) {
		return err
	}
	return duplicate(path, next)
}

// duplicate copies a file to a place where nothing is.
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
	return fmt.Errorf("%s: %w", text.Shown(path), Reason(err))
}

// unsaved says why a save failed, and what to do about it.
func unsaved(err error) error {
	if err == nil {
		return nil
	}
	if advice := advise(err); advice != "" {
		return fmt.Errorf("not saved: %w; %s", err, advice)
	}
	return fmt.Errorf("not saved: %w", err)
}

// shorten is the advice for a name that the disk does not take, or only
// without the ending of a backup or a temporary file.
const shorten = "choose a shorter name of letters and digits"

// advise is what a person can do about a disk that takes nothing.
func advise(err error) string {
	switch {
	case tooLong(err):
		return shorten
	case diskFull(err):
		return "make room on the disk, then save again"
	case readOnly(err):
		return "the disk takes no changes; make it writable, then save again"
	case busy(err):
		return "another program has it open; close that, then save again"
	case errors.Is(err, fs.ErrPermission):
		return "allow writing in its folder, then save again"
	case errors.Is(err, fs.ErrNotExist):
		return "its folder is gone or renamed; bring it back, then save again"
	}
	return ""
}
