package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// many is a portfolio of n clients that are alike.
func many(t testing.TB, n int, name string) *report.Portfolio {
	t.Helper()
	c := reporttest.Agency(t).Client("a.json")
	p := &report.Portfolio{Date: reporttest.PDFDay}
	for i := range n {
		c.Name = fmt.Sprintf("Client %03d %s", i+1, name)
		p.Clients = append(p.Clients, c)
	}
	return p
}

// TestPortfolioSizes draws one client, ten and three hundred, on both papers:
// sound for a screen reader, with the head of the table on each page, and no
// row on two of them.
func TestPortfolioSizes(t *testing.T) {
	const name = "with a name that takes more than a line of its column"
	for n, most := range map[int]int{1: 1, 10: 1, 300: 18} {
		if n > 10 && testing.Short() {
			continue // it takes long
		}
		for _, paper := range []string{"a4", "letter"} {
			p := many(t, n, name)
			p.Options.Paper, p.Options.Accent = paper, "#7a1fa2"
			var b bytes.Buffer
			if err := pdf.WritePortfolio(&b, p, doc.Extra{}); err != nil {
				t.Fatal(err)
			}
			reporttest.ToLookAt(t, fmt.Sprintf("portfolio-%d-%s", n, paper), b.Bytes())
			reporttest.CheckFile(t, b.Bytes())
			pages := reporttest.TextPages(t, b.Bytes())
			if len(pages) > most {
				t.Errorf("%d clients on %s take %d pages", n, paper, len(pages))
			}
			for i, text := range pages {
				whole := strings.Count(text, "with a name that takes more than a line of its column "+p.Clients[0].WeakestText())
				if !strings.Contains(text, "Client and weakest service") || strings.Count(text, "with a name") != whole {
					t.Errorf("%d clients on %s, page %d: %.200q", n, paper, i+1, text)
				}
				if want := fmt.Sprintf("Page %d of %d", i+1, len(pages)); !strings.Contains(text, want) {
					t.Errorf("page %d does not say %q", i+1, want)
				}
			}
		}
	}
}

// TestPortfolioHostile: whatever a client is called, each file is whole, its
// PDF is sound, and nothing in it is a formula or markup.
func TestPortfolioHostile(t *testing.T) {
	p := &report.Portfolio{Date: reporttest.PDFDay}
	c := reporttest.Agency(t).Client("a.json")
	for _, name := range append(reporttest.Marks, reporttest.Hostile["long"], reporttest.Hostile["one long word"], reporttest.Hostile["bad UTF-8"], reporttest.Hostile["beyond the plane"]) {
		c.Name, c.Weakest, c.File, c.Consultant = name, name, name, reporttest.Marks[0]
		p.Clients = append(p.Clients, c)
		p.Unread = append(p.Unread, report.Unread{File: name, Why: name})
	}
	for _, f := range Portfolios {
		b, err := f.Bytes(p, doc.Extra{})
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		switch f.Name {
		case "pdf":
			reporttest.CheckFile(t, b)
		case "docx":
			reporttest.OfficeParts(t, b)
		case "html":
			reporttest.StandsAlone(t, reporttest.HTMLOf(t, b), nil)
		case "xlsx":
			book := reporttest.Workbook(t, b)
			for _, sheet := range book.GetSheetList() {
				rows, err := book.GetRows(sheet)
				if err != nil {
					t.Fatal(err)
				}
				for _, cell := range slices.Concat(rows...) {
					if report.Live(cell) {
						t.Errorf("%q is a formula", cell)
					}
				}
			}
		}
	}
}

