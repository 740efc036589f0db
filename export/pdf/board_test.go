package pdf

import (
	"bytes"
	"image"
	"image/png"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestPageOneCutsNoNames: where names are many, page one counts the rest and
// ends no line in the middle of one.
func TestPageOneCutsNoNames(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for name, r := range map[string]*report.Report{"forty": fortyFull(t), "one": reporttest.OneService(t)} {
		page := reporttest.TextPages(t, PDFOf(t, r))[0]
		if strings.Contains(page, "…") {
			t.Errorf("%s: page one is cut: %s", name, page)
		}
		for _, x := range r.Threats(report.LeastThreats) {
			for _, want := range []string{x.Title, r.TaskTitle(x.Action), r.WhoWhen(x.Action)} {
				if !strings.Contains(strings.ToLower(page), strings.ToLower(want)) {
					t.Errorf("%s: %q is not on page one", name, want)
				}
			}
		}
	}
}

// TestBarsCutNoNames: a service's name is whole beside its bar, on several lines if it
// takes them.
func TestBarsCutNoNames(t *testing.T) {
	const name = "The shared folders of everybody in the Hamburg office"
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.Services[0].Name = name
	again := report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
	for _, o := range []report.Options{{Sections: []string{report.SectionResults}}, {Summary: true}} {
		pages := reporttest.TextPages(t, PDFOf(t, reporttest.With(again, o)))
		_, bars, ok := strings.Cut(pages[len(pages)-1], "By service")
		bars, _, _ = strings.Cut(bars, "Heat map")
		if whole := strings.Join(strings.Fields(bars), " "); !ok || !strings.Contains(whole, name) {
			t.Errorf("%+v: the name is cut: %.300s", o, whole)
		}
	}
}

// TestQuestionsComeAgain: where the answers to a question go on on another
// page, it stands there again.
func TestQuestionsComeAgain(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	r := reporttest.With(fortyFull(t), report.Options{Sections: []string{"answers"}})
	pages := reporttest.TextPages(t, PDFOf(t, r))
	again := 0
	for i, page := range pages[1:] {
		_, rest, _ := strings.Cut(page, "Standing")
		rest = strings.TrimSpace(rest)
		begins := func(text string) bool { return strings.HasPrefix(rest, text) }
		if !slices.ContainsFunc(r.Result.Cells, func(c scoring.Cell) bool { return begins(c.Control.Question.Text[:12]) }) &&
			!slices.ContainsFunc(r.Catalogue.Topics, func(t catalogue.Topic) bool { return begins(t.Title) }) {
			t.Errorf("page %d begins without its question: %.80s", i+2, rest)
		}
		if strings.Contains(page, "continued") {
			again++
		}
	}
	if again == 0 {
		t.Error("no question goes on on another page in the sample")
	}
}

// TestOnePageForEachParty: a page of questions is one page, also where nobody
// knows anything or services are many.
func TestOnePageForEachParty(t *testing.T) {
	all := map[string]*report.Report{"forty": fortyFull(t), "nothing known": reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure })}
	for name, r := range all {
		pages := reporttest.TextPages(t, PDFOf(t, reporttest.With(r, report.Options{Sections: []string{"enquiries"}})))
		all := len(r.Enquiries())
		if len(r.PublicPages()) > 0 { // which are listed after them
			all++
		}
		if n := len(r.Enquiries()); n == 0 || len(pages) != all {
			t.Errorf("%s: %d pages for %d parties", name, len(pages), n)
		}
	}
}

// TestEveryPageSaysWhose: a report without page one still names the firm on
// its first page.
func TestEveryPageSaysWhose(t *testing.T) {
	for i, page := range reporttest.TextPages(t, PDFOf(t, reporttest.With(reporttest.Agency(t), report.Options{Sections: []string{"plan"}}))) {
		if !strings.Contains(page, "Northwind Digital") {
			t.Errorf("page %d does not say whose report it is", i+1)
		}
	}
}

// TestContentsNameTheSignOff, since that is what a board looks for.
func TestContentsNameTheSignOff(t *testing.T) {
	page := reporttest.TextPages(t, PDFOf(t, reporttest.Agency(t)))[0]
	for _, want := range []string{report.PlanTitle, report.AnswersTitle, report.SignTitle} {
		if _, contents, _ := strings.Cut(page, "In this report:"); !strings.Contains(contents, want) {
			t.Errorf("%q is not in the contents", want)
		}
	}
}

// TestColumnsTurnForEnough: two entries more than a page holds take others with
// them to the next.
func TestColumnsTurnForEnough(t *testing.T) {
	d, err := newBook(reporttest.Agency(t), doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	d.Page()
	b := &body{d: d}
	for range 2*int(d.Room()/doc.FineText.Lead) + 2 {
		b.hung(doc.FineText, "term:", "meaning", "")
	}
	d.Columns(b.lines)
	if n, tall := d.Pages(), d.Y-doc.Top; n != 2 || tall < 3*doc.FineText.Lead {
		t.Errorf("%d pages, with %.0f points on the last", n, tall)
	}
}

// TestSmallLogos are drawn no larger than they are, large ones within the room.
func TestSmallLogos(t *testing.T) {
	for size, most := range map[int]float64{20: 20, 400: doc.LogoRoom} {
		var file bytes.Buffer
		if err := png.Encode(&file, image.NewGray(image.Rect(0, 0, size, size/2))); err != nil {
			t.Fatal(err)
		}
		d := drawing(t, reporttest.Agency(t), doc.Extra{Logo: file.Bytes()})
		if got := d.DrawLogo(doc.Right, doc.Top) - 16; got > most || got < most/2 {
			t.Errorf("a logo %d wide is drawn %.0f wide", size, got)
		}
	}
}
