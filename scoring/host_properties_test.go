package scoring_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/scoring"
)

// TestAGuestIsNeverAskedWhatItsHostIs: of software and the entry that it runs on, a
// control that lies below the software is asked of the host alone, whose cell weighs as
// much as the one of the two that matters more.
func TestAGuestIsNeverAskedWhatItsHostIs(t *testing.T) {
	seen := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		cells := map[q.CellID]*q.Cell{}
		list := q.Cells(c, a)
		for i := range list {
			cells[list[i].ID()] = &list[i]
		}
		for _, s := range a.Services {
			host, ok := q.HostOf(c, a, s)
			if !ok || host.Key == "" {
				continue
			}
			for i := range c.Controls {
				k := &c.Controls[i]
				guest, below := cells[q.CellID{Control: k.ID, Service: s.Key}], cells[q.CellID{Control: k.ID, Service: host.Key}]
				if !k.OfHost() || guest == nil || guest.Layer == nil {
					continue
				}
				seen++
				if below == nil || guest.State != q.Inherited {
					t.Fatalf("%s on %s is %s; the host has %+v", guest.ID(), host.Key, guest.State, below)
				}
				if src := cells[q.CellID{Control: k.ID, Service: guest.Source}]; src.State == q.Inherited || src.Factor < max(q.Factor(c, s), q.Factor(c, *a.Service(host.Key))) {
					t.Fatalf("%s is answered by %s, %s with factor %v", guest.ID(), src.ID(), src.State, src.Factor)
				}
			}
		}
	})
	if seen == 0 {
		t.Error("nothing was asked of a host")
	}
}

// TestWhatAProductDoesIsInNeitherSum: a known cell weighs nothing. An answer makes it one
// like any other, which counts by its credit; taking that away gives the results of before.
// No other cell but its follow-ups, and those that it answers for, changes.
func TestWhatAProductDoesIsInNeitherSum(t *testing.T) {
	seen := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for _, cell := range q.Cells(c, a) {
			if cell.Fact != nil && rapid.Bool().Draw(t, "nobody said anything") {
				a.Answer(cell.ID(), "", q.Notes{}, "2026-11-20")
			}
		}
		before := scoring.Assess(c, a)
		for i := range before.Cells {
			known := &before.Cells[i]
			if known.State != q.Known {
				continue
			}
			seen++
			if known.Weight != 0 || known.Share != 0 || known.Gap() || known.Unclear() || known.Fact == nil {
				t.Fatalf("%s weighs %v", known.ID(), known.Weight)
			}
			b := a.Clone()
			best := known.Control.Question.Options[0].ID
			b.Answer(known.ID(), best, q.Notes{}, "2026-11-20")
			after := scoring.Assess(c, &b)
			if is := after.Cells[i]; is.State != q.Asked && is.State != q.Met && is.State != q.Unmet && is.State != q.OutsideAnswer || is.State == q.Asked && (is.Value != 1 || is.Weight == 0) {
				t.Fatalf("%s answered is %s, worth %v of %v", is.ID(), is.State, is.Value, is.Weight)
			}
			for j := range after.Cells {
				was, is := &before.Cells[j], &after.Cells[j]
				own := j == i || is.Control == known.Control && is.Source == known.Service
				if !own && !follows(is.Control, known.Control.ID, c) && (was.State != is.State || was.Answer != is.Answer || was.Value != is.Value) {
					t.Fatalf("%s was answered, and %s goes from %s to %s", known.ID(), is.ID(), was.State, is.State)
				}
			}
			b.Answer(known.ID(), "", q.Notes{}, "2026-11-20")
			if again := scoring.Assess(c, &b); again.Total != before.Total || again.Band != before.Band || again.Cells[i].State != q.Known {
				t.Fatalf("%s taken back: %+v, was %+v", known.ID(), again.Total, before.Total)
			}
		}
	})
	if seen == 0 {
		t.Error("no product does anything by itself")
	}
}

// follows reports whether a question follows on another one, directly or not.
func follows(k *catalogue.Control, on string, c *catalogue.Catalogue) bool {
	return slices.ContainsFunc(k.AskWhen, func(cond catalogue.Condition) bool {
		earlier, ok := c.Control(cond.Control)
		return cond.Control == on || ok && follows(earlier, on, c)
	})
}

// TestNobodyAloneNeedsATeam: a business of one person has no cell and no duty that takes a
// second one, however deep it is asked.
func TestNobodyAloneNeedsATeam(t *testing.T) {
	check := func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		a.Profile.People = 1
		team := func(id string) bool {
			k, ok := c.Control(id)
			return ok && k.NeedsTeam
		}
		for _, depth := range []q.Depth{q.CoreDepth, q.FullDepth} {
			a.Profile.Depth = depth
			for _, cell := range q.Cells(c, a) {
				if cell.Control.NeedsTeam {
					t.Fatalf("%s is asked at %s depth", cell.ID(), depth)
				}
			}
		}
		duties := q.Derive(c, a)
		for _, d := range duties.Organisation {
			if team(d.Control) {
				t.Fatalf("%s is a duty", d.Control)
			}
		}
		for _, s := range duties.Services {
			for _, d := range s.Yours {
				if team(d.Control) {
					t.Fatalf("%s is a duty for %s", d.Control, s.Key)
				}
			}
		}
	}
	always(t, check)
	c := shippedCatalogue(t)
	rapid.Check(t, func(t *rapid.T) {
		a := q.New("Alone")
		for _, s := range rapid.SliceOfN(rapid.SampledFrom(c.Services), 0, 6).Draw(t, "stack") {
			a.AddService(q.Service{ID: s.ID, Data: s.Data})
		}
		check(t, c, &a)
	})
}

// TestALaterServiceNeverCountsAsGood: a service that came after others were answered
// together adds nothing to what is in place, and something to what is not known.
func TestALaterServiceNeverCountsAsGood(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		a.Profile.Depth = q.CoreDepth
		r := scoring.Assess(c, a)
		for i := range r.Cells {
			cell := &r.Cells[i]
			if _, written := a.Answers[cell.ID()]; written || !cell.Answer.Together || cell.State != q.Asked {
				continue
			}
			if cell.Answer.Option != q.NotSure || !cell.Rest || cell.Known || cell.Value != 0 || cell.Weight > 0 && !cell.Unclear() || cell.Open() {
				t.Fatalf("%s: %+v, worth %v", cell.ID(), cell.Answer, cell.Value)
			}
		}
	})
}

// shippedCatalogue is the content that the program ships.
func shippedCatalogue(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}
