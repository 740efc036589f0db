package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// goldens are the firms whose whole report is kept, as text and as a picture of
// each page.
func goldens(t testing.TB) map[string]*report.Report {
	t.Helper()
	all := reporttest.Firms(t)
	out := map[string]*report.Report{"scripts": scripts(t), "forty-full": fortyFull(t), "tiny": reporttest.OneService(t)}
	for _, name := range []string{"agency", "all-unknown", "all-good", "tracked"} {
		out[name] = all[name]
	}
	return out
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
	return report.Build(r.Catalogue, &a, reporttest.PdfDay, time.Time{})
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
	return report.Build(r.Catalogue, &a, reporttest.PdfDay, time.Time{})
}

// update tells whether changes are to be accepted.
func update() bool { return os.Getenv("UPDATE") != "" }

// golden compares a text with the one kept under a name. Set UPDATE to accept a
// change.
func golden(t *testing.T, name, got string, same func(got, want string) string) {
	t.Helper()
	path := filepath.Join("testdata", "pdf", name)
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

// TestPDFGolden compares the text and the look of whole reports, and that no
// page but the end of a section is left a third empty.
func TestPDFGolden(t *testing.T) {
	for name, r := range goldens(t) {
		t.Run(name, func(t *testing.T) {
			out := PdfOf(t, r)
			reporttest.ToLookAt(t, name, out)
			pages := strings.Split(strings.TrimSuffix(reporttest.TextOf(t, out), "\f"), "\f")
			for i := range pages {
				pages[i] = strings.TrimSpace(pages[i])
			}
			golden(t, name+".txt", strings.Join(shorter(pages), "\n\n====\n\n")+"\n", sameText)
			maps := looks(t, out)
			golden(t, name+".map", strings.Join(maps[:min(whole, len(maps))], "\n"), sameLook)
			fullPages(t, r, maps, pages)
			noWidows(t, pages)
			letter := PdfOf(t, reporttest.With(r, report.Options{Paper: "letter"}))
			pages = strings.Split(strings.TrimSuffix(reporttest.TextOf(t, letter), "\f"), "\f")
			fullPages(t, reporttest.With(r, report.Options{Paper: "letter"}), looks(t, letter), pages)
			noWidows(t, pages)
		})
	}
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

// inked is how many pixels wide and high a square of a page is.
const inked = 4

// looks are the pages as squares of 12 points: a digit for how dark each is, a
// dot for white. It is no finer, so that another version of the program that
// draws pages gives nearly the same.
func looks(t testing.TB, out []byte) []string {
	t.Helper()
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Skip("pdftoppm is not installed")
	}
	b, err := exec.Command("pdftoppm", "-r", "24", "-gray", reporttest.Saved(t, out)).Output()
	if err != nil {
		t.Fatal(err)
	}
	var pages []string
	for len(b) > 0 {
		var w, h, most int
		if _, err := fmt.Fscanf(bytes.NewReader(b), "P5\n%d %d\n%d\n", &w, &h, &most); err != nil {
			t.Fatal(err)
		}
		head := len(fmt.Sprintf("P5\n%d %d\n%d\n", w, h, most))
		pages = append(pages, squares(b[head:head+w*h], w, h))
		b = b[head+w*h:]
	}
	return pages
}

// squares draws one page of grey pixels with digits.
func squares(pixels []byte, w, h int) string {
	var s strings.Builder
	for y := 0; y+inked <= h; y += inked {
		for x := 0; x+inked <= w; x += inked {
			sum := 0
			for i := range inked * inked {
				sum += 255 - int(pixels[(y+i/inked)*w+x+i%inked])
			}
			switch d := (sum*9/(inked*inked) + 127) / 255; d {
			case 0:
				s.WriteByte('.')
			default:
				s.WriteByte(byte('0' + d))
			}
		}
		s.WriteByte('\n')
	}
	return s.String()
}

// sameLook allows a few squares of each page to differ.
func sameLook(got, want string) string {
	now, was := strings.Split(got, "\n\n"), strings.Split(want, "\n\n")
	if len(now) != len(was) {
		return fmt.Sprintf("%d pages, not %d", len(now), len(was))
	}
	for i := range now {
		if len(now[i]) != len(was[i]) {
			return fmt.Sprintf("page %d has another size", i+1)
		}
		off := 0
		for j := range len(now[i]) {
			if d := int(darkness(now[i][j])) - int(darkness(was[i][j])); d > 1 || d < -1 {
				off++
			}
		}
		if off > mostOff {
			return fmt.Sprintf("page %d looks different in %d squares of %d", i+1, off, len(now[i]))
		}
	}
	return ""
}

// mostOff is how many squares of a page may look different: about the area of
// one word.
const mostOff = 4

func darkness(c byte) byte {
	if c >= '0' && c <= '9' {
		return c - '0'
	}
	return 0
}

// fullPages finds pages that are more than a third empty. A page may be so
// where a section ends: page one, the last, those before a new section, and
// those to cut out.
func fullPages(t *testing.T, r *report.Report, maps, pages []string) {
	t.Helper()
	titles := []string{"To cut out and send"}
	d, err := newBook(r, doc.Extra{})
	if err != nil {
		t.Fatal(err)
	}
	d.report()
	for _, s := range d.Sections {
		titles = append(titles, s.Title)
	}
	for i := 1; i < len(maps)-1; i++ {
		begins := func(page string) bool {
			return slices.ContainsFunc(titles, func(title string) bool { return strings.HasPrefix(page, title) })
		}
		if begins(pages[i+1]) || d.Loose[i+1] {
			continue
		}
		lines := strings.Split(strings.TrimSpace(maps[i]), "\n")
		lines = lines[:len(lines)-4] // without the foot
		last := len(lines)
		for last > 0 && strings.Trim(lines[last-1], ".") == "" {
			last--
		}
		if last*3 < len(lines)*2 {
			t.Errorf("page %d is more than a third empty", i+1)
		}
	}
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
	text := strings.Join(reporttest.TextPages(t, PdfOf(t, r)), " ")
	for _, want := range []string{"חברת הענן בע״מ", "王小明", "東京クラウド", "شركة السحابة", "Sprzedaż Ελλάδα", "Service 2: ",
		"Chinese characters", "Arabic letters", "Hebrew letters", "Katakana letters"} {
		turned := []rune(want) // poppler turns what runs from right to left, though it is in reading order
		slices.Reverse(turned)
		if !strings.Contains(text, want) && !strings.Contains(text, string(turned)) {
			t.Errorf("%q is not in the text", want)
		}
	}
}

// TestSameLook: what a page may differ in is less than a bar or a tint.
func TestSameLook(t *testing.T) {
	page := strings.Repeat(strings.Repeat(".", 40)+"\n", 60)
	bar := strings.Replace(page, strings.Repeat(".", mostOff+1), strings.Repeat("5", mostOff+1), 1)
	word := strings.Replace(page, "..", "22", 1)
	for _, c := range []struct {
		now  string
		same bool
	}{{page + "\n" + page, true}, {page + "\n" + word, true}, {page + "\n" + bar, false}, {bar + "\n" + page, false}, {page, false}} {
		if how := sameLook(c.now, page+"\n"+page); (how == "") != c.same {
			t.Errorf("%q", how)
		}
	}
}
