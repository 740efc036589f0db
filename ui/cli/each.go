package cli

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
)

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
