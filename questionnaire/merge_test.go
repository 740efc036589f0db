package questionnaire_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
)

// edited is a copy of an assessment after somebody worked on it.
func edited(t *rapid.T, a q.Assessment, label string) q.Assessment {
	a = a.Clone()
	for i := range rapid.IntRange(0, 6).Draw(t, label) {
		anyChange(t, &a, fmt.Sprint(label, i))
		a.Revise()
		if len(a.Steps()) > 0 && rapid.IntRange(0, 5).Draw(t, "undo") == 0 {
			if _, err := a.Undo(1); err != nil {
				t.Fatal(err)
			}
			a.Revise()
		}
	}
	return a
}

// merged is what two copies come to, as a file has it.
func merged(t rapid.TB, a, b q.Assessment) q.Assessment {
	t.Helper()
	m, _ := q.Merge(a, b, nil)
	encode(t, m)
	return m
}

// The order in which copies are merged, and merging one again, change nothing. A copy
// may have begun as another one, with or without a log, or on its own.
func TestMergeInAnyOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := anyAssessment(t)
		first.Reidentify(someID)
		var copies []q.Assessment
		for _, name := range []string{"a", "b", "c"} {
			from := first
			if rapid.IntRange(0, 3).Draw(t, "on its own") == 0 {
				from = anyAssessment(t)
				from.Reidentify(someID)
				from.Profile, from.Services, from.Actions = first.Profile, first.Services, first.Actions
			}
			copies = append(copies, edited(t, from, name))
		}
		a, b, c := copies[0], copies[1], copies[2]
		same := func(what string, x, y q.Assessment) {
			t.Helper()
			if one, two := string(encode(t, x)), string(encode(t, y)); one != two {
				t.Fatalf("%s:\n%s\nand\n%s", what, one, two)
			}
		}
		ab := merged(t, a, b)
		same("the other order", ab, merged(t, b, a))
		same("with itself", merged(t, a, a), a)
		same("one again", merged(t, ab, a), ab)
		same("the other again", merged(t, b, ab), ab)
		if left, right := merged(t, ab, c), merged(t, a, merged(t, b, c)); !removes(a, b, c) {
			same("in another order", left, right)
		}
	})
}

// removes reports whether a service was removed in any of the copies. Whether it
// comes back then depends on who heard of what first.
func removes(copies ...q.Assessment) bool {
	return slices.ContainsFunc(copies, func(a q.Assessment) bool {
		return slices.ContainsFunc(a.Log, func(e q.Entry) bool { return len(e.To.Services) < len(e.From.Services) })
	})
}

// Nobody's word is lost: what one person said last is there after a merge, unless the
// same person said something else since, and so is the file's own word, unless a log
// shows that it was replaced or taken back.
func TestMergeLosesNobodysWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := anyAssessment(t)
		first.Reidentify(someID)
		a, b := edited(t, first, "a"), edited(t, first, "b")
		m := merged(t, a, b)
		replaced := map[string]bool{}
		for _, e := range slices.Concat(a.Log, b.Log) {
			for person, r := range saidOf(e.From) {
				replaced[fmt.Sprint(e.Of, person == "" || person[0] == '#', r)] = true
			}
		}
		for _, from := range []q.Assessment{a, b} {
			for _, id := range []q.CellID{changed, {Control: "policy"}, {Control: "second-step", Service: "crm"}} {
				for _, w := range from.Words(id) {
					unnamed := w.Person == "" || w.Person[0] == '#'
					there := slices.ContainsFunc(m.Words(id), func(x q.Word) bool {
						if unnamed {
							return (x.Person == "" || x.Person[0] == '#') && x.Response == w.Response
						}
						return x.Person == w.Person && x.Counter >= w.Counter
					})
					own, said := m.Responses[id][w.Person] // taken back later, by the same person
					there = there || said && !unnamed && own.Counter >= w.Counter
					if !there && !replaced[fmt.Sprint(id.String(), unnamed, w.Response)] {
						t.Fatalf("%s: %+v is gone; there are %+v", id, w, m.Words(id))
					}
				}
			}
		}
	})
}

