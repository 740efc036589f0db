package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestAdvisedOnce: what to do about an error of the disk is said once, by who knows best what
// was being written.
func TestAdvisedOnce(t *testing.T) {
	inner := advised(fmt.Errorf("a.annex.pdf: %w", fs.ErrPermission), "try again")
	for err, want := range map[error]string{
		Advised(inner, "write it again"):                             "; choose a folder that you may write in, then write it again",
		Advised(fmt.Errorf("annex: %w", inner), "write it again"):    "; allow writing in its folder, then try again",
		Advised(advised(syscall.ENOSPC, "try again"), "write again"): "; make room on the disk, then write again",
	} {
		if strings.Count(err.Error(), ", then ") != 1 || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%v, want %s", err, want)
		}
	}
	if !errors.Is(Advised(inner, "write it again"), fs.ErrPermission) {
		t.Error("the reason is lost")
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
