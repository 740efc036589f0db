package pdf

import (
	"os"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// TestShippedReports draws the example and a business that lacks everything with
// the catalogue that comes with the program: the reports are sound, have all
// their sections, and are no longer than they were. All else about the look of a
// report is tested on the frozen catalogue.
func TestShippedReports(t *testing.T) {
	t.Parallel()
	c := reporttest.Shipped(t)
	f, err := os.Open("../../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	a, err := questionnaire.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		r    *report.Report
		most int // pages
	}{
		"example":     {report.Build(c, &a, reporttest.PDFDay, time.Time{}), 21}, // the core set asks more of the business as a whole
		"all missing": {reporttest.AllOneOf(t, c, worst), 21},                    // with 41 actions
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := PDFOf(t, tt.r)
			reporttest.ToLookAt(t, "shipped "+name, out)
			CheckSound(t, out)
			reporttest.CheckFile(t, out)
			pages := rawPages(t, out)
			if len(pages) > tt.most {
				t.Errorf("%d pages, more than %d", len(pages), tt.most)
			}
			noWidows(t, pages)
			text := strings.Join(pages, "\n")
			for _, title := range []string{report.MapTitle, report.ResultsTitle, report.PlanTitle, report.CalendarTitle, report.AnswersTitle,
				report.MethodTitle, report.GlossaryTitle, report.SourcesTitle, report.LimitsTitle, report.SignTitle} {
				if !strings.Contains(text, title) {
					t.Errorf("nothing says %q", title)
				}
			}
		})
	}
}
