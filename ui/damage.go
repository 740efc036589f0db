package ui

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/internal/text"
	"yourpart/questionnaire/store"
)

// trouble is the overlay about what went wrong. Where something can be done
// about it, it offers that.
func (s *session) trouble(err error) screen {
	var damage *store.DamagedError
	if errors.As(err, &damage) {
		return confirm{question: damageText(damage), yes: restoreCmd(s, damage.Path)}
	}
	var encrypted *store.EncryptedError
	if errors.As(err, &encrypted) {
		return s.unlocking(encrypted.Path, "This file is encrypted.", openCmd(s, encrypted.Path))
	}
	return newProblem(s, err)
}

// opens tells whether the wizard can do something about a file that it could
// not open.
func opens(err error) bool { return errors.As(err, new(*store.DamagedError)) || closed(err) }

// closed tells whether a file needs its passphrase.
func closed(err error) bool { return errors.As(err, new(*store.EncryptedError)) }

func damageText(d *store.DamagedError) string {
	return sentence(d) + " Bring that version back? What is damaged is kept under another name."
}

// restoreCmd brings back the version before and opens it.
func restoreCmd(s *session, path string) tea.Cmd {
	return func() tea.Msg {
		if _, err := s.Keys.Restore(path); err != nil {
			return failMsg{err}
		}
		return openCmd(s, path)()
	}
}

// asideText tells of a version that another program put in the file's place.
func asideText(path string, kept []string) string {
	for i, k := range kept {
		kept[i] = text.Shown(k)
	}
	return fmt.Sprintf("Another program changed %s meanwhile. Your answers are saved in it; the other version is kept as %s.",
		text.Shown(path), strings.Join(kept, " and "))
}
