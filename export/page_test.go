package export

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// TestFormatsAgreeOnPageOne: the headline and the options of the decision are the same
// wherever they stand.
func TestFormatsAgreeOnPageOne(t *testing.T) {
	for name, r := range map[string]*report.Report{"agency": reporttest.Agency(t), "tracked": reporttest.Tracked(t), "good": reporttest.AgencyAllGood(t), "one": reporttest.OneService(t)} {
		wants := []string{r.Headline(), r.ScoreText(), r.EvidenceText(), r.FindLine(), r.DecisionLine()}
		for _, o := range r.DecisionOptions() {
			wants = append(wants, o.Name, o.About, o.Work, o.First, o.Later, o.Result)
		}
		for _, format := range []string{"pdf", "html", "docx", "md", "json"} {
			f, err := Named(Formats, format)
			if err != nil {
				t.Fatal(err)
			}
			file, err := f.Bytes(r, doc.Extra{})
			if err != nil {
				t.Fatal(err)
			}
			if format == "json" {
				agreesOnPage(t, name, file, r)
				continue
			}
			text := oneLine(readText(t, format, file))
			for _, want := range wants {
				if !strings.Contains(text, oneLine(want)) {
					t.Errorf("%s: %s does not say %q", name, format, want)
				}
			}
		}
	}
}

// agreesOnPage holds the JSON against the report.
func agreesOnPage(t *testing.T, name string, file []byte, r *report.Report) {
	t.Helper()
	var j struct {
		Summary struct {
			Headline, Score, Decision string
			Options                   []struct {
				Name    string
				Actions []string
				Hours   float64
			}
		}
	}
	if err := json.Unmarshal(file, &j); err != nil {
		t.Fatal(err)
	}
	s, options := j.Summary, r.DecisionOptions()
	if s.Headline != r.Headline() || s.Score != r.ScoreText() || s.Decision != r.DecisionLine() || len(s.Options) != len(options) {
		t.Errorf("%s: the JSON says %+v", name, s)
		return
	}
	for i, o := range options {
		if got := s.Options[i]; got.Name != o.Name || got.Hours != o.Hours || !slices.Equal(got.Actions, o.IDs) {
			t.Errorf("%s: option %d is %+v", name, i, got)
		}
	}
}

// TestSignOffOnPageOne: the lines to sign are under the decision where that is asked for, and
// nowhere else; a redacted report has none.
func TestSignOffOnPageOne(t *testing.T) {
	r := reporttest.Agency(t)
	for _, o := range []report.Options{{}, {SignOff: true}, {SignOff: true, Summary: true}} {
		pages := reporttest.TextPages(t, pdfOf(t, reporttest.With(r, o)))
		if got := strings.Contains(pages[0], "Signature"); got != o.SignOff {
			t.Errorf("%+v: signed on page one: %t", o, got)
		}
		if got := strings.Contains(strings.Join(pages[1:], " "), "Signature"); got == o.SignOff {
			t.Errorf("%+v: signed at the end: %t", o, got)
		}
	}
	for _, format := range []string{"html", "docx", "md"} {
		f, _ := Named(Formats, format)
		file, err := f.Bytes(reporttest.With(r, report.Options{SignOff: true}), doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		text := readText(t, format, file)
		if n := strings.Count(text, "Signature"); n != 1 || strings.Index(text, "Signature") > strings.Index(text, report.MapIntro) {
			t.Errorf("%s: %d tables to sign, or not on page one", format, n)
		}
	}
}
