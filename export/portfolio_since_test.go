package export

import (
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestPortfolioSince: every format says since which round the clients moved, and of the
// one that has no such round that it has none; redacted none says a name that somebody
// typed.
func TestPortfolioSince(t *testing.T) {
	t.Parallel()
	r := reporttest.Tracked(t)
	a := r.Assessment.Clone()
	a.Rounds[0].Name = "Kick-off with Mara"
	o := report.Options{Since: "Kick-off with Mara"}
	other := reporttest.Crowded(t)
	for _, redacted := range []bool{false, true} {
		o.Redact = redacted
		p := &report.Portfolio{Date: r.Date, Catalogue: r.Catalogue.Version, Since: o.Since, Options: o, Clients: []report.Client{
			o.Build(r.Catalogue, &a, r.Date, time.Time{}).Client("a.json"), o.Build(other.Catalogue, other.Assessment, r.Date, time.Time{}).Client("b.json")}}
		p.Sort("score")
		lacks := p.Clients[0].Label()
		if p.Clients[0].Since != "" {
			lacks = p.Clients[1].Label()
		}
		if redacted {
			p.Redact()
		} else if got := p.Lacking(); got != "No such round: "+lacks+"." {
			t.Errorf("%q", got)
		}
		for _, f := range Portfolios {
			b, err := f.Bytes(p, doc.Extra{})
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			text := portfolioText(t, f.Name, b)
			if strings.Contains(text, "Mara") == redacted {
				t.Errorf("%s, redacted %v: the name of the round is there, or is not", f.Name, redacted)
			}
			if f.Name != "json" && strings.Count(text, report.NoRound) != 1 {
				t.Errorf("%s, redacted %v: %d times %q", f.Name, redacted, strings.Count(text, report.NoRound), report.NoRound)
			}
		}
		if err := p.CheckSince(nil); err != nil {
			t.Error(err)
		}
	}
}

// portfolioText is what people, or programs, read in a portfolio.
func portfolioText(t *testing.T, format string, file []byte) string {
	t.Helper()
	switch format {
	case "pdf":
		return strings.Join(pagesOf(t, file), " ")
	case "html":
		return reporttest.ReadText(reporttest.HTMLOf(t, file))
	case "docx":
		return reporttest.OfficeText(t, file)
	case "xlsx":
		book := reporttest.Workbook(t, file)
		return strings.Join(append(reporttest.Under(t, book, "Clients", "Round"), reporttest.Under(t, book, "About", report.PortfolioTitle)...), " ")
	}
	return string(file)
}
