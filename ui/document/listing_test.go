package document_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// in is a document whose own folder is the one given.
func in(t testing.TB, folder string) *document.Document {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return document.New(document.Options{Catalogue: c, Folder: folder,
		Now: func() time.Time { return time.Date(2026, 11, 30, 10, 0, 0, 0, time.UTC) }})
}

// client is an assessment of that name with an answer.
func client(name string) questionnaire.Assessment {
	a := questionnaire.New(name)
	a.AddService(questionnaire.Service{ID: "dropbox", Data: []string{"customer-personal"}})
	a.Answer(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, "admins", questionnaire.Notes{}, "2026-11-30")
	return a
}

// put writes an assessment that was changed so many minutes ago.
func put(t testing.TB, path string, a questionnaire.Assessment, ago int) {
	t.Helper()
	s, err := store.Create(path, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	day := time.Now().Add(-time.Duration(ago) * time.Minute)
	if err := os.Chtimes(path, day, day); err != nil {
		t.Fatal(err)
	}
}

// all reads a list to its end.
func all(s *document.Document) []document.Recent {
	l := s.Listing(s.Held())
	for l.More(7) {
	}
	return l.Clients()
}

// TestListingHasAll: every client is listed, the last changed first, with how far it is;
// what is encrypted or damaged has a word, and what is no assessment is left out.
func TestListingHasAll(t *testing.T) {
	t.Chdir(t.TempDir())
	folder := t.TempDir()
	for i := range 40 {
		put(t, filepath.Join(folder, fmt.Sprintf("client-%02d.json", i)), client(fmt.Sprintf("Client %02d", i)), i)
	}
	sealed := filepath.Join(folder, "sealed.json")
	put(t, sealed, client("Sealed"), 50)
	keys := &store.Keys{}
	s, _, err := keys.Open(sealed)
	if err != nil {
		t.Fatal(err)
	}
	key, err := keys.New("a long passphrase of words")
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Encrypt(key); err != nil {
		t.Fatal(err)
	}
	_ = s.Close()
	for name, text := range map[string]string{"cut.json": `{"format": 2, "profile": {"na`, "newer.json": `{"format": 99}`, "settings.json": `{"name": "x"}`} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d := in(t, folder)
	list := all(d)
	said := map[string]string{}
	for _, c := range list {
		said[filepath.Base(c.Path)] = c.Label + " | " + c.Score
		if c.A != nil {
			t.Errorf("%s keeps what it says in memory", c.Path)
		}
	}
	if len(list) != 43 {
		t.Errorf("%d listed, want 43: %v", len(list), said)
	}
	for name, want := range map[string]string{"sealed.json": "Continue sealed | encrypted", "cut.json": "Open cut.json | damaged",
		"newer.json": "Open newer.json | of a newer version of this program"} {
		if said[name] != want {
			t.Errorf("%s is listed as %q, want %q", name, said[name], want)
		}
	}
	if _, ok := said["settings.json"]; ok {
		t.Error("what is no assessment is listed")
	}
	first := document.Find(list, "client")[0]
	if first.Name != "Client 00" || first.Answered == "" || !strings.HasPrefix(first.Answered, "1 of ") || first.Band == "" {
		t.Errorf("first %+v", first)
	}
	put(t, filepath.Join(folder, "late.json"), client("Late"), -1)
	if now := all(d); len(now) != 44 || now[0].Name != "Late" {
		t.Errorf("a new file is not first of %d: %s", len(now), now[0].Name)
	}
}

// TestFindClient folds accents, capitals, hyphens and blanks, and takes word starts.
func TestFindClient(t *testing.T) {
	var list []document.Recent
	for _, n := range []string{"Müller & Söhne", "Northwind Digital", "Praxis am Markt", "E-Bike Hub"} {
		list = append(list, document.Recent{Name: n, Path: "/x/" + questionnaire.FileName(n) + ".json"})
	}
	list = append(list, document.Recent{Label: "Continue vault", Path: "/x/vault-7.json"})
	for typed, want := range map[string]string{"muller": "Müller & Söhne", "SOHNE mul": "Müller & Söhne", "north": "Northwind Digital", "wind": "Northwind Digital",
		"ebike": "E-Bike Hub", "e bike": "E-Bike Hub", "markt": "Praxis am Markt", "vault": ""} {
		found := document.Find(list, typed)
		if len(found) != 1 || found[0].Name != want {
			t.Errorf("%q finds %v", typed, found)
		}
	}
	if n := len(document.Find(list, " ")); n != len(list) {
		t.Errorf("nothing typed finds %d", n)
	}
	if found := document.Find(list, "zebra"); len(found) != 0 {
		t.Errorf("zebra finds %v", found)
	}
}

// TestOpenedElsewhere: a file outside both folders is listed once it was opened, for as
// long as it is there, and one in our folder is not noted.
func TestOpenedElsewhere(t *testing.T) {
	t.Chdir(t.TempDir())
	folder, away := filepath.Join(t.TempDir(), "kept"), filepath.Join(t.TempDir(), "away.json")
	put(t, away, client("Away"), 3)
	d := in(t, folder)
	if len(all(d)) != 0 {
		t.Error("listed before it was opened")
	}
	for range 2 {
		document.Remember(d.Options, away)
	}
	if list := all(d); len(list) != 1 || list[0].Name != "Away" {
		t.Errorf("listed %v", list)
	}
	if files, _ := document.Recents(d, nil); len(files) != 1 {
		t.Errorf("recent %v", files)
	}
	own := filepath.Join(folder, "own.json")
	put(t, own, client("Own"), 1)
	document.Remember(d.Options, own)
	noted, err := os.ReadFile(filepath.Join(folder, "opened-elsewhere.txt"))
	if err != nil || strings.TrimSpace(string(noted)) != away {
		t.Errorf("noted %q, %v", noted, err)
	}
	if info, err := os.Stat(filepath.Join(folder, "opened-elsewhere.txt")); err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the paths: %v, %v", info.Mode(), err)
	}
	if err := os.Remove(away); err != nil {
		t.Fatal(err)
	}
	if list := all(d); len(list) != 1 || list[0].Name != "Own" {
		t.Errorf("listed %v", list)
	}
}

// BenchmarkListing reads a folder of a thousand clients: the first ones, all, and all again.
func BenchmarkListing(b *testing.B) {
	b.Chdir(b.TempDir())
	folder := b.TempDir()
	for i := range 1000 {
		put(b, filepath.Join(folder, fmt.Sprintf("client-%04d.json", i)), client(fmt.Sprintf("Client %04d", i)), i)
	}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			in(b, folder).Listing(nil).More(20)
		}
	})
	b.Run("all", func(b *testing.B) {
		for b.Loop() {
			all(in(b, folder))
		}
	})
	b.Run("again", func(b *testing.B) {
		d := in(b, folder)
		all(d)
		for b.Loop() {
			all(d)
		}
	})
}
