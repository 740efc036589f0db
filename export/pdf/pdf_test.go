package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/file"
	"yourpart/export/pdf/typeface"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestPDFSamples draws reports of every size. With PDF_OUT set to a folder
// they are written there to look at.
func TestPDFSamples(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	samples := map[string]func(testing.TB) *report.Report{"agency": reporttest.Agency, "crowded": reporttest.Crowded, "nothing": reporttest.Nothing, "empty": reporttest.Empty}
	for name, build := range samples {
		t.Run(name, func(t *testing.T) {
			r := build(t)
			out := PDFOf(t, r)
			if !bytes.Equal(out, PDFOf(t, build(t))) {
				t.Error("the same report gave two different files")
			}
			reporttest.ToLookAt(t, name, out)
			reporttest.CheckFile(t, out)
			text := strings.Join(reporttest.TextPages(t, out), " ")
			wants := append(r.Stack(), r.Name(), report.MainTitle, report.Range(r.Result.Total), report.MapTitle, report.PlanTitle, report.MethodTitle, "Sign-off", "Page 1 of ")
			for _, want := range wants {
				if !strings.Contains(text, want) {
					t.Errorf("%q is not in the text", want)
				}
			}
		})
	}
}

// TestPDFAgency checks how long a small firm's report is, and that page one
// stands alone.
func TestPDFAgency(t *testing.T) {
	r := reporttest.Agency(t)
	out := PDFOf(t, r)
	if len(out) > 170_000 {
		t.Errorf("%d bytes; 170,000 should do", len(out))
	}
	pages := reporttest.TextPages(t, out)
	if n := len(pages); n < 8 || n > 16 {
		t.Errorf("%d pages; with its annex a small firm should get 8 to 16", n)
	}
	for _, want := range []string{"Northwind Digital", "23 Nov 2026", "Mara Lind", report.Range(r.Result.Total), r.BandText(),
		r.Headline(), r.ScoreText(), report.Title(&r.FirstActions(1)[0]), "Decision asked", "nobody yet"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("%q is not on page one", want)
		}
	}
}

// TestPDFSaysTheNumbers makes sure that what a report says stands in its text:
// every action that is to be done, every question, every step.
func TestPDFSaysTheNumbers(t *testing.T) {
	t.Parallel()
	r := reporttest.Agency(t)
	text := strings.Join(reporttest.TextPages(t, PDFOf(t, r)), " ")
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		wants := []string{a.Control.Question.Text}
		if a.Kind == scoring.Fix {
			wants = append(wants, fmt.Sprintf("%d. %s", r.Numbers()[a.ID], r.TaskTitle(a)), report.Points(a)+" points", report.Day(a.Due), report.Hours(a.Hours))
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in the text", a.ID, want)
			}
		}
	}
}

// hostileReport puts a text wherever a person can type one.
func hostileReport(t testing.TB, s string) *report.Report {
	t.Helper()
	return typed(t, reporttest.Frozen(t), s, s)
}

// typed puts one text wherever a person can name something and another
// wherever they can note something.
func typed(t testing.TB, c *catalogue.Catalogue, name, note string) *report.Report {
	t.Helper()
	a := reporttest.StackOf(t, c, name, "dropbox")
	a.AddService(questionnaire.Service{Name: name, Model: "saas", Plan: note})
	a.AddService(questionnaire.Service{ID: "google-workspace", Name: name, Plan: note})
	a.Profile.AnsweredBy, a.Profile.Consultant, a.Profile.Sector, a.Profile.Countries = name, name, note, []string{name}
	reporttest.AnswerAll(c, a)
	const some = 6 // of each will do
	cells := questionnaire.Cells(c, a)
	for i, cell := range cells[:min(some, len(cells))] {
		o := cell.Answer.Option
		if i%3 == 1 {
			o = questionnaire.NotApplicable
		}
		a.Set(cell.ID(), questionnaire.Answer{Option: o, Note: note, Evidence: note, By: name, Date: questionnaire.Date(note)})
	}
	actions := report.Build(c, a, reporttest.PDFDay, time.Time{}).Plan.Actions
	for i, action := range actions[:min(some, len(actions))] {
		tr := questionnaire.Tracking{Owner: name, Note: note, Reason: note, Status: questionnaire.Status(note)}
		if i%2 == 1 {
			tr.Status, tr.Expires = questionnaire.Accepted, "2027-01-31"
		}
		a.SetTracking(action.ID, tr)
	}
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// TestPDFHostileText draws sound reports of texts that have broken libraries; of
// a few of them in a short run.
func TestPDFHostileText(t *testing.T) {
	few := []string{"bad UTF-8", "combining", "Hebrew", "one long word", "PDF syntax"}
	for name, s := range reporttest.Hostile {
		t.Run(name, func(t *testing.T) {
			if testing.Short() && !slices.Contains(few, name) {
				t.Skip("left out of short runs")
			}
			t.Parallel()
			out := PDFOf(t, hostileReport(t, s))
			reporttest.ToLookAt(t, "hostile "+name, out)
			reporttest.CheckFile(t, out)
			CheckSound(t, out)
			text := strings.Join(reporttest.TextPages(t, out), " ")
			if strings.Contains(text, "could not be printed") != lacks(s) {
				t.Errorf("the report should say that characters are missing: %v", lacks(s))
			}
		})
	}
}

// lacks reports whether a sample holds what the font does not draw.
func lacks(s string) bool {
	return strings.ContainsAny(s, "🎉ةח测") || strings.ContainsRune(s, 0x2B2CE) || strings.Contains(s, "\xff") || strings.Contains(s, "\xf0\x9f") && !strings.Contains(s, "🎉")
}

// TestPDFHostileNumbers makes sure that no number stops a report.
func TestPDFHostileNumbers(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	for _, n := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 1e300} {
		r := reporttest.Agency(t)
		r.Result.Total = scoring.Score{Earned: n, Unknown: n, Total: n}
		r.Result.Services[0].Score = scoring.Score{Earned: n, Unknown: 1, Total: 1}
		r.Result.Cells[0].Weight = n
		r.Plan.HoursPerWeek, r.Plan.Actions[0].Hours, r.Plan.Actions[0].Gain = n, n, n
		r.Plan.Projected[0].Proven = n
		out := drawn(t, r)
		reporttest.CheckFile(t, out)
		CheckSound(t, out)
	}
}

