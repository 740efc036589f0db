//go:build acceptance

package e2e

import (
	"path/filepath"
	"strings"
	"testing"
)

// TestNumbersInThePDF: the PDF says what score and plan say.
func TestNumbersInThePDF(t *testing.T) {
	t.Parallel()
	const file = "examples/digital-agency.json"
	n, pdf := tallied(t, file), filepath.Join(t.TempDir(), "r.pdf")
	printed(t, "export", file, "-f", "pdf", "-o", pdf)
	text := pdfText(t, pdf)
	for _, s := range []string{n.span, n.last} {
		if !strings.Contains(text, s) {
			t.Errorf("the PDF does not say %s", s)
		}
	}
}
