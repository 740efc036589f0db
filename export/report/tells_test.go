package report_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// figure is what a text counts or measures.
var figure = regexp.MustCompile(`\d|per cent|one in (two|three|four|five|ten)`)

// TestFiguresNameTheirSource: each figure in the reasons of the catalogue has a page with
// publisher and month, in the words for one person as well.
func TestFiguresNameTheirSource(t *testing.T) {
	c := reporttest.Shipped(t)
	for i := range c.Controls {
		for _, k := range []*catalogue.Control{&c.Controls[i], c.Controls[i].Alone()} {
			if figure.MatchString(k.Why) && k.WhySource == "" {
				t.Errorf("%s: no source for %q", k.ID, k.Why)
			}
			if k.WhySource != "" && (k.WhyBy == "" || k.WhyDate == "") {
				t.Errorf("%s: no publisher or month of %s", k.ID, k.WhySource)
			}
		}
	}
}

// TestFiguresAreMarked: the reason of each action leads to its source, by a number where
// the report lists its sources, and else by publisher and month.
func TestFiguresAreMarked(t *testing.T) {
	whole, summary := example(t, report.Options{}), example(t, report.Options{Summary: true})
	sources, marked := whole.Sources(), 0
	for i := range whole.Plan.Actions {
		k := whole.Plan.Actions[i].Control
		if k.WhySource == "" {
			continue
		}
		marked++
		at := slices.IndexFunc(sources, func(s report.Source) bool { return s.URL == k.WhySource })
		if got, want := whole.Marks().Why(k), strings.TrimSuffix(k.Why, ".")+fmt.Sprintf(" [%d].", at+1); at < 0 || got != want {
			t.Errorf("%s: %q, want %q", k.ID, got, want)
		}
		month, _ := time.Parse("2006-01", k.WhyDate)
		want := strings.TrimSuffix(k.Why, ".") + " (" + k.WhyBy + ", " + month.Format("Jan 2006") + ")."
		for _, got := range []string{summary.Marks().Why(k), report.Cited(k)} {
			if got != want {
				t.Errorf("%s: %q, want %q", k.ID, got, want)
			}
		}
	}
	if marked < 3 {
		t.Errorf("%d reasons with a source", marked)
	}
	cost := whole.Marks().Estimate("USD 10 a year")
	if last := sources[len(sources)-1]; cost != fmt.Sprintf("USD 10 a year [%d]", len(sources)) || !strings.Contains(last.Text(), "catalogue "+whole.Catalogue.Version) {
		t.Errorf("%q, and the source is %q", cost, last.Text())
	}
	if got := whole.Marks().Estimate("Free"); got != "Free" {
		t.Errorf("nothing costs %q", got)
	}
}

