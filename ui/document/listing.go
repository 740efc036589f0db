package document

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
)

// A Listing is the list of all clients: the assessments of our folder, of the working
// folder, and those opened elsewhere before. It reads a few files at a time, the last
// changed first, so that nobody waits for thousands.
type Listing struct {
	s    *Document
	held map[string]questionnaire.Assessment
	rest []Recent // not read yet
	read []Recent
	from bool // the folders were looked into
}

// Listing begins a list with the open files as they are. Nothing is read yet.
func (s *Document) Listing(held map[string]questionnaire.Assessment) *Listing {
	return &Listing{s: s, held: held}
}

// More reads the next files, so many, and reports whether others are left. What is
// encrypted stays closed, and what cannot be read is listed with a word on why.
func (l *Listing) More(n int) (left bool) {
	const ours, here = 10_000, 500 // the working folder may be anything
	if !l.from {
		l.rest, l.from = l.s.places(l.held, ours, here), true
	}
	n = min(n, len(l.rest))
	for _, f := range l.rest[:n] {
		if f, ok := l.s.glance(f, l.held); ok {
			l.read = append(l.read, f)
		}
	}
	l.rest = l.rest[n:]
	return len(l.rest) > 0
}

// Clients are those read so far, once each and with names that tell them apart; see
// [OnceEach].
func (l *Listing) Clients() []Recent {
	clients := OnceEach(l.read, l.held)
	tellApart(clients)
	return clients
}

// glanced is what was seen of a file, kept while it is the same.
type glanced struct {
	of    Recent // as the disk has it
	day   questionnaire.Date
	about Recent
	ok    bool // it is one to list
}

// glance reads what a list says of a file, and reports whether it is one to list. A file
// that is as it was is not read again.
func (s *Document) glance(f Recent, held map[string]questionnaire.Assessment) (Recent, bool) {
	if _, open := heldAs(f.Path, held); open {
		about, ok := s.looked(f, held)
		about.A = nil
		return about, ok
	}
	if was, ok := s.seen.Load(f.Path); ok {
		if g := was.(glanced); g.of.size == f.size && g.of.changed.Equal(f.changed) && g.day == s.Day() {
			return g.about, g.ok
		}
	}
	about, ok := s.looked(f, held)
	about.A = nil // thousands of them would fill the memory
	s.seen.Store(f.Path, glanced{f, s.Day(), about, ok})
	return about, ok
}

// looked is glance of a file that was not seen before.
func (s *Document) looked(f Recent, held map[string]questionnaire.Assessment) (Recent, bool) {
	a, err := loaded(f.Path, held)
	if err == nil {
		err = a.Fits(s.Catalogue)
		if err == nil {
			return s.described(f, a, nil), true
		}
		f.Score = "needs another catalogue"
	} else if Opens(err) {
		return s.described(f, a, err), true
	} else if f.Score = "damaged"; errors.Is(err, questionnaire.ErrNewer) {
		f.Score = "of a newer version of this program"
	} else if !s.meantAsOurs(f.Path) {
		return f, false
	}
	f.Label = "Open " + text.Shown(filepath.Base(f.Path))
	return f, true
}

// meantAsOurs reports whether a file that cannot be read was an assessment: no JSON in our
// own folder, or cut short after what one begins with.
func (s *Document) meantAsOurs(path string) bool {
	b, err := os.ReadFile(path)
	if err != nil {
		return true // it is there, and why it cannot be read is told when it is opened
	}
	if json.Valid(b) {
		return false
	}
	return SameFile(filepath.Dir(path), s.Folder) || strings.Contains(string(b[:min(len(b), 500)]), `"format":`)
}

// answered says how many of the questions that are asked have an answer.
func answered(r *report.Report) string {
	n, of := 0, 0
	for i := range r.Result.Cells {
		if c := &r.Result.Cells[i]; c.State == questionnaire.Asked {
			of++
			if c.Answer.Option != "" {
				n++
			}
		}
	}
	return fmt.Sprintf("%d of %d", n, of)
}

// Find leaves the clients of which each word that was typed begins a word of the name or
// of the file's, or which have it all somewhere in them. Accents, capitals, hyphens and
// spaces do not matter.
func Find(clients []Recent, typed string) (found []Recent) {
	words := strings.Fields(text.Folded(typed))
	if len(words) == 0 {
		return clients
	}
	for _, c := range clients {
		name := text.Folded(c.Name + " " + strings.TrimSuffix(filepath.Base(c.Path), ".json") + " " + strings.Join(c.Copies, " "))
		starts := func(w string) bool {
			return slices.ContainsFunc(strings.Fields(name), func(n string) bool { return strings.HasPrefix(n, w) })
		}
		if !slices.ContainsFunc(words, func(w string) bool { return !starts(w) }) ||
			strings.Contains(strings.ReplaceAll(name, " ", ""), strings.Join(words, "")) {
			found = append(found, c)
		}
	}
	return found
}
