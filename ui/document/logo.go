package document

import (
	"errors"
	"fmt"
	"image"
	_ "image/jpeg" // so that logos are known
	_ "image/png"
	"os"
	"path/filepath"

	"yourpart/export/report"
)

// CheckLogo returns what keeps a file from being the logo, if anything.
func CheckLogo(path string) error {
	info, err := os.Stat(Expand(path)) // before opening, as some things wait to be opened
	switch {
	case errors.Is(err, os.ErrNotExist):
		return errors.New("no file there; write the path of a PNG or JPEG, or leave it empty")
	case err != nil:
		return fmt.Errorf("it cannot be read: %w", err)
	case !info.Mode().IsRegular():
		return errors.New("not a file; write the path of a PNG or JPEG, or leave it empty")
	case info.Size() > report.MaxLogoBytes:
		return errors.New("the picture is larger than 5 MB; a smaller one looks the same in print")
	}
	f, err := os.Open(Expand(path))
	if err != nil {
		return fmt.Errorf("it cannot be read: %w", err)
	}
	defer f.Close()
	size, kind, err := image.DecodeConfig(f)
	switch {
	case err != nil || (kind != "png" && kind != "jpeg"):
		return errors.New("not a PNG or JPEG; save the logo as one of them first")
	case size.Width > report.MaxLogoSide || size.Height > report.MaxLogoSide || size.Width*size.Height > report.MaxLogoPixels:
		return fmt.Errorf("the picture is %d by %d; 3000 by 3000 or less will do", size.Width, size.Height)
	}
	return nil
}

// Absolute is a path that means the same from every folder.
func Absolute(path string) string {
	if path == "" {
		return ""
	}
	if full, err := filepath.Abs(Expand(path)); err == nil {
		return full
	}
	return path
}
