package export

import (
	"os"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// shippedExample is the example's report, which has countries, frameworks and evidence.
func shippedExample(t *testing.T, o report.Options) *report.Report {
	t.Helper()
	f, err := os.Open("../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := questionnaire.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return o.Build(reporttest.Shipped(t), &a, time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), time.Time{})
}

// TestFormatsTell: laws with their deadlines, whom to call, frameworks, when something is
// done, evidence and marks are in each format that has room for them, and what a redacted
// report leaves out is in none.
func TestFormatsTell(t *testing.T) {
	const law, call, when, numbers, done, shown, edition = "UK GDPR", "Report Fraud", "72 hours after learning of it", "ISO 27001 A.8.5 (A.5.17)", "the answer is “", "2-Step Verification report", "Edition: "
	all := []string{law, call, when, numbers, done, shown, edition}
	for name, wants := range map[string][]string{
		"pdf": all, "html": all, "docx": all, "md": all, "xlsx": {numbers, done, shown, edition}, "csv": {numbers, done, edition, "(Sophos, Mar 2024)"},
		"json":   {law, call, when, `"A.8.5"`, done, shown, `"publisher": "Sophos"`, `"state": "set aside"`},
		"github": {numbers, done, edition, "(Sophos, Mar 2024)"}, "jira": {"ISO 27001", "Done when"},
	} {
		f, err := FormatNamed(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range []report.Options{{}, {Redact: true}} {
			b, err := f.Bytes(shippedExample(t, o), doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			got := everything(t, b, "")
			if name == "pdf" || name == "html" || name == "docx" {
				got = readable(t, name, b)
			}
			for _, want := range wants {
				hidden := o.Redact && (want == law || want == call || want == when || want == shown)
				if strings.Contains(got, plainly(want)) == hidden {
					t.Errorf("%s, redacted %v: %q is there: %v", name, o.Redact, want, hidden)
				}
			}
			if strings.Contains(got, plainly("Plan: Every")) {
				t.Errorf("%s calls an edition a plan", name)
			}
		}
	}
}
