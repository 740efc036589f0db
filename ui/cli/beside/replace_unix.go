//go:build unix

package beside

import (
	"fmt"
	"os"
	"syscall"

	"yourpart/internal/text"
)

// replace runs a program in place of this one.
func replace(path string, args []string) error {
	return fmt.Errorf("%s cannot be started: %w", text.Shown(path), syscall.Exec(path, append([]string{path}, args...), os.Environ()))
}
