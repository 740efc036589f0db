package ui

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"

	tea "charm.land/bubbletea/v2"

	"yourpart/questionnaire/store"
)

// TestProtectMade: a key makes a passphrase, shows it on the page, and the file
// opens with it.
func TestProtectMade(t *testing.T) {
	d := open(t, agency(t))
	d.app.s.Keys = cheap()
	path := d.app.s.Store.Path()
	d.run(d.app.s.protect())
	d.see("ctrl+g makes one for you")
	d.gone("Made for you")
	d.keys("ctrl+g")
	d.see("Made for you, and shown only here:", "Write it down before you go on.")
	made := regexp.MustCompile(`([a-z]{4}-){5}[a-z]{4}`).FindString(d.screen())
	d.keys("enter")
	d.see("encrypted now")
	d.gone(made)
	shut(t, path)
	if _, err := (&store.Keys{Ask: func(string, int) (string, error) { return made, nil }}).Load(path); made == "" || err != nil {
		t.Errorf("%q does not open it: %v", made, err)
	}
}

// TestProtectWarns of a passphrase that is easy to guess while it is typed, and
// takes it all the same.
func TestProtectWarns(t *testing.T) {
	d := open(t, agency(t))
	d.app.s.Keys = cheap()
	d.run(d.app.s.protect())
	d.text("Northwind1")
	d.see("easy to guess: it is little more than the name of the business")
	d.keys("enter")
	d.see("easy to guess")
	d.text("Northwind1")
	d.keys("enter")
	d.see("encrypted now")
}

// TestExportPassphraseUnseen: of what nobody sees no report's passphrase is made.
func TestExportPassphraseUnseen(t *testing.T) {
	d := open(t, agency(t)).to(stepExport)
	for range len(d.app.screen.(exporter).ticked) + d.app.screen.(exporter).encryptRow() - 1 {
		d.keys("down")
	}
	d.keys("space")
	d.see("[x] Protect the pdf")
	d.keys("enter")
	d.send(tea.PasteMsg{Content: "\u200b\u200b\u200b\u200b\u200b\u200b\u200b\u200b"})
	d.keys("enter")
	d.see("so this one has 0")
	if _, err := os.Stat(filepath.Join(".", "northwind-digital.pdf")); err == nil {
		t.Error("it is written")
	}
}
