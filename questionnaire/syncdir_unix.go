//go:build !windows

package questionnaire

import "os"

// syncDir makes a rename in the folder lasting.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
