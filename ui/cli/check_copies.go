package cli

import (
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// leftBeside reports whether a name says that it is another copy of the file of a
// name: what we set aside, or what a sync program or a file manager made.
func leftBeside(name, other string) bool {
	ext := filepath.Ext(name)
	if other == name || filepath.Ext(other) != ext {
		return false
	}
	of, copied := questionnaire.CopyOf(strings.TrimSuffix(other, ext) + ".json")
	return copied && of == strings.TrimSuffix(name, ext) || ours(name, other)
}

// ours reports whether a path is what we call a version that another program put in
// the place of a file.
func ours(file, other string) bool {
	ext := filepath.Ext(file)
	rest, same := strings.CutPrefix(strings.TrimSuffix(other, ext), strings.TrimSuffix(file, ext)+".other")
	return same && ourNumber.MatchString(rest)
}

// ourNumber tells one of several from the first.
var ourNumber = regexp.MustCompile(`^(-[0-9]+)?$`)

// copiesLeft are remarks on copies beside a file that were not merged into it.
// Nobody is asked for a passphrase.
func (a *app) copiesLeft(file string, s *questionnaire.Assessment) (remarks []questionnaire.Remark) {
	if file == stdin {
		return nil
	}
	dir, base := filepath.Split(file)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil
	}
	ask := a.keys.Ask
	a.keys.Ask = nil
	defer func() { a.keys.Ask = ask }()
	for _, e := range entries {
		if !e.Type().IsRegular() || !leftBeside(base, e.Name()) {
			continue
		}
		if r, ok := a.copyLeft(file, filepath.Join(dir, e.Name()), s); ok {
			r.Rule, r.Severity = "other-copy", questionnaire.Aside
			r.Text, r.Mend = text.CleanLine(r.Text), text.CleanLine(r.Mend)
			remarks = append(remarks, r)
		}
	}
	return remarks
}

// copyLeft is the remark on one copy, if there is one.
func (a *app) copyLeft(file, other string, s *questionnaire.Assessment) (r questionnaire.Remark, left bool) {
	merge := "yourpart merge " + text.Argument(file) + " " + text.Argument(other)
	r.Mend = merge + " brings it in; then it can be removed"
	t, err := a.keys.Load(other)
	switch {
	case errors.As(err, new(*store.EncryptedError)):
		r.Text = shown(other) + " is another version of it with another passphrase; it may say what this file does not"
		return r, true
	case err != nil:
		r.Text = shown(other) + " is beside it, named like another version of it, but cannot be read: " + strings.TrimPrefix(err.Error(), shown(other)+": ")
		r.Mend = "look at what it is, and move it away"
		return r, true
	}
	switch questionnaire.Relate(s, &t) {
	case questionnaire.OtherBusiness:
		if !ours(file, other) {
			return r, false // a client's own file may be called so
		}
		r.Text = shown(other) + " is named like another version of it, but is of another business, " + businessName(&t)
		r.Mend = "give it a name of its own"
		return r, true
	case questionnaire.RenamedCopy:
		r.Text = shown(other) + " is another version of it, of " + businessName(&t)
		r.Mend = merge + " --force brings it in, if the business was renamed; else give it a name of its own"
		return r, true
	}
	r.Text = shown(other) + " is another version of it, and says what this file does not"
	return r, s.Lacks(&t)
}
