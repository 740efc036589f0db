package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"yourpart/export/pdf/file"
	"yourpart/internal/text"
	"yourpart/ui/document"
)

// passphraseMsg is the passphrase for the report that is to be written.
type passphraseMsg string

// askPassphrase asks for it before the files are written.
func (v exporter) askPassphrase() tea.Cmd {
	return v.s.post(showMsg{v.s.newPassphrase("Passphrase for the report", document.HopelessReport+v.readable(), file.CheckPassphrase,
		func(passphrase string) tea.Cmd { return send(passphraseMsg(passphrase)) })})
}

// readable tells which files stay readable to everybody although another one,
// or the assessment, is encrypted.
func (v exporter) readable() string {
	var names []string
	for _, f := range v.formats() {
		if !f.Encrypts() {
			names = append(names, f.Name)
		}
	}
	const most = 4
	switch {
	case !v.encrypt && v.s.Sealed:
		return " Not encrypted, unlike the assessment."
	case !v.encrypt || len(names) == 0:
		return ""
	case len(names) > most:
		return " Not encrypted: the other " + text.Plural(len(names), "file") + "."
	}
	return " Not encrypted: " + strings.Join(names, ", ") + "."
}
