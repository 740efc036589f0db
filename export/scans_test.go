package export

import (
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestScansInEveryFormat: each format that shows answers marks the one that a scan backs in
// words, and says whose scan it was; those for people tell what a scan contradicts as well.
func TestScansInEveryFormat(t *testing.T) {
	s := reporttest.NewSecrets("scans")
	r := s.Told(t)
	for _, f := range Formats {
		b, err := f.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		var wants []string
		text := ""
		switch f.Name {
		case "pdf", "html", "docx", "md":
			text = readable(t, f.Name, b)
			wants = []string{report.ScanMark, "The scan says", s.Of("scan-version"), report.ScansTitle, report.ConflictTitle}
		case "xlsx":
			text = everything(t, b, "")
			wants = []string{report.ScanMark, "The scan says", s.Of("scan-version")}
		case "json":
			text = everything(t, b, "")
			wants = []string{`"scanned": true`, `"scans": [`, `"scan_conflicts": [`, `"share_of_points":`}
		case "oscal-ar":
			text = everything(t, b, "")
			wants = []string{`"TEST"`, s.Of("scan-tenant")}
		}
		for _, want := range wants {
			if !strings.Contains(text, plainly(want)) {
				t.Errorf("%s lacks %q", f.Name, want)
			}
		}
	}
}
