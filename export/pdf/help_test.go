package pdf

import (
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire/catalogue"
)

// TestHelpLinesInPDF: beside the laws are links to whom to call in the countries of the
// business, with and without work left; a redacted report has none.
func TestHelpLinesInPDF(t *testing.T) {
	was := reporttest.Agency(t)
	c := *was.Catalogue
	long := "https://desk.example/" + strings.Repeat("long/", 60)
	c.HelpLines = []catalogue.HelpLine{{Countries: []string{"atlantis"}, Kind: "help", Body: "Neptune's desk", About: "For all under water.", Web: long, Phone: "017", Verified: true},
		{Countries: []string{"elsewhere"}, Kind: "help", Body: "Nobody's desk", About: "For nobody.", Web: "https://nobody.example"}}
	a := was.Assessment.Clone()
	a.Profile.Countries = []string{"Atlantis"}
	r := report.Build(&c, &a, was.Date, was.Date)
	done := *r
	done.Plan.Actions = nil
	for name, of := range map[string]struct {
		r    *report.Report
		want bool
	}{"open": {r, true}, "nothing left": {&done, true}, "redacted": {reporttest.With(r, report.Options{Redact: true}), false}} {
		pdf := PDFOf(t, of.r)
		CheckSound(t, pdf)
		all := objectsOf(t, pdf)
		if got := strings.Contains(all, "desk.example/long"); got != of.want {
			t.Errorf("%s: links to whom to call: %v, want %v", name, got, of.want)
		}
		if strings.Contains(all, "nobody.example") {
			t.Errorf("%s names whom to call elsewhere", name)
		}
	}
}

// objectsOf is every object of a file, one after the other, streams as they are.
func objectsOf(t *testing.T, pdf []byte) string {
	t.Helper()
	o := openedPDF(t, pdf)
	var all strings.Builder
	for n := 1; n < len(o.Places); n++ {
		body, err := o.Object(n)
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(body)
	}
	return all.String()
}
