package scoring_test

import (
	"fmt"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// day is the number of a plan's day; the start is day 1.
func day(d q.Date) int {
	t, err := d.Time()
	if err != nil {
		panic(err)
	}
	return 1 + int(t.Sub(start).Hours()/24)
}

// lines writes a plan as one line an action: id, gain, hours, first and last day, bucket.
func lines(p *scoring.Plan) string {
	var b strings.Builder
	for _, a := range p.Actions {
		fmt.Fprintf(&b, "%s %.2f %gh %d-%d %s\n", a.ID, a.Gain, a.Hours, day(q.DateOf(a.Start)), day(q.DateOf(a.Due)), string(a.Bucket))
	}
	return b.String()
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if want = strings.TrimPrefix(want, "\n"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestPlanByHand(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=nobody", "watch-logins@crm=never", "policy=none")
	p := plan(t, a)
	// 4 hours a week; gain per hour 11.1, 10, 10 (and less gain), 6.7; then
	// training with 4.4 pulls policy before it.
	same(t, lines(&p), `
second-step 33.33 3h 1-6 this-week
admin-keys 20.00 2h 6-9 30-days
spare-keys 10.00 1h 9-11 30-days
watch-logins 6.67 1h 11-13 30-days
policy 16.67 6h 13-23 30-days
training 13.33 3h 23-28 30-days
`)
	// A second step for all settles watch-logins, which is asked after poor
	// answers only: 33.3 and 6.7.
	want := []float64{40, 100, 100, 100, 100}
	for i, pr := range p.Projected {
		if pr.Bucket != scoring.Buckets[i] || !near(pr.Proven, want[i]) {
			t.Errorf("after %s: %v, want %v", pr.Bucket, pr.Proven, want[i])
		}
	}
	if p.Hours() != 16 || p.HoursPerWeek != 4 || !p.Start.Equal(start) {
		t.Errorf("%v hours at %v a week from %v", p.Hours(), p.HoursPerWeek, p.Start)
	}
}

func TestFindingsOfOneControlAreOneAction(t *testing.T) {
	a := build(t, "crm +internal", "queue +internal", "vm +internal", "saas:Till",
		"second-step@crm=nobody", "second-step@queue=admins", "second-step@till=not-sure")
	p := plan(t, a) // vm shares the account of queue
	fix, ask := action(t, &p, "second-step"), action(t, &p, "find-out-second-step")
	if got := strings.Join(fix.Services, " "); got != "crm queue" || fix.Kind != scoring.Fix || fix.Hours != 3+1 {
		t.Errorf("fix %s in %v hours", got, fix.Hours)
	}
	if got := strings.Join(ask.Services, " "); got != "till" || ask.Kind != scoring.FindOut || ask.Hours != 0.5 {
		t.Errorf("find out %s in %v hours", got, ask.Hours)
	}
	if total := assessed(t, a); !near(fix.Gain, 100*(10+10*0.6)/total) || !near(ask.Gain, 100*10/total) {
		t.Errorf("gains %v and %v of %v", fix.Gain, ask.Gain, total)
	}
	if fix.Gate || ask.Gate {
		t.Error("a gate among internal papers")
	}
	if admin := action(t, &p, "admin-keys"); strings.Join(admin.Needs, " ") != "second-step find-out-second-step" {
		t.Errorf("admin-keys needs %v", admin.Needs)
	}
	if len(ask.Needs) != 0 {
		t.Errorf("finding out needs %v", ask.Needs)
	}
}

func assessed(t *testing.T, a *q.Assessment) float64 { return scoring.Assess(small(t), a).Total.Total }

func TestGateBreakersComeFirst(t *testing.T) {
	a := build(t, "vm +health", "host-updates@vm=never", "second-step@vm=everyone", "admin-keys@vm=none",
		"own-copy@vm=none", "policy=none")
	p := plan(t, a)
	first := p.Actions[0]
	if first.ID != "host-updates" || !first.Gate {
		t.Errorf("%s comes first in %s", first.ID, ids(&p))
	}
	for _, other := range p.Actions[1:] {
		if other.Gate {
			t.Errorf("%s is no gate", other.ID)
		}
	}
}

// What finding out may gain counts half for its rank, not for its number.
func TestFindOutRanksAtHalf(t *testing.T) {
	// The unknown policy is worth 16.7 points. Half of them in half an hour make
	// 16.7 points per hour, which beats second-step's 33.3 in 3 hours.
	a := build(t, "crm +internal", "second-step@crm=nobody", "watch-logins@crm=never", "training=never")
	p := plan(t, a)
	ask := action(t, &p, "find-out-policy")
	if !near(ask.Gain, 100*5./30) {
		t.Errorf("gain %v", ask.Gain)
	}
	same(t, ids(&p), "find-out-policy second-step admin-keys spare-keys watch-logins training")
}

func TestEqualsAreOrderedByID(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=everyone", "policy=not-applicable")
	p := plan(t, a) // admin-keys 6 and spare-keys 3 of 21 are unknown
	same(t, ids(&p), "find-out-admin-keys find-out-spare-keys")
}

func TestBucketBorders(t *testing.T) {
	tests := []struct {
		days int
		want scoring.Bucket
	}{
		{1, scoring.ThisWeek}, {7, scoring.ThisWeek}, {8, scoring.Days30}, {30, scoring.Days30}, {31, scoring.Days60},
		{60, scoring.Days60}, {61, scoring.Days90}, {90, scoring.Days90}, {91, scoring.Later},
	}
	for _, tt := range tests {
		a := build(t, "policy=none") // 6 hours
		a.Profile.HoursPerWeek = 6 * 7 / float64(tt.days)
		p := plan(t, a)
		policy, training := action(t, &p, "policy"), action(t, &p, "training")
		if policy.Bucket != tt.want || day(q.DateOf(policy.Due)) != tt.days || !policy.Start.Equal(start) {
			t.Errorf("day %d: %s", tt.days, lines(&p))
		}
		if got := day(q.DateOf(training.Start)); got != tt.days+1 {
			t.Errorf("the next action starts on day %d, not %d", got, tt.days+1)
		}
		byHand := build(t, "policy=none")
		byHand.SetTracking("policy", q.Tracking{Due: q.DateOf(start.AddDate(0, 0, tt.days-1))})
		p = plan(t, byHand)
		if got := action(t, &p, "policy").Bucket; got != tt.want {
			t.Errorf("due by hand on day %d: %s", tt.days, got)
		}
	}
}

func TestDueByHandStays(t *testing.T) {
	a := build(t, "policy=none")
	computed := plan(t, a)
	for _, due := range []q.Date{"2026-10-01", "2026-11-02", "2026-11-03", "2027-06-30"} {
		a.SetTracking("policy", q.Tracking{Due: due, Owner: "Ada", Note: "soon"})
		p := plan(t, a)
		policy := action(t, &p, "policy")
		if q.DateOf(policy.Due) != due || policy.Start.After(policy.Due) || policy.Owner != "Ada" || policy.Note != "soon" {
			t.Errorf("due %s by hand: %+v", due, policy)
		}
		if due < "2026-11-02" && policy.Bucket != scoring.ThisWeek {
			t.Errorf("what is overdue falls to %s", policy.Bucket)
		}
		next, was := action(t, &p, "training"), action(t, &computed, "training")
		if !next.Start.Equal(was.Start) || !next.Due.Equal(was.Due) {
			t.Error("a date by hand moves the next action")
		}
	}
}

func TestDoneTakesNoTime(t *testing.T) {
	a := build(t, "policy=none")
	a.SetTracking("policy", q.Tracking{Status: q.Done})
	p := plan(t, a)
	same(t, lines(&p), `
policy 55.56 6h 1-1 this-week
training 44.44 3h 1-6 this-week
`)
	if p.Hours() != 3 || action(t, &p, "training").Status != q.Todo {
		t.Errorf("%v hours left, training %s", p.Hours(), action(t, &p, "training").Status)
	}
}

func TestHoursThatAreNoneBecomeTheDefault(t *testing.T) {
	for _, h := range []float64{0, -1, 1e9} {
		a := build(t, "policy=none")
		a.Profile.HoursPerWeek = h
		if p := plan(t, a); p.HoursPerWeek != q.DefaultHours {
			t.Errorf("%v hours a week are taken as %v", h, p.HoursPerWeek)
		}
	}
}

func TestCost(t *testing.T) {
	k := catalogue.Control{Remediation: catalogue.Remediation{Cost: catalogue.Cost{Low: 10, High: 30}}}
	fix := scoring.Action{Kind: scoring.Fix, Control: &k}
	tests := []struct {
		per    string
		people int
		want   scoring.Cost
	}{
		{"once", 7, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"year", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 10, High: 30}}}},
		{"month", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 120, High: 360}}}},
		{"person", 7, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 70, High: 210}}}},
		{"person-month", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 840, High: 2520}}}},
		{"person", 0, scoring.Cost{PerPerson: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"person-month", 0, scoring.Cost{PerPerson: scoring.Spend{Yearly: scoring.Money{Low: 120, High: 360}}}},
		{"once", 0, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"", 7, scoring.Cost{}},
	}
	for _, tt := range tests {
		k.Remediation.Cost.Per = tt.per
		if got := scoring.CostOf(&fix, q.Profile{People: tt.people}); got != tt.want {
			t.Errorf("%d people, per %q: %+v, want %+v", tt.people, tt.per, got, tt.want)
		}
	}
	k.Remediation.Cost.Per = "once"
	p := scoring.Plan{Actions: []scoring.Action{
		fix, fix,
		{Kind: scoring.FindOut, Control: &k},
		{Kind: scoring.Fix, Control: &k, Tracking: q.Tracking{Status: q.Done}},
	}}
	if got := p.Cost(q.Profile{}); got != (scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 20, High: 60}}}) {
		t.Errorf("the open actions cost %+v", got)
	}
}
