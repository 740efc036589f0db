package scans

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/evidence"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// ErrStopped says that somebody stopped the reading of a file.
var ErrStopped = errors.New("stopped")

// A Watch follows how far the reading of a file is, and stops it. Its methods may be called
// while the file is read.
type Watch struct {
	size, read atomic.Int64 // bytes
	stopped    atomic.Bool
	// Moved is called while the file is read, each time that Percent has changed. It must not
	// take long.
	Moved func()
}

// Stop makes the reading end with [ErrStopped].
func (w *Watch) Stop() { w.stopped.Store(true) }

// Large reports whether the reading takes long enough for a word on how far it is.
func (w *Watch) Large() bool { return w.size.Load() > 16<<20 }

// Percent is how much of the file is read, from 0 to 100.
func (w *Watch) Percent() int {
	size := w.size.Load()
	if size <= 0 {
		return 0
	}
	return int(min(w.read.Load(), size) * 100 / size)
}

// A watched reader tells its watch how far it is.
type watched struct {
	io.Reader
	*Watch
}

// Read reads until somebody stops it.
func (r watched) Read(p []byte) (int, error) {
	if r.stopped.Load() {
		return 0, ErrStopped
	}
	was := r.Percent()
	n, err := r.Reader.Read(p)
	r.read.Add(int64(n))
	if r.Moved != nil && r.Percent() != was {
		r.Moved()
	}
	return n, err
}

// OpenFile is [Open] for a file on the disk, which is only read. The watch may be nil. The
// errors are one line that says what would be right.
func OpenFile(c *catalogue.Catalogue, a *questionnaire.Assessment, path string, now time.Time, kind evidence.Kind, service string, w *Watch) (Import, error) {
	name, of := text.Shown(path), now
	f, err := store.OpenInput(path)
	if err != nil {
		return Import{}, fmt.Errorf("%s: %w", name, store.Reason(err))
	}
	defer f.Close()
	info, err := f.Stat()
	switch {
	case err == nil && info.IsDir():
		return Import{}, fmt.Errorf("%s is a folder; name the scanner's file in it (docs/evidence.md says which)", name)
	case err == nil && info.ModTime().Before(of):
		of = info.ModTime()
	}
	var in io.Reader = f
	if w != nil {
		if err == nil {
			w.size.Store(info.Size())
		}
		in = watched{f, w}
	}
	im, err := Open(c, a, name, in, of, questionnaire.Today(now), kind, service)
	if w != nil && w.stopped.Load() {
		return im, ErrStopped
	}
	return im, err
}

// Paths are the files that a line names: one as it was typed or pasted, or several that were
// dropped onto a terminal, each in quotes, with backslashes before its spaces, or as a
// file:// address.
func Paths(line string) []string {
	whole := place(document.CleanPath(line))
	words := split(line)
	if _, err := os.Stat(whole); err == nil || len(words) < 2 && !strings.Contains(line, `\`) {
		return []string{whole}
	}
	var paths []string
	for _, w := range words {
		path := place(w)
		if _, err := os.Stat(path); err != nil {
			return []string{whole} // the message is about what was typed
		}
		paths = append(paths, path)
	}
	return paths
}

// place is a path with the home folder in place of ~, or that of a file:// address.
func place(path string) string {
	if u, err := url.Parse(path); err == nil && strings.HasPrefix(path, "file://") && u.Path != "" {
		path = u.Path
		if runtime.GOOS == "windows" {
			path = strings.TrimPrefix(path, "/")
		}
	}
	return document.Expand(path)
}

// split are the words of a line, as shells have them.
func split(line string) (words []string) {
	var word strings.Builder
	var quote rune
	escaped, there := false, false
	for _, r := range strings.TrimSpace(text.CleanLine(line)) {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case r == '\\' && quote != '\'' && runtime.GOOS != "windows":
			escaped, there = true, true
		case quote != 0 && r == quote:
			quote = 0
		case quote != 0:
			word.WriteRune(r)
		case r == '\'' || r == '"':
			quote, there = r, true
		case r == ' ':
			if there {
				words = append(words, word.String())
			}
			word.Reset()
			there = false
		default:
			word.WriteRune(r)
			there = true
		}
	}
	if there {
		words = append(words, word.String())
	}
	return words
}
