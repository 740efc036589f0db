//go:build acceptance

package reporttest

import (
	"os/exec"
	"testing"
)

// CheckFile has qpdf check a PDF.
func CheckFile(t testing.TB, out []byte) {
	t.Helper()
	if msg, err := exec.Command(Tool(t, "qpdf"), "--check", Saved(t, out)).CombinedOutput(); err != nil {
		t.Errorf("qpdf: %v\n%s", err, msg)
	}
}

// Tool is the path of a program that acceptance tests need. A test that lacks
// its program fails.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("the acceptance tests need %s; .ci/run installs it: %v", name, err)
	}
	return path
}
