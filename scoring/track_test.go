package scoring_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

func planOn(t *testing.T, a *q.Assessment, today time.Time) scoring.Plan {
	t.Helper()
	r := scoring.Assess(small(t), a)
	return scoring.MakePlan(&r, a, today, start)
}

func TestAcceptedUntilItExpires(t *testing.T) {
	a := build(t, "vm +health", "host-updates@vm=never", "policy=none")
	before := scoring.Assess(small(t), a)
	whole := plan(t, a)
	a.SetTracking("host-updates", q.Tracking{Status: q.Accepted, Owner: "Ada", Reason: "goes in May", Expires: "2026-11-20"})
	if after := scoring.Assess(small(t), a); after.Total != before.Total || after.Band != before.Band || len(after.CappedBy) != len(before.CappedBy) {
		t.Errorf("accepting turns %+v into %+v", before.Total, after.Total)
	}
	p := planOn(t, a, start.AddDate(0, 0, 18)) // the last day
	if len(p.Accepted) != 1 || p.Accepted[0].ID != "host-updates" || strings.Contains(ids(&p), "host-updates") {
		t.Errorf("%s, accepted %v", ids(&p), p.Accepted)
	}
	if !near(gains(&p), gains(&whole)) || p.Hours() >= whole.Hours() || !near(p.Projected[4].Proven, whole.Projected[4].Proven-p.Accepted[0].Gain) {
		t.Errorf("%v points in %v hours to %v", gains(&p), p.Hours(), p.Projected)
	}
	p = planOn(t, a, start.AddDate(0, 0, 19))
	if x := action(t, &p, "host-updates"); len(p.Accepted) != 0 || x.Lapsed != "2026-11-20" || x.Status != q.Todo || p.Hours() != whole.Hours() {
		t.Errorf("%+v", x)
	}
}

func TestFixedAndOpenAgain(t *testing.T) {
	cell := q.CellID{Control: "policy"}
	for _, tt := range []struct {
		option   string
		answered q.Date
		done     q.Date
		want     q.Date
	}{
		{"spoken", "2026-10-02", "2026-10-01", "2026-10-01"},
		{"spoken", "2026-10-01", "2026-10-01", ""}, // not confirmed yet
		{"spoken", "", "2026-10-01", ""},
		{"spoken", "2026-10-02", "", ""},
	} {
		a := build(t)
		a.Set(cell, q.Answer{Option: tt.option, Date: tt.answered})
		a.SetTracking("policy", q.Tracking{Status: q.Done, Done: tt.done})
		p := plan(t, a)
		if x := action(t, &p, "policy"); x.Reopened != tt.want || x.Open() != (tt.want != "") {
			t.Errorf("%+v: reopened %q, status %s", tt, x.Reopened, x.Status)
		}
	}
	a := build(t, "policy=written")
	a.SetTracking("policy", q.Tracking{Status: q.Done, Done: "2026-10-01"})
	p := plan(t, a)
	if x := action(t, &p, "policy"); !x.Closed || x.Open() || x.Done != "2026-10-01" || x.Gain != 0 || x.Hours != 0 {
		t.Errorf("what stayed fixed is %+v", x)
	}
}

// What check tells as open again is what the plan takes up again.
func TestCheckAndPlanReopenTheSame(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	days := rapid.SampledFrom([]q.Date{"", "2026-09-01", "2026-10-01", "2026-10-02"})
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for i := range c.Controls {
			k := &c.Controls[i]
			for _, key := range append(a.Keys(), "") {
				id := q.CellID{Control: k.ID, Service: key}
				a.Set(id, q.Answer{Option: a.Answers[id].Option, Date: days.Draw(t, "answered")})
			}
			a.SetTracking(k.ID, q.Tracking{Status: q.Done, Done: days.Draw(t, "done")})
		}
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		var plan, check []string
		for _, x := range p.Actions {
			if x.Reopened != "" {
				plan = append(plan, x.Control.ID)
			}
		}
		for _, remark := range q.CheckOn(c, a, start) {
			if remark.Rule == "reopened" {
				check = append(check, remark.Cell.Control)
			}
		}
		slices.Sort(plan)
		plan = slices.Compact(plan) // parts of one control
		slices.Sort(check)
		if !slices.Equal(plan, check) {
			t.Fatalf("the plan reopens %v, check %v", plan, check)
		}
	})
}

func TestCalendar(t *testing.T) {
	c := *small(t)
	c.Controls = slices.Clone(c.Controls)
	for i := range c.Controls {
		if id := c.Controls[i].ID; id == "policy" || id == "own-copy" {
			c.Controls[i].Remediation.Repeat = &catalogue.Repeat{Days: 100, Task: "Look again."}
		}
	}
	next := func(set func(*q.Assessment)) (list []scoring.Duty) {
		a := build(t, "vm +internal", "crm +internal")
		set(a)
		r := scoring.Assess(&c, a)
		p := scoring.MakePlan(&r, a, start, start)
		return p.Recurring
	}
	policy, copyOf := q.CellID{Control: "policy"}, q.CellID{Control: "own-copy", Service: "vm"}
	for _, tt := range []struct {
		name string
		cell q.CellID
		ans  q.Answer
		want q.Date // none where nothing comes back
	}{
		{"in place since a day", policy, q.Answer{Option: "written", Date: "2026-10-01"}, "2027-01-11"}, // the 9th is a Saturday
		{"in place for long", policy, q.Answer{Option: "written", Date: "2026-01-01"}, "2027-02-05"},
		{"due on the first day", policy, q.Answer{Option: "written", Date: "2026-07-25"}, "2026-11-02"},
		{"in place since nobody knows when", policy, q.Answer{Option: "written"}, "2027-02-10"},
		{"planned", copyOf, q.Answer{Option: "none"}, "2027-02-19"},                         // due on 11 November
		{"planned, with less left to do", copyOf, q.Answer{Option: "weekly"}, "2027-02-15"}, // due on 5 November
		{"not known", policy, q.Answer{Option: q.NotSure}, ""},
		{"seen to by others", policy, q.Answer{Option: q.HandledElsewhere}, ""},
		{"not applicable", policy, q.Answer{Option: q.NotApplicable}, ""},
	} {
		got := next(func(a *q.Assessment) { a.Set(tt.cell, tt.ans) })
		switch {
		case tt.want == "" && len(got) > 0, tt.want != "" && len(got) != 1:
			t.Errorf("%s: %+v", tt.name, got)
		case tt.want != "" && (q.DateOf(got[0].Next) != tt.want || got[0].Every != 100 || got[0].Task != "Look again."):
			t.Errorf("%s: %+v, want %s", tt.name, got[0], tt.want)
		}
	}
	got := next(func(a *q.Assessment) { a.Set(copyOf, q.Answer{Option: "daily", Date: "2026-11-01"}) })
	if len(got) != 1 || strings.Join(got[0].Services, " ") != "vm" || len(got[0].Dates(start)) != 3 {
		t.Errorf("%+v", got)
	}
	got = next(func(a *q.Assessment) {
		a.Set(policy, q.Answer{Option: "none"})
		a.SetTracking("policy", q.Tracking{Status: q.Accepted, Owner: "Ada", Reason: "small", Expires: "2027-01-01"})
	})
	if len(got) != 0 {
		t.Errorf("an accepted gap comes back: %+v", got)
	}
}
