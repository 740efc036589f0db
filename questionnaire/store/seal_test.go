package store_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"filippo.io/age"
	"filippo.io/age/armor"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

const passphrase = "four words that match"

// keys turn passphrases into keys quickly, and know one.
func keys(pass string) *store.Keys {
	return &store.Keys{Work: 4, Ask: func(_ string, wrong int) (string, error) {
		if wrong > 0 {
			return "", store.ErrPassphrase
		}
		return pass, nil
	}}
}

// secret is an assessment full of words that must not be found on the disk.
func secret() q.Assessment {
	a := q.New("SECRETFIRM")
	a.Identify(testID)
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "none", Note: "SECRET NOTE"})
	return a
}

// encrypted is a file of secrets that was plain and is encrypted now.
func encrypted(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "firm.json")
	s, err := store.Create(path, secret(), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Save(secret()); err != nil { // so that there is a backup
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(filepath.Dir(path), ".firm.json.77.tmp"), []byte("SECRET NOTE"), 0o600); err != nil {
		t.Fatal(err) // as a crash leaves it
	}
	key, err := keys("").New(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(key); err == nil {
		t.Fatal("it is encrypted twice")
	}
	return path
}

// secrets are words of the assessment as a plain file has them. Each has a quote
// or a space, which the base64 of an encrypted file never has: no chance spells one.
var secrets = []string{`"SECRETFIRM"`, "SECRET NOTE", `"policy"`}

// plainText looks for secrets in every file beside an assessment.
func plainText(t *testing.T, path string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		for _, word := range secrets {
			if bytes.Contains(b, []byte(word)) {
				t.Errorf("%s holds the plain text %s", e.Name(), word)
			}
		}
	}
}

// An encrypted file, its backup, and everything else beside it hold no word
// of the assessment, from the moment it is encrypted and after every save.
func TestEncryptedFileHoldsNoPlainText(t *testing.T) {
	path := encrypted(t)
	plainText(t, path)
	s, a, err := keys(passphrase).Open(path)
	if err != nil || !reflect.DeepEqual(a, secret()) || !s.Encrypted() {
		t.Fatalf("%+v, %v", a, err)
	}
	defer s.Close()
	for range 3 {
		save(t, s, secret())
		plainText(t, path)
	}
	if len(litter(t, path)) != 1 { // the lock
		t.Errorf("beside it: %v", litter(t, path))
	}
	for _, p := range []string{path, path + ".bak"} {
		if got, err := keys(passphrase).Load(p); err != nil || got.Profile.Name != "SECRETFIRM" {
			t.Errorf("%s: %v", p, err)
		}
	}
}

func TestWrongPassphrase(t *testing.T) {
	path := encrypted(t)
	before := read(t, path)
	if _, _, err := keys("four words that MATCH").Open(path); !errors.Is(err, store.ErrPassphrase) || lacks(err, path, "wrong passphrase", "nobody can open") {
		t.Errorf("a wrong one: %v", err)
	}
	var e *store.EncryptedError
	if _, _, err := store.Open(path); !errors.As(err, &e) || e.Path != path || lacks(err, path, "encrypted", "passphrase") {
		t.Errorf("none: %v", err)
	}
	if read(t, path) != before || len(litter(t, path)) > 0 {
		t.Error("the file was touched")
	}
	asked := 0
	k := &store.Keys{Ask: func(_ string, wrong int) (string, error) {
		if asked++; wrong < 2 {
			return "not this one", nil
		}
		return passphrase, nil
	}}
	for range 2 {
		if _, err := k.Load(path); err != nil {
			t.Fatal(err)
		}
	}
	if asked != 3 {
		t.Errorf("asked %d times; once it is right it is remembered", asked)
	}
	if err := keys("").Unlock(path, "wrong again"); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("unlocking: %v", err)
	}
}

