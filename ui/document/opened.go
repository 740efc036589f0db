package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yourpart/questionnaire/store"
)

// openedName is the file in our folder that keeps the paths of assessments that were
// opened elsewhere, one a line, the last one first.
const openedName = "opened-elsewhere.txt"

// Remember notes the path of a file that was opened, so that home lists it wherever it is.
// What is in our folder is listed anyway. Where nothing can be noted, nothing is.
func Remember(o Options, path string) {
	path = Absolute(path)
	if o.Folder == "" || strings.ContainsAny(path, "\n\r") || SameFile(filepath.Dir(path), o.Folder) {
		return
	}
	const most = 200
	was := elsewhere(o.Folder)
	list := append([]string{path}, slices.DeleteFunc(slices.Clone(was), func(p string) bool { return p == path })...)
	list = list[:min(len(list), most)]
	if slices.Equal(list, was) || os.MkdirAll(o.Folder, 0o700) != nil {
		return
	}
	_ = store.WriteFile(filepath.Join(o.Folder, openedName), []byte(strings.Join(list, "\n")+"\n"), false)
}

// elsewhere are the paths that were noted.
func elsewhere(folder string) []string {
	const most = 1 << 20
	info, err := os.Stat(filepath.Join(folder, openedName))
	if err != nil || !info.Mode().IsRegular() || info.Size() > most {
		return nil
	}
	b, err := os.ReadFile(filepath.Join(folder, openedName))
	if err != nil {
		return nil
	}
	return slices.DeleteFunc(strings.Split(string(b), "\n"), func(p string) bool { return !filepath.IsAbs(p) })
}
