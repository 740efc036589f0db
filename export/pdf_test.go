package export

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"testing"
	"time"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestPDFSamples draws reports of every size. With PDF_OUT set to a folder
// they are written there to look at.
func TestPDFSamples(t *testing.T) {
	samples := map[string]func(testing.TB) *Report{"agency": agency, "crowded": crowded, "nothing": nothing, "empty": empty}
	for name, build := range samples {
		t.Run(name, func(t *testing.T) {
			r := build(t)
			out := pdfOf(t, r)
			if !bytes.Equal(out, pdfOf(t, build(t))) {
				t.Error("the same report gave two different files")
			}
			toLookAt(t, name, out)
			checkFile(t, out)
			text := strings.Join(textPages(t, out), " ")
			wants := append(r.stack(), r.Name(), ReportTitle, Range(r.Result.Total), mapTitle, planTitle, methodTitle, "Sign-off", "Page 1 of ")
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
	r := agency(t)
	out := pdfOf(t, r)
	if len(out) > 150_000 {
		t.Errorf("%d bytes; 150,000 should do", len(out))
	}
	pages := textPages(t, out)
	if n := len(pages); n < 8 || n > 14 {
		t.Errorf("%d pages; a small firm should get 8 to 14", n)
	}
	for _, want := range []string{"Northwind Digital", "23 Nov 2026", "Mara Lind", Range(r.Result.Total), r.BandText(),
		Coverage(r.Result.Total), r.ServiceName(r.Result.Weakest().Key), Title(&r.FirstActions(1)[0]), "Decision asked", "nobody yet"} {
		if !strings.Contains(pages[0], want) {
			t.Errorf("%q is not on page one", want)
		}
	}
}

// TestPDFSaysTheNumbers makes sure that what a report says stands in its text:
// every action that is to be done, every question, every step.
func TestPDFSaysTheNumbers(t *testing.T) {
	r := agency(t)
	text := strings.Join(textPages(t, pdfOf(t, r)), " ")
	for i := range r.Plan.Actions {
		a := &r.Plan.Actions[i]
		wants := []string{a.Control.Question.Text}
		if a.Kind == scoring.Fix {
			wants = append(wants, fmt.Sprintf("%d. %s", i+1, a.Control.Remediation.Title), Points(a)+" points", Day(a.Due), Hours(a.Hours))
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s: %q is not in the text", a.ID, want)
			}
		}
	}
}

// hostile are texts that have broken PDF libraries.
var hostile = map[string]string{
	"emoji":            "Caf\u00e9 🎉👩‍👩‍👧 party",
	"beyond the plane": "\U0002B2CE\U0010FFFF",
	"bad UTF-8":        "abc\xff\xc3(\xe2\x82",
	"cut UTF-8":        "abc\xf0\x9f",
	"control bytes":    "a\x00b\x01c\x1b[31md\x7f\u0085",
	"direction":        "\u202eevil\u202c \u2066x\u2069",
	"Arabic":           "شركة الاختبار",
	"Hebrew":           "חברת בדיקה",
	"Chinese":          "测试有限公司 mixed with Latin 混合",
	"combining":        "Z\u0301o\u0308e\u0323\u0302\u0301",
	"spaces":           "a\u00a0b\u2009c\u202fd\u200be\u00adf\tg",
	"long":             strings.Repeat("word ", 2000),
	"one long word":    strings.Repeat("W", 10_000),
	"long address":     "https://example.com/" + strings.Repeat("path/", 900),
	"PDF syntax":       `()\ <</Type /Page>> endobj stream {nb} %%EOF`,
	"links":            "javascript:alert(1) file:///etc/passwd",
	"lines":            "a\r\nb\rc\n\n\nd\u2028e\u2029",
	"blank":            " \t\n ",
	"markup":           "<b>&amp;</b> ]]> <?xpacket end?>",
}

// hostileReport puts a text wherever a person can type one.
func hostileReport(t testing.TB, s string) *Report {
	t.Helper()
	return typed(t, shipped(t), s, s)
}

// typed puts one text wherever a person can name something and another
// wherever they can note something.
func typed(t testing.TB, c *catalogue.Catalogue, name, note string) *Report {
	t.Helper()
	a := stackOf(t, c, name, "dropbox")
	a.AddService(questionnaire.Service{Name: name, Model: "saas", Plan: note})
	a.AddService(questionnaire.Service{ID: "google-workspace", Name: name, Plan: note})
	a.Profile.AnsweredBy, a.Profile.Consultant, a.Profile.Sector, a.Profile.Countries = name, name, note, []string{name}
	answerAll(c, a)
	const some = 6 // of each will do
	cells := questionnaire.Cells(c, a)
	for i, cell := range cells[:min(some, len(cells))] {
		o := cell.Answer.Option
		if i%3 == 1 {
			o = questionnaire.NotApplicable
		}
		a.Set(cell.ID(), questionnaire.Answer{Option: o, Note: note, Evidence: note, By: name, Date: questionnaire.Date(note)})
	}
	actions := Build(c, a, pdfDay, time.Time{}).Plan.Actions
	for i, action := range actions[:min(some, len(actions))] {
		tr := questionnaire.Tracking{Owner: name, Note: note, Reason: note, Status: questionnaire.Status(note)}
		if i%2 == 1 {
			tr.Status, tr.Expires = questionnaire.Accepted, "2027-01-31"
		}
		a.Track(action.ID, tr)
	}
	return Build(c, a, pdfDay, time.Time{})
}

func TestPDFHostileText(t *testing.T) {
	for name, s := range hostile {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			out := pdfOf(t, hostileReport(t, s))
			toLookAt(t, "hostile "+name, out)
			checkFile(t, out)
			checkSound(t, out)
			text := strings.Join(textPages(t, out), " ")
			if strings.Contains(text, "could not be printed") != lacks(s) {
				t.Errorf("the report should say that characters are missing: %v", lacks(s))
			}
		})
	}
}

