package cli

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// given is the passphrase that a script gives for a file, if it does.
func (a *app) given(path string) (passphrase string, ok bool, err error) {
	if a.passphraseFile == "" {
		passphrase = a.Getenv(passphraseEnv)
		return passphrase, passphrase != "", nil
	}
	from := a.passphraseFile
	if a.passphraseFolder() {
		if path == "" || path == stdin {
			return "", false, nil // it has no name to look for
		}
		if from, err = passphraseIn(from, path); err != nil {
			return "", false, err
		}
	}
	passphrase, err = firstLine(from)
	return passphrase, err == nil, err
}

// passphraseFolder reports whether --passphrase-file names a folder, with a
// passphrase for each assessment.
func (a *app) passphraseFolder() bool {
	return a.passphraseFile != "" && isFolder(a.passphraseFile)
}

// own is the passphrase of a file where there is a folder of them.
func (a *app) own(path string) (string, bool) {
	if path == "" || !a.passphraseFolder() {
		return "", false
	}
	passphrase, ok, _ := a.given(path)
	return passphrase, ok
}

// passphraseIn finds the file in a folder that has the passphrase of an assessment.
// It is called like that, or like the folder that the assessment is in.
func passphraseIn(dir, path string) (string, error) {
	names := []string{document.FileName(path)}
	if folder := folderName(path); folder != "" {
		names = []string{folder + "-" + names[0], names[0], folder}
	}
	for _, name := range names {
		file := filepath.Join(dir, name+".txt")
		if _, err := os.Stat(file); err == nil {
			return file, nil
		}
	}
	return "", fmt.Errorf("--passphrase-file: no %s.txt in %s for %s", strings.Join(names, ".txt, "), shown(dir), shown(path))
}

// folderName is the name of the folder that a file is in, or empty at the root.
func folderName(path string) string {
	full, err := filepath.Abs(path)
	if err != nil {
		return ""
	}
	dir := filepath.Dir(full)
	if dir == filepath.Dir(dir) {
		return ""
	}
	return filepath.Base(dir)
}

// firstLine reads a passphrase.
func firstLine(path string) (string, error) {
	fail := func(err error) (string, error) {
		return "", fmt.Errorf("--passphrase-file: %s: %v", shown(path), err)
	}
	f, err := store.OpenInput(path)
	if err != nil {
		return fail(store.Reason(err))
	}
	defer f.Close()
	const most = 4096
	b, err := io.ReadAll(io.LimitReader(f, most))
	if err != nil {
		return fail(store.Reason(err))
	}
	line, _, _ := bytes.Cut(bytes.TrimPrefix(b, []byte("\ufeff")), []byte("\n"))
	if passphrase := strings.TrimSuffix(string(line), "\r"); passphrase != "" {
		return passphrase, nil
	}
	return fail(fmt.Errorf("the passphrase is its first line, and that is empty"))
}
