package cli

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// A checksJSON is what check --json prints of several files.
type checksJSON struct {
	Format int             `json:"format"`
	Errors int             `json:"errors"` // of all files
	Files  []checkedJSON   `json:"files"`
	Unread []uncheckedJSON `json:"unread"`
}

// A checkedJSON is what was found in one file of several.
type checkedJSON struct {
	File    string       `json:"file"`
	Errors  int          `json:"errors"`
	Remarks []remarkJSON `json:"remarks"`
}

// An uncheckedJSON is a file that cannot be used, and why.
type uncheckedJSON struct {
	File string `json:"file"`
	Why  string `json:"why"`
}

// checkEach checks several files: a line each, and one that sums up.
func (a *app) checkEach(o checkOptions, date time.Time) error {
	all := checksJSON{Format: report.JSONFormat, Files: []checkedJSON{}, Unread: []uncheckedJSON{}}
	files, wrong := 0, 0
	failed := a.each(o.files, assessmentsIn, func(path string) error {
		files++
		remarks, err := a.remarks(path, date)
		if err != nil {
			all.Unread = append(all.Unread, uncheckedJSON{path, strings.TrimPrefix(err.Error(), shown(path)+": ")})
			return err
		}
		shape := checkShape(remarks)
		all.Files = append(all.Files, checkedJSON{path, shape.Errors, shape.Remarks})
		all.Errors += shape.Errors
		if shape.Errors > 0 {
			wrong++
		}
		if o.json {
			return nil
		}
		p := a.page()
		p.Say("%s", checkLine(path, shape.Errors, len(remarks)-shape.Errors))
		return a.show(p)
	})
	var err error
	if o.json {
		err = report.WriteJSON(a.out, all)
	} else if len(all.Files) > 0 {
		p := a.page()
		p.Say("%s: %s", text.Plural(files, "assessment"), checkSum(files, wrong, len(all.Unread)))
		err = a.show(p)
	}
	switch {
	case failed != nil:
		return failed
	case err == nil && o.strict && all.Errors > 0:
		return fmt.Errorf("%s to fix in %s", text.Plural(all.Errors, "error"), text.Plural(wrong, "assessment"))
	}
	return err
}

// checkLine is what was found in a file, in one line.
func checkLine(path string, errors, remarks int) string {
	line := shown(path) + ": sound"
	if errors > 0 {
		line = shown(path) + ": " + text.Plural(errors, "error")
	}
	if remarks > 0 {
		line += ", " + text.Plural(remarks, "remark")
	}
	return line + leftover(path)
}

// checkSum is how many files are sound, wrong and not to be used.
func checkSum(files, wrong, unread int) string {
	parts := []string{fmt.Sprint(files-wrong-unread, " sound")}
	if wrong > 0 {
		parts = append(parts, fmt.Sprint(wrong, " with errors"))
	}
	if unread > 0 {
		parts = append(parts, fmt.Sprint(unread, " that cannot be used"))
	}
	return strings.Join(parts, ", ") + "."
}

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
			r.Text, r.Remedy = text.CleanLine(r.Text), text.CleanLine(r.Remedy)
			remarks = append(remarks, r)
		}
	}
	if info, err := os.Lstat(document.JournalOf(file)); err == nil && info.Mode().IsRegular() {
		remarks = append(remarks, questionnaire.Remark{Rule: "workshop-journal", Severity: questionnaire.Aside,
			Text:   text.CleanLine(shown(document.JournalOf(file)) + " is of a workshop that is running or was cut short, and may have answers that this file lacks"),
			Remedy: text.CleanLine("yourpart workshop " + text.Argument(file) + " brings them in when it starts")})
	}
	return remarks
}

// copyLeft is the remark on one copy, if there is one.
func (a *app) copyLeft(file, other string, s *questionnaire.Assessment) (r questionnaire.Remark, left bool) {
	merge := "yourpart merge " + text.Argument(file) + " " + text.Argument(other)
	r.Remedy = merge + " brings it in; then it can be removed"
	t, err := a.keys.Load(other)
	switch {
	case errors.As(err, new(*store.EncryptedError)):
		r.Text = shown(other) + " is another version of it with another passphrase; it may say what this file does not"
		return r, true
	case err != nil:
		r.Text = shown(other) + " is beside it, named like another version of it, but cannot be read: " + strings.TrimPrefix(err.Error(), shown(other)+": ")
		r.Remedy = "look at what it is, and move it away"
		return r, true
	}
	switch {
	case document.OneBusiness(s, &t) != nil:
		if !ours(file, other) {
			return r, false // a client's own file may be called so
		}
		r.Text = shown(other) + " is named like another version of it, but is of another business, " + businessName(&t)
		r.Remedy = "give it a name of its own"
		return r, true
	case questionnaire.Relate(s, &t) == questionnaire.RenamedCopy:
		r.Text = shown(other) + " is another version of it, of " + businessName(&t)
		r.Remedy = merge + " --force brings it in, if the business was renamed; else give it a name of its own"
		return r, true
	}
	r.Text = shown(other) + " is another version of it, and says what this file does not"
	return r, s.Lacks(&t)
}