// lacks tells whether a sample holds what the font does not draw.
func lacks(s string) bool {
	return strings.ContainsAny(s, "🎉ةח测") || strings.ContainsRune(s, 0x2B2CE) || strings.Contains(s, "\xff") || strings.Contains(s, "\xf0\x9f") && !strings.Contains(s, "🎉")
}

// TestPDFHostileNumbers makes sure that no number stops a report.
func TestPDFHostileNumbers(t *testing.T) {
	for _, n := range []float64{math.NaN(), math.Inf(1), math.Inf(-1), -5, 1e300} {
		r := agency(t)
		r.Result.Total = scoring.Score{Earned: n, Unknown: n, Total: n}
		r.Result.Services[0].Score = scoring.Score{Earned: n, Unknown: 1, Total: 1}
		r.Result.Cells[0].Weight = n
		r.Plan.HoursPerWeek, r.Plan.Actions[0].Hours, r.Plan.Actions[0].Gain = n, n, n
		r.Plan.Projected[0].Proven = n
		out := drawn(t, r)
		checkFile(t, out)
		checkSound(t, out)
	}
}

// drawn is a report without its data, which JSON cannot hold where a number is
// none.
func drawn(t testing.TB, r *Report, x ...Extra) []byte {
	t.Helper()
	out, err := recovered(func() ([]byte, error) {
		d, err := newPDF(r, extra(x))
		if err != nil {
			return nil, err
		}
		d.report()
		return d.finish([]byte("{}"))
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// FuzzPDFText draws whatever is typed in any field.
func FuzzPDFText(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, s)
	}
	c := smallCatalogue(f) // so that a try takes little
	f.Fuzz(func(t *testing.T, name, note string) {
		r := typed(t, c, name, note)
		out := pdfOf(t, r)
		checkSound(t, out)
		if err := (Format{Name: "pdf", Read: readPDF}).Check(out, r, ""); err != nil {
			t.Error(err)
		}
	})
}

// FuzzPDFRead reads whatever there is as a report.
func FuzzPDFRead(f *testing.F) {
	file := drawn(f, nothing(f))
	f.Add(file)
	f.Add(file[len(file)-2000:])
	f.Add(drawn(f, nothing(f), Extra{Passphrase: lockWords}))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</W [1 4 2] /Length 0>>\nstream\n\nendstream\nendobj\nstartxref\n9\n%%EOF\n"))
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := openPDF(file)
		if err != nil {
			return
		}
		_ = r.unlock(lockWords)
		for n := range len(r.places) + 2 {
			_, _ = r.object(n - 1)
		}
		_, _ = r.attachment()
	})
}

// FuzzPDFLines cleans and wraps whatever is typed, without a document.
func FuzzPDFLines(f *testing.F) {
	for _, s := range hostile {
		f.Add(s, 60.0)
	}
	d, err := newPDF(&Report{Assessment: &questionnaire.Assessment{}, Catalogue: shipped(f)}, Extra{})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string, w float64) {
		if w = math.Abs(w); !(w >= 20 && w < 1000) {
			w = 20
		}
		for _, l := range append(d.wrap(bodyText, s, w), d.fit(bodyText, s, w)) {
			if got := d.width(bodyText, l); got > w+0.01 {
				t.Errorf("%q is %.2f wide, more than %.2f", l, got, w)
			}
			for _, r := range d.drawn(strings.TrimSuffix(l, goesOn)) {
				if r > 0xFFFF || d.faces[0].width(r) < 0 || d.faces[1].width(r) < 0 {
					t.Errorf("%q is left in %q", r, l)
				}
			}
		}
		if clean := d.clean(s); d.clean(clean) != clean {
			t.Errorf("%q is cleaned once more to %q", clean, d.clean(clean))
		}
	})
}

func TestPDFRecovers(t *testing.T) {
	_, err := recovered(func() ([]byte, error) { panic("index out of range") })
	if err == nil || !strings.Contains(err.Error(), "could not be drawn") {
		t.Errorf("a panic gave %v", err)
	}
	if err := writePDF(io.Discard, nil, Extra{}); err == nil {
		t.Error("no report at all gave no error")
	}
	if err := writePDF(broken{}, empty(t), Extra{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("a broken writer gave %v", err)
	}
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestSafeURL(t *testing.T) {
	good := []string{"https://example.com/a?b=c#d", "http://example.com", "mailto:a@example.com"}
	bad := []string{"javascript:alert(1)", "file:///etc/passwd", "https://", "", "example.com", "https://example.com/(a)", "ftp://example.com", "https://a\nb"}
	for _, s := range good {
		if _, ok := safeURL(s); !ok {
			t.Errorf("%q was refused", s)
		}
	}
	for _, s := range bad {
		if u, ok := safeURL(s); ok {
			t.Errorf("%q was let through as %q", s, u)
		}
	}
}

// TestAnswersAreLow: the columns of the answers are as wide as makes them so.
func TestAnswersAreLow(t *testing.T) {
	d := drawing(t, allMissing(t))
	rows := d.r.answerGroups()
	if a, b := d.answersTable(rows, "", [2]float64{150, 76}).height(), d.answersTable(rows, "", [2]float64{186, 76}).height(); b >= a {
		t.Errorf("wide questions make the table %v high, narrow ones %v", b, a)
	}
}
