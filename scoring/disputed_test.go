package scoring_test

import (
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/scoring"
)

// A disputed cell is a range of its own: the least that anybody says is proven, the
// most is possible, and it is not known. The words may come in any order.
func TestDisputedIsARange(t *testing.T) {
	c := small(t)
	a := build(t, "mail", "crm", "second-step@crm=everyone")
	id := q.CellID{Control: "second-step", Service: "mail"}
	with := func(options ...string) scoring.Score {
		b := a.Clone()
		for i, option := range options {
			b.Respond(id, string(rune('A'+i)), option, q.Notes{}, "2026-11-20")
		}
		return scoring.Assess(c, &b).Total
	}
	weight, credit := 0.0, 0.0
	for _, cell := range scoring.Assess(c, a).Cells {
		if cell.ID() == id {
			weight, credit = cell.Weight, cell.Control.Option("admins").Credit
		}
	}
	best, worst, open := with("everyone"), with("nobody"), with()
	for _, options := range [][]string{{"everyone", "nobody"}, {"nobody", "everyone"}, {"nobody", "admins", "everyone", q.NotSure}, {"admins", q.NotApplicable}} {
		s := with(options...)
		if !near(s.Proven(), worst.Proven()) || !near(s.Possible(), best.Possible()) || !near(s.Coverage(), open.Coverage()) || !near(s.Total, open.Total) {
			t.Errorf("%v: %v to %v, %v known; want %v to %v, %v known", options, s.Proven(), s.Possible(), s.Coverage(), worst.Proven(), best.Possible(), open.Coverage())
		}
	}
	admins := with("admins")
	s := with("admins", "everyone")
	if !near(s.Proven(), admins.Proven()) || !near(s.Possible(), best.Possible()) || !near(s.Coverage(), open.Coverage()) || !near(s.Known()+s.Unknown+s.Narrowed, s.Total) {
		t.Errorf("%+v between %+v and %+v", s, admins, best)
	}
	if weight == 0 || !near(s.Unknown+s.Narrowed, open.Unknown) || !near(s.Narrowed, weight*credit) {
		t.Errorf("of the weight %v, %v is open and %v narrowed", weight, s.Unknown, s.Narrowed)
	}
	if s := with(q.NotSure, "everyone"); s != best {
		t.Errorf("not sure disputes: %+v", s)
	}
}

// A dispute is something to find out, worth what is between the words, and closes
// with it.
func TestDisputedIsFoundOut(t *testing.T) {
	c := small(t)
	a := build(t, "mail")
	id := q.CellID{Control: "second-step", Service: "mail"}
	a.Respond(id, "Anna", "everyone", q.Notes{}, "2026-11-20")
	a.Respond(id, "Ben", "admins", q.Notes{}, "2026-11-20")
	r := scoring.Assess(c, a)
	day := time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)
	p := scoring.MakePlan(&r, a, day, day)
	for _, act := range p.Actions {
		if act.ID != scoring.FindOutID("second-step") {
			continue
		}
		found := r.WhatIf(nil, map[string]string{act.ID: "everyone"})
		if worth := 100 * r.Total.Unknown / r.Total.Total; act.Gain <= 0 || act.Gain > worth || found.Total.Coverage() <= r.Total.Coverage() || found.Total.Narrowed != 0 {
			t.Errorf("finding out gains %v of %v", act.Gain, worth)
		}
		cell := r.Cells[0]
		for _, c := range r.Cells {
			if c.ID() == id {
				cell = c
			}
		}
		if want := 100 * cell.Weight * (cell.Most - cell.Value) / r.Total.Total; !near(act.Gain, want) || cell.Most <= cell.Value || cell.Value == 0 {
			t.Errorf("finding out gains %v, want %v", act.Gain, want)
		}
		return
	}
	t.Error("nobody finds out who is right")
}
