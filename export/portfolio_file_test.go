package export

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// allFirms is a portfolio of every kind of firm, with one file that failed.
func allFirms(t testing.TB) *report.Portfolio {
	t.Helper()
	p := &report.Portfolio{Date: reporttest.PDFDay, Catalogue: reporttest.Frozen(t).Version, Unread: []report.Unread{{File: "clients/bad.json", Why: "it is cut short"}}}
	for name, r := range reporttest.Firms(t) {
		p.Clients = append(p.Clients, r.Client(name+".json"))
	}
	p.Sort("name")
	return p
}

// clientRow is what every file says of a client, in order, as people read it.
func clientRow(c *report.Client) []string {
	words := func(of ...string) string { return strings.Join(strings.Fields(strings.Join(of, " ")), " ") }
	return []string{c.Label(), report.Range(c.Score), words(c.BandText(), c.CapText()), c.WeakestText(), fmt.Sprint(c.Open), fmt.Sprint(c.Due), fmt.Sprint(c.Overdue), words(c.Change(), c.SinceText())}
}

// TestPortfoliosAgree reads each file back with a parser that is not the
// writer's and finds the same for each client and for all of them. The root's
// TestPortfolioAgrees does so from outside, with what is printed.
func TestPortfoliosAgree(t *testing.T) {
	p := allFirms(t)
	files := map[string][]byte{}
	for _, f := range Portfolios {
		b, err := f.Bytes(p, doc.Extra{})
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if again, _ := f.Bytes(p, doc.Extra{}); !bytes.Equal(b, again) {
			t.Errorf("%s: the same portfolio gives other bytes", f.Name)
		}
		files[f.Name] = b
	}
	rows := portfolioRows(t, files["html"])
	if len(rows) != len(p.Clients) {
		t.Fatalf("%d rows of %d clients", len(rows), len(p.Clients))
	}
	text := strings.Join(reporttest.TextPages(t, files["pdf"]), " ")
	for i := range p.Clients {
		c := &p.Clients[i]
		want := clientRow(c)
		row := slices.Clone(want)
		if row[7] == "" {
			row[7] = "–"
		}
		if got := append([]string{rows[i][0]}, rows[i][2:]...); !slices.Equal(got, row) { // without the bar
			t.Errorf("the page says %q, want %q", got, row)
		}
		numbers := strings.Join([]string{want[1], want[2], want[4], want[5], want[6], strings.Replace(want[7], "since ", "", 1)}, " ")
		if !strings.Contains(text, strings.TrimSpace(numbers)) {
			t.Errorf("the PDF lacks %q", numbers)
		}
	}
	checkBook(t, p, files["xlsx"])
	page := reporttest.ReadText(reporttest.HTMLOf(t, files["html"]))
	for _, want := range []string{"Northwind Digital (agency.json)", p.Status(), "clients/bad.json: it is cut short", p.Figures()[0].Value} {
		if !strings.Contains(text, want) || !strings.Contains(page, want) {
			t.Errorf("PDF or page lacks %q", want)
		}
	}
	agency := reporttest.Agency(t).Client("agency.json")
	if want := "Northwind Digital (agency.json) " + agency.WeakestText(); agency.WeakestText() == "" || !strings.Contains(text, want) {
		t.Errorf("the PDF lacks %q", want)
	}
	reporttest.CheckFile(t, files["pdf"])
}

// checkBook reads the numbers of a workbook as they are stored.
func checkBook(t *testing.T, p *report.Portfolio, file []byte) {
	t.Helper()
	book := reporttest.Workbook(t, file)
	var columns [][]string
	for _, head := range []string{"Client", "Proven", "Possible", "Band", "Open", "Due in 30 days", "Overdue", "Change", "Since"} {
		columns = append(columns, reporttest.Under(t, book, "Clients", head))
	}
	for i := range p.Clients {
		c := &p.Clients[i]
		want := []string{report.Inert(c.Label()), "", "", c.BandText(), fmt.Sprint(c.Open), fmt.Sprint(c.Due), fmt.Sprint(c.Overdue), "", ""}
		if !c.Score.None() {
			want[1], want[2] = fmt.Sprint(scoring.Down(c.Score.Proven())), fmt.Sprint(scoring.Up(c.Score.Possible()))
		}
		if n, ok := c.Points(); ok {
			want[7] = fmt.Sprint(n)
		}
		for j, column := range columns {
			got := column[i]
			if j == len(columns)-1 && c.Since != "" {
				got, want[j] = reporttest.DayIn(t, got), string(c.Since)
			}
			if got != want[j] {
				t.Errorf("%s: the workbook says %q, want %q", c.Label(), got, want[j])
			}
		}
	}
	about := strings.Join(reporttest.Under(t, book, "About", report.PortfolioTitle), "\n")
	for _, want := range []string{p.Status(), p.Bands()[0].Text(), p.Figures()[0].Value, "clients/bad.json: it is cut short"} {
		if !strings.Contains(about, want) {
			t.Errorf("the workbook lacks %q", want)
		}
	}
	panes, err := book.GetPanes("Clients")
	if err != nil || !panes.Freeze || panes.YSplit != 1 {
		t.Errorf("the head does not stay in sight: %+v, %v", panes, err)
	}
}

// TestPortfolioCut: a file that lost its end is not taken for one.
func TestPortfolioCut(t *testing.T) {
	p := allFirms(t)
	for _, f := range Portfolios {
		b, err := f.Bytes(p, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(b[:len(b)/2], p, ""); err == nil {
			t.Errorf("%s: half a file passes", f.Name)
		}
		less := *p
		less.Clients = p.Clients[1:]
		if err := f.Check(b, &less, ""); err == nil || !strings.Contains(err.Error(), "clients") {
			t.Errorf("%s: a file with another client says %v", f.Name, err)
		}
		less = *p
		less.Unread = nil
		if err := f.Check(b, &less, ""); err == nil || !strings.Contains(err.Error(), "1 files not read of 0") {
			t.Errorf("%s: a file with another failure says %v", f.Name, err)
		}
	}
}

// TestPortfolioRedact: no name is left in any file.
func TestPortfolioRedact(t *testing.T) {
	p := allFirms(t)
	p.Options.Redact = true
	p.Redact()
	for _, f := range Portfolios {
		b, err := f.Bytes(p, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		switch f.Name {
		case "pdf":
			text = strings.Join(reporttest.TextPages(t, b), " ")
		case "docx":
			text = reporttest.Unzipped(t, b)
			text = strings.ReplaceAll(text, "docProps/core.xml", "")
		case "xlsx":
			text = fmt.Sprint(reporttest.Under(t, reporttest.Workbook(t, b), "Clients", "Client"), reporttest.Under(t, reporttest.Workbook(t, b), "Clients", "File"), reporttest.Under(t, reporttest.Workbook(t, b), "About", report.PortfolioTitle))
		}
		if strings.Contains(text, "Northwind") || strings.Contains(text, ".json") || !strings.Contains(text, "Client 1") {
			t.Errorf("%s: %.400q", f.Name, text)
		}
	}
}

// portfolioRows are the cells of the table in a page.
func portfolioRows(t testing.TB, file []byte) (rows [][]string) {
	t.Helper()
	for _, tr := range reporttest.All(reporttest.HTMLOf(t, file), "data-client") {
		var row []string
		for _, cell := range reporttest.Elements(tr, "th", "td") {
			row = append(row, reporttest.ReadText(cell))
		}
		rows = append(rows, row)
	}
	return rows
}
