package questionnaire

import (
	"regexp"
	"strings"
)

// marks are what programs put at the end of a file's name, without its ending, when
// they keep a second version: those that sync (Dropbox and Seafile in brackets,
// Syncthing behind a dot), file managers, and ours.
var marks = []*regexp.Regexp{
	regexp.MustCompile(`(?i) \((?:[^()]|\([^()]*\))*conflict(?:[^()]|\([^()]*\))*\)$`),
	regexp.MustCompile(`(?i)\.sync-conflict-\d{8}-\d{6}(-[a-z0-9]+)?$`),
	regexp.MustCompile(`(?i) \((?:another |\d+(?:st|nd|rd|th) )?(?:copy|kopie|copie)(?: \d+)?\)$`),
	regexp.MustCompile(`(?i) - (?:copy|kopie|copie)$`),
	regexp.MustCompile(`(?i) (?:copy|kopie|copie)(?: \d+)?$`),
	regexp.MustCompile(` \(\d{1,3}\)$`),
	regexp.MustCompile(`\.other(?:-\d+)?$`),
}

// besides is what follows the name of a file in those that are kept beside it.
var besides = regexp.MustCompile(`(\.json)\.(?:bak|damaged|format1)(?:-\d+)?$`)

// CopyOf is the name of the file, without its ending, that a name says it is a copy
// of, and whether it says so. It takes the last element of a path. Whether the two
// are of one business is for [Relate] to say: copies are renamed, and a name of
// its own may look like one.
func CopyOf(name string) (of string, copied bool) {
	of = besides.ReplaceAllString(name, "$1")
	copied = of != name
	of = strings.TrimSuffix(of, ".json")
	for again := true; again; {
		again = false
		for _, m := range marks {
			if at := m.FindStringIndex(of); at != nil && at[0] > 0 {
				of, copied, again = of[:at[0]], true, true
			}
		}
	}
	return of, copied
}

// A Version is what tells which of several files of one business is the newest.
type Version struct {
	File     string // its path
	Revision int
	Answered Date // the day of the newest answer
}

// VersionOf is the version that an assessment in a file is.
func VersionOf(file string, a *Assessment) Version {
	return Version{file, a.Revision, a.LastAnswered()}
}

// Newer reports whether a version is newer than another: by the day of the newest
// answer, then by the number of changes, as a file that was begun afresh counts from
// the start. Of equals the one that is not named like a copy is.
func (v Version) Newer(w Version) bool {
	switch {
	case v.Answered != w.Answered:
		return v.Answered > w.Answered
	case v.Revision != w.Revision:
		return v.Revision > w.Revision
	}
	_, a := CopyOf(baseName(v.File))
	_, b := CopyOf(baseName(w.File))
	if a != b {
		return b
	}
	return v.File < w.File
}

// baseName is the last element of a path of any system.
func baseName(path string) string { return path[strings.LastIndexAny(path, `/\`)+1:] }
