package store

import (
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/gofrs/flock"
)

// Temporary files are hidden and tell whose they are, so that what a power cut
// left behind can be found and removed.
const tempSuffix = ".tmp"

func tempPrefix(path string) string { return "." + filepath.Base(path) + "." }

// longestBeside is the longest name that a file of ours may get beside path.
func longestBeside(path string) string {
	return filepath.Join(filepath.Dir(path), tempPrefix(backupOf(path))+fmt.Sprint(uint32(math.MaxUint32))+tempSuffix)
}

// sweep removes temporary files that a crash left beside a file. Only the
// holder of its lock may, as nobody else is writing then. A lock file that nobody
// holds was left by a crash as well, maybe of a new assessment that never got its
// file, so what belongs to that goes too.
func sweep(path string) {
	dir := filepath.Dir(path)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	sweepOf(path, entries)
	for _, e := range entries {
		base, lock := strings.CutSuffix(strings.TrimPrefix(e.Name(), "."), lockSuffix)
		other := filepath.Join(dir, base)
		if !lock || !e.Type().IsRegular() || e.Name() != filepath.Base(lockPath(other)) || base == filepath.Base(path) || !leftOf(other, entries) {
			continue
		}
		l := flock.New(lockPath(other))
		if ok, err := tryLock(l); err != nil || !ok {
			continue
		}
		if current(l) {
			sweepOf(other, entries)
			_ = release(l)
			continue
		}
		_ = l.Unlock()
	}
}

// leftOf reports whether a temporary file of one file is there.
func leftOf(path string, entries []fs.DirEntry) bool {
	return slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return isTemp(path, e.Name()) && e.Type().IsRegular() })
}

// sweepOf removes the temporary files of one file.
func sweepOf(path string, entries []fs.DirEntry) {
	for _, e := range entries {
		if isTemp(path, e.Name()) && e.Type().IsRegular() {
			_ = os.Remove(filepath.Join(filepath.Dir(path), e.Name()))
		}
	}
}

// isTemp reports whether a name is that of a temporary file of path, or of the
// version before it.
func isTemp(path, name string) bool {
	if name == filepath.Base(nextBackup(path)) {
		return true
	}
	for _, of := range []string{path, backupOf(path)} {
		rest, ours := strings.CutPrefix(name, tempPrefix(of))
		number, temp := strings.CutSuffix(rest, tempSuffix)
		if ours && temp && number != "" && strings.Trim(number, "0123456789") == "" {
			return true
		}
	}
	return false
}
