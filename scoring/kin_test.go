package scoring_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// The pieces of a family have all of its cells, and other answers in one come to
// the same as in the whole: they change no other.
func TestPiecesOfFamiliesAreApart(t *testing.T) {
	several := 0
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for _, f := range q.Families(q.Cells(c, a)) {
			pieces, cells := f.Apart(), 0
			several += len(pieces) - 1
			for _, piece := range pieces {
				mine, answers := q.Copy(piece), map[q.CellID]q.Answer{}
				cells += len(mine)
				for i := range mine {
					if mine[i].Source == "" && mine[i].Layer != nil {
						answers[mine[i].ID()] = q.Answer{Option: anyOption(t, mine[i].Control)}
					}
				}
				whole := q.Copy(f)
				q.Change(mine, answers)
				q.Change(whole, answers)
				in := map[q.CellID]bool{}
				for i := range mine {
					in[mine[i].ID()] = true
				}
				for i, was := range q.Copy(f) {
					want := was
					for n := range mine {
						if mine[n].ID() == was.ID() {
							want = mine[n]
						}
					}
					if got := whole[i]; got.State != want.State || !reflect.DeepEqual(got.Answer, want.Answer) {
						t.Fatalf("%s is %s with %+v in the whole, %s with %+v apart (in the piece: %v)", got.ID(), got.State, got.Answer, want.State, want.Answer, in[got.ID()])
					}
				}
			}
			if cells != len(q.Copy(f)) {
				t.Fatalf("%d of %d cells", cells, len(q.Copy(f)))
			}
		}
	})
	if several == 0 {
		t.Error("no family came apart")
	}
}
