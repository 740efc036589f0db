//go:build acceptance

package pdf

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestLockedPDFUnlocked has another program take the lock off, and look at what
// is left.
func TestLockedPDFUnlocked(t *testing.T) {
	for _, r := range []*report.Report{reporttest.Agency(t), reporttest.Nothing(t), hostileReport(t, "Żółć (& Söhne) \\"), reporttest.With(reporttest.Tracked(t), report.Options{Summary: true, Paper: "letter"})} {
		out, err := exec.Command(reporttest.Tool(t, "qpdf"), "--decrypt", "--password="+lockWords, reporttest.Saved(t, locked(t, r, lockWords)), "-").Output()
		if err != nil {
			t.Fatalf("qpdf: %v", err)
		}
		reporttest.CheckFile(t, out)
	}
}

// TestLockedPDFElsewhere has other programs open it, and fail to.
func TestLockedPDFElsewhere(t *testing.T) {
	for _, tool := range []string{"qpdf", "pdfinfo", "pdftotext", "pdfdetach"} {
		reporttest.Tool(t, tool)
	}
	r, x := reporttest.Agency(t), doc.Extra{Logo: logos(t)["png palette"]}
	path, plain := reporttest.Saved(t, locked(t, r, lockWords, x)), reporttest.Saved(t, PDFOf(t, r, x))
	run := func(args ...string) string {
		t.Helper()
		out, err := exec.Command(args[0], args[1:]...).CombinedOutput()
		if err != nil {
			t.Errorf("%v: %v: %s", args, err, out)
		}
		return string(out)
	}
	run("qpdf", "--check", "--password="+lockWords, path)
	if said := run("qpdf", "--show-encryption", "--password="+lockWords, path); !strings.Contains(said, "R = 6") ||
		!strings.Contains(said, "file encryption method: AESv3") || strings.Contains(said, "not allowed") {
		t.Errorf("qpdf says %s", said)
	}
	said := run("pdfinfo", "-upw", lockWords, path)
	for _, want := range []string{"Northwind Digital", "algorithm:AES-256", "Tagged:          yes", "Metadata Stream: yes"} {
		if !strings.Contains(said, want) {
			t.Errorf("pdfinfo does not say %q: %s", want, said)
		}
	}
	if run("pdftotext", "-upw", lockWords, path, "-") != run("pdftotext", plain, "-") {
		t.Error("the text differs from that of the plain file")
	}
	if run("pdfinfo", "-upw", lockWords, "-struct-text", path) != run("pdfinfo", "-struct-text", plain) {
		t.Error("it is read out in another way than the plain file")
	}
	run("pdfdetach", "-upw", lockWords, "-save", "1", "-o", plain+".json", path)
	if b, err := os.ReadFile(plain + ".json"); err != nil || string(b) != jsonOf(t, r) {
		t.Errorf("the attachment: %d bytes, %v", len(b), err)
	}
	for _, args := range [][]string{{"qpdf", "--check", path}, {"qpdf", "--check", "--password=wrong one", path}, {"pdfinfo", path},
		{"pdfinfo", "-upw", "wrong one", path}, {"pdftotext", "-upw", "wrong one", path, "-"}, {"pdfdetach", "-list", path}} {
		if out, err := exec.Command(args[0], args[1:]...).CombinedOutput(); err == nil || strings.Contains(string(out), "Northwind") {
			t.Errorf("%v opens it: %s", args, out)
		}
	}
}
