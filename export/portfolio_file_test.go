package export

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// allFirms is a portfolio of every kind of firm, with one file that failed.
func allFirms(t testing.TB) *Portfolio {
	t.Helper()
	p := &Portfolio{Date: pdfDay, Catalogue: shipped(t).Version, Unread: []Unread{{"clients/bad.json", "it is cut short"}}}
	for name, r := range firms(t) {
		p.Clients = append(p.Clients, r.Client(name+".json"))
	}
	p.Sort("name")
	return p
}

// clientRow is what every file says of a client, in order, as people read it.
func clientRow(c *Client) []string {
	return []string{c.Label(), Range(c.Score), c.BandText(), c.WeakestText(), fmt.Sprint(c.Open), fmt.Sprint(c.Due), fmt.Sprint(c.Overdue), c.Change()}
}

// TestPortfoliosAgree reads each file back with a parser that is not the
// writer's and finds the same numbers for each client.
func TestPortfoliosAgree(t *testing.T) {
	p := allFirms(t)
	files := map[string][]byte{}
	for _, f := range Portfolios {
		b, err := f.Bytes(p)
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		if again, _ := f.Bytes(p); !bytes.Equal(b, again) {
			t.Errorf("%s: the same portfolio gives other bytes", f.Name)
		}
		files[f.Name] = b
	}
	if dir := os.Getenv("HTML_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "portfolio.html"), files["html"], 0o600); err != nil {
			t.Fatal(err)
		}
	}
	rows := portfolioRows(t, files["html"])
	if len(rows) != len(p.Clients) {
		t.Fatalf("%d rows of %d clients", len(rows), len(p.Clients))
	}
	book := workbook(t, files["xlsx"])
	column := func(head string) []string { return under(t, book, clientsSheetName, head) }
	proven, possible, open, due, late := column("Proven"), column("Possible"), column("Open"), column("Due in 30 days"), column("Overdue")
	for i := range p.Clients {
		c := &p.Clients[i]
		want := clientRow(c)
		if want[7] == "" {
			want[7] = "–"
		}
		got := append([]string{rows[i][0]}, rows[i][2:]...) // without the bar
		if strings.Join(got, "|") != strings.Join(want, "|") {
			t.Errorf("the page says %q, want %q", got, want)
		}
		score := proven[i] + "–" + possible[i]
		switch {
		case c.Score.None():
			score = NoResult + proven[i] + possible[i]
		case c.Score.Unknown == 0:
			score = proven[i]
		}
		if got, want := []string{score, open[i], due[i], late[i]}, []string{want[1], want[4], want[5], want[6]}; !slices.Equal(got, want) {
			t.Errorf("the workbook says %q, want %q", got, want)
		}
	}
	text := strings.Join(textPages(t, files["pdf"]), " ")
	for i := range p.Clients {
		if c := &p.Clients[i]; !strings.Contains(text, Range(c.Score)) || !strings.Contains(text, c.BandText()) {
			t.Errorf("the PDF lacks %q", clientRow(c))
		}
	}
	if !strings.Contains(text, "Northwind Digital Google Workspace (44)") || !strings.Contains(text, p.Status()) || !strings.Contains(text, "clients/bad.json: it is cut short") {
		t.Errorf("the PDF says %.300q", text)
	}
	checkFile(t, files["pdf"])
}

// TestPortfolioCut: a file that lost its end is not taken for one.
func TestPortfolioCut(t *testing.T) {
	p := allFirms(t)
	for _, f := range Portfolios {
		b, err := f.Bytes(p)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.Check(b[:len(b)/2], p); err == nil {
			t.Errorf("%s: half a file passes", f.Name)
		}
		less := *p
		less.Clients = p.Clients[1:]
		if err := f.Check(b, &less); err == nil || !strings.Contains(err.Error(), "clients") {
			t.Errorf("%s: a file with another client says %v", f.Name, err)
		}
	}
}

// TestPortfolioRedact: no name is left in any file.
func TestPortfolioRedact(t *testing.T) {
	p := allFirms(t)
	p.Options.Redact = true
	p.Redact()
	for _, f := range Portfolios {
		b, err := f.Bytes(p)
		if err != nil {
			t.Fatal(err)
		}
		text := string(b)
		switch f.Name {
		case "pdf":
			text = strings.Join(textPages(t, b), " ")
		case "xlsx":
			text = fmt.Sprint(under(t, workbook(t, b), clientsSheetName, clientColumn), under(t, workbook(t, b), clientsSheetName, "File"), under(t, workbook(t, b), aboutSheetName, PortfolioTitle))
		}
		if strings.Contains(text, "Northwind") || strings.Contains(text, ".json") || !strings.Contains(text, "Client 1") {
			t.Errorf("%s: %.400q", f.Name, text)
		}
	}
}

// TestPortfolioLong: the head of the table comes again on each page of a long
// portfolio, and a row of one page is not split.
func TestPortfolioLong(t *testing.T) {
	c := agency(t).Client("a.json")
	p := &Portfolio{Date: pdfDay}
	for i := range 300 {
		c.Name = fmt.Sprintf("Client %03d with a name that takes more than a line of its column", i)
		p.Clients = append(p.Clients, c)
	}
	var b bytes.Buffer
	if err := writePortfolioPDF(&b, p); err != nil {
		t.Fatal(err)
	}
	pages := textPages(t, b.Bytes())
	if len(pages) < 10 {
		t.Fatalf("%d pages", len(pages))
	}
	for i, text := range pages {
		if !strings.Contains(text, "Client and weakest service") || strings.Count(text, "with a name") != strings.Count(text, c.WeakestText()) {
			t.Errorf("page %d: %.200q", i+1, text)
		}
	}
}

// portfolioRows are the cells of the table in a page.
func portfolioRows(t testing.TB, file []byte) (rows [][]string) {
	t.Helper()
	for _, tr := range all(htmlOf(t, file), "data-client") {
		var row []string
		for _, cell := range elements(tr, "th", "td") {
			row = append(row, readText(cell))
		}
		rows = append(rows, row)
	}
	return rows
}
