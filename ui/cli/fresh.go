package cli

import (
	"errors"
	"os"
	"strings"

	"yourpart/export/pdf/file"
	"yourpart/internal/passphrase"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// fresh is freshFor an assessment of which the file is not known.
func (a *app) fresh(names ...string) (string, error) { return a.freshFor("", names...) }

// freshFor gets a new passphrase for a file, twice where a person types it. It warns
// of one that is easy to guess, as by the names of the business and the file.
func (a *app) freshFor(path string, names ...string) (string, error) {
	given, ok, err := a.given(path)
	if err != nil || ok {
		return a.judged(given, a.givenFrom(), err, passphrase.Check, names)
	}
	return a.hearTwice("New passphrase, without which nobody can open the file: ", itsWay, passphrase.Check, names)
}

// freshForChange gets the passphrase that is to take the place of another.
func (a *app) freshForChange(names ...string) (string, error) {
	if given := a.Getenv(newPassphraseEnv); given != "" {
		return a.judged(given, newPassphraseEnv, nil, passphrase.Check, names)
	}
	return a.hearTwice("New passphrase in place of that, without which nobody can open the file: ", "the new one in "+newPassphraseEnv, passphrase.Check, names)
}

// freshForReports is freshForReport for the reports of several assessments together.
func (a *app) freshForReports(files []string) (string, error) {
	if a.passphraseFolder() && a.Getenv(reportPassphraseEnv) == "" {
		return "", usagef("--passphrase-file names a folder, with a passphrase for each assessment; give that of the report in %s", reportPassphraseEnv)
	}
	return a.freshForReport("", fileNames(files)...)
}

// freshForReport gets the passphrase of a report that is to be encrypted, and
// tells where it is from if nobody typed it.
func (a *app) freshForReport(path string, names ...string) (string, error) {
	given, ok, err := a.given(path)
	from := a.givenFrom()
	if own := a.Getenv(reportPassphraseEnv); own != "" { // whatever else is given
		given, ok, err, from = own, true, nil, reportPassphraseEnv
	} else if ok {
		a.note("the report opens with the passphrase of %s; for one of its own, set %s", from, reportPassphraseEnv)
	}
	if err != nil || ok {
		return a.judged(given, from, err, file.CheckPassphrase, names)
	}
	return a.hearTwice("New passphrase for the report, without which nobody can open it: ", itsWay, file.CheckPassphrase, names)
}

// givenFrom is where a script's passphrase is from.
func (a *app) givenFrom() string {
	if a.passphraseFile != "" {
		return "--passphrase-file"
	}
	return passphraseEnv
}

// judged is a passphrase that a script gives for something new, unless getting it
// failed or it is none. What is to be known of it is told on standard error.
func (a *app) judged(given, from string, err error, check func(string) error, names []string) (string, error) {
	if err == nil {
		err = check(given)
	}
	if err != nil {
		return "", err
	}
	for _, warning := range passphrase.Warnings(given, names...) {
		a.note("the passphrase of %s: %s Typed on a terminal, Enter alone has one made by chance", from, warning)
	}
	return given, nil
}

// hearTwice asks for a new passphrase on the terminal. Enter alone has one made,
// which is shown that once; for one that is easy to guess it is offered again.
func (a *app) hearTwice(prompt, way string, check func(string) error, names []string) (string, error) {
	const why, makes = "a passphrase is needed", "Enter alone makes one for you.\n"
	first, err := a.hear(makes+prompt, why, way)
	if err != nil {
		return "", err
	}
	again := "The same again: "
	if first != "" {
		if err := check(first); err != nil {
			return "", err
		}
		if warnings := passphrase.Warnings(first, names...); len(warnings) > 0 {
			again = strings.Join(warnings, "\n") + "\n" + makes + "To keep yours, the same again: "
		}
		second, err := a.hear(again, why, way)
		if err != nil || second != "" || again == "The same again: " {
			return same(first, second, err)
		}
	}
	if first, err = passphrase.Make(); err != nil {
		return "", err
	}
	second, err := a.hear("Made for you, and shown only now:\n\n    "+first+"\n\nWrite it down, then type it: ", why, way)
	return same(first, second, err)
}

// fileNames are the names of files, and of the businesses that those are about
// which open without a passphrase.
func fileNames(files []string) (names []string) {
	for _, path := range files {
		info, err := os.Stat(path)
		if err != nil || !info.Mode().IsRegular() { // what a pipe says can be read only once
			continue
		}
		names = append(names, document.FileName(path))
		if s, err := store.Load(path); err == nil {
			names = append(names, s.Profile.Name)
		}
	}
	return names
}

// same is a passphrase that was typed twice.
func same(first, second string, err error) (string, error) {
	if err == nil && second != first {
		err = errors.New("the two passphrases differ, so nothing was changed; try again")
	}
	if err != nil {
		return "", err
	}
	return first, nil
}
