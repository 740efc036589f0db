package export

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/scoring"
)

// long is a report with much to do and something to find out.
func long(t testing.TB, o report.Options) *report.Report {
	t.Helper()
	n := 0
	r := reporttest.AllOne(t, func(c *scoring.Cell) string {
		if n++; n%9 == 0 {
			return questionnaire.NotSure
		}
		return c.Control.Question.Options[len(c.Control.Question.Options)-1].ID
	})
	return reporttest.With(r, o)
}

// apart is such a report with its annex in a file of its own.
func apart(t testing.TB, o report.Options) *report.Report {
	t.Helper()
	o.Annex = report.AnnexSeparate
	return long(t, o)
}

// TestAnnexPath is beside the report, under its name.
func TestAnnexPath(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{"a.pdf": "a.annex.pdf", "dir/a.PDF": "dir/a.annex.pdf", "my-report": "my-report.annex.pdf", "a.b": "a.b.annex.pdf", t.TempDir(): "", os.DevNull: ""} {
		if got := AnnexPath(path); got != want {
			t.Errorf("%s: %q, not %q", path, got, want)
		}
	}
}

// TestAnnexIsSaved beside the report, under its name, which page one says; what was there
// is replaced. With it inside, or without one, there is one file.
func TestAnnexIsSaved(t *testing.T) {
	t.Parallel()
	pdf := Formats[0]
	for where, want := range map[string][]string{"": {"a.pdf"}, report.AnnexInside: {"a.pdf"}, report.AnnexNone: {"a.pdf"}, report.AnnexSeparate: {"a.pdf", "a.annex.pdf"}} {
		dir := t.TempDir()
		old := filepath.Join(dir, "a.annex.pdf")
		if err := os.WriteFile(old, []byte("of an earlier run"), 0o600); err != nil {
			t.Fatal(err)
		}
		r := long(t, report.Options{Annex: where})
		paths, err := pdf.Save(r, doc.Extra{}, filepath.Join(dir, "a.pdf"))
		for i := range paths {
			paths[i] = filepath.Base(paths[i])
		}
		if err != nil || !slices.Equal(paths, want) {
			t.Errorf("%q: %q, %v", where, paths, err)
			continue
		}
		first := pagesOf(t, read(t, filepath.Join(dir, "a.pdf")))[0]
		says := map[string]bool{"In the annex, a.annex.pdf: later steps": where == report.AnnexSeparate, "Left out of this copy: ": where == report.AnnexNone}
		for words, said := range says {
			if strings.Contains(first, words) != said {
				t.Errorf("%q: page one says %q: %v", where, words, !said)
			}
		}
		if now := read(t, old); strings.HasPrefix(string(now), "%PDF") != (where == report.AnnexSeparate) {
			t.Errorf("%q: the annex of an earlier run is %.20q", where, now)
		}
	}
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBothOrNone: where one of the two files cannot be written, the other is as it was.
func TestBothOrNone(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ blocked, other, was string }{
		"no annex, none before":    {"a.annex.pdf", "a.pdf", ""},
		"no annex, one before":     {"a.annex.pdf", "a.pdf", "of an earlier run"},
		"no report, no annex then": {"a.pdf", "a.annex.pdf", ""},
		"no report, an old annex":  {"a.pdf", "a.annex.pdf", "of an earlier run"},
	} {
		dir := t.TempDir()
		blocked, other := filepath.Join(dir, c.blocked), filepath.Join(dir, c.other)
		if err := os.MkdirAll(filepath.Join(blocked, "in the way"), 0o750); err != nil {
			t.Fatal(err)
		}
		if c.was != "" {
			if err := os.WriteFile(other, []byte(c.was), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if err := saveBoth([]byte("report"), []byte("annex"), filepath.Join(dir, "a.pdf"), filepath.Join(dir, "a.annex.pdf")); err == nil {
			t.Errorf("%s: a folder was written to", name)
		}
		now, err := os.ReadFile(other)
		if (err == nil) != (c.was != "") || string(now) != c.was {
			t.Errorf("%s: the other file is %.20q, %v", name, now, err)
		}
	}
}

// TestAnnexIsPrivate: both files are for their owner alone, as before.
func TestAnnexIsPrivate(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such permissions")
	}
	path := filepath.Join(t.TempDir(), "a.pdf")
	paths, err := Formats[0].Save(apart(t, report.Options{}), doc.Extra{}, path)
	if err != nil || len(paths) != 2 {
		t.Fatal(paths, err)
	}
	one, _ := os.Stat(paths[0])
	two, _ := os.Stat(paths[1])
	if one.Mode() != two.Mode() {
		t.Errorf("the report has %v, the annex %v", one.Mode(), two.Mode())
	}
}

// TestAnnexHoldsTheRest: report and annex together say what a whole report says; a
// redacted one names no file, and what sections leave out is in neither.
func TestAnnexHoldsTheRest(t *testing.T) {
	t.Parallel()
	pdf := Formats[0]
	texts := func(o report.Options) (main, annex string) {
		r, x := apart(t, o), doc.Extra{AnnexName: "northwind.annex.pdf"}
		b, err := pdf.Bytes(r, x)
		if err != nil {
			t.Fatal(err)
		}
		second, err := pdf.AnnexBytes(r, x)
		if err != nil {
			t.Fatal(err)
		}
		again, err := pdf.AnnexBytes(r, x)
		if err != nil || !bytes.Equal(again, second) {
			t.Errorf("%+v: another annex the second time (%v)", o, err)
		}
		if second != nil {
			annex = strings.Join(pagesOf(t, second), " ")
		}
		return strings.Join(pagesOf(t, b), " "), annex
	}
	main, annex := texts(report.Options{})
	in := []string{report.AnnexKind, report.AnswersTitle, report.MethodTitle, report.FactorsTitle, report.GlossaryTitle, report.SourcesTitle, report.LaterTitle, "Questions for your IT supplier", "Northwind Digital"}
	for _, title := range in[:len(in)-1] {
		if strings.Contains(main, title) || !strings.Contains(annex, title) {
			t.Errorf("%q is in the report or not in the annex", title)
		}
	}
	for _, title := range []string{report.MapTitle, report.ResultsTitle, report.PlanTitle, report.FindTitle, report.LimitsTitle, report.SignTitle, report.AskTitle} {
		if !strings.Contains(main, title) {
			t.Errorf("%q is not in the report", title)
		}
	}
	for _, a := range apart(t, report.Options{}).Afterwards() {
		if title := report.Title(a); !strings.Contains(main, title[:20]) || !strings.Contains(annex, title[:20]) {
			t.Errorf("%q is not in both", title)
		}
	}
	main, annex = texts(report.Options{Redact: true})
	if strings.Contains(main+annex, "Northwind") || strings.Contains(main, "northwind.annex.pdf") || !strings.Contains(main, "In the annex, which is a file of its own") {
		t.Error("a redacted report names the business, or the file that may")
	}
	main, annex = texts(report.Options{Sections: []string{"plan", "answers"}})
	if !strings.Contains(annex, report.AnswersTitle) || strings.Contains(annex, report.MethodTitle) || strings.Contains(main, report.AnswersTitle) {
		t.Error("sections do not hold for the annex")
	}
	for _, o := range []report.Options{{Summary: true}, {Sections: []string{"summary"}}, {Sections: []string{"answers", "method"}}} {
		if main, annex = texts(o); annex != "" || strings.Contains(main, "In the annex") {
			t.Errorf("%+v has an annex", o)
		}
	}
}

// TestNoAnnexCarriesNoData: what is left out comes back in no attachment.
func TestNoAnnexCarriesNoData(t *testing.T) {
	t.Parallel()
	for where, want := range map[string]bool{report.AnnexNone: false, report.AnnexSeparate: true, report.AnnexInside: true} {
		b, err := Formats[0].Bytes(long(t, report.Options{Annex: where}), doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		if has := len(filesIn(t, b)) > 0; has != want {
			t.Errorf("%s: something is attached: %v", where, has)
		}
	}
}

// TestAnnexHidesNothing: an annex, and a report without one, hold only what their pages
// show, and redacted ones are the same for two businesses that differ in what was typed.
func TestAnnexHidesNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	t.Parallel()
	one, two := reporttest.NewSecrets("one"), reporttest.NewSecrets("two")
	pdf := Formats[0]
	made := func(s *reporttest.Secrets, o report.Options) []byte {
		r, x := reporttest.With(s.Told(t), o), doc.Extra{Logo: s.Logo(t), AnnexName: s.Of("file") + ".annex.pdf"}
		write := pdf.AnnexBytes
		if o.Annex == report.AnnexNone {
			write = pdf.Bytes
		}
		b, err := write(r, x)
		if err != nil || b == nil {
			t.Fatalf("%+v: %d bytes, %v", o, len(b), err)
		}
		return b
	}
	for _, annex := range []string{report.AnnexSeparate, report.AnnexNone} {
		o := report.Options{Annex: annex}
		b := made(one, o)
		tellHidden(t, annex, one, readable(t, "pdf", b), everything(t, b, ""))
		o.Redact = true
		a, b := made(one, o), made(two, o)
		if !bytes.Equal(a, b) {
			t.Errorf("%s, redacted: the bytes tell two businesses apart", annex)
		}
		tellHidden(t, annex+", redacted", one, "", everything(t, a, ""))
	}
}
