package ledger

import (
	"path/filepath"
	"strings"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/sheet"
	"yourpart/questionnaire/store"
	"yourpart/ui/replies"
	"yourpart/ui/workshop/room"
)

// TestForms: what comes back of a form during a workshop is its person's word, on the disk
// before it is shown; one of another client changes nothing, and each says so in a line.
func TestForms(t *testing.T) {
	const number = "abcdefghijklmnop"
	path := filepath.Join(t.TempDir(), "a.json")
	l, _ := open(t, path)
	mfa := questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}
	if _, err := l.iv.Attempt(func(a *questionnaire.Assessment) error {
		s := questionnaire.Sheet{Number: number, To: "Dora", Date: "2026-11-20", Catalogue: l.iv.Catalogue.Version}
		k, _ := l.iv.Catalogue.Control(mfa.Control)
		s.Ask(k, mfa)
		a.Remember(&s)
		return a.Send(s)
	}); err != nil {
		t.Fatal(err)
	}
	foreign := sheet.Reply{Number: "ponmlkjihgfedcba", Given: []sheet.Given{{Question: 1, Letter: "a"}}}
	l.Came([]replies.Came{{Name: "other.txt", Reply: foreign}, {Name: "dora.txt", Reply: sheet.Reply{Number: number, Typed: true, Given: []sheet.Given{{Question: 1, Letter: "a"}}}}})
	said(t, l, room.Change{Kind: room.Forms})
	lines := l.FormLines()
	if len(lines) < 2 || !strings.Contains(lines[0], "other.txt") && !strings.Contains(lines[0], "not one of") || !strings.Contains(strings.Join(lines, "\n"), "dora.txt: 1 answer of Dora taken") {
		t.Errorf("it says %q", lines)
	}
	if all := strings.Join(lines, "\n"); strings.Contains(all, "veryone") || strings.Contains(all, mfa.Control) {
		t.Errorf("the board gives away what was answered: %q", all)
	}
	a, err := store.Load(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := a.WordOf(mfa, "Dora"); got.Option != "everyone" {
		t.Errorf("on the disk: %+v", got)
	}
	said(t, l, room.Change{Kind: room.Forms}) // nothing more came
	if again := l.FormLines(); len(again) != len(lines) {
		t.Errorf("it says again %q", again)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}
