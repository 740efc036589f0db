package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/store"
)

// TestClockOutOfRange: a computer whose clock lost the day can still save.
func TestClockOutOfRange(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for _, year := range []int{1, 1970, 1999, 2000, 2199, 2200, 9999, 10000, 292277026596} {
		dir := t.TempDir()
		path := filepath.Join(dir, "firm.json")
		now := time.Date(year, 12, 31, 23, 59, 59, 0, time.UTC)
		do := func(args ...string) {
			t.Helper()
			var stdout, stderr bytes.Buffer
			code := Run(Env{Args: args, In: strings.NewReader(""), Out: &stdout, Err: &stderr, Getenv: func(string) string { return "" },
				Now: func() time.Time { return now }, Version: "test"})
			if code != OK {
				t.Errorf("year %d: %v: code %d, %s", year, args, code, stderr.String())
			}
		}
		do("new", "--name", "Firm", "--service", "dropbox", "-o", path)
		do("answer", path, "mfa-all-users@dropbox=nobody")
		do("snapshot", path)
		for _, args := range [][]string{{"score", path}, {"plan", path}, {"check", path}, {"track", path, "mfa-all-users", "--status", "done"},
			{"export", path, "-f", "pdf,json,ics,xlsx,html,oscal-poam", "-o", dir}} {
			do(args...)
		}
		a, err := store.Load(path)
		if err != nil || a.Answers[questionnaire.CellID{Control: "mfa-all-users", Service: "dropbox"}].Option == "" {
			t.Errorf("year %d: %v, %v", year, err, a.Answers)
		}
		if _, err := os.Stat(filepath.Join(dir, "firm.pdf")); err != nil {
			t.Error(err)
		}
	}
}
