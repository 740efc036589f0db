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
// the catalogue that comes with the program: the reports and their annexes are sound,
// have all their sections, and a report has at most twelve pages. All else about the look of a
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
		"example":     {report.Build(c, &a, reporttest.PDFDay, time.Time{}), 12},
		"all missing": {reporttest.AllOneOf(t, c, worst), 13}, // with 41 actions
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := reporttest.With(tt.r, report.Options{Annex: report.AnnexSeparate})
			out, annex := PDFOf(t, r), AnnexOf(t, r)
			pages := rawPages(t, out)
			if len(pages) > tt.most {
				t.Errorf("%d pages, more than %d", len(pages), tt.most)
			}
			reporttest.ToLookAt(t, "shipped "+name, out)
			reporttest.ToLookAt(t, "shipped "+name+" annex", annex)
			for _, file := range [][]byte{out, annex} {
				CheckSound(t, file)
				reporttest.CheckFile(t, file)
				noWidows(t, rawPages(t, file))
			}
			text := strings.Join(append(pages, rawPages(t, annex)...), "\n")
			for _, title := range []string{report.MapTitle, report.ResultsTitle, report.PlanTitle, report.CalendarTitle, report.AnswersTitle,
				report.MethodTitle, report.GlossaryTitle, report.SourcesTitle, report.LimitsTitle, report.SignTitle} {
				if !strings.Contains(text, title) {
					t.Errorf("nothing says %q", title)
				}
			}
		})
	}
}
