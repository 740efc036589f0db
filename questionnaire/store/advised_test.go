package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAdvisedOnce: what to do about an error of the disk is said once, by whoever is
// closest to it.
func TestAdvisedOnce(t *testing.T) {
	err := Advised(advised(syscall.ENOSPC, "try again"), "write it again")
	if n := strings.Count(err.Error(), "make room on the disk"); n != 1 || !strings.HasSuffix(err.Error(), "then try again") {
		t.Errorf("%v", err)
	}
}

// TestRestoreWithoutBackup says that there is nothing to bring back.
func TestRestoreWithoutBackup(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := os.WriteFile(path, []byte(`{"format": `), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Restore(path); err == nil || !strings.Contains(err.Error(), "cut short") || !strings.Contains(err.Error(), "; there is no version before it: ") || !strings.HasSuffix(err.Error(), "a.json.bak does not exist") {
		t.Errorf("%v", err)
	}
}
