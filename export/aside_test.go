package export

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"yourpart/export/html"
	"yourpart/export/markdown"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// asideReason is why a must-have of reporttest.WithAside was set aside, and who
// said so.
const asideReason, asideBy = "The owner works alone there", "Jo Park"

// TestAsideOnPageOne: page one of the PDF says how much was set aside, without the
// reasons, and the section has them; a report in which nothing was has neither.
func TestAsideOnPageOne(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	r := reporttest.WithAside(t)
	said := r.Aside().String()
	if r.Aside().Total() != 5 || r.Aside().MustHaves != 4 {
		t.Fatalf("%+v was set aside", r.Aside())
	}
	for _, paper := range []string{"a4", "letter"} {
		pages := pagesOf(t, pdfOf(t, reporttest.With(r, report.Options{Paper: paper})))
		if !strings.Contains(pages[0], said) || strings.Contains(pages[0], asideReason) {
			t.Errorf("%s: page one does not say %q, or has the reason:\n%s", paper, said, pages[0])
		}
		if all := strings.Join(pages, " "); !strings.Contains(all, asideReason) || !strings.Contains(all, "The supplier sees to it") {
			t.Errorf("%s: no page has the reasons", paper)
		}
	}
	short := strings.Join(pagesOf(t, pdfOf(t, reporttest.With(r, report.Options{Summary: true}))), " ")
	if !strings.Contains(short, said) || strings.Contains(short, asideReason) {
		t.Error("the summary does not say how much, or has a reason")
	}
	if text := strings.Join(pagesOf(t, pdfOf(t, reporttest.Tracked(t))), " "); strings.Contains(strings.ToLower(text), "set aside") {
		t.Error("something is set aside where nothing was")
	}
}

// pagesOf is the text of each page on one line.
func pagesOf(t *testing.T, file []byte) []string {
	t.Helper()
	pages := reporttest.TextPages(t, file)
	for i := range pages {
		pages[i] = strings.Join(strings.Fields(pages[i]), " ")
	}
	return pages
}

// TestAsideEverywhere: the web page and Markdown say the same, with the reasons
// and who gave them, and no reason in a redacted copy.
func TestAsideEverywhere(t *testing.T) {
	t.Parallel()
	for _, redacted := range []bool{false, true} {
		r := reporttest.WithAside(t)
		a := *r.Assessment
		r = report.Options{Redact: redacted}.Build(r.Catalogue, &a, r.Date, time.Time{})
		var page, md, data bytes.Buffer
		for _, err := range []error{html.Write(&page, r, nil), markdown.Write(&md, r), report.WriteReportJSON(&data, r)} {
			if err != nil {
				t.Fatal(err)
			}
		}
		for name, text := range map[string]string{"html": page.String(), "md": md.String(), "json": data.String()} {
			if !strings.Contains(text, r.Aside().String()) {
				t.Errorf("%s does not say %q", name, r.Aside())
			}
			if has := strings.Contains(text, asideReason); has == redacted {
				t.Errorf("%s, redacted %v: the reason is there: %v", name, redacted, has)
			}
			if name != "json" && !redacted && !strings.Contains(text, asideBy+", 21 Nov 2026") {
				t.Errorf("%s does not say who set it aside", name)
			}
		}
	}
}

// TestEverythingAside: all set aside is no result and is told as that, in every
// sentence that otherwise says that nothing was asked.
func TestEverythingAside(t *testing.T) {
	t.Parallel()
	r := reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotApplicable })
	if !r.Aside().Everything() || !r.Result.Total.None() {
		t.Fatalf("%+v", r.Aside())
	}
	for _, said := range []string{r.Status(), r.Ask(), r.AsideText()} {
		if !strings.Contains(said, "set aside") || strings.Contains(said, "asked yet") {
			t.Error(said)
		}
	}
	text := strings.Join(pagesOf(t, pdfOf(t, r)), " ")
	if strings.Contains(text, "asked yet") || !strings.Contains(text, r.Status()) {
		t.Error("the PDF says that nothing was asked")
	}
	p := &report.Portfolio{Date: r.Date, Catalogue: r.Catalogue.Version, Clients: []report.Client{r.Client("a.json")}}
	if got := p.Clients[0].BandText(); got != report.EverythingAside {
		t.Errorf("the portfolio says %q", got)
	}
	for _, f := range Portfolios {
		var b bytes.Buffer
		if err := f.Write(&b, p, doc.Extra{}); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// TestAsideStatus: the sentence over a full score says what was set aside.
func TestAsideStatus(t *testing.T) {
	t.Parallel()
	r := reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.HandledElsewhere })
	if got := r.Status(); !strings.Contains(got, "the word of others alone") {
		t.Error(got)
	}
	first := true
	r = reporttest.AllOne(t, func(c *scoring.Cell) string {
		if first && c.Control.MustHave {
			first = false
			return questionnaire.NotApplicable
		}
		return c.Control.Question.Options[0].ID
	})
	if got := r.Status(); !strings.Contains(got, "that was not set aside is in place; ") {
		t.Error(got)
	}
	if got := reporttest.AgencyAllGood(t).Status(); strings.Contains(got, "aside") {
		t.Error(got)
	}
}