func saidOf(p q.Part) map[string]q.Response {
	if p.Answer != nil && p.Responses == nil {
		ans := *p.Answer
		return map[string]q.Response{q.PersonName(ans.By): {Option: ans.Option, Note: ans.Note, Evidence: ans.Evidence, EvidenceFor: ans.EvidenceFor, Date: ans.Date, Together: ans.Together, Counter: ans.Counter}}
	}
	return maps.Clone(p.Responses)
}

// begun is an assessment that two people go on with.
func begun(t *testing.T) (a, b q.Assessment) {
	t.Helper()
	a = *build(t, "mail", "crm", "policy=none", "second-step@mail=everyone")
	a.Identify(someID)
	return a, a.Clone()
}

func TestMergeSharesTheWork(t *testing.T) {
	a, b := begun(t)
	base := a.Clone()
	a.Answer(changed, "admins", q.Notes{Evidence: "scr-9.png"}, tuesday)
	policy := q.CellID{Control: "policy"}
	b.Answer(policy, "written", q.Notes{}, monday)
	for name, base := range map[string]*q.Assessment{"by the log": nil, "by the base": &base} {
		x, y := a.Clone(), b.Clone()
		if base != nil {
			x.Log, y.Log = nil, nil
		}
		m, what := q.Merge(x, y, base)
		if m.Answers[changed].Evidence != "scr-9.png" || m.Answers[policy].Option != "written" || len(what.Disputes) > 0 || len(what.Clashes) > 0 || m.Responses != nil {
			t.Errorf("%s: %+v, %+v", name, m.Answers, what)
		}
		if len(what.Taken) != 1 || what.Taken[0].Of != "policy" || what.Taken[0].To.Answer.Option != "written" {
			t.Errorf("%s: taken %+v", name, what.Taken)
		}
	}
	// Without either nobody knows which word is older, so both stay.
	a.Log, b.Log = nil, nil
	m, what := q.Merge(a, b, nil)
	if !m.Disputed(changed) || !m.Disputed(policy) || len(what.Disputes) != 2 || len(m.Words(changed)) != 2 {
		t.Errorf("%+v", what)
	}
}

// One person's word on two devices: the one with the higher counter is the later one,
// whatever the clocks say.
func TestMergeGoesByCounters(t *testing.T) {
	a, b := begun(t)
	a.Respond(changed, "Anna", "everyone", q.Notes{}, tuesday)
	c := a.Clone()
	c.Respond(changed, "Anna", "nobody", q.Notes{}, monday)
	c.Respond(changed, "Anna", "admins", q.Notes{}, monday)
	c.Log, a.Log = nil, nil
	b.Respond(changed, "Ben", "admins", q.Notes{Note: "asked"}, monday)
	m := merged(t, merged(t, a, b), c)
	if words := m.Words(changed); len(words) != 3 || words[1].Option != "admins" || words[1].Person != "Anna" || words[2].Note != "asked" {
		t.Errorf("%+v", words)
	}
}

func TestMergeByField(t *testing.T) {
	a, b := begun(t)
	base := a.Clone()
	edit := func(a *q.Assessment, f func(p *q.Profile)) {
		t.Helper()
		if _, err := a.EditProfile(f); err != nil {
			t.Fatal(err)
		}
	}
	edit(&a, func(p *q.Profile) { p.Sector, p.People = "Bakery", 5 })
	edit(&b, func(p *q.Profile) { p.HoursPerWeek, p.People = 8, 6 })
	for _, base := range []*q.Assessment{nil, &base} {
		m, what := q.Merge(a, b, base)
		if p := m.Profile; p.Sector != "Bakery" || p.HoursPerWeek != 8 || p.People < 5 {
			t.Errorf("%+v", p)
		}
		if len(what.Clashes) != 1 || what.Clashes[0].Field != "people" || what.Clashes[0].Kept == what.Clashes[0].Other {
			t.Errorf("both changed the number of people: %+v", what.Clashes)
		}
	}
	if _, err := a.Track("policy", q.Tracking{Owner: "Ada"}, monday); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Track("policy", q.Tracking{Due: "2027-01-01"}, monday); err != nil {
		t.Fatal(err)
	}
	if m := merged(t, a, b); m.Actions["policy"] != (q.Tracking{Owner: "Ada", Due: "2027-01-01"}) {
		t.Errorf("%+v", m.Actions)
	}
}

