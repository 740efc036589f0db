package inbox

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire/sheet"
)

const typed = "SHEET abcd-efgh-ijkl-mnop 1a 2b"

func put(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// looked are the files of a look, each with "ok" or its error.
func looked(t *testing.T, in *Inbox, atOnce bool) string {
	t.Helper()
	files, err := in.Look(atOnce)
	if err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, f := range files {
		said := "ok"
		if f.Err != nil {
			said = f.Err.Error()
		}
		told = append(told, f.Name+" "+said)
	}
	return strings.Join(told, "; ")
}

// TestLook: a file is returned once it no longer changes, and once only; one that is
// written again, or put in the place of another, is returned again.
func TestLook(t *testing.T) {
	dir := t.TempDir()
	in, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	put(t, dir, "anna.txt", typed[:20])
	if got := looked(t, in, false); got != "" {
		t.Errorf("a file that may be half written is returned: %s", got)
	}
	put(t, dir, "anna.txt", typed)
	if got := looked(t, in, false); got != "" {
		t.Errorf("a file that changed since is returned: %s", got)
	}
	for _, want := range []string{"anna.txt ok", "", ""} {
		if got := looked(t, in, false); got != want {
			t.Errorf("%q, not %q", got, want)
		}
	}
	put(t, dir, "ben.txt", "Hello")
	put(t, dir, ".hidden", typed)
	put(t, dir, "anna.txt.crdownload", typed)
	put(t, dir, "~note.txt", typed)
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	if got := looked(t, in, true); got != "ben.txt "+sheet.ErrNone.Error() {
		t.Errorf("at once: %q", got)
	}
	then := time.Now().Add(-time.Hour)
	put(t, dir, "ben.txt", typed)
	if err := os.Chtimes(filepath.Join(dir, "ben.txt"), then, then); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"", "ben.txt ok", ""} {
		if got := looked(t, in, false); got != want {
			t.Errorf("written again: %q, not %q", got, want)
		}
	}
	if err := os.Remove(filepath.Join(dir, "ben.txt")); err != nil {
		t.Fatal(err)
	}
	looked(t, in, false)
	put(t, dir, "ben.txt", typed)
	if got := looked(t, in, true); got != "ben.txt ok" {
		t.Errorf("put there again: %q", got)
	}
	for name, test := range map[string]struct{ text, told string }{"empty": {"", "empty"}, "large": {strings.Repeat("x", 2<<20), "larger than 1 MiB"}, "binary": {"\x00\x01" + typed, "no answers"}} {
		put(t, dir, name, test.text)
		if got := looked(t, in, true); !strings.HasPrefix(got, name+" "+test.told) {
			t.Errorf("%s: %q", name, got)
		}
	}
	if _, err := Open(filepath.Join(dir, "nowhere")); err == nil {
		t.Error("a folder that is not there is opened")
	}
}
