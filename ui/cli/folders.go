package cli

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"yourpart/export"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/leave"
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

// A job is one assessment and the reports to make of it.
type job struct {
	source  string // the assessment's file
	targets []goal
	read    *questionnaire.Assessment // where it had to be read before its turn
	written []string                  // paths, once it is done
	annexes int                       // how many of those are annexes
	remark  error                     // of something that was left out
	newer   string                    // that it is of a newer catalogue
	notes   []string                  // what else a person should know of it
	letters *export.Lettering         // of its reports, where it got so far
	err     error
	done    chan struct{} // closed when it is
}

// A goal is one report in one format.
type goal struct {
	format export.Format
	path   string // where it goes; - for standard output
	annex  string // where its annex may go, if it may have one
}

// batch does each job, as many at once as there are processors, and tells of
// them in order. An assessment is read only when its turn comes, so that many
// take no more memory than a few.
func (a *app) batch(jobs []*job, do func(*job) error) error {
	next := make(chan *job)
	for _, j := range jobs {
		j.done = make(chan struct{})
	}
	var workers sync.WaitGroup
	for range min(len(jobs), runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for j := range next {
				j.err = guarded(do, j)
				close(j.done)
			}
		})
	}
	go func() {
		for _, j := range jobs {
			next <- j
		}
		close(next)
	}()
	failed := a.tell(jobs)
	workers.Wait()
	switch {
	case failed == 0:
		return nil
	case len(jobs) == 1:
		return jobs[0].err
	case failed == len(jobs):
		return fmt.Errorf("all %d assessments failed", failed)
	}
	return fmt.Errorf("%d of %d assessments failed; the others are done", failed, len(jobs))
}

// guarded does a job. A mistake of ours in one fails that one alone.
func guarded(do func(*job) error, j *job) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = leave.Caught(r).In(shown(j.source))
		}
	}()
	return do(j)
}

// tell prints the paths and failures of each job, in order, and counts the
// failures. One that is alone fails with the command.
func (a *app) tell(jobs []*job) (failed int) {
	bar := a.bar(len(jobs))
	files := 0
	drawn := map[string]bool{} // what was said of fonts
	for i, j := range jobs {
		bar.show(i)
		<-j.done
		bar.hide()
		a.tellNewer(j.newer)
		for _, n := range j.notes {
			a.note("%s", n)
		}
		a.tellLetters(j, len(jobs) > 1, drawn)
		printError(a.Err, j.remark)
		for _, path := range j.written {
			a.say(path)
			files++
		}
		files -= j.annexes
		if j.err == nil {
			continue
		}
		failed++
		if len(jobs) > 1 {
			printError(a.Err, j.err)
		}
	}
	_ = a.out.Flush() // the last path stands above what is said of all; Run tells of an error
	if len(jobs) > 1 && failed == 0 && files > 0 {
		a.note("%s of %s written", text.Plural(files, "report"), text.Plural(len(jobs), "assessment"))
	}
	return failed
}

// tellLetters says which fonts the reports of a job are drawn with, unless that was said
// of another, and what of it no font has.
func (a *app) tellLetters(j *job, several bool, said map[string]bool) {
	if j.letters == nil {
		return
	}
	if drawn := j.letters.Drawn(); drawn != "" && !said[drawn] {
		said[drawn] = true
		a.note("%s", drawn)
	}
	lacking := j.letters.Lacking()
	switch {
	case lacking != "" && several:
		a.note("%s: %s", shown(j.source), lacking)
	case lacking != "":
		a.note("%s", lacking)
	}
}

// A progress is a bar on a person's terminal; it prints nothing elsewhere.
type progress struct {
	to    io.Writer
	flush func() error
	all   int
}

// bar is the progress of so many jobs. There is none of a single one.
func (a *app) bar(all int) progress {
	p := progress{to: io.Discard, flush: func() error { return nil }, all: all}
	if all > 1 && !a.quiet && isTerminal(a.Err) && a.Getenv("TERM") != "dumb" {
		p.to, p.flush = a.Err, a.out.Flush
	}
	return p
}

// show draws the bar after done jobs. It stands on the line that the next
// path will take.
func (p progress) show(done int) {
	const wide = 30
	full := wide * done / p.all
	_ = p.flush()
	fmt.Fprintf(p.to, "\r%s%s %d of %d", strings.Repeat("█", full), strings.Repeat("░", wide-full), done, p.all)
}

func (p progress) hide() { fmt.Fprint(p.to, "\r\x1b[K") }
