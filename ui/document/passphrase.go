package document

import (
	"path/filepath"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// HopelessReport is said where a passphrase for a report is chosen.
const HopelessReport = "Nobody can open the pdf without the passphrase. Tell it to those who get the report, in another way than you send that."

// Hopeless is said wherever a passphrase is chosen.
const Hopeless = "Nobody can open the file without the passphrase, and there is no way around one that is forgotten. Write it down and keep it in a safe place."

// SealedNow says that an assessment is protected.
func SealedNow(s *store.Store) string {
	what := "The file is encrypted now, and stays so with every save."
	if s.BackupOpens() {
		what = "The file and the version before it are encrypted now, and stay so with every save."
	}
	return what + " Reports and copies made before stay as they are."
}

// PlainReports is said where an assessment is protected.
const PlainReports = "Reports that you write are not encrypted, except a pdf where you ask for it."

// Names are those that somebody would try first as its passphrase: of the business
// and of the file.
func Names(s *Document) []string {
	names := []string{s.Assessment.Profile.Name}
	if s.Store != nil {
		names = append(names, FileName(s.Store.Path()))
	}
	return names
}

// FileName is what a file is called, without folder and ending.
func FileName(path string) string {
	return strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
}

// Encrypt has a store's file encrypted with a new key from the passphrase; every
// later save is encrypted too. The error says what is wrong with the passphrase or
// the file.
func Encrypt(s *Document, store *store.Store, passphrase string) error {
	key, err := s.Keys.New(passphrase)
	if err != nil {
		return err
	}
	return store.Encrypt(key)
}

// PlainText names versions of the file and reports that are not encrypted.
func PlainText(paths []string) string {
	for i, path := range paths {
		paths[i] = text.Shown(path)
	}
	return "These beside it are not encrypted; remove those that are not needed: " + strings.Join(paths, ", ")
}
