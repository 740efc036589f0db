package pdf

import (
	"regexp"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestContentsHaveTheirColour: what is drawn on page one last sets its colour, whatever
// was drawn before it on another page.
func TestContentsHaveTheirColour(t *testing.T) {
	t.Parallel()
	r := reporttest.With(allMissing(t), report.Options{Annex: report.AnnexSeparate})
	for name, file := range map[string][]byte{"report": PDFOf(t, r), "annex": AnnexOf(t, r)} {
		o := openedPDF(t, file)
		page := o.data(o.dict(o.pages()[0])["Contents"])
		runs := regexp.MustCompile(`(?s)/Reference <<.*?EMC`).FindAllString(page, -1)
		for _, run := range append(runs, regexp.MustCompile(`(?s)/Link <<.*?EMC`).FindAllString(page, -1)...) {
			if strings.Contains(run, "Tj") && !strings.Contains(run, " rg") {
				t.Errorf("%s: text without a colour of its own: %.200q", name, run)
			}
		}
		if !strings.Contains(page, "/Link <<") {
			t.Errorf("%s: page one has no contents", name)
		}
	}
}
