package ui

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yourpart/internal/passphrase"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

const secretWords = "four words  that match" // two blanks stay two

// cheap turns passphrases into keys without the usual cost.
func cheap() *store.Keys { return &store.Keys{Work: 4} }

// protected is a file that its owner encrypted in an earlier run.
func protected(t *testing.T) Options {
	t.Helper()
	o := plainFile(t, agency(t))
	store, _, err := store.Open(o.Path)
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	key, err := cheap().New(secretWords)
	if err != nil {
		t.Fatal(err)
	}
	if err := store.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	o.Keys = cheap()
	return o
}

// shut fails if a folder holds a word of the assessment.
func shut(t *testing.T, path string) {
	t.Helper()
	for _, p := range []string{path, path + ".bak"} {
		if b, err := os.ReadFile(p); err == nil && (strings.Contains(string(b), "Northwind Digital") || !strings.HasPrefix(string(b), "yourpart encrypted")) {
			t.Errorf("%s is not encrypted", filepath.Base(p))
		}
	}
}

// TestProtect turns encryption on at home; what is answered after that is
// encrypted too, and what is typed is not shown.
func TestProtect(t *testing.T) {
	d := open(t, agency(t))
	d.app.s.Keys = cheap()
	path := d.app.s.Store.Path()
	d.to(stepHome)
	d.see("Protect Northwind Digital")
	d.downTo("Protect", func() bool { return strings.Contains(d.screen(), "▸ Protect") })
	d.keys("enter")
	d.see("Protect with a passphrase", "no way around one that is forgotten", "Reports that you write are not encrypted")
	d.text("short")
	d.keys("enter")
	d.see("at least 8 characters")
	d.keys("ctrl+u")
	d.text(secretWords)
	d.keys("enter")
	d.text("another")
	d.keys("enter")
	d.see("The two differ", "********")
	d.gone("words", "another")
	d.keys("ctrl+u")
	d.text(secretWords)
	d.keys("enter")
	d.see("encrypted now", "encrypted, saved")
	shut(t, path)
	d.keys("esc")
	d.question("mfa-all-users").keys("4", "3")
	d.see("encrypted, saved")
	shut(t, path)
	d.to(stepHome)
	d.gone("Protect ")
	d.see("Continue Northwind Digital")
	d.to(stepExport)
	d.see("Enter writes 2 files in ", "Not encrypted, unlike the assessment.")
	a, err := (&store.Keys{Ask: func(string, int) (string, error) { return secretWords, nil }}).Load(path)
	if err != nil || a.Profile.Name != "Northwind Digital" {
		t.Errorf("it does not open: %v", err)
	}
}

// TestOpenProtected asks for the passphrase until it is right, and goes on.
func TestOpenProtected(t *testing.T) {
	o := protected(t)
	d := begin(t, newSession(o))
	d.see("▸ Continue firm", "encrypted")
	d.keys("enter")
	d.see("Open firm.json", "This file is encrypted.")
	d.text("four words that match") // one blank too few
	d.keys("enter")
	d.see("That is not it", "Nobody can open the file without")
	d.keys("esc")
	d.at(stepHome)
	d.keys("enter")
	d.text(secretWords)
	d.gone("words")
	d.keys("enter")
	d.see("Northwind Digital", "encrypted, saved")
	d.question("mfa-all-users").keys("4", "3")
	shut(t, o.Path)
	var e *store.EncryptedError
	if _, err := store.Load(o.Path); !errors.As(err, &e) {
		t.Errorf("without a passphrase: %v", err)
	}
}

// TestPlainProtect: the same line by line, where the passphrase comes from
// whoever asks for it without showing it.
func TestPlainProtect(t *testing.T) {
	o := plainFile(t, agency(t))
	o.Keys = cheap()
	typed := []string{"short", secretWords}
	o.NewPassphrase = func(...string) (string, error) {
		s := typed[0]
		typed = typed[1:]
		return s, passphrase.Check(s)
	}
	back := slices.Repeat([]string{"<"}, 60) // home is before the first prompt
	out, err := ask(t, o, append(back, ".")...)
	if err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(out, ". Protect Northwind Digital: with a passphrase")
	if line == "" {
		t.Fatalf("it is not offered:\n%s", out)
	}
	number := out[strings.LastIndex(out[:len(out)-len(line)], "\n  ")+3]
	out, err = ask(t, o, append(back, string(number), string(number), ".")...)
	if err != nil {
		t.Fatal(err)
	}
	contains(t, out, document.Hopeless, "at least 8 characters", "encrypted now")
	if _, home, _ := strings.Cut(out, "encrypted now"); strings.Contains(home, ". Protect ") {
		t.Error("it is offered again")
	}
	shut(t, o.Path)
	if _, err := ask(t, o, "."); err != nil {
		t.Errorf("going on in the same run: %v", err)
	}
	o.Keys = cheap()
	if _, err := ask(t, o, "."); !errors.As(err, new(*store.EncryptedError)) {
		t.Errorf("without a passphrase: %v", err)
	}
}
