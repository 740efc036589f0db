//go:build acceptance

package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// mostBytes is how large the stripped program may be; see docs/decisions/0055-size.md.
const mostBytes = 23_000_000

// TestSize: the program stays small enough to send and to keep.
func TestSize(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "yourpart")
	build := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", file, ".")
	build.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	info, err := os.Stat(file)
	if err != nil {
		t.Fatal(err)
	}
	if info.Size() > mostBytes {
		t.Errorf("the stripped program for linux/amd64 has %d bytes; at most %d are allowed", info.Size(), mostBytes)
	}
}
