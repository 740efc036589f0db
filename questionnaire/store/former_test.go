package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire/store"
)

// oldFile is a file of format 1.
func oldFile(t *testing.T) (path, as string) {
	t.Helper()
	path, as = filepath.Join(t.TempDir(), "firm.json"), strings.Replace(saved(t), `"format": 2`, `"format": 1`, 1)+"\n"
	write(t, path, as)
	return path, as
}

func TestOldFormatIsKept(t *testing.T) {
	path, was := oldFile(t)
	if a, err := store.Load(path); err != nil || !a.Former() || read(t, path) != was || len(litter(t, path)) > 0 {
		t.Fatalf("reading changes something: %v", err)
	}
	s, a, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Lstat(path + ".format1"); err == nil {
		t.Error("it is kept before anything is saved")
	}
	save(t, s, a)
	save(t, s, a)
	if got := read(t, path+".format1"); got != was {
		t.Errorf("the original is kept as\n%s", got)
	}
	back, err := store.Load(path)
	if err != nil || back.Former() || back.ID == "" || back.IDsFrom != "Test" {
		t.Errorf("%+v, %v", back, err)
	}
	s.Identify(&a)
	if a.ID != back.ID {
		t.Errorf("in memory it is %q, in the file %q", a.ID, back.ID)
	}
	s.Close()

	// Put back, it is the file as it was; what was kept before is never replaced.
	write(t, path, was)
	s, a, err = store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, a)
	s.Close()
	if _, err := os.Lstat(path + ".format1-2"); err == nil {
		t.Error("the same original is kept twice")
	}
	other := strings.Replace(was, "Ada", "Bea", 1)
	write(t, path, other)
	s, a, err = store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	save(t, s, a)
	s.Close()
	if read(t, path+".format1") != was || read(t, path+".format1-2") != other {
		t.Error("of two originals one is lost")
	}
}

func TestEncryptSealsTheOldFormat(t *testing.T) {
	path, _ := oldFile(t)
	s, a, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	save(t, s, a)
	if plain := s.PlainCopies(); !slices.Contains(plain, path+".format1") {
		t.Errorf("plain copies: %v", plain)
	}
	for i, pass := range []string{passphrase, "other words that match"} {
		key, err := keys("").New(pass)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			err = s.Encrypt(key)
		} else {
			err = s.Rekey(key)
		}
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains(read(t, path+".format1"), "Ada") || len(s.PlainCopies()) > 0 {
			t.Error("the original can be read")
		}
		if old, err := keys(pass).Load(path + ".format1"); err != nil || !old.Former() {
			t.Errorf("it does not open with %q: %v", pass, err)
		}
	}
}

// An encrypted original is kept encrypted, also where it was encrypted a moment
// before the save.
func TestEncryptedOldFormatStaysSo(t *testing.T) {
	path, was := oldFile(t)
	s, a, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	key, err := keys("").New(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	if old, err := keys(passphrase).Load(path); err != nil || !old.Former() {
		t.Errorf("encrypting changed the format: %v", err)
	}
	sealed := read(t, path)
	save(t, s, a)
	if got := read(t, path+".format1"); got != sealed || strings.Contains(got, "Ada") || got == was {
		t.Error("the original is kept otherwise than it was")
	}
	if err := s.Decrypt(a); err != nil || read(t, path+".format1") != sealed {
		t.Error("the original is not as it was any more")
	}
}
