package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// assessmentsIn lists files as they were named, and the assessments in folders and in
// the folders of those.
func assessmentsIn(places []string) (files []string, err error) {
	for _, place := range places {
		if info, err := os.Stat(place); err != nil || !info.IsDir() {
			files = append(files, place)
			continue
		}
		found, below, err := assessmentsOf(place)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", shown(place), store.Reason(err))
		}
		for _, dir := range below {
			inner, _, err := assessmentsOf(dir)
			if err != nil {
				continue // what is no folder of ours may be closed to us
			}
			for _, file := range inner {
				if mayBeAssessment(file) {
					found = append(found, file)
				}
			}
		}
		if len(found) == 0 {
			return nil, fmt.Errorf("no assessment in %s; they end in .json", shown(place))
		}
		files = append(files, found...)
	}
	return eachFileOnce(files), nil
}

// assessmentsOf lists what a folder has that is named like an assessment, and the
// folders in it that are not hidden.
func assessmentsOf(dir string) (files, folders []string, err error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		name := e.Name()
		path := filepath.Join(dir, name)
		info, err := os.Stat(path) // where a link leads
		switch {
		case err == nil && info.IsDir():
			if !strings.HasPrefix(name, ".") {
				folders = append(folders, path)
			}
		case filepath.Ext(name) == ".json" && !isReport(name):
			files = append(files, path)
		}
	}
	return files, folders, err
}

// mayBeAssessment reports whether a file is an assessment, or may have been one
// before it was damaged. A folder of a client holds other things too.
func mayBeAssessment(path string) bool {
	f, err := store.OpenInput(path)
	if err != nil {
		return true // reading it tells why
	}
	defer f.Close()
	_, _, err = new(store.Keys).Decode(f)
	return err == nil || document.Closed(err) || errors.Is(err, questionnaire.ErrDamaged) || errors.Is(err, questionnaire.ErrNewer)
}

// reportNames are the names, without ending, of what is made of each file: the file's
// own, and where several files have the same, the folder's before it.
func reportNames(files []string) []string {
	names := make([]string, len(files))
	alike := map[string]int{}
	for i, file := range files {
		names[i] = document.FileName(file)
		alike[strings.ToLower(names[i])]++
	}
	for i, file := range files {
		if folder := folderName(file); alike[strings.ToLower(names[i])] > 1 && folder != "" {
			names[i] = folder + "-" + names[i]
		}
	}
	return names
}

// several reports whether arguments name more than one file, as a folder does.
func several(places []string) bool { return len(places) > 1 || slices.ContainsFunc(places, isFolder) }

// inFolders lists the files that are named and those in folders: assessmentsIn or
// clientsIn.
type inFolders func(places []string) ([]string, error)

// eachFile is each, and a line that sums up where all went well. A single file is done
// as if there were no others.
func (a *app) eachFile(places []string, in inFolders, do func(path string) error) error {
	if !several(places) {
		return do(places[0])
	}
	n := 0
	err := a.each(places, in, func(path string) error {
		n++
		return do(path)
	})
	if err == nil {
		a.note("%s done", text.Plural(n, "assessment"))
	}
	return err
}

// each does something with each assessment that is named, and with those in folders,
// one after the other. One that fails is told and does not stop the rest; the command
// fails then.
func (a *app) each(places []string, in inFolders, do func(path string) error) error {
	files, err := in(a.withoutReports(places))
	if err != nil {
		return err
	}
	if slices.Contains(files, stdin) {
		return usagef("standard input cannot be one of several; name files")
	}
	failed := 0
	for _, file := range files {
		if err := do(file); err != nil {
			_ = a.out.Flush() // what was said of those before stands above
			if !strings.Contains(err.Error(), shown(file)) {
				err = fmt.Errorf("%s: %w", shown(file), err)
			}
			printError(a.Err, err)
			failed++
		}
	}
	_ = a.out.Flush()
	switch failed {
	case 0:
		return nil
	case len(files):
		return fmt.Errorf("all %d assessments failed", failed)
	}
	return fmt.Errorf("%d of %d assessments failed; the others are done", failed, len(files))
}
