package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"yourpart/questionnaire"
)

// TestWorkingFolderIsRecent: a consultant who starts in a client's folder sees
// the client's file, and nothing of what else lies there.
func TestWorkingFolderIsRecent(t *testing.T) {
	o := testOptions(t)
	a := agency(t)
	a.Profile.Name = "Client of Mine"
	store, err := questionnaire.Create("client.json", a)
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
	if d.app.s.store == nil || filepath.Base(d.app.s.store.Path()) != "client.json" {
		t.Errorf("it is not opened:\n%s", d.screen())
	}
}
