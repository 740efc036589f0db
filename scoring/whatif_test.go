package scoring_test

import (
	"cmp"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// someDone draws some of the fixes of a plan.
func someDone(t *rapid.T, p *scoring.Plan) (done []string) {
	for _, a := range p.Actions {
		if a.Kind == scoring.Fix && rapid.Bool().Draw(t, "done") {
			done = append(done, a.ID)
		}
	}
	return done
}

// What-if is what a person gets who goes and answers those questions anew.
func TestWhatIfIsAnsweringAnew(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		done := someDone(t, &p)
		found := map[string]string{}
		for i := range c.Controls {
			if rapid.IntRange(0, 3).Draw(t, "found") == 0 {
				found[scoring.FindOutID(c.Controls[i].ID)] = anyOption(t, &c.Controls[i])
			}
		}
		before, b := a.Clone(), a.Clone()
		for i := range r.Cells {
			cell := &r.Cells[i]
			option := found[scoring.FindOutID(cell.Control.ID)]
			if cell.Unclear() && option != "" {
				b.Set(cell.ID(), q.Answer{Option: option})
			}
		}
		for id, ans := range r.Best(done...) {
			b.Set(id, ans)
		}
		got, want := scoring.WhatIf(c, a, done, found), scoring.Assess(c, &b)
		if !reflect.DeepEqual(*a, before) {
			t.Fatal("the assessment has changed")
		}
		ungrouped(a, &got)
		ungrouped(a, &want)
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%v and %v: %+v, want %+v", done, found, got.Total, want.Total)
		}
	})
}

// ungrouped takes away how cells are asked about, together or not, and the "not sure" of a
// service that joined those that are: it is as unknown as no answer.
func ungrouped(a *q.Assessment, r *scoring.Result) {
	for i := range r.Cells {
		cell := &r.Cells[i]
		cell.Rest = false
		id := q.CellID{Control: cell.Control.ID, Service: cmp.Or(cell.Source, cell.Service)}
		if _, written := a.Answers[id]; !written && cell.Answer.Together {
			cell.Answer = q.Answer{}
		}
	}
}

func TestFixesNeverLowerTheScoreAndAllOfThemCloseIt(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		some := scoring.WhatIf(c, a, someDone(t, &p), nil)
		if some.Total.Proven() < r.Total.Proven()-1e-9 {
			t.Fatalf("fixes take proven from %v to %v", r.Total.Proven(), some.Total.Proven())
		}
		var all, asks []string
		best := map[string]string{} // everything turns out well
		for _, x := range p.Actions {
			all = append(all, x.ID)
			if x.Kind == scoring.FindOut {
				asks = append(asks, x.ID)
				best[x.ID] = x.Control.Question.Options[0].ID
			}
		}
		after := scoring.WhatIf(c, a, all, nil).Total
		if known := after.Total - after.Unknown; math.Abs(after.Earned-known) > 1e-6 {
			t.Fatalf("all fixes earn %v of the %v that is known", after.Earned, known)
		}
		if well := scoring.WhatIf(c, a, all, best); !well.Total.None() && (!near(well.Total.Proven(), 100) || len(well.CappedBy) > 0 || well.Band != scoring.Good) {
			t.Fatalf("all done and all found well: %+v, %s, capped by %v", well.Total, well.Band, well.CappedBy)
		}
		if asked := scoring.WhatIf(c, a, asks, nil); !reflect.DeepEqual(asked, r) {
			t.Fatal("finding out alone changes the result")
		}
	})
}

func TestWhatIfByHand(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=nobody", "watch-logins@crm=never", "policy=none")
	for _, tt := range []struct {
		done []string
		want float64
	}{
		{nil, 0},
		{[]string{"second-step"}, 100 * 12. / 30},               // settles watch-logins
		{[]string{"admin-keys"}, 0},                             // still ruled out
		{[]string{"second-step", "admin-keys"}, 100 * 18. / 30}, // opened, and answered
		{[]string{"policy"}, 100 * 5. / 30},
		{[]string{"no-such-action"}, 0},
	} {
		if got := scoring.WhatIf(small(t), a, tt.done, nil).Total.Proven(); !near(got, tt.want) {
			t.Errorf("%v: %v, want %v", tt.done, got, tt.want)
		}
	}
	a = build(t, "crm +internal", "second-step@crm=not-sure")
	r := scoring.WhatIf(small(t), a, nil, map[string]string{"find-out-second-step": "admins"})
	if got := r.Total.Proven(); !near(got, 100*4./30) {
		t.Errorf("found to be for admins: %v", got)
	}
}

// What was said not to apply stays so when its question opens.
func TestWhatIfKeepsNotApplicable(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=nobody", "admin-keys@crm=not-applicable")
	r := scoring.WhatIf(small(t), a, []string{"second-step", "admin-keys"}, nil)
	for _, c := range r.Cells {
		if c.Control.ID == "admin-keys" && c.State != q.OutsideAnswer {
			t.Errorf("admin-keys is %s", c.State)
		}
	}
}

func TestExplain(t *testing.T) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		points, of, shares := 0.0, 0.0, map[string]float64{}
		for _, s := range r.Explain() {
			if !near(s.Of, 100*s.Weight/r.Total.Total) || !near(s.Points, s.Of*s.Value) || !s.Known && s.Points != 0 {
				t.Fatalf("%+v", s)
			}
			shares[s.Control.ID] += s.Share
			points, of = points+s.Points, of+s.Of
		}
		for id, share := range shares {
			if !near(share, 1) {
				t.Fatalf("the shares of %s sum to %v", id, share)
			}
		}
		if !near(points, r.Total.Proven()) || (!r.Total.None() && !near(of, 100)) {
			t.Fatalf("%v of %v points, proven %v", points, of, r.Total.Proven())
		}
	})
}