// TestPortfolioHTML: the page stands alone and is in order for who reads by
// ear. HTML_OUT names a folder to write it to, for a browser to look at.
func TestPortfolioHTML(t *testing.T) {
	b, err := portfolioFormat(t, "html").Bytes(allFirms(t), doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("HTML_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "portfolio.html"), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	page := reporttest.HTMLOf(t, b)
	reporttest.StandsAlone(t, page, nil)
	level := 0
	for _, h := range reporttest.Elements(page, "h1", "h2", "h3") {
		if next := int(h.Data[1] - '0'); next > level+1 {
			t.Errorf("%s %q comes after level %d", h.Data, reporttest.ReadText(h), level)
		}
		level = int(h.Data[1] - '0')
	}
	for _, kind := range []string{"header", "main", "footer", "h1", "caption"} {
		if n := len(reporttest.Elements(page, kind)); n != 1 {
			t.Errorf("%d of %s", n, kind)
		}
	}
	for _, th := range reporttest.Elements(page, "th") {
		if reporttest.Attr(th, "scope") == "" || reporttest.ReadText(th) == "" {
			t.Errorf("the head %q is for nothing", reporttest.ReadText(th))
		}
	}
}

// portfolioFormat is the format of that name.
func portfolioFormat(t testing.TB, name string) FormatOf[*report.Portfolio] {
	t.Helper()
	f, err := Named(Portfolios, name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestClientHoldsNoAssessment: a row is only values and texts, so that a
// portfolio of a thousand clients does not keep what they answered.
func TestClientHoldsNoAssessment(t *testing.T) {
	var walk func(kind reflect.Type, at string)
	walk = func(kind reflect.Type, at string) {
		switch kind.Kind() {
		case reflect.Struct:
			for i := range kind.NumField() {
				walk(kind.Field(i).Type, at+"."+kind.Field(i).Name)
			}
		case reflect.String, reflect.Int, reflect.Float64, reflect.Bool:
		case reflect.Slice: // of the names of files
			walk(kind.Elem(), at+"[]")
		default:
			t.Errorf("%s is a %s, which may hold more", at, kind)
		}
	}
	walk(reflect.TypeFor[report.Client](), "Client")
}

// TestPortfolioConsultant: who helps all clients is named, and nobody where
// they differ or names are taken out.
func TestPortfolioConsultant(t *testing.T) {
	p := many(t, 3, "")
	if p.Consultant() != "" {
		t.Error("somebody is named whom nobody named")
	}
	p.Clients[1].Consultant = "Ines Roth"
	if p.Consultant() != "Ines Roth" || !strings.Contains(p.Facts(), "consultant: Ines Roth") || p.About().Author != "Ines Roth" {
		t.Errorf("it says %q by %q", p.Facts(), p.About().Author)
	}
	p.Clients[2].Consultant = "Jo Park"
	if p.Consultant() != "" {
		t.Error("one of two consultants is named")
	}
}

// TestPortfolioTotals counts by hand what stands in the summary.
func TestPortfolioTotals(t *testing.T) {
	p := allFirms(t)
	bands, share, late := 0, 0.0, 0
	for _, b := range p.Bands() {
		bands, share = bands+b.N, share+b.Share
	}
	for i := range p.Clients {
		late += p.Clients[i].Overdue
	}
	if all := p.Totals(); all.Clients != len(p.Clients) || bands != all.Clients || share < 99.999 || share > 100.001 || all.Overdue != late || all.Behind != 2 || late == 0 {
		t.Errorf("%+v, %d in bands, %v percent, %d late", all, bands, share, late)
	}
	j := p.Shape()
	if j.Totals.Bands["none"]+j.Totals.Bands["good"]+j.Totals.Bands["fair"]+j.Totals.Bands["at-risk"]+j.Totals.Bands["critical"] != bands || len(j.Unread) != 1 {
		t.Errorf("JSON says %+v and %d not read", j.Totals, len(j.Unread))
	}
}

// TestPortfolioTwins: clients of one name are told apart by their files, others
// are not burdened with them.
func TestPortfolioTwins(t *testing.T) {
	p := many(t, 4, "")
	for i, c := range []struct{ name, file string }{{"One", "a/1.json"}, {"Two", "a/2.json"}, {"Two", "a/3.json"}, {"Three", "a/4.json"}} {
		p.Clients[i].Name, p.Clients[i].File = c.name, c.file
	}
	p.Clients = append(p.Clients, p.Clients[3])
	p.Clients[4].File = "b/4.json"
	p.Sort("name")
	var labels []string
	for i := range p.Clients {
		labels = append(labels, p.Clients[i].Label())
	}
	if want := []string{"One", "Three (a/4.json)", "Three (b/4.json)", "Two (2.json)", "Two (3.json)"}; !slices.Equal(labels, want) {
		t.Errorf("%q, want %q", labels, want)
	}
}
