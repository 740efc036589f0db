package questionnaire_test

import (
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// A merge that was taken back leaves what was there before, and merging again comes to
// the same as the first time. A service that one copy removed is left out, as that
// depends on who heard of what first.
func TestMergeAgainAfterUndo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := anyAssessment(t)
		first.Reidentify(someID)
		a, b := edited(t, first, "a"), edited(t, first, "b")
		m := merged(t, a, b)
		x := a.Clone()
		x.Through(q.Stamp{Door: "merge", Date: tuesday})
		if err := x.TakeOver(m); err != nil {
			t.Fatal(err)
		}
		x.Revise()
		if len(x.Steps()) == 0 || x.Steps()[0].Entries[0].What != q.OfMerge {
			return // nothing was taken over
		}
		if _, err := x.Undo(1); err != nil {
			t.Fatal(err)
		}
		if got, want := says(t, x), says(t, a); got != want {
			t.Fatalf("taken back it says\n%s\nnot\n%s", got, want)
		}
		if got, want := says(t, merged(t, x, b)), says(t, m); got != want && !removes(a, b) {
			t.Fatalf("merged again it says\n%s\nnot\n%s", got, want)
		}
	})
}
