package pdf

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// goldens are the firms whose whole report is kept, as text and as a picture of
// each page. What they say is from the frozen catalogue, so that a report changes
// when it is drawn in another way, and not when a guide is reworded.
func goldens(t testing.TB) map[string]*report.Report {
	t.Helper()
	all := reporttest.Firms(t)
	out := map[string]*report.Report{"scripts": scripts(t), "forty-full": fortyFull(t), "tiny": reporttest.OneService(t)}
	for _, name := range []string{"agency", "all-unknown", "all-good", "tracked"} {
		out[name] = all[name]
	}
	apart := report.Options{Annex: report.AnnexSeparate}
	out["agency-apart"], out["agency"+annexEnd] = reporttest.With(all["agency"], apart), reporttest.With(all["agency"], apart)
	return out
}

// annexEnd ends the name of one of which the annex is kept.
const annexEnd = "-annex"

// goldenOf is what is kept of one.
func goldenOf(t testing.TB, name string, r *report.Report) []byte {
	t.Helper()
	if strings.HasSuffix(name, annexEnd) {
		return AnnexOf(t, r)
	}
	return PDFOf(t, r)
}

// fortyFull is a firm with forty services that was asked everything and noted
// much.
func fortyFull(t testing.TB) *report.Report {
	t.Helper()
	r := reporttest.Crowded(t)
	a := r.Assessment.Clone()
	a.Profile.Depth = questionnaire.FullDepth
	reporttest.AnswerAll(r.Catalogue, &a)
	for i, cell := range questionnaire.Cells(r.Catalogue, &a) {
		if ans, ok := a.Answers[cell.ID()]; ok && i%3 == 0 {
			ans.Note = strings.Repeat("What was seen, by whom, and what is left to do. ", 1+i%4)
			ans.Evidence, ans.By = "Picture of the admin page", "Jo Park"
			a.Answers[cell.ID()] = ans
		}
	}
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// scripts is a firm whose names run from right to left, or are Chinese.
func scripts(t testing.TB) *report.Report {
	t.Helper()
	r := reporttest.OneService(t)
	a := r.Assessment.Clone()
	a.Profile.Name, a.Profile.AnsweredBy = "חברת הענן בע״מ", "王小明"
	for _, name := range []string{"東京クラウド", "شركة السحابة", "Sprzedaż Ελλάδα"} {
		a.AddService(questionnaire.Service{Name: name, Model: "saas", Data: []string{"financial"}})
	}
	for _, act := range r.Plan.Actions {
		a.SetTracking(act.ID, questionnaire.Tracking{Owner: "王小明", Note: "نعم"})
	}
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// update reports whether changes are to be accepted.
func update() bool { return os.Getenv("UPDATE") != "" }

// golden compares a text with the one kept under a name. Set UPDATE to accept a
// change.
func golden(t *testing.T, name, got string, same func(got, want string) string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update() {
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if how := same(got, string(want)); how != "" {
		t.Errorf("%s: %s\nlook at the report (PDF_OUT=DIR), and accept it with UPDATE=1", path, how)
	}
}

// TestPDFGolden compares the text of whole reports. The acceptance tests compare
// how they look.
func TestPDFGolden(t *testing.T) {
	t.Parallel()
	for name, r := range goldens(t) {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && name != "agency" && name != "scripts" {
				t.Skip("left out of short runs")
			}
			t.Parallel()
			out := goldenOf(t, name, r)
			reporttest.ToLookAt(t, name, out)
			pages := rawPages(t, out)
			golden(t, name+".txt", strings.Join(shorter(pages), "\n\n====\n\n")+"\n", sameText)
			noWidows(t, pages)
			noWidows(t, rawPages(t, goldenOf(t, name, onLetter(r))))
		})
	}
}

// onLetter is a report on the paper of North America.
func onLetter(r *report.Report) *report.Report {
	o := r.Options
	o.Paper = "letter"
	return reporttest.With(r, o)
}

// rawPages are the lines of each page of a report.
func rawPages(t testing.TB, out []byte) []string {
	t.Helper()
	pages := strings.Split(strings.TrimSuffix(reporttest.TextOf(t, out), "\f"), "\f")
	for i, page := range pages {
		lines := strings.Split(strings.TrimSpace(page), "\n")
		for j, l := range lines {
			lines[j] = strings.TrimRight(l, " ")
		}
		pages[i] = strings.Join(lines, "\n")
	}
	return pages
}

// whole is how many pages of a report are kept as they are.
const whole = 16

// shorter keeps only how each page begins after the first few: enough to tell
// where everything is in a long report.
func shorter(pages []string) []string {
	const lines = 4
	out := slices.Clone(pages)
	for i := whole; i < len(out); i++ {
		out[i] = strings.Join(strings.SplitN(out[i], "\n", lines+1)[:min(lines, strings.Count(out[i], "\n")+1)], "\n")
	}
	return out
}

// sameText tells of the first line that differs.
func sameText(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d is %q, not %q", i+1, a[i], strings.Join(b[min(i, len(b)):min(i+1, len(b))], ""))
		}
	}
	if len(a) < len(b) {
		return fmt.Sprintf("line %d is missing: %q", len(a)+1, b[len(a)])
	}
	return ""
}

// noWidows finds pages that end with a title, or with what a section says about
// itself.
func noWidows(t *testing.T, pages []string) {
	t.Helper()
	heads := []string{report.MapIntro, report.FindIntro, report.AcceptedIntro, report.SourcesIntro, report.CalendarIntro, report.MethodIntro,
		report.MapTitle, report.ResultsTitle, report.PlanTitle, report.FindTitle, report.AcceptedTitle, report.ProgressTitle, report.CalendarTitle, report.AnswersTitle, report.MethodTitle,
		report.YourPartTitle, report.TheirPartTitle, report.HeatTitle, report.FactorsTitle, report.GlossaryTitle, report.SourcesTitle, report.LimitsTitle, report.SignTitle, report.DutiesTitle}
	for i, page := range pages {
		body, _, _ := strings.Cut(page, fmt.Sprintf("\nPage %d of", i+1))
		body = strings.Join(strings.Fields(body), " ")
		for _, head := range heads {
			if strings.HasSuffix(body, head) {
				t.Errorf("page %d ends with %q", i+1, head)
			}
		}
	}
}

// TestPDFKeepsNames: what the font cannot draw is still there for who copies or
// hears it.
func TestPDFKeepsNames(t *testing.T) {
	r := scripts(t)
	text := strings.Join(reporttest.TextPages(t, PDFOf(t, r)), " ")
	for _, want := range []string{"חברת הענן בע״מ", "王小明", "東京クラウド", "شركة السحابة", "Sprzedaż Ελλάδα", "Service 2: ",
		"Chinese characters", "Arabic letters", "Hebrew letters", "Katakana letters"} {
		turned := []rune(want) // poppler turns what runs from right to left, though it is in reading order
		slices.Reverse(turned)
		if !strings.Contains(text, want) && !strings.Contains(text, string(turned)) {
			t.Errorf("%q is not in the text", want)
		}
	}
}
