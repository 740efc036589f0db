package store

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"yourpart/questionnaire"
)

// A neighbour is a file beside the assessment that may hold a version of it, or a
// report of it.
type neighbour struct {
	path string
	b    []byte
}

// PlainCopies lists files beside the assessment that hold it as plain text: damaged
// and other versions, what editors, sync programs and people made of it, and reports
// and sheets that are named after it or after the business.
func (s *Store) PlainCopies() (paths []string) {
	for _, n := range s.neighbours() {
		if !locked(n.b) {
			paths = append(paths, n.path)
		}
	}
	return paths
}

// OtherCopies lists encrypted versions beside the assessment that open with
// another passphrase.
func (s *Store) OtherCopies() (paths []string) {
	s.mu.Lock()
	key := s.key
	s.mu.Unlock()
	for _, n := range s.neighbours() {
		if sealed(n.b) && (key == nil || !bytes.HasPrefix(n.b, key.head)) {
			paths = append(paths, n.path)
		}
	}
	return paths
}

// BackupOpens reports whether the version before is there and opens with the
// same key as the file.
func (s *Store) BackupOpens() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, err := os.ReadFile(backupOf(s.file))
	return err == nil && s.key != nil && bytes.HasPrefix(b, s.key.head)
}

// neighbours reads what is beside the file and may hold a version of it.
func (s *Store) neighbours() (list []neighbour) {
	dir, base := filepath.Split(s.file)
	entries, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return nil
	}
	s.mu.Lock()
	firm := ""
	if b, err := s.plain(s.file); err == nil {
		firm = firmOf(b)
	}
	s.mu.Unlock()
	for _, e := range entries {
		name := e.Name()
		after := namedAfter(name, base, firm)
		if name == base || !e.Type().IsRegular() || !after && !strings.Contains(strings.ToLower(name), ".json") {
			continue
		}
		path := filepath.Join(dir, name)
		b := start(path, e)
		if len(b) > 0 && (after || firm != "" && !locked(b) && firmOf(b) == firm) {
			list = append(list, neighbour{path, b})
		}
	}
	return list
}

// start is what is in a file, as far as an assessment may go.
func start(path string, e fs.DirEntry) []byte {
	f, err := OpenInput(path)
	if err != nil {
		return nil
	}
	defer f.Close()
	b := make([]byte, questionnaire.MaxFile)
	if info, err := e.Info(); err == nil && info.Size() < int64(len(b)) {
		b = b[:info.Size()]
	}
	n, _ := io.ReadFull(f, b)
	return b[:n]
}

// firmOf is whose assessment is in a text; empty where it is none.
func firmOf(b []byte) string {
	a, err := questionnaire.DecodeBytes(b)
	if err != nil {
		return ""
	}
	return a.Profile.Name
}

// copied is what follows the name of a file in that of a copy.
var copied = regexp.MustCompile(`^[ _-]*(\(|- |copy|copie|kopie|conflict|sync-conflict)`)

// namedAfter reports whether a name is made of that of an assessment's file, as
// programs and people do, or begins like the reports that are named after the
// business. What ours are called while they are written, and its lock, are not meant.
func namedAfter(name, base, firm string) bool {
	if name == base || name == filepath.Base(lockPath(base)) {
		return false
	}
	name, base = strings.ToLower(name), strings.ToLower(base)
	stem := strings.TrimSuffix(base, filepath.Ext(base))
	for _, before := range []string{"", ".", "#", ".#", ".~", "~"} {
		rest, ours := strings.CutPrefix(name, before+base)
		if next, _ := utf8.DecodeRuneInString(rest); ours && !unicode.IsLetter(next) && !unicode.IsDigit(next) {
			return true
		}
	}
	if strings.HasPrefix(name, stem+".") {
		return true
	}
	if firm != "" && strings.HasPrefix(name, questionnaire.FileName(firm)+".") {
		return true
	}
	rest, ours := strings.CutPrefix(name, stem)
	return ours && copied.MatchString(rest) || strings.HasSuffix(name, " "+base)
}

// encryptedPDF is what a PDF says that opens with a passphrase only.
var encryptedPDF = regexp.MustCompile(`/Encrypt\s+\d+\s+\d+\s+R`)

// locked reports whether what is in a file can be read with a passphrase only.
func locked(b []byte) bool {
	return sealed(b) || bytes.HasPrefix(b, []byte("age-encryption.org/v1\n")) || bytes.HasPrefix(b, []byte("-----BEGIN AGE ENCRYPTED FILE-----")) ||
		bytes.HasPrefix(b, []byte("%PDF-")) && encryptedPDF.Match(b)
}
