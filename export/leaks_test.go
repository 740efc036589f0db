package export

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"testing"

	"yourpart/export/pdf/doc"
	"yourpart/export/report"
	"yourpart/export/report/reporttest"
)

// leakPassphrase encrypts the PDFs of these tests.
const leakPassphrase = "four words of a test"

// TestLeftOutIsNowhere: in every format and for every part alone, what was typed
// is in a file only where its pages show it. Formats that always carry everything
// refuse to leave parts out.
func TestLeftOutIsNowhere(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	s := reporttest.NewSecrets("one")
	r := s.Told(t)
	x := doc.Extra{Logo: s.Logo(t)}
	layouts := map[string]report.Options{"summary": {Summary: true}}
	for _, section := range report.Sections {
		layouts["only "+section.ID] = report.Options{Sections: []string{section.ID}}
	}
	for name, o := range layouts {
		for _, f := range Formats {
			narrow := reporttest.With(r, o)
			b, err := f.Bytes(narrow, x)
			if !f.Narrows {
				if err == nil || !strings.Contains(err.Error(), "carries everything") {
					t.Errorf("%s as %s: %d bytes, %v; want it refused", name, f.Name, len(b), err)
				}
				continue
			}
			if err != nil {
				t.Errorf("%s as %s: %v", name, f.Name, err)
				continue
			}
			pages, all := readable(t, f.Name, b), everything(t, b, "")
			tellHidden(t, name+" as "+f.Name, s, pages, all)
			tellForeign(t, name+" as "+f.Name, s, o, all)
			if f.Encrypts() && !testing.Short() {
				locked := x
				locked.Passphrase = leakPassphrase
				if b, err = f.Bytes(narrow, locked); err != nil {
					t.Errorf("%s as %s, encrypted: %v", name, f.Name, err)
					continue
				}
				tellHidden(t, name+" as encrypted "+f.Name, s, pages, everything(t, b, leakPassphrase))
			}
		}
	}
}

// TestSecretsAreTold: every word of these tests is in an open report, but for
// those that no report says. So a word that is not found was left out.
func TestSecretsAreTold(t *testing.T) {
	s := reporttest.NewSecrets("one")
	r := s.Told(t)
	var all strings.Builder
	for _, f := range Formats {
		b, err := f.Bytes(r, doc.Extra{Logo: s.Logo(t)})
		if err != nil {
			t.Fatal(err)
		}
		all.WriteString(everything(t, b, ""))
	}
	for kind, word := range s.Kinds() {
		if said := holds(all.String(), word); said == slices.Contains(unsaid, kind) {
			t.Errorf("an open report says the %s: %v", kind, said)
		}
	}
}

// unsaid is what no report says at all.
var unsaid = []string{"plan", "part", "runs-on", "logo", "logo-path", "gone-key", "gone-action", "agreed-action", "past-option", "own-whom", "own-label", "reworded-label",
	"overlay-account", "overlay-alias", "overlay-variant", "overlay-way", "overlay-way-label", "overlay-hazard-why",
	"sheet-number", "sheet-to"}

// shownIn are the parts that may show what somebody noted; no other may.
var shownIn = map[string][]string{
	"first-person": {report.SectionAnswers, report.SectionFindOut}, "second-person": {report.SectionAnswers, report.SectionFindOut},
	"said-note": {report.SectionAnswers}, "said-evidence": {report.SectionAnswers},
	"note": {report.SectionAnswers, report.SectionAccepted}, "evidence": {report.SectionAnswers, report.SectionEvidence}, "evidence-for": {report.SectionAnswers, report.SectionEvidence}, "said-by": {report.SectionAnswers},
	"scan-tenant": {report.SectionAnswers, report.SectionEvidence}, "scan-version": {report.SectionAnswers, report.SectionEvidence}, "scan-checks": {report.SectionAnswers, report.SectionEvidence}, "scan-open-tenant": {report.SectionEvidence},
	"round": {report.SectionSummary, report.SectionProgress}, "reason": {report.SectionAccepted}, "action-note": {report.SectionPlan, report.SectionFindOut},
	"plan": nil, "part": nil, "runs-on": nil, "country": {report.SectionLaws}, "logo-path": nil, "logo": nil, "gone-key": nil, "gone-option": nil, "gone-action": nil, "agreed-action": nil, "past-option": nil,
	"agreed-by":    {report.SectionPlan},
	"gone-control": {report.SectionProgress}, "past-control": {report.SectionProgress},
}

// tellForeign tells of notes in a file whose parts have no place for them.
func tellForeign(t *testing.T, what string, s *reporttest.Secrets, o report.Options, all string) {
	t.Helper()
	for kind, sections := range shownIn {
		may := slices.ContainsFunc(sections, func(id string) bool { return slices.Contains(o.Shown(), id) })
		if !may && holds(all, s.Kinds()[kind]) {
			t.Errorf("%s has the %s", what, kind)
		}
	}
}

