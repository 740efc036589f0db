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

// TestPDFLength keeps the report of a small business short, all pages counted; what
// backs it up is in its annex.
func TestPDFLength(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		r           *report.Report
		least, most int
	}{
		"agency":          {reporttest.Agency(t), 6, 12},
		"nothing known":   {reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure }), 4, 12},
		"nothing missing": {reporttest.AgencyAllGood(t), 3, 8},
		"all missing":     {allMissing(t), 6, 12},
		"forty services":  {fortyFull(t), 10, 39},
	} {
		if n := pagesOf(t, reporttest.With(c.r, report.Options{Annex: report.AnnexSeparate})); n < c.least || n > c.most {
			t.Errorf("%s: %d pages, not %d to %d", name, n, c.least, c.most)
		}
	}
}
