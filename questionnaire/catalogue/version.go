package catalogue

import (
	"cmp"
	"strings"
)

// Newer reports whether one version of the catalogue is newer than another, such
// as 2027.1 than 2026.12: number by number, whatever overlay lies over either. What
// is no version is not newer than anything, and nothing is newer than it.
func Newer(version, than string) bool {
	a, b := numbers(version), numbers(than)
	if a == nil || b == nil {
		return false
	}
	for i := range max(len(a), len(b)) {
		if n := compareNumbers(at(a, i), at(b, i)); n != 0 {
			return n > 0
		}
	}
	return false
}

// numbers are the numbers of a version as digits without zeros in front, or nil
// where it is none. What follows a + or - names an overlay or a build.
func numbers(version string) []string {
	if end := strings.IndexAny(version, "+-"); end >= 0 {
		version = version[:end]
	}
	list := strings.Split(version, ".")
	for i, n := range list {
		if n == "" || strings.Trim(n, "0123456789") != "" {
			return nil
		}
		list[i] = strings.TrimLeft(n, "0")
	}
	return list
}

// at is the number at a place; one that is not there is nought.
func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return ""
}

// compareNumbers compares digits of any length.
func compareNumbers(a, b string) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), strings.Compare(a, b))
}
