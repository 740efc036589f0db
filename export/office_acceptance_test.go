//go:build acceptance

package export

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestOfficeInLibreOffice has another program open the Word document, with and without a
// template, and the slide, and print them; headings, tables and numbers are in what it prints.
func TestOfficeInLibreOffice(t *testing.T) {
	soffice, pdftotext := reporttest.Tool(t, "soffice"), reporttest.Tool(t, "pdftotext")
	dir := t.TempDir()
	profile := "-env:UserInstallation=file://" + filepath.ToSlash(filepath.Join(dir, "profile"))
	r := shippedExample(t, report.Options{})
	first := r.DecisionOptions()[0]
	for name, tt := range map[string]struct {
		format string
		x      doc.Extra
		wants  []string
	}{
		"plain":  {"docx", doc.Extra{}, []string{report.MapTitle, report.ResultsTitle, report.PlanTitle, report.AnswersTitle, r.Headline(), report.Range(r.Result.Total), first.Work, first.Result, "Page 1 of "}},
		"german": {"docx", doc.Extra{Template: reporttest.GermanTemplate(t)}, []string{report.MapTitle, r.Headline(), first.Result, "Muster GmbH"}},
		"slide":  {"pptx", doc.Extra{}, []string{report.ThreatsTitle, report.FirstTitle, report.Range(r.Result.Total), first.Result}},
	} {
		f, err := FormatNamed(tt.format)
		if err != nil {
			t.Fatal(err)
		}
		b, err := f.Bytes(r, tt.x)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name+f.Ext)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", dir, path).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		out, err := exec.Command(pdftotext, filepath.Join(dir, name+".pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range tt.wants {
			if !strings.Contains(plainly(string(out)), plainly(want)) {
				t.Errorf("%s: what is printed has no %q", name, want)
			}
		}
	}
}
