package ui

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// trouble is the overlay about what went wrong. Where something can be done
// about it, it offers that.
func (s *session) trouble(err error) screen {
	var damage *store.DamagedError
	if errors.As(err, &damage) {
		return confirm{question: document.DamageText(damage), yes: restoreCmd(s, damage.Path)}
	}
	var encrypted *store.EncryptedError
	if errors.As(err, &encrypted) {
		return s.unlocking(encrypted.Path, "This file is encrypted.", openCmd(s, encrypted.Path))
	}
	return newProblem(s, err)
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
