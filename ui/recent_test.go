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
