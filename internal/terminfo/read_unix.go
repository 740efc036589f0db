//go:build unix

package terminfo

import (
	"fmt"
	"os"
	"syscall"
)

// read reads a regular file. It asks the system itself: this is read before
// main begins, and where few files may be open Go's runtime would end the
// program with a stack dump before main can say so.
func read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%s is not a regular file", path)
	}
	fd, err := syscall.Open(path, syscall.O_RDONLY|syscall.O_CLOEXEC|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	defer syscall.Close(fd)
	b := make([]byte, mostBytes)
	n, err := syscall.Read(fd, b)
	return b[:max(n, 0)], err
}
