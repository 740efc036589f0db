//go:build unix

package leave

import (
	"fmt"
	"syscall"
)

// leastFiles is how many files the program may need at once beside those that
// it was started with: an assessment, its lock and its copy, a report, the
// terminal, and what Go itself opens to wait for them.
const leastFiles = 16

// EnoughFiles returns an error where fewer files may be open. Go's runtime ends with a page of
// addresses where it cannot open what it waits with. So this asks the system
// itself, and is to come first.
func EnoughFiles() error {
	var opened []int
	defer func() {
		for _, fd := range opened {
			_ = syscall.Close(fd)
		}
	}()
	for len(opened) < leastFiles {
		fd, err := syscall.Open("/", syscall.O_RDONLY|syscall.O_CLOEXEC, 0)
		if err == syscall.EMFILE {
			return fmt.Errorf("too few files may be open at once (%d more, and %d are needed); start it with a higher limit, such as: ulimit -n 256", len(opened), leastFiles)
		}
		if err != nil {
			return nil // another trouble, which is told where it matters
		}
		opened = append(opened, fd)
	}
	return nil
}
