package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
	"yourpart/ui/document"
)

// TestWorkingFolderIsRecent: a consultant who starts in a client's folder sees
// the client's file, and nothing of what else lies there.
func TestWorkingFolderIsRecent(t *testing.T) {
	o := testOptions(t)
	a := agency(t)
	a.Profile.Name = "Client of Mine"
	store, err := store.Create("client.json", a, nil)
	if err != nil {
		t.Fatal(err)
	}
	_ = store.Close()
	for i := range 30 {
		if err := os.WriteFile(fmt.Sprintf("other-%d.json", i), []byte(`{"name": "something else"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes("client.json", later, later); err != nil {
		t.Fatal(err)
	}
	d := begin(t, newSession(o))
	d.see("▸ Continue Client of Mine  proven ")
	d.gone("something else", "other-")
	d.keys("enter")
	if d.app.s.Store == nil || filepath.Base(d.app.s.Store.Path()) != "client.json" {
		t.Errorf("it is not opened:\n%s", d.screen())
	}
}

// TestClientsOnceAtHome: of several files of one client home lists the open one, or
// else the newest, and names the others.
func TestClientsOnceAtHome(t *testing.T) {
	o := testOptions(t)
	a := agency(t)
	a.Identify("abcdefghijklmnop")
	put := func(name, day string) string {
		b := a.Clone()
		b.Answer(questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}, "admins", questionnaire.Notes{}, questionnaire.Date(day))
		path := filepath.Join(o.Folder, name)
		store, err := store.Create(path, b, nil)
		if err != nil {
			t.Fatal(err)
		}
		_ = store.Close()
		return path
	}
	put("northwind-2025.json", "2027-01-02")
	put("northwind.json", "2027-03-04")
	conflict := put("northwind (conflicted copy).json", "2027-02-03")
	later := time.Now().Add(time.Hour)
	if err := os.Chtimes(conflict, later, later); err != nil {
		t.Fatal(err)
	}
	d := begin(t, newSession(o))
	d.see("▸ Continue Northwind Digital  proven ", "2 other files: ")
	if n := strings.Count(d.screen(), "Continue "); n != 1 {
		t.Errorf("%d clients:\n%s", n, d.screen())
	}
	d.keys("enter")
	if got := filepath.Base(d.app.s.Store.Path()); got != "northwind.json" {
		t.Errorf("opened %s", got)
	}
	held := map[string]questionnaire.Assessment{conflict: a}
	files, clients := document.Recents(d.app.s.Document, held)
	if len(files) != 3 || len(clients) != 1 || clients[0].Path != conflict || len(clients[0].Copies) != 2 {
		t.Errorf("%d files, clients %+v", len(files), clients)
	}
}

// TestNowhereToWrite: who may not write in our folder hears how to go on.
func TestNowhereToWrite(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "kept")
	if err := os.Mkdir(folder, 0o500); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(folder, "try"), nil, 0o600); err == nil {
		t.Skip("whoever runs this test may write everywhere")
	}
	a := questionnaire.New("New one")
	_, err := document.Create(folder, a)
	if err == nil || !strings.Contains(err.Error(), "yourpart new --name 'New one' -o FILE") {
		t.Error(err)
	}
}
