package ledger

import (
	"os"
	"path/filepath"
	"testing"

	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// FuzzJournal: whatever lies in the place of a journal, the file can be read afterwards, and
// what it brings back is an answer that the question has.
func FuzzJournal(f *testing.F) {
	const answer = `{"kind":"answer","who":"Anna","cells":["mfa-all-users@dropbox"],"option":"admins","day":"2026-11-22","counters":[0]}` + "\n"
	f.Add(answer)
	f.Add(`{"kind":"settle","cells":["mfa-all-users@dropbox"],"option":"x","day":"2026-11-22","counters":[9]}` + "\n")
	f.Add(answer + `{"kind":"park","cells":["mfa-all-users@dropbox"],"note":"a\u001b[31m","day":"2026-11-22","counters":[1]}` + "\n{")
	f.Fuzz(func(t *testing.T, lines string) {
		path := filepath.Join(t.TempDir(), "n.json")
		l, d := open(t, path)
		id := d.Assessment.ID
		_ = l.Close()
		d.Close()
		if err := os.WriteFile(document.JournalOf(path), []byte(`{"workshop_journal":1,"id":"`+id+"\"}\n"+lines), 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := document.Edit(d.Options, path)
		if err != nil {
			t.Fatal(err)
		}
		if l, err := New(d, people); err == nil {
			for _, row := range l.Rows() {
				for _, said := range row.Said {
					if said.Option != "" && row.Label(said.Option) == said.Option {
						t.Errorf("%q is no answer to %s", said.Option, row.Key)
					}
				}
			}
			_ = l.Close()
		}
		d.Close()
		if _, err := store.Load(path); err != nil {
			t.Errorf("after %q: %v", lines, err)
		}
	})
}
