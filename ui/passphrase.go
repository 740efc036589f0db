package ui

import (
	"errors"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// hopeless is said wherever a passphrase is chosen.
const hopeless = "Nobody can open the file without the passphrase, and there is no way around one that is forgotten. Write it down and keep it in a safe place."

// unlocking asks for the passphrase of a file before something is done with it.
func (s *session) unlocking(path, intro string, then tea.Cmd) screen {
	f := newForm(s.st, field{label: "Passphrase", secret: true, check: required("the passphrase")})
	return dialog{title: "Open " + text.Shown(filepath.Base(path)), intro: intro, form: f, done: func(f *form) tea.Cmd {
		return unlockCmd(s, path, f.raw(0), then)
	}}
}

// unlockCmd opens a file with a passphrase and goes on, or asks for it again.
// Finding out takes a moment, on purpose.
func unlockCmd(s *session, path, passphrase string, then tea.Cmd) tea.Cmd {
	return func() tea.Msg {
		err := s.Keys.Unlock(path, passphrase)
		if errors.Is(err, store.ErrPassphrase) {
			return showMsg{s.unlocking(path, "That is not it: mind capital letters and the keyboard's language. Nobody can open the file without the right passphrase.", then)}
		}
		if err != nil {
			return failMsg{err}
		}
		return then()
	}
}

// sealedNow is said once an assessment is protected.
const sealedNow = "The file and the version before it are encrypted now, and stay so with every save. Reports and copies made before stay as they are."

// plainReports is said where an assessment is protected.
const plainReports = "Reports that you write are not encrypted, except a pdf where you ask for it."

// protect asks for a passphrase for the file at hand.
func (s *session) protect() tea.Cmd {
	held := s.store
	return send(showMsg{s.newPassphrase("Protect with a passphrase", hopeless+" "+plainReports, store.CheckPassphrase, func(passphrase string) tea.Cmd {
		return tea.Sequence(s.catchUp(), func() tea.Msg { return protectedMsg{held, encrypt(s.Document, held, passphrase)} })
	})})
}

// newPassphrase asks for a new passphrase, twice.
func (s *session) newPassphrase(title, intro string, check func(string) error, done func(passphrase string) tea.Cmd) dialog {
	fields := []field{
		{label: "Passphrase", secret: true, check: check, help: "Four words that do not belong together are good."},
		{label: "The same again", secret: true},
	}
	fields[1].check = func(again string) error {
		if again != fields[0].value {
			return errors.New("the two differ; type the first one again")
		}
		return nil
	}
	return dialog{title: title, intro: intro, form: newForm(s.st, fields...), done: func(f *form) tea.Cmd { return done(f.raw(0)) }}
}

// protectedMsg says how protecting a file went.
type protectedMsg struct {
	store *store.Store
	err   error
}

func encrypt(s *Document, store *store.Store, passphrase string) error {
	key, err := s.Keys.New(passphrase)
	if err != nil {
		return err
	}
	return store.Encrypt(key)
}

// protected tells that the file is encrypted, and what is not.
func (a app) protected(msg protectedMsg) (tea.Model, tea.Cmd) {
	if msg.err != nil {
		return a, send(failMsg{msg.err})
	}
	if msg.store == a.s.store {
		a.s.sealed = true
	}
	p := newPage(a.s, "Protected").add(sealedNow, "", hopeless)
	if plain := msg.store.PlainCopies(); len(plain) > 0 {
		p = p.add("", plainText(plain))
	}
	return a, send(showMsg{p})
}

// plainText names versions of the file that are not encrypted.
func plainText(paths []string) string {
	for i, path := range paths {
		paths[i] = text.Shown(path)
	}
	return "These hold versions that are not encrypted; remove them when they are not needed: " + strings.Join(paths, ", ")
}
