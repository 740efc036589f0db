package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// A recent is an assessment in our folder or in the working folder.
type recent struct {
	path, name   string
	label, score string
	changed      time.Time
	// a is what it says; nil where it is damaged and can be repaired.
	a *questionnaire.Assessment
}

func (r recent) day() string { return report.Day(r.changed) }

type recentMsg struct{ files []recent }

// recentCmd looks for recent files.
func recentCmd(s *session) tea.Cmd {
	held := s.held()
	return func() tea.Msg { return recentMsg{recents(s.Document, held)} }
}

// held is the assessment at hand by its path, where it has a file.
func (s *Document) held() map[string]questionnaire.Assessment {
	if s.store == nil {
		return nil
	}
	return map[string]questionnaire.Assessment{s.store.Path(): s.a.Clone()}
}

// recents reads the newest assessments of our folder and of the working folder,
// where a consultant may keep those of clients, and the one at hand wherever it
// is. What cannot be read is left out; opening it by path tells why.
func recents(s *Document, held map[string]questionnaire.Assessment) []recent {
	files := newest(assessments(s.Folder))
	if here, err := os.Getwd(); err == nil && !sameFile(here, s.Folder) {
		files = append(files, newest(assessments(here))...)
	}
	for h := range held {
		if !slices.ContainsFunc(files, func(f recent) bool { return sameFile(f.path, h) }) {
			files = append(files, newest([]string{h})...)
		}
	}
	slices.SortStableFunc(files, latest)
	var out []recent
	for _, f := range files {
		a, err := store.Load(f.path)
		for h, a0 := range held {
			if sameFile(h, f.path) { // its last answers may still be on their way
				a, err = a0, nil
			}
		}
		switch {
		case closed(err):
			f.label, f.score = "Continue "+text.Shown(strings.TrimSuffix(filepath.Base(f.path), ".json")), "encrypted"
		case opens(err):
			f.label, f.score = "Repair "+text.Shown(filepath.Base(f.path)), "damaged"
		case err != nil || a.Fits(s.Catalogue) != nil:
			continue
		default:
			r := report.Build(s.Catalogue, &a, s.today(), time.Time{})
			f.name, f.score, f.a = r.Name(), "proven "+report.Range(r.Result.Total), &a
			if f.label = "Continue " + f.name; len(a.Answers) == 0 {
				f.score = "nothing answered yet"
			}
		}
		out = append(out, f)
	}
	out = out[:min(len(out), 9)]
	tellApart(out)
	return out
}

// newest are the files that were changed last; there may be many others.
func newest(paths []string) (files []recent) {
	const most = 20
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			files = append(files, recent{path: p, changed: info.ModTime()})
		}
	}
	slices.SortFunc(files, latest)
	return files[:min(len(files), most)]
}

// latest puts the file that was changed last first.
func latest(a, b recent) int { return b.changed.Compare(a.changed) }

// tellApart adds the file's name to those that are called the same.
func tellApart(files []recent) {
	times := map[string]int{}
	for _, f := range files {
		times[f.name]++
	}
	for i := range files {
		f := &files[i]
		if f.a != nil && times[f.name] > 1 {
			own := " (" + text.Shown(filepath.Base(f.path)) + ")"
			f.name, f.label = f.name+own, f.label+own
		}
	}
}

// assessments are the files of the folder that may be some.
func assessments(folder string) (paths []string) {
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if filepath.Ext(e.Name()) == ".json" {
			paths = append(paths, filepath.Join(folder, e.Name()))
		}
	}
	return paths
}

// sameFile tells whether two paths lead to one file.
func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	if err != nil {
		return false
	}
	y, err := os.Stat(b)
	return err == nil && os.SameFile(x, y)
}
