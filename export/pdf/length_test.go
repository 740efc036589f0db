package pdf

import (
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// pagesOf is how many pages a report has.
func pagesOf(t testing.TB, r *report.Report) int {
	t.Helper()
	d, err := newBook(r, doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	d.report()
	return d.Pages()
}

// TestPDFLength keeps the report of a small firm short, with all of its parts
// and the pages to cut out.
func TestPDFLength(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		r           *report.Report
		least, most int
	}{
		"agency":          {reporttest.Agency(t), 8, 14},
		"nothing known":   {reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure }), 8, 14},
		"nothing missing": {reporttest.AgencyAllGood(t), 5, 8},
		"all missing":     {allMissing(t), 8, 14},
	} {
		if n := pagesOf(t, c.r); n < c.least || n > c.most {
			t.Errorf("%s: %d pages, not %d to %d", name, n, c.least, c.most)
		}
	}
}
