package pdf

import (
	"bytes"
	"math"
	"regexp"
	"strconv"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// sizeRE finds where a page chooses a font of a size, and where it shows text.
var sizeRE = regexp.MustCompile(`(\d+(?:\.\d+)?) Tf|\bT[jJ]\b`)

// smallest is the size of the smallest text that a file shows, in points.
func smallest(t testing.TB, file []byte) float64 {
	t.Helper()
	o := openedPDF(t, file)
	least := math.Inf(1)
	for _, p := range o.pages() {
		size := math.Inf(1)
		for _, m := range sizeRE.FindAllStringSubmatch(unquoted(o.data(o.dict(p)["Contents"])), -1) {
			if m[1] != "" {
				size, _ = strconv.ParseFloat(m[1], 64)
				continue
			}
			least = min(least, size)
		}
	}
	return least
}

// TestNothingIsTiny: no page of any document has text that is smaller than people read
// on paper.
func TestNothingIsTiny(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("ten reports, letter by letter")
	}
	agency, forty := reporttest.Agency(t), fortyFull(t)
	files := map[string][]byte{"agency": PDFOf(t, agency), "annex": AnnexOf(t, agency), "tracked": PDFOf(t, reporttest.Tracked(t)), "aside": PDFOf(t, reporttest.WithAside(t)), "accepted": PDFOf(t, reporttest.WithAccepted(t)),
		"forty": PDFOf(t, forty), "summary": PDFOf(t, reporttest.With(forty, report.Options{Summary: true})), "goal": PDFOf(t, reporttest.WithGoal(t, agency))}
	var sheet, portfolio bytes.Buffer
	if err := WriteSheet(&sheet, agency, doc.Extra{}); err != nil {
		t.Fatal(err)
	}
	if err := WritePortfolio(&portfolio, &report.Portfolio{Date: agency.Date, Clients: []report.Client{agency.Client("a.json"), forty.Client("b.json")}}, doc.Extra{}); err != nil {
		t.Fatal(err)
	}
	files["sheet"], files["portfolio"] = sheet.Bytes(), portfolio.Bytes()
	for name, file := range files {
		if got := smallest(t, file); got < doc.SmallestText || math.IsInf(got, 1) {
			t.Errorf("%s: the smallest text has %v points", name, got)
		}
	}
}
