package cli

import (
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/ui/document"
)

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
	for _, kept := range d.Store.Aside() {
		a.note("another program changed %s meanwhile; its version is kept as %s; to bring both together: %s", shown(d.Store.Path()), shown(kept), document.MergeCommand(d.Store.Path(), []string{kept}))
	}
	for _, remark := range d.Store.Remarks() {
		a.note("%s", remark)
	}
	return err
}
