package cli

import (
	"fmt"
	"strings"
	"time"

	"yourpart/export/report"
	"yourpart/internal/text"
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
		p.say("%s", checkLine(path, shape.Errors, len(remarks)-shape.Errors))
		return a.show(p)
	})
	var err error
	if o.json {
		err = report.WriteJSON(a.out, all)
	} else if len(all.Files) > 0 {
		p := a.page()
		p.say("%s: %s", text.Plural(files, "assessment"), checkSum(files, wrong, len(all.Unread)))
		err = a.show(p)
	}
	switch {
	case failed != nil:
		return failed
	case err == nil && o.strict && all.Errors > 0:
		return fmt.Errorf("%s to mend in %s", text.Plural(all.Errors, "error"), text.Plural(wrong, "assessment"))
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
