package questionnaire_test

import (
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
)

// asideOf counts what was set aside in an assessment.
func asideOf(t testing.TB, a *q.Assessment) (n q.AsideCount) {
	t.Helper()
	for _, cell := range q.Cells(small(t), a) {
		n.Add(&cell)
	}
	return n
}

// TestAside: what is not applicable, what builds on it and what is handled
// elsewhere is set aside; what another service answers for counts once.
func TestAside(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                string
		parts               []string
		total, other, kinds string
	}{
		{"nothing", []string{"crm"}, "", "", ""},
		{"a must-have", []string{"crm", "second-step@crm=not-applicable"}, "4 of 6 set aside, 1 must-have among them", "", "all not applicable"},
		{"both", []string{"crm", "second-step@crm=handled-elsewhere", "policy=not-applicable"}, "", "", "1 handled elsewhere"},
	} {
		a := build(t, c.parts...)
		n := asideOf(t, a)
		if got := n.String(); c.total != "" && got != c.total {
			t.Errorf("%s: %q, want %q", c.name, got, c.total)
		}
		if got := n.Kinds(); !strings.Contains(got, c.kinds) {
			t.Errorf("%s: %q, want %q", c.name, got, c.kinds)
		}
	}
	if n := (q.AsideCount{Of: 56, NotApplicable: 1, MustHaves: 1}); n.String() != "1 of 56 set aside, 1 must-have" || n.Kinds() != "not applicable" {
		t.Errorf("one: %q, %q", n, n.Kinds())
	}
	if n := (q.AsideCount{Of: 9, NotApplicable: 2, Elsewhere: 1}); n.String() != "3 of 9 set aside, no must-have among them" || n.Kinds() != "2 not applicable, 1 handled elsewhere" {
		t.Errorf("no must-have: %q, %q", n, n.Kinds())
	}
}

// TestAsideMuch: more than a third of the must-haves that count is much, a third
// is not; everything is told as everything.
func TestAsideMuch(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n             q.AsideCount
		much, all, no bool
	}{
		{q.AsideCount{Of: 9, MustCount: 3}, false, false, false},
		{q.AsideCount{Of: 9, Elsewhere: 1, MustElsewhere: 1, MustCount: 3}, false, false, false},
		{q.AsideCount{Of: 9, Elsewhere: 2, MustElsewhere: 2, MustCount: 5}, true, false, false},
		{q.AsideCount{Of: 3, Elsewhere: 2, NotApplicable: 1, MustElsewhere: 1, MustCount: 1}, true, true, false},
		{q.AsideCount{Of: 3, NotApplicable: 3}, false, false, true},
		{q.AsideCount{}, false, false, false},
	} {
		if c.n.MuchByOthers() != c.much || c.n.ByOthers() != c.all || c.n.Everything() != c.no {
			t.Errorf("%+v: much %v, all by others %v, everything %v", c.n, c.n.MuchByOthers(), c.n.ByOthers(), c.n.Everything())
		}
	}
}

// TestAsideRemarks: check names each must-have that was set aside, with its
// reason and who said so, cleaned.
func TestAsideRemarks(t *testing.T) {
	t.Parallel()
	a := build(t, "crm")
	for id, cell := range cellsOf(small(t), a) {
		if cell.Control.MustHave && cell.State == q.Asked {
			a.Set(cell.ID(), q.Answer{Option: q.NotApplicable, Note: "because\x1b[31m so", By: "Mara"})
			found := false
			for _, r := range q.CheckOn(small(t), a, time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)) {
				found = found || (r.Rule == "must-have-aside" && r.Cell.String() == id && strings.Contains(r.Text, "so”, said Mara") && !strings.Contains(r.Text, "\x1b"))
			}
			if !found {
				t.Errorf("nothing names %s", id)
			}
			return
		}
	}
	t.Fatal("no must-have is asked")
}

// TestNewerCatalogue: what a newer catalogue brought is kept and left out of
// account, and its version stays.
func TestNewerCatalogue(t *testing.T) {
	t.Parallel()
	c := small(t)
	a := build(t, "mail", "crm", "second-step@crm=everyone")
	before := len(q.Cells(c, a))
	a.Services = append(a.Services, q.Service{Key: "moonbase", ID: "moonbase", Data: []string{"brain-scans", "health"}, Stops: true, Variant: "orbit"})
	a.Services[0].Data = append(a.Services[0].Data, "brain-scans")
	if a.Fits(c) == nil {
		t.Error("a service of the same catalogue that is not there fits")
	}
	a.Catalogue = "2031.01"
	if err := a.Fits(c); err != nil {
		t.Error(err)
	}
	cells := q.Cells(c, a)
	if len(cells) != before {
		t.Errorf("%d cells, and %d without what is not known", len(cells), before)
	}
	for _, s := range q.Derive(c, a).Services {
		if s.Key == "moonbase" {
			t.Error("somebody answers for layers of a service that is not known")
		}
	}
	a.SavedWith(c)
	if a.Catalogue != "2031.01" {
		t.Errorf("set back to %s", a.Catalogue)
	}
	a.Catalogue = "2020.01"
	if a.SavedWith(c); a.Catalogue != c.Version {
		t.Errorf("it stays at %s", a.Catalogue)
	}
}

// TestFutureDates: a day to come is an error, but for tomorrow, as it is that day
// somewhere already.
func TestFutureDates(t *testing.T) {
	t.Parallel()
	today := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	for day, errors := range map[q.Date]int{"2026-11-30": 0, "2026-12-01": 0, "2026-12-02": 1, "2030-01-01": 1, "": 0} {
		a := build(t, "crm")
		a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written", Date: day})
		if n := q.Errors(q.CheckOn(small(t), a, today)); n != errors {
			t.Errorf("answered on %q: %d errors, want %d", day, n, errors)
		}
	}
	a := build(t, "crm")
	a.SetTracking("policy", q.Tracking{Owner: "Mara", Due: "2030-01-01"})
	a.SetTracking("training", q.Tracking{Status: q.Accepted, Owner: "Mara", Reason: "later", Expires: "2030-01-01"})
	if n := q.Errors(q.CheckOn(small(t), a, today)); n != 0 {
		t.Errorf("%d errors of days that may be to come", n)
	}
}
