package scoring_test

import (
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestCompareWithItself says that nothing changed, for the assessment and for
// a snapshot of it.
func TestCompareWithItself(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		b, err := q.Snapshot(*a, "2026-11-30")
		if err != nil {
			t.Fatal(err)
		}
		past := b.At(b.Rounds[0])
		for _, other := range []*q.Assessment{a, &past} {
			cmp := scoring.Compare(c, a, other)
			if !cmp.Same() || cmp.Unchanged != cmp.SharedCells || cmp.SharedOld != cmp.SharedNew || cmp.SharedNew != cmp.New.Total {
				t.Fatalf("%+v", cmp)
			}
		}
	})
}

// TestCompareMirrors: the other way round everything swaps.
func TestCompareMirrors(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		b := anyStack(t, c)
		answerAll(t, c, b)
		there, back := scoring.Compare(c, a, b), scoring.Compare(c, b, a)
		for _, x := range []struct {
			name     string
			one, two []scoring.Change
		}{
			{"improved", there.Improved, back.Worsened},
			{"worsened", there.Worsened, back.Improved},
			{"found out", there.FoundOut, back.LostTrack},
			{"lost track", there.LostTrack, back.FoundOut},
			{"added", there.Added, back.Gone},
			{"gone", there.Gone, back.Added},
		} {
			if !mirrored(x.one, x.two) {
				t.Fatalf("%s: %s, the other way round %s", x.name, listed(x.one), listed(x.two))
			}
		}
		if !nearScore(there.SharedOld, back.SharedNew) || !nearScore(there.SharedNew, back.SharedOld) ||
			there.Unchanged != back.Unchanged || there.SharedCells != back.SharedCells || len(there.Why) != len(back.Why) {
			t.Fatalf("%+v\nthe other way round %+v", there, back)
		}
	})
}

func mirrored(one, two []scoring.Change) bool {
	back := map[q.CellID]scoring.Change{}
	for _, ch := range two {
		back[ch.CellID] = ch
	}
	for _, ch := range one {
		o, ok := back[ch.CellID]
		if !ok || o.Was != ch.Is || o.Is != ch.Was || !near(o.Points, -ch.Points) {
			return false
		}
	}
	return len(one) == len(two)
}

func nearScore(a, b scoring.Score) bool {
	return near(a.Earned, b.Earned) && near(a.Unknown, b.Unknown) && near(a.Total, b.Total)
}

// TestSharedIsTotalForOneStack: where both sides have one stack and leave out
// nothing as not applicable, the shared scores are the totals, and the points
// of what changed make the difference.
func TestSharedIsTotalForOneStack(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		b := a.Clone()
		answerAll(t, c, &b)
		for _, side := range []*q.Assessment{a, &b} {
			for id, ans := range side.Answers {
				if ans.Option == q.NotApplicable {
					side.Set(id, q.Answer{Option: q.NotSure})
				}
			}
			for _, cell := range q.Cells(c, side) {
				if cell.State == q.Known { // what counts on one side only is not shared
					side.Set(cell.ID(), q.Answer{Option: q.NotSure})
				}
			}
		}
		cmp := scoring.Compare(c, a, &b)
		if !nearScore(cmp.SharedOld, cmp.Old.Total) || !nearScore(cmp.SharedNew, cmp.New.Total) || len(cmp.Added)+len(cmp.Gone)+len(cmp.Why) != 0 {
			t.Fatalf("%+v", cmp)
		}
		sum := 0.0
		for _, ch := range append(cmp.Improved, cmp.Worsened...) {
			sum += ch.Points
		}
		if !near(sum, cmp.SharedNew.Proven()-cmp.SharedOld.Proven()) {
			t.Fatalf("points sum to %v, the score moved from %v to %v", sum, cmp.SharedOld.Proven(), cmp.SharedNew.Proven())
		}
	})
}
