//go:build unix

package e2e

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"

	"yourpart/export"
	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

const secretWords = "four words that match"

// sealedSample is the digital agency under a passphrase.
func sealedSample(t *testing.T) (home, path string) {
	t.Helper()
	home, path = sample(t)
	held, a, err := store.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer held.Close()
	if err := held.Save(a); err != nil {
		t.Fatal(err)
	}
	key, err := (&store.Keys{Work: 6}).New(secretWords)
	if err != nil {
		t.Fatal(err)
	}
	if err := held.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	return home, path
}

// TestWizardEncrypted: an answer that the screen calls saved is there after
// kill -9, and no word of the assessment is in any file.
func TestWizardEncrypted(t *testing.T) {
	t.Parallel()
	home, path := sealedSample(t)
	s := terminalIn(t, setup{home: home}, "open", path)
	s.see("This file is encrypted.", "Passphrase")
	s.keys(secretWords)
	s.see("*********************")
	s.keys(enter)
	s.firstQuestion()
	for _, key := range []string{"4", "2"} {
		s.keys(key)
		s.until("the answer, saved", func(text string) bool {
			return chosen(rowAt(text)) == int(key[0]-'1') && footer(text, "encrypted, saved")
		})
	}
	s.signal(syscall.SIGKILL)
	s.exit()
	if strings.Contains(s.output(), secretWords) {
		t.Error("the passphrase is on the screen")
	}
	hidden(t, home, "Northwind Digital", "mfa-all-users@dropbox")
	a, err := (&store.Keys{Ask: func(string, int) (string, error) { return secretWords, nil }}).Load(path)
	if got := a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "google-workspace"}].Option; err != nil || got != "admins" {
		t.Errorf("%q on disk, %v", got, err)
	}
}

// TestPassphraseOnTheTerminal: a command asks three times at most, and shows
// nothing of what is typed.
func TestPassphraseOnTheTerminal(t *testing.T) {
	t.Parallel()
	home, path := sealedSample(t)
	s := terminalIn(t, setup{home: home}, "score", path)
	s.see("Passphrase of ", "agency.json:")
	s.keys("not this one\r")
	s.see("That is not it.")
	s.keys(secretWords + "\r")
	s.see("points of its own part are proven")
	if code := s.exit(); code != 0 || strings.Contains(s.output(), "words") || strings.Contains(s.output(), "not this one") {
		t.Errorf("code %d, output %q", code, s.output())
	}
	s = terminalIn(t, setup{home: home}, "score", path)
	for n := range 3 {
		s.until("the question again", func(text string) bool {
			return strings.Count(strings.Join(strings.Fields(text), " "), "Passphrase of ") == n+1
		})
		s.keys("not this one\r")
	}
	s.see("mind capital letters")
	if code := s.exit(); code != 1 {
		t.Errorf("code %d", code)
	}
	s = terminalIn(t, setup{home: home}, "encrypt", exampleIn(t, home, "plain.json"))
	s.see("New passphrase, without which nobody can open the file:")
	s.keys("one for the first\r")
	s.see("The same again:")
	s.keys("another\r")
	s.see("the two passphrases differ")
	if code := s.exit(); code != 1 {
		t.Errorf("code %d", code)
	}
	s = terminalIn(t, setup{home: home}, "open", "--plain", path)
	s.see("Passphrase of ")
	s.keys(secretWords + "\r")
	s.see("which part of your cloud security is yours", ">")
	s.keys(".\r")
	if code := s.exit(); code != 0 {
		t.Errorf("code %d", code)
	}
}

// TestPassphraseMadeOnTheTerminal: Enter alone makes a passphrase, which is shown
// that once; for one that is easy to guess that is offered again.
func TestPassphraseMadeOnTheTerminal(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	made := regexp.MustCompile(`([a-z]{4}-){5}[a-z]{4}`)
	home, _ := sample(t)
	path := exampleIn(t, home, "plain.json")
	s := terminalIn(t, setup{home: home}, "encrypt", path)
	s.see("Enter alone makes one for you.", "New passphrase, without which nobody can open the file:")
	s.keys("\r")
	s.see("Made for you, and shown only now:", "Write it down, then type it:")
	words := made.FindString(s.output())
	s.keys("not that\r")
	s.see("the two passphrases differ, so nothing was changed")
	if code := s.exit(); code != 1 || words == "" {
		t.Errorf("code %d, made %q", code, words)
	}
	s = terminalIn(t, setup{home: home}, "encrypt", path)
	s.see("nobody can open the file:")
	s.keys("password\r")
	s.see("That passphrase is easy to guess: it is a word or a row of keys", "To keep yours, the same again:")
	s.keys("\r")
	s.see("Write it down, then type it:")
	words = made.FindString(s.output())
	s.keys(words + "\r")
	s.see("is encrypted now")
	if code := s.exit(); code != 0 || strings.Count(s.output(), words) != 1 {
		t.Errorf("code %d, %q shown %d times", code, words, strings.Count(s.output(), words))
	}
	s = terminalIn(t, setup{home: home, env: []string{"YOURPART_PASSPHRASE=" + words}}, "encrypt", path, "--change")
	s.see("New passphrase in place of that")
	s.keys("12345678\r")
	s.see("easy to guess: it is digits alone", "the same again:")
	s.keys("12345678\r")
	s.see("opens with the new passphrase only")
	if code := s.exit(); code != 0 {
		t.Errorf("code %d", code)
	}
}

// TestReportPassphraseOnTheTerminal: a report's passphrase is asked for twice,
// beside that of its assessment, and not shown.
func TestReportPassphraseOnTheTerminal(t *testing.T) {
	t.Parallel()
	home, path := sealedSample(t)
	out := filepath.Join(home, "board.pdf")
	s := terminalIn(t, setup{home: home}, "export", path, "--encrypt", "-o", out)
	s.see("New passphrase for the report, without which nobody can open it:")
	s.keys("short\r")
	s.see("a passphrase has at least 8 characters")
	if code := s.exit(); code != 1 {
		t.Errorf("code %d", code)
	}
	const board = "another one für den Beirat"
	s = terminalIn(t, setup{home: home}, "export", path, "--encrypt", "-o", out)
	s.see("New passphrase for the report, without which nobody can open it:")
	s.keys(board + "\r")
	s.see("The same again:")
	s.keys(board + "\r")
	s.see("Passphrase of ", "agency.json:")
	s.keys(secretWords + "\r")
	s.see("board.pdf")
	if code := s.exit(); code != 0 || strings.Contains(s.output(), "Beirat") || strings.Contains(s.output(), secretWords) {
		t.Errorf("code %d, output %q", code, s.output())
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	f, err := export.FormatNamed("pdf")
	if err != nil {
		t.Fatal(err)
	}
	if c, err := f.ReadLocked(b, board); err != nil || c.Services != 3 {
		t.Errorf("%+v, %v", c, err)
	}
	hidden(t, home, "Northwind Digital", "<rdf:Description")
}
