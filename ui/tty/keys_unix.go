//go:build unix

package tty

import (
	"errors"
	"io"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// growth is how many bytes a filter makes of one, at most.
const growth = 12

// Keys reads what people type at a terminal: whole keys only. It is a file, so that it can be
// told apart from a pipe and its reading can be ended.
type Keys struct {
	*os.File
	Filter *Filter
	// Gone is called, once, when nothing more can come because the terminal is gone.
	Gone func()

	once sync.Once
	mu   sync.Mutex // of the filter
}

// Read reads whole keys. It waits for the rest of one no longer than the filter does.
func (k *Keys) Read(b []byte) (int, error) {
	if len(b) < 4*growth {
		return 0, io.ErrShortBuffer
	}
	raw := make([]byte, len(b)/growth/2)
	n, err := k.File.Read(raw)
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
		k.once.Do(func() { go k.Gone() })
	}
	if n == 0 {
		return 0, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	out := k.Filter.Feed(time.Now(), raw[:n])
	for wait := k.Filter.Wait(); wait > 0; wait = k.Filter.Wait() {
		room := (len(b) - len(out)) / growth
		if room == 0 {
			break
		}
		if !readable(int(k.Fd()), wait) {
			out = append(out, k.Filter.Expire(time.Now())...)
			continue
		}
		if n, err = k.File.Read(raw[:min(len(raw), room)]); n == 0 || err != nil {
			break
		}
		out = append(out, k.Filter.Feed(time.Now(), raw[:n])...)
	}
	return copy(b, out), nil
}

// readable waits until a file has something to read, and reports whether it has. An error is
// something to read as well.
func readable(fd int, wait time.Duration) bool {
	for end := time.Now().Add(wait); ; {
		var set unix.FdSet
		set.Set(fd)
		left := unix.NsecToTimeval(max(time.Until(end), 0).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &left)
		if err == unix.EINTR {
			continue
		}
		return n > 0 || err != nil
	}
}

// drain reads what comes and throws it away, until enough says so or nothing came in time.
func (k *Keys) drain(wait time.Duration, enough func() bool) {
	k.mu.Lock()
	defer k.mu.Unlock()
	raw := make([]byte, 1024)
	for end := time.Now().Add(wait); !enough(); {
		left := time.Until(end)
		if left <= 0 || !readable(int(k.Fd()), left) {
			return
		}
		n, err := k.File.Read(raw)
		if n == 0 || err != nil {
			return
		}
		k.Filter.Feed(time.Now(), raw[:n])
	}
}
