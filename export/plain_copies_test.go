package export

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// TestReportsAreNamedAsPlainCopies: whatever is written beside an assessment
// under its usual name is named when that is encrypted.
func TestReportsAreNamedAsPlainCopies(t *testing.T) {
	dir := t.TempDir()
	var want []string
	add := func(base, ext string) {
		path := filepath.Join(dir, base+ext)
		if slices.Contains(want, path) {
			return
		}
		if err := os.WriteFile(path, []byte("report"), 0o600); err != nil {
			t.Fatal(err)
		}
		want = append(want, path)
	}
	for _, base := range []string{"firm", questionnaire.FileName("A Business & Sons")} {
		for _, f := range Formats {
			add(base, f.Ext)
		}
		for _, f := range Sheets {
			add(base, f.Ext)
		}
	}
	s, err := store.Create(filepath.Join(dir, "firm.json"), questionnaire.New("A Business & Sons"), nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	slices.Sort(want)
	if got := s.PlainCopies(); !slices.Equal(got, want) {
		t.Errorf("named  %q\nwanted %q", got, want)
	}
}
