package document

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// A Recent is an assessment in our folder, in the working folder, or opened elsewhere
// before.
type Recent struct {
	Path, Name   string
	Label, Score string
	// Band is the word for the score, and Answered how many questions of those asked
	// have an answer, such as "21 of 42"; empty where there is no score.
	Band, Answered string
	changed        time.Time
	size           int64
	// A is what it says; nil where it cannot be read, and in a [Listing].
	A *questionnaire.Assessment
	// Copies are the names of other files of the same client; see [OnceEach].
	Copies []string

	whose   questionnaire.Business
	version questionnaire.Version
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
// where a consultant may keep those of clients, those opened elsewhere before, and the
// open one wherever it is. What cannot be read is left out; opening it by path tells why. It lists all
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
			return c.Name != "" && r.Name != "" && c.whose.Relate(r.whose) == questionnaire.SameBusiness
		})
		if i < 0 {
			clients = append(clients, r)
			continue
		}
		c := &clients[i]
		newer := r.version.Newer(c.version)
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
	const most = 20
	for _, f := range s.places(held, most, most) {
		a, err := loaded(f.Path, held)
		if err != nil && !Opens(err) || err == nil && a.Fits(s.Catalogue) != nil {
			continue
		}
		out = append(out, s.described(f, a, err))
	}
	return out
}

// places are the files that may be assessments, the last changed first: of our folder and
// of the working folder so many of the newest, those opened elsewhere and those of held.
// Nothing of them is read.
func (s *Document) places(held map[string]questionnaire.Assessment, ours, here int) []Recent {
	files := newest(assessments(s.Folder), ours)
	if dir, err := os.Getwd(); err == nil && !SameFile(dir, s.Folder) {
		files = append(files, newest(assessments(dir), here)...)
	}
	others := elsewhere(s.Folder)
	for h := range held {
		others = append(others, h)
	}
	for _, f := range newest(others, here) {
		if !slices.ContainsFunc(files, func(g Recent) bool { return f.size == g.size && f.changed.Equal(g.changed) && SameFile(f.Path, g.Path) }) {
			files = append(files, f)
		}
	}
	slices.SortStableFunc(files, latest)
	return files
}

// loaded is what a file says, and of an open one its last answers, which may still be on
// their way to the disk. One that is encrypted stays closed.
func loaded(path string, held map[string]questionnaire.Assessment) (questionnaire.Assessment, error) {
	if h, ok := heldAs(path, held); ok {
		return held[h], nil
	}
	return store.Load(path)
}

// heldAs is the path by which a file is open, and whether it is.
func heldAs(path string, held map[string]questionnaire.Assessment) (string, bool) {
	for h := range held {
		if h == path || SameFile(h, path) {
			return h, true
		}
	}
	return "", false
}

// described is a file with what a list says of it: of an assessment, or of why it cannot
// be read.
func (s *Document) described(f Recent, a questionnaire.Assessment, err error) Recent {
	switch base := text.Shown(filepath.Base(f.Path)); {
	case Closed(err):
		f.Label, f.Score = "Continue "+strings.TrimSuffix(base, ".json"), "encrypted"
		return f
	case Opens(err):
		f.Label, f.Score = "Repair "+base, "damaged"
		return f
	}
	r := report.Build(s.Catalogue, &a, s.Today(), time.Time{})
	f.Name, f.Score, f.A = r.Name(), "proven "+report.Range(r.Result.Total), &a
	f.whose, f.version = questionnaire.BusinessOf(&a), questionnaire.VersionOf(f.Path, &a)
	f.Label = "Continue " + f.Name
	switch {
	case len(a.Answers) == 0:
		f.Score = "nothing answered yet"
	case r.Aside().Everything():
		f.Score = report.EverythingAside
	case !r.Result.Total.None():
		f.Band, f.Answered = r.BandText(), answered(r)
	}
	return f
}

// newest are the files that were changed last, so many of them.
func newest(paths []string, most int) (files []Recent) {
	for _, p := range paths {
		if info, err := os.Stat(p); err == nil && info.Mode().IsRegular() {
			files = append(files, Recent{Path: p, changed: info.ModTime(), size: info.Size()})
		}
	}
	slices.SortFunc(files, latest)
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
		if f.Name != "" && times[f.Name] > 1 {
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
