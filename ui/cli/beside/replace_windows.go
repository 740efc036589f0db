package beside

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"yourpart/internal/text"
)

// replace runs a program and ends as that does. Windows has no way of taking the place of
// this process; what is typed, ctrl+c as well, goes to the program.
func replace(path string, args []string) error {
	signal.Ignore(os.Interrupt)
	cmd := exec.Command(path, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err := cmd.Run()
	var ended *exec.ExitError
	if errors.As(err, &ended) {
		os.Exit(ended.ExitCode())
	}
	if err != nil {
		return fmt.Errorf("%s cannot be started: %w", text.Shown(path), err)
	}
	return nil
}