// TestSourcesAreNoBareAddresses: each source has who published it, and no page is there twice.
func TestSourcesAreNoBareAddresses(t *testing.T) {
	seen := map[string]bool{}
	for _, s := range example(t, report.Options{}).Sources() {
		if s.Publisher() == "" || seen[s.URL] {
			t.Errorf("%+v", s)
		}
		seen[s.URL] = true
	}
	for _, tt := range []struct {
		s    report.Source
		want string
	}{
		{report.Source{By: "Sophos", Date: "2024-03", URL: "https://news.sophos.com/x"}, "Sophos, Mar 2024: news.sophos.com/x"},
		{report.Source{Date: "2026-11", URL: "https://www.example.org/x"}, "example.org/x, as of Nov 2026"},
		{report.Source{URL: "https://example.org/x"}, "example.org/x"},
		{report.Source{By: "Ourselves"}, "Ourselves"},
		{report.Source{By: "A survey", Date: "2024", URL: "https://example.org/y"}, "A survey, 2024: example.org/y"},
	} {
		if got := tt.s.Text(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
}

// of is the example's report in some countries.
func of(t *testing.T, o report.Options, countries ...string) *report.Report {
	t.Helper()
	r := example(t, report.Options{})
	a := r.Assessment.Clone()
	a.Profile.Countries = countries
	return o.Build(r.Catalogue, &a, r.Date, time.Time{})
}

// TestLawsAndDeadlines: countries and data bring in whom to tell and by when; what is not
// known is said, and a redacted report tells of no country.
func TestLawsAndDeadlines(t *testing.T) {
	r := of(t, report.Options{}, "Germany", "Atlantis")
	rows := r.Laws()
	if len(rows) == 0 || rows[0].Name != "GDPR" {
		t.Fatalf("the laws are %+v", rows)
	}
	cells := rows[0].Cells()
	if len(cells) != len(report.LawHeads) || !strings.HasPrefix(cells[2], "The data protection authority") || cells[3] != "72 hours after learning of it" {
		t.Errorf("the row is %q", cells)
	}
	if got := rows[0].From(); got != "eur-lex.europa.eu" {
		t.Errorf("it is from %q", got)
	}
	if notes := r.LawNotes(); len(notes) != 2 || !strings.Contains(notes[0], "Atlantis") || notes[1] != report.LawsLimit {
		t.Errorf("the notes are %q", notes)
	}
	if notes := of(t, report.Options{}).LawNotes(); !strings.Contains(notes[0], "No country is named") {
		t.Errorf("without a country the notes are %q", notes)
	}
	hidden := of(t, report.Options{Redact: true}, "Germany")
	if len(hidden.Laws()) > 0 || hidden.TellsLaws() || len(hidden.LawNotes()) != 1 {
		t.Errorf("a redacted report tells %v, %q", hidden.Laws(), hidden.LawNotes())
	}
	if !of(t, report.Options{Redact: true, Sections: []string{report.SectionLaws}}, "Germany").TellsLaws() {
		t.Error("what is asked for by name is not there")
	}
	for _, l := range reporttest.Shipped(t).Laws {
		if l.To != "" && l.Deadline == "" {
			t.Errorf("%s: to %s, and not by when", l.Name, l.To)
		}
	}
}

// TestEvidenceHoldsEveryControl: each cell that the business answers for is in one row, and
// stands as its answer says.
func TestEvidenceHoldsEveryControl(t *testing.T) {
	r := example(t, report.Options{})
	want, got, states := 0, 0, map[string]bool{}
	for i := range r.Result.Cells {
		if r.Result.Cells[i].State != questionnaire.ByProvider {
			want++
		}
	}
	named, _, _ := r.Evidence()
	for _, e := range r.EvidenceRows() {
		got += len(e.Services)
		states[e.State] = true
		if !slices.Contains(report.EvidenceStates, e.State) || len(e.Cells()) != len(report.EvidenceHeads) {
			t.Errorf("%s is %q in %d cells", e.Control.ID, e.State, len(e.Cells()))
		}
		if e.Frameworks != r.RefsText(e.Control) {
			t.Errorf("%s is in %q", e.Control.ID, e.Frameworks)
		}
	}
	if got != want {
		t.Errorf("%d cells in the rows, want %d", got, want)
	}
	for _, s := range report.EvidenceStates {
		if !states[s] {
			t.Errorf("nothing is %q in the example", s)
		}
	}
	shown := 0
	for _, e := range r.EvidenceRows() {
		if e.Evidence != "" && e.Date != "" {
			shown += len(e.Services)
		}
	}
	if shown != named || named == 0 {
		t.Errorf("%d answers with evidence, want %d", shown, named)
	}
	for _, e := range example(t, report.Options{Redact: true}).EvidenceRows() {
		if e.Evidence != "" && e.Date != "" {
			t.Errorf("redacted, %s has the evidence %q", e.Control.ID, e.Evidence)
		}
	}
}

// TestFrameworksOfActions: numbers are those of the goals, or of a standard set without one,
// and those only touched are in brackets.
func TestFrameworksOfActions(t *testing.T) {
	r := example(t, report.Options{})
	k, _ := r.Catalogue.Control("mfa-all-users")
	if got := r.RefsText(k); !strings.HasPrefix(got, "ISO 27001 A.8.5 (A.5.17) · NIST CSF PR.AA-03 · CIS IG1 ") {
		t.Errorf("the standard set is %q", got)
	}
	if note := r.FrameworksNote(); !strings.Contains(note, "ISO 27001 2022, NIST CSF 2.0 and CIS IG1 8.1, as no goal is chosen") {
		t.Errorf("the note is %q", note)
	}
	goal := reporttest.WithGoal(t, reporttest.Agency(t))
	k, _ = goal.Catalogue.Control("mfa-all-users")
	if got := goal.RefsText(k); got != "Harbour Rules H1 (H3)" {
		t.Errorf("the goal is %q", got)
	}
	if note := goal.FrameworksNote(); !strings.Contains(note, "Harbour Rules 3, as goals of the business") {
		t.Errorf("the note is %q", note)
	}
	if got := reporttest.Agency(t).FrameworksNote(); got != "" {
		t.Errorf("without any framework the note is %q", got)
	}
	for i := range r.Plan.Actions {
		if a := &r.Plan.Actions[i]; a.Kind == "fix" && !a.Closed && !strings.HasPrefix(report.DoneWhen(a), "the answer is “") {
			t.Errorf("%s is done when %q", a.ID, report.DoneWhen(a))
		}
	}
}
