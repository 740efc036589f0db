package pdf

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"yourpart/export/pdf/doc"
	"yourpart/export/pdf/typeface"
	"yourpart/export/pdf/typeset"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// An inScript is a business that writes in a script of its own.
type inScript struct{ name, person, note string }

// inScripts are such businesses, by the script.
var inScripts = map[string]inScript{
	"Arabic":     {"شركة الأمل للسحابة", "محمد عبد الله", "المنفذ SSH (22) مفتوح منذ عام 2022، ونحن نغيّر كلمات السرّ كل ٣ أشهر: نعم"},
	"Persian":    {"شرکت ابری می\u200cخواهم", "محمد عبد الله", "می\u200cخواهم (22) می\u200cخواهم"},
	"Hebrew":     {"חברת הענן בע״מ", "דוד כהן", "הפורט SSH (22) פתוח מאז 2022. גיבוי נעשה כל לילה, 12 שרתים - שָׁלוֹם"},
	"Devanagari": {"श्री कृष्णमूर्ति एंड संस", "विद्यार्थी शर्मा", "हम हर रात 22 सर्वरों का बैकअप लेते हैं, और पासवर्ड नहीं बदलते। SSH खुला है"},
	"Bengali":    {"মেঘ প্রযুক্তি লিমিটেড", "রবীন্দ্রনাথ", "মেঘ SSH (22) প্রযুক্তি"},
	"Tamil":      {"மேகம் நிறுவனம் கோ", "கௌரி சங்கர்", "மேகம் SSH (22) நிறுவனம்"},
	"Thai":       {"บริษัท น้ำใจ จำกัด", "สมชาย ใจดี", "เราสำรองข้อมูลทุกคืนแต่ไม่เคยทดสอบการกู้คืนข้อมูลเลย"},
}

// scriptFonts are the fonts for them.
func scriptFonts(t testing.TB) []typeface.Source {
	t.Helper()
	paths, err := filepath.Glob("typeset/testdata/*.ttf")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no fonts: %v", err)
	}
	var out []typeface.Source
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, typeface.Source{File: b})
	}
	return out
}

// written is the report of the agency, whose people write like that.
func written(t testing.TB, w inScript) *report.Report {
	t.Helper()
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.Profile.Name, a.Profile.AnsweredBy, a.Profile.Consultant = w.name, w.person, w.person
	a.AddService(questionnaire.Service{Name: w.name + " Cloud", Model: "saas", Data: []string{"financial"}})
	for id, ans := range a.Answers {
		ans.Note, ans.By, ans.Evidence = w.note+" "+w.note, w.person, "We asked "+w.person+": "+w.note
		a.Answers[id] = ans
	}
	for _, act := range r.Plan.Actions {
		a.SetTracking(act.ID, questionnaire.Tracking{Owner: w.person, Note: w.note})
	}
	return report.Build(r.Catalogue, &a, reporttest.PDFDay, time.Time{})
}

// TestScripts draws every letter, in a file that is sound and always the same.
func TestScripts(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("a report in each script")
	}
	x := doc.Extra{Fonts: scriptFonts(t)}
	for script, w := range inScripts {
		r := written(t, w)
		out := PDFOf(t, r, x)
		reporttest.ToLookAt(t, script, out)
		CheckSound(t, out)
		reporttest.CheckFile(t, out)
		if script == "Arabic" && !bytes.Equal(out, PDFOf(t, r, x)) {
			t.Error("the second time gives other bytes")
		}
		d, err := newBook(r, x)
		if err != nil {
			t.Fatal(err)
		}
		d.report()
		if len(d.Missing) > 0 {
			t.Errorf("%s: missing %v", script, d.Missing)
		}
	}
}

// TestOtherFontsChangeNothing where the own face has all letters.
func TestOtherFontsChangeNothing(t *testing.T) {
	r := reporttest.Agency(t)
	if !bytes.Equal(PDFOf(t, r), PDFOf(t, r, doc.Extra{Fonts: scriptFonts(t)})) {
		t.Error("the report is another one")
	}
}

// TestScriptLines are no wider than they may be, of whole clusters, and lose nothing.
func TestScriptLines(t *testing.T) {
	d := drawing(t, reporttest.Tiny(t), doc.Extra{Fonts: scriptFonts(t)})
	st := doc.BodyText
	for script, w := range inScripts {
		for _, width := range []float64{24, 60, 130, 400} {
			said := w.name + ": " + w.note
			lines := d.Wrap(st, said, width)
			for _, l := range lines {
				if got := d.Width(st, l); got > width {
					t.Errorf("%s: %q is %v wide, more than %v", script, l, got, width)
				}
			}
			if got := typeface.Unbroken(plain(lines)); got != said {
				t.Errorf("%s within %v: %q became %q", script, width, said, got)
			}
			fit := d.Fit(st, said, width)
			if d.Width(st, fit) > width {
				t.Errorf("%s within %v: %q is %v wide", script, width, fit, d.Width(st, fit))
			}
			if rest, ok := strings.CutPrefix(said, strings.TrimSuffix(fit, "…")); !ok || strings.HasSuffix(fit, "…") && insideCluster(rest) {
				t.Errorf("%s within %v: %q is cut as %q", script, width, said, fit)
			}
		}
	}
}

// plain are lines without what says in which order they stand.
func plain(lines []string) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = typeset.Plain(l)
	}
	return out
}

// insideCluster reports whether a text begins with what belongs to a letter before it.
func insideCluster(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsMark(r) || r == '\u200c' || r == '\u200d'
}

// TestOddScripts are drawn whatever they are.
func TestOddScripts(t *testing.T) {
	x := doc.Extra{Fonts: scriptFonts(t)}
	for _, odd := range []string{strings.Repeat("ل", 1900), "ل" + strings.Repeat("\u0651", 1800), strings.Repeat("ि", 1800), "\u200d\u200cلا\u200d", "(ל) [12] «א» a\u200dx",
		"\u202eنعم\u202c \u2066x\u2069 \ufdd1 שלום", strings.Repeat("น้ำ", 600), "שלום कृ น้ำ 東京 😀 نعم ٣", "\u0301\u0651 \u0651"} {
		r := written(t, inScript{odd, odd, odd})
		out := PDFOf(t, reporttest.With(r, report.Options{Sections: []string{report.SectionSummary, report.SectionPlan}}), x)
		CheckSound(t, out)
		reporttest.CheckFile(t, out)
	}
}
