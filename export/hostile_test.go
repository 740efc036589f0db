package export

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"yourpart/export/office"
	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// hostileReport has a text wherever people can type.
func hostileReport(t testing.TB, s string) *report.Report {
	t.Helper()
	c := reporttest.SmallCatalogue(t)
	a := reporttest.StackOf(t, c, s, "dropbox")
	a.AddService(questionnaire.Service{Name: s, Model: "saas", Plan: s})
	a.Profile.AnsweredBy, a.Profile.Consultant, a.Profile.Sector = s, s, s
	reporttest.AnswerAll(c, a)
	for i, cell := range questionnaire.Cells(c, a) {
		if i%2 == 0 {
			a.Set(cell.ID(), questionnaire.Answer{Option: cell.Answer.Option, Note: s + "\n" + s, Evidence: s, By: s, Date: "2026-11-20"})
		}
	}
	for _, action := range report.Build(c, a, reporttest.PDFDay, time.Time{}).Plan.Actions {
		a.SetTracking(action.ID, questionnaire.Tracking{Owner: s, Note: s})
	}
	return report.Build(c, a, reporttest.PDFDay, time.Time{})
}

// TestHostileOffice writes Word documents and slides with whatever people type in any script:
// their parts are sound, in the order of the schemas, and read back.
func TestHostileOffice(t *testing.T) {
	t.Parallel()
	texts := reporttest.HostileScripts
	for _, s := range reporttest.Hostile {
		texts = append(texts, s)
	}
	for i, s := range texts {
		r := hostileReport(t, s)
		for _, format := range []string{"docx", "pptx"} {
			f, err := FormatNamed(format)
			if err != nil {
				t.Fatal(err)
			}
			out, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Errorf("text %d as %s: %v", i, format, err)
				continue
			}
			parts := reporttest.OfficeParts(t, out)
			if format == "pptx" {
				fitsSlide(t, fmt.Sprintf("text %d", i), parts["ppt/slides/slide1.xml"])
			}
			for name, part := range parts {
				if !utf8.ValidString(part) || strings.ContainsAny(part, "\u202d\u202e\u2066\u2067\u2068") {
					t.Errorf("text %d: %s has what turns text around, or no letters at all", i, name)
				}
			}
			if t.Failed() {
				t.Fatalf("the text was %.80q", s)
			}
		}
	}
}

var (
	textSize  = regexp.MustCompile(` sz="(\d+)"`)
	slideText = regexp.MustCompile(`<a:t>([^<]*)</a:t>`)
)

// fitsSlide holds a slide to no text below 16 points and none longer than a shape has room for.
func fitsSlide(t *testing.T, about, slide string) {
	t.Helper()
	for _, m := range textSize.FindAllStringSubmatch(slide, -1) {
		if n, _ := strconv.Atoi(m[1]); n < 1600 {
			t.Errorf("%s: text of %s", about, m[1])
		}
	}
	for _, m := range slideText.FindAllStringSubmatch(slide, -1) {
		const most = 700 // letters of the narrowest kind in four lines
		if n := utf8.RuneCountInString(m[1]); n > most {
			t.Errorf("%s: a text of %d characters: %.60s", about, n, m[1])
		}
	}
}

// TestNothingKnown: the parts of a report of which nothing is known are sound as well, and of
// one in which all is well.
func TestNothingKnown(t *testing.T) {
	t.Parallel()
	for name, r := range map[string]*report.Report{"nothing": reporttest.Nothing(t), "empty": reporttest.Empty(t), "good": reporttest.AgencyAllGood(t),
		"unsure": reporttest.AllOne(t, func(*scoring.Cell) string { return questionnaire.NotSure })} {
		for _, format := range []string{"docx", "pptx"} {
			f, err := FormatNamed(format)
			if err != nil {
				t.Fatal(err)
			}
			out, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			reporttest.OfficeParts(t, out)
			if t.Failed() {
				t.Fatal(name, format)
			}
		}
	}
}

// TestNamesFromTheRight: a name in a script that is read from the right neither turns the
// words after it nor is turned by them, in a document and on a slide.
func TestNamesFromTheRight(t *testing.T) {
	t.Parallel()
	const name, system = "محمد عبد الله", "منصة «نقدي» v2"
	o := office.NewOrder()
	o.Typed([]string{name, system})
	for line, want := range map[string]string{
		name + ", 4 Dec 2026":   "&#x202B;" + name + "&#x202C;&#x200E;, 4 Dec 2026",
		"In " + system + ": go": "In &#x202B;" + system + "&#x202C;&#x200E;: go",
		"plain <b>":             "plain &lt;b&gt;",
	} {
		if got := o.XML(line); got != want {
			t.Errorf("%q is %q, not %q", line, got, want)
		}
	}
	if !o.FromRight(name) || o.FromRight(name+", 4 Dec 2026") {
		t.Error("the wrong paragraphs are read from the right")
	}
	r := hostileReport(t, name)
	for format, part := range map[string]string{"docx": "word/document.xml", "pptx": "ppt/slides/slide1.xml"} {
		f, err := FormatNamed(format)
		if err != nil {
			t.Fatal(err)
		}
		out, err := f.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		if xml := reporttest.OfficeParts(t, out)[part]; !strings.Contains(xml, "\u200e") && !strings.Contains(xml, "&#x200E;") {
			t.Errorf("%s: nothing keeps a name apart", format)
		}
	}
}