// tellHidden tells of words that are in a file and not on its pages.
func tellHidden(t *testing.T, what string, s *reporttest.Secrets, pages, all string) {
	t.Helper()
	for _, kind := range slices.Sorted(maps.Keys(s.Kinds())) {
		if word := s.Kinds()[kind]; holds(all, word) && !holds(pages, word) {
			t.Errorf("%s hides the %s", what, kind)
		}
	}
}

// TestRedactedIsTheSameForAll: two businesses that differ in nothing but what
// was typed, overlays included, get the same bytes in every format, and none of
// it is in them. The numbers are those of the open report.
func TestRedactedIsTheSameForAll(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	one, two := reporttest.NewSecrets("one"), reporttest.NewSecrets("two")
	a, b := one.Told(t), two.Told(t)
	layouts := map[string]report.Options{"": {Redact: true}, "summary ": {Redact: true, Summary: true}, "plan ": {Redact: true, Sections: []string{"plan"}}}
	for name, o := range layouts {
		ra, rb := reporttest.With(a, o), reporttest.With(b, o)
		if a.Result.Total != ra.Result.Total || a.Counts() != ra.Counts() || len(a.Plan.Accepted) != len(ra.Plan.Accepted) {
			t.Errorf("redacting changed the result: %+v %+v, %+v %+v", a.Result.Total, ra.Result.Total, a.Counts(), ra.Counts())
		}
		for i := range a.Plan.Actions {
			if x, y := &a.Plan.Actions[i], &ra.Plan.Actions[i]; x.Kind != y.Kind || x.Hours != y.Hours || !x.Due.Equal(y.Due) || x.Control.Weight != y.Control.Weight || x.Control.Hazard != y.Control.Hazard {
				t.Errorf("redacting changed the order of the plan: action %d is %s, not %s", i, y.ID, x.ID)
			}
		}
		for _, f := range Formats {
			if o.Narrowed() && !f.Narrows {
				continue
			}
			fa, err := f.Bytes(ra, doc.Extra{Logo: one.Logo(t)})
			if err != nil {
				t.Fatal(err)
			}
			fb, err := f.Bytes(rb, doc.Extra{Logo: two.Logo(t)})
			if err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(fa, fb) {
				t.Errorf("%s%s: the bytes tell two businesses apart", name, f.Name)
			}
			tellHidden(t, "redacted "+name+f.Name, one, "", everything(t, fa, ""))
			if f.Encrypts() && !testing.Short() {
				if fa, err = f.Bytes(ra, doc.Extra{Passphrase: leakPassphrase}); err != nil {
					t.Fatal(err)
				}
				tellHidden(t, "redacted "+name+"encrypted "+f.Name, one, "", everything(t, fa, leakPassphrase))
			}
		}
	}
}

// TestRedactedPortfolioIsTheSameForAll is the same for many clients.
func TestRedactedPortfolioIsTheSameForAll(t *testing.T) {
	one, two := reporttest.NewSecrets("one"), reporttest.NewSecrets("two")
	made := func(s *reporttest.Secrets) *report.Portfolio {
		o := report.Options{Redact: true}
		r := reporttest.With(s.Told(t), o)
		p := &report.Portfolio{Date: r.Date, Catalogue: r.Catalogue.Version, Options: o,
			Clients: []report.Client{r.Client(s.Of("file") + ".json")}, Unread: []report.Unread{{File: s.Of("unread"), Why: s.Of("why")}}}
		p.Redact()
		return p
	}
	a, b := made(one), made(two)
	for _, f := range Portfolios {
		fa, err := f.Bytes(a, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		fb, err := f.Bytes(b, doc.Extra{})
		if err != nil || !bytes.Equal(fa, fb) {
			t.Errorf("%s: the bytes tell two lists of clients apart (%v)", f.Name, err)
		}
		tellHidden(t, "redacted portfolio as "+f.Name, one, "", everything(t, fa, ""))
	}
}

// TestSheetsHideNothing: nor has what is sent to others anything that they do not
// see.
func TestSheetsHideNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("left out of short runs")
	}
	s := reporttest.NewSecrets("one")
	r := s.Told(t)
	for id := range r.Assessment.Answers {
		if id.Control == "mfa-all-users" || id.Control == s.Of("own-control") {
			delete(r.Assessment.Answers, id) // so that something is open
		}
	}
	r = reporttest.With(r, report.Options{})
	for _, f := range Sheets {
		b, err := f.Bytes(r, doc.Extra{})
		if err != nil {
			t.Fatal(err)
		}
		tellHidden(t, "questions as "+f.Name, s, readable(t, f.Name, b), everything(t, b, ""))
	}
}
