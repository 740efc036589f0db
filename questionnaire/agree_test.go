package questionnaire_test

import (
	"strings"
	"testing"

	q "yourpart/questionnaire"
)

// agreedTo is a plan of some actions, each due on a day.
func agreedTo(day, by string, due map[string]q.Date) q.Agreement {
	g := q.Agreement{Date: q.Date(day), By: by, Actions: map[string]q.Promise{}}
	for id, d := range due {
		g.Actions[id] = q.Promise{Due: d, Owner: "Ada"}
	}
	return g
}

// Agreeing again gives what is in the plan its new days and keeps the others; a day
// set by hand before is the older decision.
func TestAgree(t *testing.T) {
	a := build(t, "mail", "policy=none")
	a.Identify(someID)
	was, err := a.Agree(agreedTo("2026-05-04", " Mara\x1b ", map[string]q.Date{"policy": "2026-06-01", "training": "2026-06-08"}))
	if err != nil || was != nil || a.Agreed.By != "Mara" {
		t.Fatalf("%+v, %v, %+v", was, err, a.Agreed)
	}
	if _, err := a.Track("policy", q.Tracking{Due: "2026-07-01", Owner: "Bo"}, "2026-05-20"); err != nil {
		t.Fatal(err)
	}
	if p := a.Promised("policy"); p.Due != "2026-07-01" || p.Owner != "Bo" {
		t.Errorf("the later decision does not win: %+v", p)
	}
	if p := a.Promised("training@mail"); p.Due != "2026-06-08" || p.Owner != "Ada" {
		t.Errorf("a part does not go by the whole: %+v", p)
	}
	a.Revise()
	before := says(t, *a)
	was, err = a.Agree(agreedTo("2026-11-02", "", map[string]q.Date{"policy": "2026-12-01"}))
	if err != nil || was == nil || was.Date != "2026-05-04" || was.Actions["policy"].Due != "2026-06-01" {
		t.Fatalf("%+v, %v", was, err)
	}
	if g := a.Agreed; g.Date != "2026-11-02" || g.Actions["policy"].Due != "2026-12-01" || g.Actions["training"].Due != "2026-06-08" {
		t.Errorf("%+v", g)
	}
	if p := a.Promised("policy"); p.Due != "2026-12-01" || a.Actions["policy"].Due != "" || a.Actions["policy"].Owner != "Bo" {
		t.Errorf("the older day by hand wins: %+v, %+v", p, a.Actions["policy"])
	}
	if _, err := a.Undo(1); err != nil {
		t.Fatal(err)
	}
	if got := says(t, *a); got != before {
		t.Errorf("taken back it says\n%s\nnot\n%s", got, before)
	}
	for name, g := range map[string]q.Agreement{
		"no day":            agreedTo("", "", map[string]q.Date{"policy": "2026-12-01"}),
		"a day of no month": agreedTo("2026-11-02", "", map[string]q.Date{"policy": "2026-13-01"}),
		"an action no day":  agreedTo("2026-11-02", "", map[string]q.Date{"policy": ""}),
		"no id":             agreedTo("2026-11-02", "", map[string]q.Date{"": "2026-12-01"}),
	} {
		if _, err := a.Agree(g); err == nil || says(t, *a) != before {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Of two copies that agreed to a plan each, one plan stays as a whole and the other
// is listed.
func TestMergeOfAgreedPlans(t *testing.T) {
	a, b := begun(t)
	base := a.Clone()
	agree := func(a *q.Assessment, g q.Agreement) {
		t.Helper()
		if _, err := a.Agree(g); err != nil {
			t.Fatal(err)
		}
	}
	agree(&a, agreedTo("2026-05-04", "", map[string]q.Date{"policy": "2026-06-01"}))
	if m := merged(t, a, b); m.Agreed == nil || m.Agreed.Actions["policy"].Due != "2026-06-01" {
		t.Errorf("%+v", m.Agreed)
	}
	agree(&b, agreedTo("2026-05-06", "", map[string]q.Date{"training": "2026-06-09"}))
	for _, base := range []*q.Assessment{nil, &base} {
		m, what := q.Merge(a, b, base)
		if len(m.Agreed.Actions) != 1 || len(what.Clashes) != 1 || what.Clashes[0].What != q.OfAgreed {
			t.Errorf("%+v, %+v", m.Agreed, what.Clashes)
		}
	}
}

// A redacted copy keeps the days and nobody's name.
func TestRedactedAgreement(t *testing.T) {
	a := build(t, "mail", "policy=none")
	g := agreedTo("2026-05-04", "Mara Lind", map[string]q.Date{"policy": "2026-06-01", "secret-own-control": "2026-06-02", "second-step@mail": "2026-06-03"})
	if _, err := a.Agree(g); err != nil {
		t.Fatal(err)
	}
	_, b := q.Redacted(small(t), *a)
	text := string(encode(t, b))
	if b.Agreed == nil || b.Agreed.Actions["policy"] != (q.Promise{Due: "2026-06-01"}) || b.Agreed.Actions["second-step@mail"].Due == "" {
		t.Errorf("%+v", b.Agreed)
	}
	for _, name := range []string{"Mara", "Ada", "secret-own"} {
		if strings.Contains(text, name) {
			t.Errorf("%q is in it", name)
		}
	}
}

// What cannot be an agreed plan is refused when a file is read, with what is wrong.
func TestAgreedInAFile(t *testing.T) {
	a := build(t, "mail")
	if _, err := a.Agree(agreedTo("2026-05-04", "", map[string]q.Date{"policy": "2026-06-01"})); err != nil {
		t.Fatal(err)
	}
	file := string(encode(t, *a))
	for _, tt := range []struct{ from, to, want string }{
		{`"date": "2026-05-04"`, `"date": "soon"`, `agreed: no date "soon"`},
		{`"due": "2026-06-01"`, `"due": ""`, `agreed: policy: no date ""`},
		{`"date": "2026-05-04"`, `"day": "2026-05-04"`, `unknown field "day"`},
	} {
		if _, err := q.DecodeBytes([]byte(strings.Replace(file, tt.from, tt.to, 1))); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%v, not %s", err, tt.want)
		}
	}
}
