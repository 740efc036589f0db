//go:build acceptance

package e2e

import (
	"os/exec"
	"testing"
)

// acceptance reports whether the tests may use programs other than Go.
const acceptance = true

// tool is the path of another program. A test that lacks its program fails.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatalf("the acceptance tests need %s; .ci/run installs it: %v", name, err)
	}
	return path
}

// pdfText is what pdftotext reads from a PDF.
func pdfText(t *testing.T, path string, options ...string) string {
	t.Helper()
	text, err := exec.Command(tool(t, "pdftotext"), append(options, path, "-")...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
