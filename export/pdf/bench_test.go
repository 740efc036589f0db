package pdf

import (
	"fmt"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// sized is a firm with so many services that was asked everything and noted
// something each time.
func sized(t testing.TB, services int) *report.Report {
	t.Helper()
	c := reporttest.Frozen(t)
	a := questionnaire.New("A large group")
	a.Profile.Depth = questionnaire.FullDepth
	for i := 0; len(a.Services) < services; i++ {
		if s := c.Services[i%len(c.Services)]; s.Retired == "" {
			a.AddService(questionnaire.Service{ID: s.ID, Data: s.Data})
		}
	}
	reporttest.AnswerAll(c, &a)
	for id, ans := range a.Answers {
		ans.Note = "What was said about " + id.String()
		a.Answers[id] = ans
	}
	return report.Build(c, &a, reporttest.PDFDay, time.Time{})
}

// BenchmarkPDF draws the report of the agency, and of firms that have more and
// more services; the time for a page should stay the same.
func BenchmarkPDF(b *testing.B) {
	for _, n := range []int{0, 3, 30, 100, 300, 480} {
		r := reporttest.Agency(b)
		if n > 0 {
			r = sized(b, n)
		}
		d, err := newBook(r, doc.Extra{})
		if err != nil {
			b.Fatal(err)
		}
		d.report()
		pages := d.Pages()
		b.Run(fmt.Sprintf("%d_pages", pages), func(b *testing.B) {
			bytes := 0
			for b.Loop() {
				bytes = len(PDFOf(b, r))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*pages), "µs/page")
			b.ReportMetric(float64(bytes), "bytes")
		})
	}
}
