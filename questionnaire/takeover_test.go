package questionnaire_test

import (
	"slices"
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

// What a rule chooses is settled with the merge, and taken back with it.
func TestTakeOverSettles(t *testing.T) {
	a, b := begun(t)
	a.Respond(changed, "Anna", "admins", q.Notes{Evidence: "scr-9.png"}, monday)
	b.Respond(changed, "Ben", "nobody", q.Notes{}, tuesday)
	was := says(t, a)
	m, _ := q.Merge(a, b, nil)
	d := m.Disputes()[0]
	for p, want := range map[q.Preference]string{q.PreferNewest: "nobody", q.PreferEvidence: "admins"} {
		c, why := d.Choose(p)
		if c.Word.Option != want || why != "" {
			t.Fatalf("%s chooses %+v, %s", p, c, why)
		}
		x := a.Clone()
		x.Through(q.Stamp{Door: "merge", Date: tuesday})
		if err := x.TakeOver(m, c); err != nil || x.Disputed(changed) || x.Answers[changed].Option != want || len(x.Steps()) != 1 {
			t.Errorf("%s: %v, %+v, %d steps", p, err, x.Answers[changed], len(x.Steps()))
		}
		if again, what := q.Merge(x, b, nil); len(again.Disputes()) > 0 || len(what.Taken) > 0 {
			t.Errorf("%s: merged again: %+v", p, what)
		}
		if _, err := x.Undo(1); err != nil || says(t, x) != was {
			t.Errorf("%s: %v, taken back it says\n%s", p, err, says(t, x))
		}
	}
	for i := range d.Words {
		d.Words[i].Date, d.Words[i].Evidence = tuesday, ""
	}
	for _, p := range []q.Preference{q.PreferNewest, q.PreferEvidence} {
		if c, why := d.Choose(p); why == "" {
			t.Errorf("%s chooses %+v between equals", p, c)
		}
	}
}

// Of two businesses the first stays what it is.
func TestMergeOfOthers(t *testing.T) {
	a, b := begun(t)
	b.Reidentify("zzzzzzzzzzzzzzzzzzzzzzzzzz")
	b.EditProfile(func(p *q.Profile) { p.Name, p.Sector = "Zebra", "Shops" })
	b.Reidentify("aaaaaaaaaaaaaaaaaaaaaaaaaa")
	m, what := q.Merge(a, b, nil)
	if m.ID != a.ID || m.Profile.Name != a.Profile.Name || m.Profile.Sector != "Shops" || !slices.ContainsFunc(what.Clashes, func(c q.Conflict) bool { return c.Field == "name" && c.Other == `"Zebra"` }) {
		t.Errorf("%s, %+v, %+v", m.ID, m.Profile, what.Clashes)
	}
}
