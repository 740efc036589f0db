package export

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"

	"yourpart/export/html"
	"yourpart/export/markdown"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestAgeEverywhere: how many answers are older than a year on the day of the report is
// in every format for people and in the data, redacted or not, and in a portfolio; a
// report of the day before that says nothing of it.
func TestAgeEverywhere(t *testing.T) {
	t.Parallel()
	r := reporttest.Tracked(t)
	a := *r.Assessment
	for _, redacted := range []bool{false, true} {
		old := report.Options{Redact: redacted}.Build(r.Catalogue, &a, r.Date.AddDate(2, 0, 0), time.Time{})
		if n := old.Age(); n.Old == 0 || n.Old > n.Of || old.AgeText() != n.String()+"." {
			t.Fatalf("%+v, %s", n, old.AgeText())
		}
		said := old.Age().String()
		for name, text := range formatsOf(t, old) {
			if !strings.Contains(text, said) {
				t.Errorf("%s, redacted %v: it does not say %q", name, redacted, said)
			}
		}
		p := &report.Portfolio{Date: old.Date, Catalogue: old.Catalogue.Version, Clients: []report.Client{old.Client("a.json")}, Options: old.Options}
		for _, f := range Portfolios {
			var b bytes.Buffer
			if err := f.Write(&b, p, doc.Extra{}); err != nil {
				t.Errorf("%s: %v", f.Name, err)
			}
			text := b.String()
			switch f.Name {
			case "pdf":
				text = strings.Join(pagesOf(t, b.Bytes()), " ")
			case "docx":
				text = reporttest.OfficeText(t, b.Bytes())
			case "xlsx":
				n := p.Clients[0].Age
				text = fmt.Sprint(reporttest.Under(t, reporttest.Workbook(t, b.Bytes()), "Clients", "Older than a year"))
				if text == fmt.Sprint([]string{fmt.Sprint(n.Old)}) {
					continue
				}
			}
			if f.Name == "json" {
				said = `"older_than_a_year": {`
			}
			if !strings.Contains(text, said) {
				t.Errorf("the portfolio as %s does not say %q", f.Name, said)
			}
		}
	}
	if r.Age().Old != 0 || r.AgeText() != "" {
		t.Errorf("on the day of the answers %s", r.AgeText())
	}
	for name, text := range formatsOf(t, r) {
		if strings.Contains(text, "older than a year;") {
			t.Errorf("%s says that something is old", name)
		}
	}
}

// formatsOf is what the pages for people, and the data, say, by format.
func formatsOf(t *testing.T, r *report.Report) map[string]string {
	t.Helper()
	var page, md, data bytes.Buffer
	for _, err := range []error{html.Write(&page, r, nil), markdown.Write(&md, r), report.WriteReportJSON(&data, r)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return map[string]string{"html": page.String(), "md": md.String(), "json": data.String(), "pdf": pagesOf(t, pdfOf(t, r))[0], "docx": readText(t, "docx", written(t, "docx", r))}
}
