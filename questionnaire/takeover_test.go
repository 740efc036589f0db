package questionnaire_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// A merge that was taken back comes to the same when it is made again, whatever the two
// copies changed, removed services among it, and however often it is taken back; and
// after it was taken back the copy is missed as before.
func TestMergeAgainAfterUndo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := anyAssessment(t)
		first.Reidentify(someID)
		for len(first.Services) < 2 {
			first.AddService(q.Service{ID: "mail"})
		}
		a, b := edited(t, first, "a"), edited(t, first, "b")
		was := says(t, a)
		m := merged(t, a, b)
		want, lacks := says(t, m), a.Lacks(&b)
		for range rapid.IntRange(1, 2).Draw(t, "times") {
			n := len(a.Log)
			a.Through(q.Stamp{Door: "merge", Date: tuesday})
			if err := a.TakeOver(m); err != nil {
				t.Fatal(err)
			}
			a.Revise()
			if len(a.Log) == n {
				return // there was nothing in it
			}
			if _, err := a.Undo(1); err != nil {
				t.Fatal(err)
			}
			a.Revise()
			if got := says(t, a); got != was {
				t.Fatalf("taken back it says\n%s\nnot\n%s", got, was)
			}
			if a.Lacks(&b) != lacks {
				t.Fatalf("before it lacked something: %v; taken back: %v", lacks, !lacks)
			}
			m = merged(t, a, b)
			if got := says(t, m); got != want {
				t.Fatalf("merged again it says\n%s\nnot\n%s", got, want)
			}
		}
	})
}

// A service that one copy removed and the other one answered about since stays, also
// when the merge was taken back and is made again; what is removed after the merge is
// gone for good.
func TestMergeAgainOfRemovedService(t *testing.T) {
	a, b := begun(t)
	a.RemoveService("mail")
	a.Revise()
	b.Answer(changed, "admins", q.Notes{}, monday)
	b.Revise()
	take := func() {
		t.Helper()
		m := merged(t, a, b)
		if err := a.TakeOver(m); err != nil || a.Service("mail") == nil {
			t.Fatalf("%v; there are %s", err, a.Keys())
		}
		a.Revise()
	}
	for range 3 {
		take()
		if _, err := a.Undo(1); err != nil || a.Service("mail") != nil {
			t.Fatalf("%v; there are %s", err, a.Keys())
		}
		a.Revise()
	}
	take()
	a.RemoveService("mail")
	a.Revise()
	if m := merged(t, a, b); m.Service("mail") != nil {
		t.Error("it comes back after somebody who knew of the answer removed it")
	}
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
