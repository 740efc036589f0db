package ui

import (
	"errors"
	"io"
	"os"
	"runtime"
	"sync"
	"syscall"
)

// watched is what people type, and tells when nothing more can come because the
// terminal is gone. What su, setsid or a container has started gets no signal
// then, and Bubble Tea would wait for keys, and hold the file, for ever.
func watched(in io.Reader, gone func()) io.Reader {
	f, ok := in.(*os.File)
	if !ok || runtime.GOOS == "windows" { // whose consoles are read in another way, and end what runs in them
		return in
	}
	return &watchedFile{File: f, gone: sync.OnceFunc(gone)}
}

type watchedFile struct {
	*os.File
	gone func()
}

// Read reads as the file does.
func (f *watchedFile) Read(b []byte) (int, error) {
	n, err := f.File.Read(b)
	if errors.Is(err, io.EOF) || errors.Is(err, syscall.EIO) {
		go f.gone()
	}
	return n, err
}
