package export

import (
	"fmt"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestCalendar: each date of a year stands in its month, once.
func TestCalendar(t *testing.T) {
	for name, r := range reporttest.Firms(t) {
		months := r.Months()
		if n := len(months); n < 12 || n > 13 {
			t.Errorf("%s: %d months", name, n)
		}
		if len(r.Calendar()) != len(r.Plan.Recurring) {
			t.Errorf("%s: %d rows for %d duties", name, len(r.Calendar()), len(r.Plan.Recurring))
		}
		every := 0
		for _, row := range r.Calendar() {
			if row.Duty.Every < every {
				t.Errorf("%s: %q comes more often than what stands before it", name, row.Duty.Task)
			}
			every = row.Duty.Every
			for m, first := range months {
				var in []string
				for _, day := range row.Duty.Dates(r.Plan.Start) {
					if day.Year() == first.Year() && day.Month() == first.Month() {
						in = append(in, fmt.Sprint(day.Day()))
					}
				}
				want := strings.Join(in, "")
				if len(in) > 1 {
					want = fmt.Sprintf("%d×", len(in))
				}
				if row.Months[m] != want {
					t.Errorf("%s: %q has %q in %s, want %q", name, row.Duty.Task, row.Months[m], first.Format("Jan 2006"), want)
				}
			}
		}
	}
}

// TestPDFCalendar prints each duty.
func TestPDFCalendar(t *testing.T) {
	r := reporttest.Agency(t)
	text := strings.Join(reporttest.TextPages(t, pdfOf(t, reporttest.With(r, report.Options{Sections: []string{"calendar"}}))), " ")
	for _, d := range r.Plan.Recurring {
		if !strings.Contains(text, strings.TrimSuffix(d.Task, ".")) || !strings.Contains(text, "Every "+report.Every(d.Every)) {
			t.Errorf("%q, every %s, is not in the calendar", d.Task, report.Every(d.Every))
		}
	}
}
