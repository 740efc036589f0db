package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire/store"
)

// namesOf are the last parts of paths.
func namesOf(paths []string) (names []string) {
	for _, p := range paths {
		names = append(names, filepath.Base(p))
	}
	slices.Sort(names)
	return names
}

// TestPlainCopies: what yourpart, editors, sync programs and people leave beside
// an encrypted file is named where it is plain text; what is nobody's version is not.
func TestPlainCopies(t *testing.T) {
	path := encrypted(t)
	dir := filepath.Dir(path)
	plain := []string{"firm.other.json", "firm.other-3.json", "firm.json.damaged-2", "firm.json~", ".firm.json.swp", "#firm.json#", "firm (copy).json", "firm - Copy.json",
		"firm copy.json", "Copy of firm.json", "firm (Sam's conflicted copy 2026-11-30).json", "firm.sync-conflict-20261130.json", "firm.json.orig",
		"firm.pdf", "firm.report.json", "firm.questions.csv", "firm.github.sh", "secretfirm.pdf"}
	for _, name := range plain {
		write(t, filepath.Join(dir, name), "{}")
	}
	s, err := store.Create(filepath.Join(dir, "last year.json"), secret(), nil)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	plain = append(plain, "last year.json") // the same business by what is in it
	slices.Sort(plain)
	for name, content := range map[string]string{"firmer.json": "{}", "firm-hr.json": saved(t), "other.pdf": "{}", "empty.json": "", "firm.txt": ""} {
		write(t, filepath.Join(dir, name), content)
	}
	write(t, filepath.Join(dir, "firm.other-2.json"), read(t, path))
	write(t, filepath.Join(dir, "firm.sealed.pdf"), "%PDF-1.7 << /Root 1 0 R /Encrypt 5 0 R >>")
	s, _, err = keys(passphrase).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if got := namesOf(s.PlainCopies()); !slices.Equal(got, plain) {
		t.Errorf("named  %q\nwanted %q", got, plain)
	}
	if got := s.OtherCopies(); len(got) > 0 {
		t.Errorf("open with another passphrase: %q", got)
	}
}

// TestOtherCopies: what still opens with the passphrase before is named.
func TestOtherCopies(t *testing.T) {
	path := encrypted(t)
	dir := filepath.Dir(path)
	for _, name := range []string{"firm.json.damaged", "firm.other.json", "somebody else's.txt"} {
		write(t, filepath.Join(dir, name), read(t, path))
	}
	s, _, err := keys(passphrase).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Rekey(newKey(t, "five words that now do")); err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(namesOf(s.OtherCopies()), " "); got != "firm.json.damaged firm.other.json" {
		t.Errorf("named %s", got)
	}
}

// TestSweepKnowsAllWeWrite: what a crash left half-written of the file, of the
// version before it, and of a new assessment that never got its file, is removed by
// whoever opens or makes one there. Somebody else's lock and files stay.
func TestSweepKnowsAllWeWrite(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	dir := filepath.Dir(path)
	beside := func(name string) string { return filepath.Join(dir, name) }
	litterWith := func(names ...string) {
		for _, name := range names {
			write(t, beside(name), "half")
		}
	}
	ours := []string{".firm.json.77.tmp", ".firm.json.bak.77.tmp", "firm.json.bak.tmp", ".new.json.lock", ".new.json.99.tmp"}
	theirs := []string{".yarn.lock", ".firm.json.notes.tmp", ".busy.pdf.12.tmp"}
	litterWith(ours...)
	litterWith(theirs...)
	s.Close()
	held, err := store.Create(beside("held.json"), named(1), nil)
	if err != nil {
		t.Fatal(err)
	}
	litterWith(".held.json.5.tmp") // as a save that is under way
	if _, err := os.Lstat(beside(".new.json.99.tmp")); err == nil {
		t.Error("making a file leaves what a crash left")
	}
	s, _, err = store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	got := strings.Join(litter(t, path), " ")
	if got != ".busy.pdf.12.tmp .firm.json.notes.tmp .held.json.5.tmp .held.json.lock .yarn.lock held.json" {
		t.Errorf("left: %s", got)
	}
	held.Close()
	if again, err := store.Create(beside("new.json"), named(1), nil); err != nil {
		t.Error(err)
	} else {
		again.Close()
	}
}
