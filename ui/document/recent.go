package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/sorting"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// A Recent is an assessment in our folder or in the working folder.
type Recent struct {
	Path, Name   string
	Label, Score string
	changed      time.Time
	// A is what it says; nil where it is damaged and can be repaired.
	A *questionnaire.Assessment
	// Copies are the names of other files of the same client; see [OnceEach].
	Copies []string
}

// Beside says which other files there are of the client, or is empty.
func (r Recent) Beside() string {
	if len(r.Copies) == 0 {
		return ""
	}
	return text.Plural(len(r.Copies), "other file") + ": " + strings.Join(r.Copies, ", ")
}

// Day is the day of the last change, as a report writes it.
func (r Recent) Day() string { return report.Day(r.changed) }

// Held is the open assessment by its path, where it has a file.
func (s *Document) Held() map[string]questionnaire.Assessment {
	if s.Store == nil {
		return nil
	}
	return map[string]questionnaire.Assessment{s.Store.Path(): s.Assessment.Clone()}
}

// Recents reads the newest assessments of our folder and of the working folder,
// where a consultant may keep those of clients, and the open one wherever it
// is. What cannot be read is left out; opening it by path tells why. It lists all
// files, and the clients once each: of several files of one, such as what a sync tool
// kept or last year's, the open one or else the newest is there and names the others.
func Recents(s *Document, held map[string]questionnaire.Assessment) (files, clients []Recent) {
	all := read(s, held)
	return listed(all), listed(OnceEach(all, held))
}

// mostListed is how many files a list has room for.
const mostListed = 9

// listed are the first files, with names that tell them apart.
func listed(files []Recent) []Recent {
	files = slices.Clone(files[:min(len(files), mostListed)])
	tellApart(files)
	return files
}

// OnceEach leaves the open file of each client or else the newest, in the place of
// the first.
func OnceEach(files []Recent, held map[string]questionnaire.Assessment) (clients []Recent) {
	open := func(r Recent) bool { _, ok := held[r.Path]; return ok }
	for _, r := range files {
		i := slices.IndexFunc(clients, func(c Recent) bool {
			return c.A != nil && r.A != nil && questionnaire.Relate(c.A, r.A) == questionnaire.SameBusiness
		})
		if i < 0 {
			clients = append(clients, r)
			continue
		}
		c := &clients[i]
		newer := questionnaire.VersionOf(r.Path, r.A).Newer(questionnaire.VersionOf(c.Path, c.A))
		if open(r) || newer && !open(*c) {
			r.Copies, c.Copies = append(c.Copies, text.Shown(filepath.Base(c.Path))), nil
			*c = r
			continue
		}
		c.Copies = append(c.Copies, text.Shown(filepath.Base(r.Path)))
	}
	return clients
}

// read is Recents without an end.
func read(s *Document, held map[string]questionnaire.Assessment) (out []Recent) {
	files := newest(assessments(s.Folder))
	if here, err := os.Getwd(); err == nil && !SameFile(here, s.Folder) {
		files = append(files, newest(assessments(here))...)
	}
	for h := range held {
		if !slices.ContainsFunc(files, func(f Recent) bool { return SameFile(f.Path, h) }) {
			files = append(files, newest([]string{h})...)
		}
	}
	sorting.Stably(files, latest)
	for _, f := range files {
		a, err := store.Load(f.Path)
		for h, a0 := range held {
			if SameFile(h, f.Path) { // its last answers may still be on their way
				a, err = a0, nil
			}
		}
		switch {
		case Closed(err):
			f.Label, f.Score = "Continue "+text.Shown(strings.TrimSuffix(filepath.Base(f.Path), ".json")), "encrypted"
		case Opens(err):
			f.Label, f.Score = "Repair "+text.Shown(filepath.Base(f.Path)), "damaged"
		case err != nil || a.Fits(s.Catalogue) != nil:
			continue
		default:
			r := report.Build(s.Catalogue, &a, s.Today(), time.Time{})
			f.Name, f.Score, f.A = r.Name(), "proven "+report.Range(r.Result.Total), &a
			if r.Aside().Everything() {
				f.Score = report.EverythingAside
			}
			if f.Label = "Continue " + f.Name; len(a.Answers) == 0 {
				f.Score = "nothing answered yet"
			}
		}
		out = append(out, f)
	}
	return out
}

// newest are the files that were changed last; there may be many others.
func newest(paths []string) (files []Recent) {
	const most = 20
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			files = append(files, Recent{Path: p, changed: info.ModTime()})
		}
	}
	sorting.By(files, latest)
	return files[:min(len(files), most)]
}

// latest puts the file that was changed last first.
func latest(a, b Recent) int { return b.changed.Compare(a.changed) }

// tellApart adds the file's name to those that are called the same.
func tellApart(files []Recent) {
	times := map[string]int{}
	for _, f := range files {
		times[f.Name]++
	}
	for i := range files {
		f := &files[i]
		if f.A != nil && times[f.Name] > 1 {
			own := " (" + text.Shown(filepath.Base(f.Path)) + ")"
			f.Name, f.Label = f.Name+own, f.Label+own
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
