//go:build acceptance

package html

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestPrintedPage has a browser print the report: the decision is on page one, whatever
// stands beside it, and the heat map is on the page of its title.
func TestPrintedPage(t *testing.T) {
	firms := map[string]*report.Report{"agency": reporttest.Agency(t), "tracked": reporttest.Tracked(t), "crowded": reporttest.Crowded(t)}
	for name, r := range firms {
		for _, paper := range report.Papers {
			r := reporttest.With(r, report.Options{Paper: paper.ID, Sections: []string{report.SectionSummary, report.SectionResults}})
			pages := printed(t, reporttest.Written(t, func(w io.Writer, r *report.Report) error { return Write(w, r, nil) }, r))
			if !strings.Contains(pages[0], report.AskTitle) || !strings.Contains(pages[0], words(r.DecisionLine())) {
				t.Errorf("%s on %s: page one lacks the decision:\n%s", name, paper.ID, pages[0])
			}
			for i, p := range pages {
				if _, after, there := strings.Cut(p, report.HeatTitle); there && !strings.Contains(after, "Service") {
					t.Errorf("%s on %s: the heat map is not on page %d, where its title is:\n%s", name, paper.ID, i+1, after)
				}
			}
		}
	}
}

// printed is the text of each page of a web page on paper, with single spaces.
func printed(t *testing.T, page []byte) []string {
	t.Helper()
	dir := t.TempDir()
	in, out := filepath.Join(dir, "report.html"), filepath.Join(dir, "report.pdf")
	if err := os.WriteFile(in, page, 0o600); err != nil {
		t.Fatal(err)
	}
	browser := exec.Command(reporttest.Tool(t, "chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir="+filepath.Join(dir, "profile"),
		"--no-pdf-header-footer", "--print-to-pdf="+out, in)
	if msg, err := browser.CombinedOutput(); err != nil {
		t.Fatalf("chromium: %v: %s", err, msg)
	}
	text, err := exec.Command(reporttest.Tool(t, "pdftotext"), "-layout", out, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	pages := strings.Split(strings.TrimSuffix(string(text), "\f"), "\f")
	for i := range pages {
		pages[i] = words(pages[i])
	}
	return pages
}

func words(s string) string { return strings.Join(strings.Fields(s), " ") }
