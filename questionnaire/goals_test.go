package questionnaire_test

import (
	"slices"
	"testing"
	"testing/fstest"

	q "yourpart/questionnaire"
)

// ownFramework is a framework of an overlay that takes the health rules.
const ownFramework = `id: zebra
title: Zebra
version: "1"
date: 2026-01
licence: Ours.
source: https://zebra.example
read: All of it.
can: A bit.
cannot: The rest.
requirements:
  - {id: Z1, title: Zebra, controls: [{control: health-rules, kind: full, rule: all, min_credit: 1}]}
`

// TestGoalAsks: at core depth a goal asks what a full showing of its framework takes,
// and nothing that it only touches.
func TestGoalAsks(t *testing.T) {
	c := small(t)
	a := q.New("Firm")
	a.Profile.People = 5
	a.AddService(q.Service{ID: "crm", Data: []string{"health"}})
	asked := func() (ids []string) {
		for _, cell := range q.Cells(c, &a) {
			ids = append(ids, cell.Control.ID)
		}
		return slices.Compact(ids)
	}
	before := asked()
	a.Profile.Goals = []string{"book", "gone"}
	var more []string
	for _, id := range asked() {
		if !slices.Contains(before, id) {
			more = append(more, id)
		}
	}
	if len(more) != 1 || more[0] != "training" {
		t.Errorf("the goal adds %v", more)
	}
}

// TestGoalsAreKept: goals are logged and undone, stay in rounds, and are merged.
func TestGoalsAreKept(t *testing.T) {
	a := q.New("Firm")
	a.Reidentify("0123456789abcdef0123456789abcdef")
	set := func(a *q.Assessment, goals ...string) {
		t.Helper()
		if _, err := a.EditProfile(func(p *q.Profile) { p.Goals = goals }); err != nil {
			t.Fatal(err)
		}
	}
	base := a.Clone()
	set(&a, "book")
	if _, err := a.Round("first", "2026-11-02", "2026-11-02", false); err != nil {
		t.Fatal(err)
	}
	set(&a, "book", "nis2")
	if past := a.At(a.Rounds[0]); !slices.Equal(past.Profile.Goals, []string{"book"}) {
		t.Errorf("the round had %v", past.Profile.Goals)
	}
	if _, err := a.EditProfile(func(p *q.Profile) { p.Goals = []string{"book", "book"} }); err == nil {
		t.Error("a goal is there twice")
	}
	b := base.Clone()
	if _, err := b.EditProfile(func(p *q.Profile) { p.Sector = "bakery" }); err != nil {
		t.Fatal(err)
	}
	both, _ := q.Merge(a, b, &base)
	if p := both.Profile; !slices.Equal(p.Goals, []string{"book", "nis2"}) || p.Sector != "bakery" {
		t.Errorf("merged to %v, %q", p.Goals, p.Sector)
	}
	if len(a.Log) == 0 {
		t.Error("no log entry has the goals")
	}
	steps, err := b.Undo(1)
	if set(&b, "book"); err != nil || len(steps) != 1 || b.Profile.Sector != "" {
		t.Errorf("undone %v to %q: %v", steps, b.Profile.Sector, err)
	}
	if _, err := b.Undo(1); err != nil || len(b.Profile.Goals) != 0 {
		t.Errorf("undone to %v: %v", b.Profile.Goals, err)
	}
}

// TestGoalsRedacted: a redacted copy has the goals that are shipped, in rounds as well,
// and none of an overlay, whose framework is not in its catalogue either.
func TestGoalsRedacted(t *testing.T) {
	changed := []byte(`id: book
title: Zebra's book
version: "3"
date: 2026-01
licence: Ours.
source: https://zebra.example
read: All of it.
can: A bit.
cannot: The rest.
requirements: [{id: Z1, none: Zebra.}]
`)
	c, err := small(t).Overlay(fstest.MapFS{"frameworks/zebra.yaml": {Data: []byte(ownFramework)}, "frameworks/book.yaml": {Data: changed}})
	if err != nil {
		t.Fatal(err)
	}
	if f := small(t).Framework("book"); f.Title != "The Book" {
		t.Errorf("the overlay changed what is under it to %q", f.Title)
	}
	a := q.New("Firm")
	a.AddService(q.Service{ID: "crm"})
	a.Profile.Goals = []string{"zebra", "book", "gone"}
	if _, err := a.Round("first", "2026-11-02", "2026-11-02", false); err != nil {
		t.Fatal(err)
	}
	plain, b := q.Redacted(c, a)
	for what, got := range map[string][]string{"the copy": b.Profile.Goals, "its round": b.Rounds[0].Goals} {
		if !slices.Equal(got, []string{"book"}) {
			t.Errorf("%s has the goals %v", what, got)
		}
	}
	if f := plain.Framework("book"); len(plain.Frameworks) != 1 || f == nil || f.Title != "The Book" {
		t.Errorf("its catalogue has %+v", plain.Frameworks)
	}
	if !slices.Equal(a.Profile.Goals, []string{"zebra", "book", "gone"}) {
		t.Errorf("the original has %v now", a.Profile.Goals)
	}
}
