package pdf

import (
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// fortyShipped is a business with forty services of the catalogue that comes with the
// program, asked everything, with so many hours a week. Option says how a cell is
// answered, by its number.
func fortyShipped(t testing.TB, hours float64, option func(i int, c *scoring.Cell) string) *report.Report {
	t.Helper()
	c := reporttest.Shipped(t)
	a := questionnaire.New("A business that uses nearly everything there is")
	a.Profile.Depth, a.Profile.HoursPerWeek, a.Profile.People, a.Profile.Countries = questionnaire.FullDepth, hours, 120, []string{"DE"}
	for i := 0; len(a.Services) < 40; i += 3 {
		if s := c.Services[i%len(c.Services)]; s.Retired == "" {
			a.AddService(questionnaire.Service{ID: s.ID, Data: s.Data})
		}
	}
	for i, cells := 0, scoring.Assess(c, &a).Cells; i < len(cells); i++ {
		if cell := &cells[i]; cell.State != questionnaire.ByProvider && cell.State != questionnaire.Known {
			a.Set(cell.ID(), questionnaire.Answer{Option: option(i, cell), Date: "2026-11-20"})
		}
	}
	return report.Build(c, &a, reporttest.PDFDay, time.Time{})
}

// mixed answers by turns: best, next, worst and unknown.
func mixed(i int, c *scoring.Cell) string {
	o := c.Control.Question.Options
	return []string{o[0].ID, o[1].ID, o[0].ID, o[len(o)-1].ID, o[0].ID, questionnaire.NotSure, o[0].ID}[i%7]
}

// TestFortyServicesStayShort: what goes to a board is under forty pages, however much
// there is to do and however soon.
func TestFortyServicesStayShort(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	for name, r := range map[string]*report.Report{
		"mixed answers":                   fortyShipped(t, 4, mixed),
		"all missing, with half a person": fortyShipped(t, 20, func(_ int, c *scoring.Cell) string { return worst(c) }),
		"all missing":                     fortyShipped(t, 4, func(_ int, c *scoring.Cell) string { return worst(c) }),
		"nothing known":                   fortyShipped(t, 4, func(int, *scoring.Cell) string { return questionnaire.NotSure }),
	} {
		n := pagesOf(t, reporttest.With(r, report.Options{Annex: report.AnnexSeparate}))
		if n >= 40 {
			t.Errorf("%s: %d pages", name, n)
		}
	}
}
