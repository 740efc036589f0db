package document

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
)

// DefaultFolder is where the assessment is kept, or the working folder where
// that is our own, which people do not look into, or has a name that nobody can
// type.
func DefaultFolder(s *Document) string {
	if s.Store != nil {
		dir := filepath.Dir(s.Store.Path())
		if full, err := filepath.Abs(dir); err == nil {
			dir = full
		}
		if !SameFile(dir, s.Folder) && CleanPath(dir) == dir {
			return dir
		}
	}
	dir, err := os.Getwd()
	if err != nil {
		return s.Folder
	}
	return dir
}

// CleanPath is a path as it was meant: without what a shell or a file manager
// puts around it, and with its spaces as they are.
func CleanPath(s string) string {
	s = strings.TrimSpace(strings.ReplaceAll(text.CleanText(s), "\n", " "))
	for _, q := range []string{`"`, `'`} {
		if rest, ok := strings.CutPrefix(s, q); ok && len(s) > 1 {
			if inner, ok := strings.CutSuffix(rest, q); ok {
				return inner
			}
		}
	}
	return s
}

// Expand puts the home folder in place of a leading ~.
func Expand(path string) string {
	rest, ok := strings.CutPrefix(path, "~")
	dir, err := os.UserHomeDir()
	if !ok || err != nil || (rest != "" && !os.IsPathSeparator(rest[0])) {
		return path
	}
	return dir + rest
}

// SameFile reports whether two paths lead to one file.
func SameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}

// HasSeparator reports whether a text has folders in it, as paths have and words
// have not.
func HasSeparator(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return r < utf8.RuneSelf && os.IsPathSeparator(uint8(r)) })
}

// CheckFolder returns an error where a text is neither a folder that is there nor a
// path to one that can be made, so that a word does not become a folder.
func CheckFolder(s string) error {
	path := Expand(CleanPath(s))
	if info, err := os.Stat(path); HasSeparator(path) || (err == nil && info.IsDir()) {
		return nil
	}
	return fmt.Errorf("no folder %s here; for a new one write .%c%s", text.Shown(path), filepath.Separator, text.Shown(path))
}

// Farewell is what is said once the screens or prompts are left: where the file is and how
// to go on with it, and where reports went. A line each.
func Farewell(path string, reports []string) []string {
	lines := []string{fmt.Sprintf("Saved in %s. Go on with: yourpart open %s", text.Shown(path), text.Argument(path))}
	for _, report := range reports {
		lines = append(lines, "Report: "+text.Shown(report))
	}
	return lines
}

// JournalOf is where a workshop about an assessment's file keeps what is not saved in it yet.
func JournalOf(path string) string { return path + ".workshop" }
