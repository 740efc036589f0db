package export

import (
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire/catalogue"
)

// TestHelpLinesInReports: beside the laws stands whom to call in the countries of the business,
// and says what is still to be checked; a redacted report does not tell where that is.
func TestHelpLinesInReports(t *testing.T) {
	was := reporttest.Tracked(t)
	c := *was.Catalogue
	c.HelpLines = []catalogue.HelpLine{{Countries: []string{"atlantis"}, Kind: "help", Body: "Neptune's desk", About: "For all under water.", Web: "https://desk.example", Phone: "017", Verified: true},
		{Countries: []string{"atlantis"}, Kind: "report", Body: "Triton's desk", About: "For all on land.", Web: "https://horn.example"},
		{Countries: []string{"elsewhere"}, Kind: "help", Body: "Nobody's desk", About: "For nobody.", Web: "https://nobody.example"}}
	a := was.Assessment.Clone()
	a.Profile.Countries = []string{"Atlantis"}
	r := report.Build(&c, &a, was.Date, was.Date)
	for _, name := range []string{"html", "md"} {
		f, _ := FormatNamed(name)
		for _, redacted := range []bool{false, true} {
			b, err := f.Bytes(reporttest.With(r, report.Options{Redact: redacted}), doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range []string{report.HelpTitle, "desk.example", "For all under water. Telephone 017.", "horn.example", "For all on land. " + report.CheckHelp} {
				if strings.Contains(string(b), want) == redacted {
					t.Errorf("%s, redacted %v: %q", name, redacted, want)
				}
			}
			if n := strings.Count(string(b), report.CheckHelp); n > 1 {
				t.Errorf("%s asks %d times to check, once is right", name, n)
			}
			if strings.Contains(string(b), "nobody.example") {
				t.Errorf("%s names whom to call elsewhere", name)
			}
		}
	}
}
