package export

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export/pdf"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// pdfOf is a report as it is printed.
func pdfOf(t testing.TB, r *report.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := pdf.Write(&b, r, doc.Extra{}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestOnlyPDFIsLocked: nothing is written plain that has a passphrase.
func TestOnlyPDFIsLocked(t *testing.T) {
	r, x := reporttest.Tiny(t), doc.Extra{Passphrase: "vier Wörter, die passen"}
	for _, f := range Formats {
		b, err := f.Bytes(r, x)
		if f.Encrypts() != (f.Name == "pdf") || (err == nil) != f.Encrypts() || (err != nil && len(b) > 0) {
			t.Errorf("%s: %d bytes, %v", f.Name, len(b), err)
		}
	}
	path := filepath.Join(t.TempDir(), "report.pdf")
	f, _ := FormatNamed("pdf")
	if _, err := f.Save(r, x, path); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(path)
	if _, wrong := pdf.ReadLocked(b, "vier Wörter, die passen"); err != nil || wrong != nil {
		t.Errorf("what was saved: %v, %v", err, wrong)
	}
}

// TestEnquiryPages: a page goes to somebody else, so it says nothing of scores,
// gaps or notes.
func TestEnquiryPages(t *testing.T) {
	r := reporttest.Tracked(t)
	pages := reporttest.TextPages(t, pdfOf(t, reporttest.With(r, report.Options{Sections: []string{"enquiries"}})))
	if n := len(r.Enquiries()); n == 0 || len(pages) < n {
		t.Errorf("%d pages for %d parties", len(pages), len(r.Enquiries()))
	}
	for i, e := range r.Enquiries() {
		if !strings.Contains(pages[i], "Questions for "+e.To) || !strings.Contains(pages[i], "Answered by") {
			t.Errorf("page %d is not for %s: %.60s", i+1, e.To, pages[i])
		}
		for _, not := range []string{"points", "confidential", "gap", "proven", "Jo Park", "Waits for", "at risk"} {
			if strings.Contains(pages[i], not) {
				t.Errorf("the page for %s says %q", e.To, not)
			}
		}
	}
}