// A service that one removed and the other went on with stays, and is listed; one that
// nobody touched is gone.
func TestMergeOfRemovedServices(t *testing.T) {
	for _, based := range []bool{false, true} {
		a, b := begun(t)
		start := a.Clone()
		var base *q.Assessment
		if base = nil; based {
			base = &start
		}
		a.RemoveService("mail")
		a.RemoveService("crm")
		b.Answer(changed, "admins", q.Notes{}, monday)
		b.AddService(q.Service{ID: "crm"})
		m, what := q.Merge(a, b, base)
		other, _ := q.Merge(b, a, base)
		if got := fmt.Sprint(m.Keys()); got != "[mail crm-2]" || fmt.Sprint(other.Keys()) != got {
			t.Errorf("%s and %s", got, other.Keys())
		}
		if len(what.Clashes) != 1 || what.Clashes[0].What != q.OfStack || what.Clashes[0].Of != "mail" {
			t.Errorf("%+v", what.Clashes)
		}
	}
}

// A merge can be taken back as a whole, and nothing before it.
func TestTakeOver(t *testing.T) {
	a, b := begun(t)
	a.Answer(changed, "admins", q.Notes{}, monday)
	a.Revise()
	b.Answer(changed, "nobody", q.Notes{}, monday)
	b.Answer(q.CellID{Control: "policy"}, "written", q.Notes{}, monday)
	b.AddService(q.Service{ID: "mail"})
	was := says(t, a)
	m, _ := q.Merge(a, b, nil)
	a.Through(q.Stamp{Door: "merge", Date: tuesday})
	if err := a.TakeOver(m); err != nil {
		t.Fatal(err)
	}
	a.Revise()
	if says(t, a) != says(t, m) || !a.Disputed(changed) {
		t.Error("it is not what the merge came to")
	}
	last := a.Log[len(a.Log)-1]
	if last.Door != "merge" || len(a.Steps()) != 1 {
		t.Errorf("%+v", a.Steps())
	}
	if _, err := a.Undo(1); err != nil || says(t, a) != was {
		t.Errorf("%v: it says\n%s\nnot\n%s", err, says(t, a), was)
	}
	if _, err := a.Undo(1); lacks(err, "nothing to take back") {
		t.Error(err)
	}
	n := len(a.Log)
	same, _ := q.Merge(a, a, nil)
	if err := a.TakeOver(same); err != nil || len(a.Log) != n {
		t.Error("merging nothing is logged", err)
	}
	if !a.Lacks(&b) || m.Lacks(&b) {
		t.Error("what was taken back is not missed, or what was merged is")
	}
	again, _ := q.Merge(a, b, nil)
	if says(t, again) != says(t, m) {
		t.Errorf("merged again it says\n%s\nnot\n%s", says(t, again), says(t, m))
	}
}

// Two rounds of one name both stay.
func TestMergeKeepsRounds(t *testing.T) {
	a, b := begun(t)
	b.Answer(changed, "admins", q.Notes{}, monday)
	a, b = snap(t, a, monday), snap(t, b, monday)
	m, what := q.Merge(a, b, nil)
	if len(m.Rounds) != 2 || len(what.Clashes) != 1 || m.Named(string(monday)) == nil {
		t.Errorf("%+v, %+v", m.Rounds, what.Clashes)
	}
	if again := merged(t, m, b); len(again.Rounds) != 2 {
		t.Errorf("%+v", again.Rounds)
	}
}
