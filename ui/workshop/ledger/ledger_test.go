package ledger

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
	"yourpart/ui/workshop/room"
)

var people = []string{"Anna", "Ben"}

// open opens a file for a workshop, made where it is not there yet.
func open(t *testing.T, path string) (*Ledger, *document.Document) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		a := questionnaire.New("Northwind")
		a.AddService(questionnaire.Service{ID: "dropbox"})
		s, err := store.Create(path, a, nil)
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
	}
	d, err := document.Edit(document.Options{Catalogue: c, Door: "workshop", Keys: &store.Keys{}, Now: func() time.Time { return time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC) }}, path)
	if err != nil {
		t.Fatal(err)
	}
	l, err := New(d, people)
	if err != nil {
		t.Fatal(err)
	}
	return l, d
}

// said gives answers and fails where one is refused or not on the disk.
func said(t *testing.T, l *Ledger, changes ...room.Change) {
	t.Helper()
	for _, c := range changes {
		if err := l.Apply(c); err != nil {
			t.Fatalf("%+v: %v", c, err)
		}
	}
	if err := l.Sync(); err != nil {
		t.Fatal(err)
	}
}

// TestCutShort: whatever was synced is there after the program was ended at any moment, once
// and not twice, and so is where the room was. The file ends as if nothing had happened.
func TestCutShort(t *testing.T) {
	path := filepath.Join(t.TempDir(), "northwind.json")
	l, d := open(t, path)
	rows := l.Rows()
	first, second := rows[0], rows[1]
	best, worst := first.Options[0].ID, first.Options[1].ID
	said(t, l, room.Change{Kind: room.Answer, Who: "Anna", Row: first.Key, Option: best},
		room.Change{Kind: room.Answer, Who: "Ben", Row: first.Key, Option: worst, Note: "not the till"},
		room.Change{Kind: room.Park, Row: second.Key, Note: "ask the supplier"},
		room.Change{Kind: room.Move, Row: second.Key}, room.Change{Kind: room.Reveal, Row: first.Key})
	d.Close() // as the system does when the program is killed: nothing was saved in the file

	l, d = open(t, path)
	if l.Back != 3 || l.Place().At != second.Key || len(l.Place().Revealed) != 1 {
		t.Errorf("%d changes came back, at %+v", l.Back, l.Place())
	}
	row := l.Rows()[0]
	if row.Said["Anna"].Option != best || row.Said["Ben"] != (room.Said{Option: worst, Note: "not the till"}) || !row.Disputed {
		t.Errorf("%+v", row)
	}
	said(t, l, room.Change{Kind: room.Settle, Row: first.Key, Option: worst}, room.Change{Kind: room.Answer, Who: "Anna", Row: second.Key, Option: second.Options[0].ID})
	d.Close()

	l, d = open(t, path)
	if row := l.Rows()[0]; row.Settled != worst || row.Disputed || l.Back != 2 {
		t.Errorf("%d came back: %+v", l.Back, row)
	}
	if row := l.Rows()[1]; len(row.Parked) != 1 || row.Parked[0] != "ask the supplier" {
		t.Errorf("%+v", row.Parked)
	}
	n, err := len(d.Assessment.Log), l.Close()
	if d.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(document.JournalOf(path)); err == nil {
		t.Error("the journal stays after the end")
	}
	l, d = open(t, path)
	defer d.Close()
	if l.Back != 0 || len(d.Assessment.Log) != n {
		t.Errorf("%d came back, %d entries for %d", l.Back, len(d.Assessment.Log), n)
	}
	who := map[string]bool{}
	for _, e := range d.Assessment.Log {
		who[e.Who+", "+e.Door] = true
	}
	if !who["Anna, workshop"] || !who["Ben, workshop"] || !who["Facilitator, workshop"] {
		t.Errorf("the log has %v", who)
	}
}

// TestIdle: some time after answers the file has them, and the journal is empty again.
func TestIdle(t *testing.T) {
	path := filepath.Join(t.TempDir(), "northwind.json")
	l, d := open(t, path)
	defer d.Close()
	row := l.Rows()[0]
	said(t, l, room.Change{Kind: room.Answer, Who: "Anna", Row: row.Key, Option: row.Options[0].ID})
	for l.Idle() {
		time.Sleep(time.Millisecond)
	}
	a, err := store.Load(path)
	if err != nil || a.Responses == nil {
		t.Errorf("%+v, %v", a.Responses, err)
	}
	if b, _ := os.ReadFile(document.JournalOf(path)); strings.Contains(string(b), "Anna") {
		t.Errorf("the journal still has %s", b)
	}
}

// TestJournalOfOthers: a journal of another assessment, a damaged one and a link are refused;
// a last line that is cut short is left out.
func TestJournalOfOthers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "northwind.json")
	l, d := open(t, path)
	row := l.Rows()[0]
	said(t, l, room.Change{Kind: room.Answer, Who: "Anna", Row: row.Key, Option: row.Options[0].ID})
	id := d.Assessment.ID
	d.Close()
	whole, err := os.ReadFile(document.JournalOf(path))
	if err != nil {
		t.Fatal(err)
	}
	if records, _, err := readJournal(document.JournalOf(path), "another"); err == nil || records != nil {
		t.Error("it takes another assessment's journal")
	}
	for name, c := range map[string]struct {
		text string
		n    int
		bad  bool
	}{
		"cut":     {string(whole[:len(whole)-9]), 1, false},
		"whole":   {string(whole), 2, false},
		"empty":   {"", 0, false},
		"damaged": {strings.Replace(string(whole), `"kind"`, `"kond"`, 1), 0, true},
		"other":   {"{}\n", 0, true},
		"day":     {strings.Replace(string(whole), "2026-11-22", "2026-99-22", 1), 0, true},
		"kind":    {strings.Replace(string(whole), `"kind":"answer"`, `"kind":"erase"`, 1), 0, true},
	} {
		p := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(p, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		records, _, err := readJournal(p, id)
		if (err != nil) != c.bad || !c.bad && len(records) != c.n {
			t.Errorf("%s: %d records, %v", name, len(records), err)
		}
	}
}

// TestSealed: beside an encrypted file nothing is kept as plain text.
func TestSealed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "northwind.json")
	_, d := open(t, path)
	keys := &store.Keys{Work: 8}
	key, err := keys.New("correct horse battery staple")
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Store.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	d.Sealed = true
	_ = os.Remove(document.JournalOf(path))
	l, err := New(d, people)
	if err != nil {
		t.Fatal(err)
	}
	row := l.Rows()[0]
	said(t, l, room.Change{Kind: room.Answer, Who: "Anna", Row: row.Key, Option: row.Options[0].ID})
	if _, err := os.Stat(document.JournalOf(path)); err == nil {
		t.Error("there is a journal")
	}
	d.Close()
	a, err := keys.Load(path)
	if err != nil || len(a.Responses)+len(a.Answers) == 0 {
		t.Errorf("the answer is not in the file: %v", err)
	}
}

// TestFormerFile: a file of the version before has no id until it is saved; its journal is
// its own all the same.
func TestFormerFile(t *testing.T) {
	b, err := os.ReadFile("../../../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "agency.json")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	l, d := open(t, path)
	row := l.Rows()[0]
	said(t, l, room.Change{Kind: room.Answer, Who: "Anna", Row: row.Key, Option: row.Options[0].ID})
	d.Close()
	l, d = open(t, path)
	defer d.Close()
	if l.Back != 1 || l.Rows()[0].Said["Anna"].Option != row.Options[0].ID {
		t.Errorf("%d came back: %+v", l.Back, l.Rows()[0].Said)
	}
}