// One passphrase for many files is asked for once; letters with marks are the
// same however they were typed.
func TestPassphraseIsTriedOnOtherFiles(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.json", "b.json"} {
		key, err := keys("").New("Größe und mehr")
		if err != nil {
			t.Fatal(err)
		}
		s, err := store.Create(filepath.Join(dir, name), secret(), key)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	asked := 0
	k := &store.Keys{Ask: func(string, int) (string, error) { asked++; return "Gro\u0308ße und mehr", nil }}
	for _, name := range []string{"a.json", "b.json"} {
		if _, err := k.Load(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if asked != 1 {
		t.Errorf("asked %d times", asked)
	}
	for _, bad := range []string{"", "short", "\xff\xff\xff\xff\xff\xff\xff\xff\xff", strings.Repeat("long", 500)} {
		if _, err := keys("").New(bad); lacks(err, "passphrase") {
			t.Errorf("%.20q is taken", bad)
		}
	}
}

func TestDecrypt(t *testing.T) {
	path := encrypted(t)
	s, a, err := keys(passphrase).Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Decrypt(a); err != nil || s.Encrypted() {
		t.Fatal(err)
	}
	if got, err := store.Load(path); err != nil || !reflect.DeepEqual(got, secret()) {
		t.Errorf("%+v, %v", got, err)
	}
	if _, err := keys(passphrase).Load(path + ".bak"); err != nil {
		t.Errorf("the version before: %v", err)
	}
}

// A damaged encrypted file comes back from its encrypted backup.
func TestEncryptedDamage(t *testing.T) {
	path := encrypted(t)
	whole := read(t, path)
	letter := "A"
	if whole[len(whole)-60] == 'A' { // as one in 64 is
		letter = "B"
	}
	for name, bad := range map[string]string{
		"cut in the answers": whole[:len(whole)-90], "cut in the key": whole[:120], "the mark alone": whole[:strings.Index(whole, "\n")+1],
		"a letter": whole[:len(whole)-60] + letter + whole[len(whole)-59:], "more after its end": whole + "x",
	} {
		write(t, path, bad)
		var d *store.DamagedError
		if _, err := keys(passphrase).Load(path); !errors.As(err, &d) || !errors.Is(err, q.ErrDamaged) || d.Answers != 1 {
			t.Errorf("%s: %v", name, err)
		}
	}
	done, err := keys(passphrase).Restore(path)
	if err != nil || done.Answers != 1 {
		t.Fatalf("%+v, %v", done, err)
	}
	plainText(t, path)
	if _, err := keys(passphrase).Load(path); err != nil {
		t.Error(err)
	}
}

// A file of somebody else cannot make opening it take all memory.
func TestCostOfAPassphraseIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	var head bytes.Buffer
	lock, err := age.NewScryptRecipient(passphrase)
	if err != nil {
		t.Fatal(err)
	}
	lock.SetWorkFactor(19)
	text := armor.NewWriter(&head)
	w, err := age.Encrypt(text, lock)
	if err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(w.Close(), text.Close()); err != nil {
		t.Fatal(err)
	}
	whole := read(t, encrypted(t))
	mark := whole[:strings.Index(whole, "\n")+1]
	_, _, err = keys(passphrase).Decode(strings.NewReader(mark + head.String() + "\n" + head.String()))
	if !errors.Is(err, q.ErrDamaged) || lacks(err, "too large") {
		t.Errorf("%v", err)
	}
}

// FuzzSealed reads any bytes as an encrypted assessment.
func FuzzSealed(f *testing.F) {
	b, err := os.ReadFile(encrypted(f))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Add(b[:200])
	f.Add(append(bytes.Clone(b), b...))
	k := keys(passphrase)
	f.Fuzz(func(t *testing.T, b []byte) {
		a, key, err := k.Decode(bytes.NewReader(b))
		if err != nil {
			return
		}
		var out bytes.Buffer
		if err := store.Write(&out, a, key); err != nil {
			t.Fatal(err)
		}
		if back, _, err := k.Decode(&out); err != nil || !reflect.DeepEqual(a, back) {
			t.Fatalf("written and read again: %v", err)
		}
	})
}

// BenchmarkSaveEncrypted is one answer in the wizard.
func BenchmarkSaveEncrypted(b *testing.B) {
	s, a, err := keys(passphrase).Open(encrypted(b))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	for b.Loop() {
		if err := s.Save(a); err != nil {
			b.Fatal(err)
		}
	}
}
