package export

import (
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// TestPDFSaysWhatChanged: page one and the progress tell what changed since the
// snapshot, and what was fixed and is open again is marked wherever it stands.
func TestPDFSaysWhatChanged(t *testing.T) {
	r := reporttest.Tracked(t)
	c := r.Since()
	if c == nil || len(c.Improved) == 0 || len(r.Reopened()) != 1 {
		t.Fatalf("the sample has changed: %d open again", len(r.Reopened()))
	}
	pages := reporttest.TextPages(t, pdfOf(t, r))
	all := strings.Join(pages, " ")
	if want := r.SinceText(c); want == "" || !strings.Contains(pages[0], want) {
		t.Errorf("%q is not on page one", want)
	}
	a := r.Reopened()[0]
	for where, text := range map[string]string{"page one": pages[0], "the plan": textOfSection(t, r, "plan"), "the progress": textOfSection(t, r, "progress")} {
		if !strings.Contains(text, "fixed on "+report.DayOf(a.Reopened)) || !strings.Contains(text, "open again") {
			t.Errorf("%s does not say that %s is open again", where, a.ID)
		}
	}
	for _, ch := range report.Biggest(c.Improved)[:min(12, len(c.Improved))] {
		if !strings.Contains(all, ch.Control.Title) {
			t.Errorf("%q got better, and is not in the report", ch.Control.Title)
		}
	}
	first := reporttest.Agency(t)
	if told := first.SinceText(nil); told != "" || strings.Contains(reporttest.TextPages(t, pdfOf(t, first))[0], "Since ") {
		t.Errorf("without a snapshot it says %q", told)
	}
}

func textOfSection(t *testing.T, r *report.Report, id string) string {
	return strings.Join(reporttest.TextPages(t, pdfOf(t, reporttest.With(r, report.Options{Sections: []string{id}}))), " ")
}

// TestSinceWithoutSnapshot still tells what is open again.
func TestSinceWithoutSnapshot(t *testing.T) {
	r := reporttest.Agency(t)
	r.Plan.Actions[0].Reopened = "2026-11-01"
	if got := r.SinceText(nil); got != "1 gap that was fixed is open again." {
		t.Errorf("it says %q", got)
	}
	if text := textOfSection(t, r, "progress"); strings.Contains(text, "open again") {
		t.Error("a report built anew keeps what was only set on the old one")
	}
	var none scoring.Comparison
	if got := reporttest.Agency(t).SinceText(&report.Compared{Comparison: none}); got != "" {
		t.Errorf("without a result it says %q", got)
	}
}

// TestSinceNamesTheRound: every format for people, and the data, say which round it is,
// by the name that somebody gave it; one named by its day has the day alone, and a
// redacted copy no name that somebody typed.
func TestSinceNamesTheRound(t *testing.T) {
	r := reporttest.Tracked(t)
	a := r.Assessment.Clone()
	day := report.DayOf(a.Rounds[0].Date)
	a.Rounds[0].Name = "Workshop <1> & tea"
	named := report.Options{}.Build(r.Catalogue, &a, r.Date, time.Time{})
	redacted := report.Options{Redact: true}.Build(r.Catalogue, &a, r.Date, time.Time{})
	if got, want := named.SinceText(named.Since()), "Since the round “Workshop <1> & tea” of "+day+": "; !strings.HasPrefix(got, want) {
		t.Errorf("it says %q, not %q", got, want)
	}
	if got := r.SinceText(r.Since()); !strings.HasPrefix(got, "Since "+day+": ") {
		t.Errorf("a round without a name: %q", got)
	}
	for name, text := range formatsOf(t, named) {
		want := "Workshop"
		if name == "json" {
			want = `"round": "Workshop <1> & tea"`
		}
		if !strings.Contains(text, want) {
			t.Errorf("%s does not name the round", name)
		}
	}
	for name, text := range formatsOf(t, redacted) {
		if strings.Contains(text, "Workshop") || name != "json" && !strings.Contains(text, "“Round 1” of "+day) {
			t.Errorf("%s, redacted: it names the round, or no round", name)
		}
	}
	if c := (report.Options{Redact: true, Since: "Round 1"}).Build(r.Catalogue, &a, r.Date, time.Time{}).Since(); c != nil {
		t.Error("a name that no round has finds one by the name that it gets redacted")
	}
}

// TestSinceTheSameDay: a round that is named may be of the day of the report.
func TestSinceTheSameDay(t *testing.T) {
	r := reporttest.Tracked(t)
	a := r.Assessment.Clone()
	on, err := a.Rounds[0].Date.Time()
	if err != nil {
		t.Fatal(err)
	}
	for since, there := range map[string]bool{"": false, string(a.Rounds[0].Date): true} {
		if c := (report.Options{Since: since}).Build(r.Catalogue, &a, on, time.Time{}).Since(); (c != nil) != there {
			t.Errorf("since %q: %v", since, c)
		}
	}
}
