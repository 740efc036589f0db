package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// stdin, in place of a file's name, is standard input or standard output.
const stdin = "-"

// load reads an assessment and the catalogue it is to be seen with, and tells of one
// that is of a newer catalogue.
func (a *app) load(path string) (*catalogue.Catalogue, *questionnaire.Assessment, error) {
	c, s, err := a.loadUntold(path)
	if err == nil {
		a.tellNewer(newer(c, s, path))
	}
	return c, s, err
}

// newer says that a file is of a newer catalogue and what becomes of it, or is empty.
func newer(c *catalogue.Catalogue, s *questionnaire.Assessment, path string) string {
	if said := questionnaire.NewerText(c, s); said != "" {
		return shown(path) + " is " + said
	}
	return ""
}

// tellNewer tells what newer says, if anything.
func (a *app) tellNewer(said string) {
	if said != "" {
		a.note("%s", said)
	}
}

// loadUntold is load for what tells nothing, or tells it in another place.
func (a *app) loadUntold(path string) (*catalogue.Catalogue, *questionnaire.Assessment, error) {
	c, err := a.catalogue()
	if err != nil {
		return nil, nil, err
	}
	s, err := a.readFor(c, path)
	return c, s, err
}

// readFor reads an assessment that is to be seen with a catalogue.
func (a *app) readFor(c *catalogue.Catalogue, path string) (*questionnaire.Assessment, error) {
	s, err := a.read(path)
	if err != nil {
		return nil, err
	}
	if err := document.FitsIn(c, shown(path), s); err != nil {
		return nil, err
	}
	return &s, nil
}

// read reads an assessment from a file or from standard input.
func (a *app) read(path string) (questionnaire.Assessment, error) {
	switch path {
	case "":
		return questionnaire.Assessment{}, usagef("the file's name is empty")
	case stdin:
		s, _, err := a.keys.Decode(a.In)
		if err != nil {
			err = fmt.Errorf("%s: %w", shown(path), err)
		}
		return s, err
	}
	s, err := a.keys.Load(path)
	if gone(err) {
		err = a.missing(path)
	}
	return s, err
}

// gone reports whether there is no such file, nor the version before it.
func gone(err error) bool {
	return errors.Is(err, fs.ErrNotExist) && !errors.As(err, new(*store.DamagedError))
}

// shown is what messages call a file.
func shown(path string) string {
	if path == stdin {
		return "standard input"
	}
	return text.Shown(path)
}

// missing is the error for a file that is not there, with the nearest that is
// beside it or in the place where assessments are kept.
func (a *app) missing(path string) error {
	if _, err := os.Lstat(path); err == nil {
		return fmt.Errorf("%s is a link to a file that is not there", shown(path))
	}
	dir, base := filepath.Split(path)
	if near := nearestFile(dir, base); near != "" {
		return fmt.Errorf("no file %q; did you mean %s?", path, shown(near))
	}
	if dir == "" {
		if near := nearestFile(a.folder(), base); near != "" {
			return fmt.Errorf("no file %q; did you mean %s?", path, shown(near))
		}
	}
	return fmt.Errorf("no file %q; yourpart new makes one", path)
}

// nearestFile returns the assessment in a folder whose name is closest, or "".
func nearestFile(dir, base string) string {
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return ""
	}
	names := map[string]string{}
	var known []string
	for _, e := range entries {
		if name := e.Name(); filepath.Ext(name) == ".json" && !e.IsDir() {
			stem := strings.ToLower(strings.TrimSuffix(name, ".json"))
			names[stem] = filepath.Join(dir, name)
			known = append(known, stem)
		}
	}
	near := text.Nearest(strings.TrimSuffix(base, ".json"), known, 1)
	if len(near) == 0 {
		return ""
	}
	return names[near[0]]
}

// report reads an assessment and works everything out. A zero start leaves
// the plan's to the profile, or to today.
func (a *app) report(path string, start time.Time) (*report.Report, error) {
	c, s, err := a.load(path)
	if err != nil {
		return nil, err
	}
	return report.Build(c, s, a.today(), start), nil
}

// pastDate reads the date that a flag has, on which something happened; none is
// today. A day to come is refused.
func (a *app) pastDate(flag, s string) (time.Time, error) {
	t, err := parseDate(flag, s)
	if err != nil || s == "" {
		return a.today(), err
	}
	if err := questionnaire.Date(s).Future(questionnaire.DateOf(a.today())); err != nil {
		return t, usagef("--%s %w", flag, err)
	}
	return t, nil
}

// tellFuture tells of a --date on which nothing can have happened yet.
func (a *app) tellFuture(date string) {
	if err := questionnaire.Date(date).Future(questionnaire.DateOf(a.today())); err != nil {
		a.note("--date %v; check calls that an error", err)
	}
}

// parseDate reads the date that a flag has; none is the zero time.
func parseDate(flag, s string) (time.Time, error) {
	if s == "" {
		return time.Time{}, nil
	}
	t, err := questionnaire.Date(s).Time()
	if err != nil {
		return t, usagef("--%s: %w", flag, err)
	}
	return t, nil
}

// edit opens an assessment that a command changes, from its file or from standard
// input, checks that the catalogue knows what is in it, and closes it after f.
func (a *app) edit(path string, f func(d *document.Document) error) error {
	c, err := a.catalogue()
	if err != nil {
		return err
	}
	d, err := a.hold(path, c)
	if err != nil {
		return err
	}
	defer d.Close()
	a.tellNewer(newer(c, &d.Assessment, path))
	return f(d)
}

// hold opens a file, or reads standard input. It is the one place where commands
// open something to change it. Without a catalogue anything may be in it.
func (a *app) hold(path string, c *catalogue.Catalogue) (*document.Document, error) {
	o := document.Options{Catalogue: c, Now: a.Now, Keys: a.keys, Door: a.command}
	switch path {
	case "":
		return nil, usagef("the file's name is empty")
	case stdin:
		return document.Read(o, shown(path), a.In)
	}
	d, err := document.Edit(o, path)
	if gone(err) {
		err = a.missing(path)
	}
	return d, err
}

// change changes an assessment and puts it where it came from.
func (a *app) change(d *document.Document, f func(s *questionnaire.Assessment) error) error {
	return a.kept(d, d.Keep(f))
}

// dayOr is the day that --date names, or today where it names none.
func (a *app) dayOr(date string) questionnaire.Date {
	if date == "" {
		return questionnaire.DateOf(a.today())
	}
	return questionnaire.Date(date)
}

// kept writes a changed assessment out again where it came from standard input, and
// tells of what was in its file's place. The error is how keeping it went.
func (a *app) kept(d *document.Document, err error) error {
	if d.Store == nil {
		if err == nil {
			err = d.Write(a.out)
		}
		return err
	}
	for _, n := range keptNotes(d) {
		a.note("%s", n)
	}
	return err
}

// keptNotes are what was in a file's place when it was saved, and what else saving it
// has to say.
func keptNotes(d *document.Document) (notes []string) {
	for _, kept := range d.Store.Aside() {
		notes = append(notes, fmt.Sprintf("another program changed %s meanwhile; its version is kept as %s; to bring both together: %s", shown(d.Store.Path()), shown(kept), document.MergeCommand(d.Store.Path(), []string{kept})))
	}
	return append(notes, d.Store.Remarks()...)
}
