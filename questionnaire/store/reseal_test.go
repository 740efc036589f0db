package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/questionnaire/store"
)

// versionWith is version for an encrypted file.
func versionWith(t *testing.T, pass, path string) string {
	t.Helper()
	a, err := keys(pass).Load(path)
	if err != nil {
		t.Errorf("%s: %v", filepath.Base(path), err)
	}
	return a.Profile.Name
}

// newKey is a key of a passphrase.
func newKey(t *testing.T, pass string) *store.Key {
	t.Helper()
	key, err := keys("").New(pass)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// TestEncryptKeepsTheVersionBefore: it is the version before, not the one that
// was just encrypted, also after the passphrase is changed.
func TestEncryptKeepsTheVersionBefore(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	if s.BackupOpens() {
		t.Error("a plain one opens with the key")
	}
	if err := s.Encrypt(newKey(t, passphrase)); err != nil {
		t.Fatal(err)
	}
	if got, before := versionWith(t, passphrase, path), versionWith(t, passphrase, path+".bak"); got != "2" || before != "1" {
		t.Errorf("version %s is encrypted, %s before it", got, before)
	}
	const other = "five words that now do"
	if err := s.Rekey(newKey(t, other)); err != nil {
		t.Fatal(err)
	}
	if got, before := versionWith(t, other, path), versionWith(t, other, path+".bak"); got != "2" || before != "1" || !s.BackupOpens() {
		t.Errorf("version %s opens with the new passphrase, %s before it", got, before)
	}
	if told := s.Remarks(); len(told) > 0 {
		t.Errorf("told %q", told)
	}
	s.Close()
	write(t, path, "cut sho")
	if _, err := keys(other).Restore(path); err != nil || versionWith(t, other, path) != "1" {
		t.Errorf("restored: %v", err)
	}
}

// TestVersionBeforeThatCannotBeOpened: it is told of and left as it is.
func TestVersionBeforeThatCannotBeOpened(t *testing.T) {
	other := read(t, encrypted(t))
	for name, c := range map[string]struct {
		before string
		want   string // what is told; empty where it is encrypted as it is
	}{
		"another passphrase":    {other, "opens with another passphrase, so it is left as it is until the next save"},
		"damaged":               {other[:len(other)-90], "opens with another passphrase"},
		"cut in its head":       {other[:120], "is encrypted but damaged"},
		"damaged as plain text": {"SECRET cut sho", ""},
	} {
		s, path := create(t, named(1))
		save(t, s, named(2))
		write(t, path+".bak", c.before)
		if err := s.Encrypt(newKey(t, "five words that now do")); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		told := strings.Join(s.Remarks(), "\n")
		switch {
		case c.want == "" && (told != "" || !s.BackupOpens() || strings.Contains(read(t, path+".bak"), "SECRET")):
			t.Errorf("%s: it is not encrypted; told %q", name, told)
		case c.want != "" && (!strings.Contains(told, path+".bak, "+c.want) || read(t, path+".bak") != c.before || s.BackupOpens()):
			t.Errorf("%s: told %q", name, told)
		}
		s.Close()
	}
	s, path := create(t, named(1))
	if err := os.Mkdir(path+".bak", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(newKey(t, passphrase)); err != nil {
		t.Fatal(err)
	}
	if told := strings.Join(s.Remarks(), "\n"); !strings.Contains(told, path+".bak, is not a regular file") {
		t.Errorf("a folder: told %q", told)
	}
}

// TestChangeAfterAnInterruptedOne: the version before has the new passphrase
// already, and so nothing of it is lost when it is tried again.
func TestChangeAfterAnInterruptedOne(t *testing.T) {
	const other = "five words that now do"
	s, path := create(t, named(1))
	save(t, s, named(2))
	if err := s.Encrypt(newKey(t, passphrase)); err != nil {
		t.Fatal(err)
	}
	old := read(t, path)
	if err := s.Rekey(newKey(t, other)); err != nil {
		t.Fatal(err)
	}
	s.Close()
	write(t, path, old) // as the power fails between the two
	k := keys(passphrase)
	s, _, err := k.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	key, err := k.New(other)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Rekey(key); err != nil {
		t.Fatal(err)
	}
	if told := s.Remarks(); len(told) > 0 || !s.BackupOpens() || versionWith(t, other, path+".bak") != "1" {
		t.Errorf("told %q", told)
	}
}

// TestSaveThatTheDiskDoesNotConfirm: it is told as what it is. What is in the
// file's place is ours all the same, so nobody else is blamed, and the version
// before stays the one before.
func TestSaveThatTheDiskDoesNotConfirm(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	heal := store.FailFlush(&os.PathError{Op: "sync", Path: "folder", Err: errors.New("input/output error")})
	defer func() { heal() }()
	err := s.Save(named(3))
	if lacks(err, "not saved for certain: "+path+": written, but the disk did not confirm that (input/output error)", "save again") {
		t.Errorf("%v", err)
	}
	heal()
	save(t, s, named(4))
	if kept := s.Aside(); len(kept) > 0 {
		t.Errorf("set aside: %v", kept)
	}
	if got, before := version(t, path), version(t, path+".bak"); got != "4" || before != "3" {
		t.Errorf("version %s is on disk, %s before it", got, before)
	}
}

// TestEncryptionThatTheDiskDoesNotConfirm: the file is encrypted, and so are
// the saves after it.
func TestEncryptionThatTheDiskDoesNotConfirm(t *testing.T) {
	s, path := create(t, secret())
	save(t, s, secret())
	heal := store.FailFlush(errors.New("input/output error"))
	defer func() { heal() }()
	if err := s.Encrypt(newKey(t, passphrase)); lacks(err, "encrypted, but not for certain: "+path) || !s.Encrypted() {
		t.Errorf("%v", err)
	}
	heal()
	save(t, s, secret())
	plainText(t, path)
	if kept := s.Aside(); len(kept) > 0 {
		t.Errorf("set aside: %v", kept)
	}
	heal = store.FailFlush(errors.New("input/output error"))
	if err := s.Decrypt(secret()); err == nil || s.Encrypted() {
		t.Errorf("decrypted: %v", err)
	}
	if !bytes.Contains([]byte(read(t, path)), []byte("SECRET NOTE")) {
		t.Error("it is not plain text")
	}
}

// TestOtherNamesAreTold: what a hard link leads to is not encrypted with the file.
func TestOtherNamesAreTold(t *testing.T) {
	s, path := create(t, named(1))
	save(t, s, named(2))
	if err := errors.Join(os.Link(path, filepath.Join(t.TempDir(), "elsewhere.json")), os.Link(path+".bak", filepath.Join(t.TempDir(), "elsewhere"))); err != nil {
		t.Skip(err)
	}
	if err := s.Encrypt(newKey(t, passphrase)); err != nil {
		t.Fatal(err)
	}
	told := s.Remarks()
	if len(told) != 2 || told[0] != path+" has 1 other name elsewhere on the disk (a hard link), under which it is still plain text" || !strings.HasPrefix(told[1], path+".bak has 1 other name") {
		t.Errorf("told %q", told)
	}
}
