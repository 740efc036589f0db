//go:build acceptance

package e2e

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestPortfolioPDFAgrees: the PDF tells the same of each client as JSON does.
func TestPortfolioPDFAgrees(t *testing.T) {
	t.Parallel()
	dir, out := clientsFolder(t, 9), t.TempDir()
	args := []string{"portfolio", dir, "--date", "2026-11-25"}
	want := toldByJSON(t, printed(t, append(args, "--json")...))
	printed(t, append(args, "-f", "pdf", "-o", out)...)
	if got := toldByPDF(t, filepath.Join(out, "portfolio.pdf"), want); !slices.Equal(got, want) {
		t.Errorf("the PDF says\n%q, not\n%q", got, want)
	}
}

// toldByPDF looks for each row in the text of the pages, which has no cells.
func toldByPDF(t *testing.T, path string, want []told) (out []told) {
	t.Helper()
	text := strings.Join(strings.Fields(pdfText(t, path, "-raw")), " ")
	for _, w := range want {
		row := strings.Join([]string{w.name, w.weakest, w.score, strings.Replace(w.band, ", capped", " capped from", 1)}, " ")
		numbers := strings.TrimSpace(strings.Join([]string{w.open, w.due, w.late, w.moved}, " "))
		if _, rest, found := strings.Cut(text, row+" "); found {
			rest = strings.TrimPrefix(strings.TrimPrefix(rest, "fair "), "good ")
			if strings.HasPrefix(rest, numbers+" ") {
				out = append(out, w)
				continue
			}
		}
		out = append(out, told{name: w.name + " is not there"})
	}
	return out
}
