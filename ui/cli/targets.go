package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yourpart/export"
	"yourpart/export/fonts"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/store"
)

// jobs decides where each report goes.
func (a *app) jobs(o exportOptions, c *catalogue.Catalogue, formats []export.Format) ([]*job, error) {
	var jobs []*job
	from := map[string]string{}
	n := len(o.files) * len(formats)
	if o.many {
		n = max(n, 2)
	}
	names := reportNames(o.files)
	for i, file := range o.files {
		j := &job{source: file}
		base := names[i]
		if file == stdin {
			var err error
			if j.read, err = a.readFor(c, file); err != nil {
				return nil, err
			}
			base = questionnaire.FileName(j.read.Profile.Name)
		}
		if o.layout.Redact {
			base = withheldName(i, o.many || len(o.files) > 1)
		}
		for _, f := range formats {
			g := goal{format: f, path: target(o.out, base, f.Ext, n)}
			if f.Annex != nil && o.layout.MayPart() && g.path != stdin {
				g.annex = export.AnnexPath(g.path)
			}
			for _, path := range g.paths() {
				if other, twice := from[path]; twice {
					return nil, usagef("%s and %s would both become %s; export them one by one with -o", other, file, path)
				}
				from[path] = file
			}
			j.targets = append(j.targets, g)
		}
		jobs = append(jobs, j)
	}
	return jobs, nil
}

// paths are all that may be written of a goal.
func (g goal) paths() []string {
	if g.annex == "" {
		return []string{g.path}
	}
	return []string{g.path, g.annex}
}

// withheldName is the name, without its ending, of a report that must not say
// whom it is about: one of several has its number among them.
func withheldName(at int, several bool) string {
	name := questionnaire.FileName(questionnaire.RedactedName)
	if several {
		name += fmt.Sprint("-", at+1)
	}
	return name
}

// target is the path of one of n reports.
func target(out, base, ext string, n int) string {
	switch {
	case out == stdin:
		return stdin
	case out == "":
		return base + ext
	case n > 1 || isFolder(out):
		return filepath.Join(out, base+ext)
	}
	return out
}

// isFolder reports whether a path means a folder: it is one, or ends like one.
func isFolder(path string) bool {
	info, err := os.Stat(path)
	return (err == nil && info.IsDir()) || path != "" && os.IsPathSeparator(path[len(path)-1])
}

// mayBegin reports whether all reports of an assessment may go where they are to,
// so that it gets all of them or none.
func (j *job) mayBegin(force bool) error {
	for _, g := range j.targets {
		if g.path == stdin {
			continue
		}
		for _, path := range g.paths() {
			if err := mayWrite(path, j.source, force); err != nil {
				return err
			}
		}
	}
	return nil
}

// write makes the reports of one assessment, each whole or not at all. Letters that
// the report's own face lacks are drawn with fonts that finder finds.
func (a *app) write(j *job, r *report.Report, x doc.Extra, finder *fonts.Finder) error {
	j.letters = export.LetteringOf(finder, r.Assessment)
	x = j.letters.Into(x)
	for _, g := range j.targets {
		if g.path == stdin {
			b, err := g.format.Bytes(r, x)
			if err != nil {
				return fmt.Errorf("%s as %s: %w", shown(j.source), g.format.Name, err)
			}
			j.noteAnnex(g, r)
			return a.print(b)
		}
		paths, err := g.format.Save(r, x, g.path)
		if err != nil {
			return fmt.Errorf("%s as %s: %w", shown(j.source), g.format.Name, err)
		}
		if g.annex == "" {
			j.noteAnnex(g, r)
		}
		j.written = append(j.written, paths...)
		j.annexes += len(paths) - 1
	}
	return nil
}

// noteAnnex says that an annex is left out where there is no place for a second file.
func (j *job) noteAnnex(g goal, r *report.Report) {
	if g.format.Annex != nil && g.format.Parted(r) {
		j.notes = append(j.notes, "the annex of the report is left out; --annex inside has it in the same file")
	}
}

// mayWrite refuses to replace a file unless told to, and an assessment ever.
func mayWrite(path, source string, force bool) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %w", shown(path), store.Reason(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; name another file with -o", shown(path))
	case !info.Mode().IsRegular():
		return nil // a device takes what comes, and so does the pipe that a shell makes
	}
	if from, err := os.Stat(source); err == nil && os.SameFile(from, info) {
		return fmt.Errorf("%s is the assessment itself; name another file with -o", shown(path))
	}
	if isAssessment(path) {
		return fmt.Errorf("%s is an assessment; name another file with -o", shown(path))
	}
	if !force {
		return fmt.Errorf("%s exists already; add --force to replace it, or name another file with -o", shown(path))
	}
	return nil
}

// isAssessment reports whether an assessment is in a file, encrypted or not.
func isAssessment(path string) bool {
	f, err := store.OpenInput(path)
	if err != nil {
		return false
	}
	defer f.Close()
	_, _, err = new(store.Keys).Decode(f)
	return err == nil || errors.As(err, new(*store.EncryptedError))
}

// print writes a whole report to standard output.
func (a *app) print(b []byte) error {
	if _, err := a.out.Write(b); err != nil {
		return fmt.Errorf("cannot write the output: %w", store.Advised(store.Reason(err), "try again"))
	}
	return nil
}

// withoutReports leaves out the reports that a shell finds too when it looks
// for *.json, and tells of them. Whoever names a single one is told what it is.
func (a *app) withoutReports(files []string) []string {
	kept := slices.DeleteFunc(slices.Clone(files), func(f string) bool { return strings.HasSuffix(f, ".json") && isReport(f) })
	if n := len(files) - len(kept); n > 0 && len(kept) > 0 {
		a.note("%s passed over, for reports are no assessments", text.Plural(n, "report"))
		return kept
	}
	return files
}

// isReport reports whether a file has the ending of one that we write.
func isReport(name string) bool {
	ends := func(ext string) bool { return strings.HasSuffix(name, ext) }
	return slices.ContainsFunc(export.Formats, func(f export.Format) bool { return ends(f.Ext) }) ||
		slices.ContainsFunc(export.Portfolios, func(f export.FormatOf[*report.Portfolio]) bool { return ends(f.Ext) })
}
