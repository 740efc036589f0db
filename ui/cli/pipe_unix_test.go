//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestPipes: a pipe that nobody has the other end of is not waited for.
func TestPipes(t *testing.T) {
	dir := t.TempDir()
	path, pipe := filepath.Join(dir, "firm.json"), filepath.Join(dir, "pipe.json")
	if err := os.WriteFile(path, sound(t), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip(err)
	}
	for _, args := range [][]string{{"score", pipe}, {"open", "--plain", pipe}, {"answer", pipe, "mfa-all-users@dropbox=nobody"}, {"restore", pipe},
		{"answer", path, "--csv", pipe}, {"--passphrase-file", pipe, "encrypt", path}, {"export", path, "-f", "pdf", "--logo", pipe},
		{"export", path, "-f", "pdf", "-o", pipe}, {"portfolio", pipe}} {
		if _, told, code := runOn(nil, args...); code != Failed || strings.Count(told, "\n") != 1 || !strings.Contains(told, "pipe.json") {
			t.Errorf("%v: code %d, told %q", args, code, told)
		}
	}
	if out, told, code := runOn(nil, "portfolio", dir); code != Failed || !strings.Contains(out, "Firm") || !strings.Contains(told, "pipe.json") {
		t.Errorf("a folder with a pipe: code %d, told %q, out %s", code, told, out)
	}
}
