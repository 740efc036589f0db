// Package beside starts a program that was delivered together with this one: it lies in the
// same folder and is of the same version. No other program is ever looked for.
package beside

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"yourpart/internal/text"
)

// Run runs the program of a name with these arguments in place of this one, on the same
// terminal. Where it can be, it takes the place of this process, and Run does not return.
// The error says how to get the program where it is not there, or is of another version.
func Run(name, version string, args []string) error {
	self, err := os.Executable()
	if err == nil {
		self, err = filepath.EvalSymlinks(self)
	}
	if err != nil {
		return fmt.Errorf("%s is to lie beside this program, which cannot be found itself: %w", name, err)
	}
	path, err := Find(filepath.Dir(self), name, version)
	if err != nil {
		return err
	}
	return replace(path, args)
}

// Find is the path of the program of a name in a folder. The error says how to get it.
func Find(dir, name, version string) (string, error) {
	file := name
	if runtime.GOOS == "windows" {
		file += ".exe"
	}
	path := filepath.Join(dir, file)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("a workshop needs %s beside this program, in %s; it is in the same archive (from source: go run ./ui/workshop/%s workshop FILE)", file, text.Shown(dir), name)
	case err != nil:
		return "", fmt.Errorf("%s cannot be started: %w", text.Shown(path), err)
	case !info.Mode().IsRegular():
		return "", fmt.Errorf("%s is not a program; take the one of the same archive as this program", text.Shown(path))
	}
	said, err := exec.Command(path, "--version").Output()
	if err != nil {
		return "", fmt.Errorf("%s cannot be started: %w; take the one of the same archive as this program", text.Shown(path), err)
	}
	is := strings.TrimPrefix(strings.TrimSpace(string(said)), name+" ")
	if is, _, _ = strings.Cut(is, ", catalogue "); is != version {
		return "", fmt.Errorf("%s is of another version (%s) than this program (%s); take the one of the same archive", text.Shown(path), text.CleanLine(is), version)
	}
	return path, nil
}