// drawn is a report without its data, which JSON cannot hold where a number is
// none.
func drawn(t testing.TB, r *report.Report, x ...doc.Extra) []byte {
	t.Helper()
	out, err := doc.Recovered(func() ([]byte, error) {
		d, err := newBook(r, extra(x))
		if err != nil {
			return nil, err
		}
		d.report()
		return d.Finish([]byte("{}"))
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// FuzzPDFText draws whatever is typed in any field.
func FuzzPDFText(f *testing.F) {
	if testing.Short() {
		f.Skip("it takes seconds")
	}
	for _, s := range reporttest.Hostile {
		f.Add(s, s, false)
	}
	for i, s := range reporttest.HostileScripts {
		const most = 600 // bytes, so that a try takes little
		s = s[:min(most, len(s))]
		f.Add(s, s, i%2 == 0)
		f.Add("x "+s+" (12)", s, i%2 == 1)
	}
	c := reporttest.SmallCatalogue(f) // so that a try takes little
	fonts := scriptFonts(f)
	f.Fuzz(func(t *testing.T, name, note string, others bool) {
		x := doc.Extra{}
		if others {
			x.Fonts = fonts
		}
		r := typed(t, c, name, note)
		out := PDFOf(t, r, x)
		CheckSound(t, out)
		if got, err := Read(out); err != nil || got != r.Counts() {
			t.Errorf("read back: %+v, %v; it holds %+v", got, err, r.Counts())
		}
	})
}

// FuzzPDFRead reads whatever there is as a report.
func FuzzPDFRead(f *testing.F) {
	whole := drawn(f, reporttest.Nothing(f))
	f.Add(whole)
	f.Add(whole[len(whole)-2000:])
	f.Add(drawn(f, reporttest.Nothing(f), doc.Extra{Passphrase: lockWords}))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</W [1 4 2] /Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := file.Open(b)
		if err != nil {
			return
		}
		_ = r.Unlock(lockWords)
		for n := range len(r.Places) + 2 {
			_, _ = r.Object(n - 1)
		}
		_, _ = r.Attachment()
	})
}

// FuzzPDFLines cleans and wraps whatever is typed, without a document.
func FuzzPDFLines(f *testing.F) {
	for _, s := range reporttest.Hostile {
		f.Add(s, 60.0)
	}
	d, err := newBook(&report.Report{Assessment: &questionnaire.Assessment{}, Catalogue: reporttest.Frozen(f)}, doc.Extra{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, w float64) {
		if w = math.Abs(w); !(w >= 20 && w < 1000) {
			w = 20
		}
		for _, l := range append(d.Wrap(doc.BodyText, s, w), d.Fit(doc.BodyText, s, w)) {
			if got := d.Width(doc.BodyText, l); got > w+0.01 {
				t.Errorf("%q is %.2f wide, more than %.2f", l, got, w)
			}
			for _, r := range d.Drawn(strings.TrimSuffix(l, typeface.GoesOn)) {
				if r > 0xFFFF || d.Faces[0].Width(r) < 0 || d.Faces[1].Width(r) < 0 {
					t.Errorf("%q is left in %q", r, l)
				}
			}
		}
		if clean := d.Clean(s); d.Clean(clean) != clean {
			t.Errorf("%q is cleaned once more to %q", clean, d.Clean(clean))
		}
	})
}

func TestPDFRecovers(t *testing.T) {
	_, err := doc.Recovered(func() ([]byte, error) { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "could not be drawn") {
		t.Errorf("a panic gave %v", err)
	}
	if err := Write(io.Discard, nil, doc.Extra{}); err == nil {
		t.Error("no report at all gave no error")
	}
	if err := Write(broken{}, reporttest.Empty(t), doc.Extra{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a broken writer gave %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

// TestAnswersAreLow: the columns of the answers are as wide as makes them so.
func TestAnswersAreLow(t *testing.T) {
	d := drawing(t, allMissing(t))
	rows := d.r.AnswerGroups()
	if a, b := d.answersTable(rows, "", [2]float64{150, 76}).Height(), d.answersTable(rows, "", [2]float64{186, 76}).Height(); b >= a {
		t.Errorf("wide questions make the table %v high, narrow ones %v", b, a)
	}
}
