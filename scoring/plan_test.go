package scoring_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
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
	// A second step is in the first block. Of the last one, each control missing
	// as a whole, the order is that of hours + 4: spare-keys 5, which pulls
	// admin-keys before it, watch-logins 5, training 7, which pulls policy. Four
	// hours a week are 0.8 on each of its five days.
	same(t, lines(&p), `
second-step 33.33 3h 1-4 this-week
admin-keys 20.00 2h 4-9 30-days
spare-keys 10.00 1h 9-10 30-days
watch-logins 6.67 1h 10-11 30-days
policy 16.67 6h 11-23 30-days
training 13.33 3h 23-26 30-days
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
	if got := strings.Join(ask.Services, " "); got != "till" || ask.Kind != scoring.FindOut || ask.Hours != 0.25 {
		t.Errorf("find out %s in %v hours", got, ask.Hours)
	}
	if total := assessed(t, a); !near(fix.Gain, 100*10*(1+0.6)/3/total) || !near(ask.Gain, 100*10./3/total) {
		t.Errorf("gains %v and %v of %v", fix.Gain, ask.Gain, total)
	}
	if fix.Gate || ask.Gate {
		t.Error("a gate among internal papers")
	}
	// What nobody knows about the till does not hold up the CRM.
	if admin := action(t, &p, "admin-keys"); strings.Join(admin.Needs, " ") != "second-step" {
		t.Errorf("admin-keys needs %v", admin.Needs)
	}
	if len(ask.Needs) != 0 {
		t.Errorf("finding out needs %v", ask.Needs)
	}
}

func assessed(t *testing.T, a *q.Assessment) float64 { return scoring.Assess(small(t), a).Total.Total }

func TestEqualsAreOrderedByID(t *testing.T) {
	a := build(t, "crm +internal", "second-step@crm=admins", "admin-keys@crm=keys", "policy=not-applicable")
	p := plan(t, a) // spare-keys and watch-logins take an hour each
	same(t, ids(&p), "find-out-spare-keys find-out-watch-logins second-step")
}

// The start is a day of the week on which the border is a working day.
func TestBucketBorders(t *testing.T) {
	tests := []struct {
		start q.Date
		days  int
		want  scoring.Bucket
	}{
		{"2026-06-02", 1, scoring.ThisWeek}, {"2026-06-02", 7, scoring.ThisWeek}, {"2026-06-02", 8, scoring.Days30},
		{"2026-06-01", 30, scoring.Days30}, {"2026-06-01", 31, scoring.Days60},
		{"2026-06-01", 60, scoring.Days60}, {"2026-06-01", 61, scoring.Days90},
		{"2026-06-04", 90, scoring.Days90}, {"2026-06-04", 91, scoring.Later},
	}
	for _, tt := range tests {
		start, err := tt.start.Time()
		if err != nil {
			t.Fatal(err)
		}
		last, n := start.AddDate(0, 0, tt.days-1), 0
		for d := start; !d.After(last); d = d.AddDate(0, 0, 1) {
			if weekday(d) {
				n++
			}
		}
		a := build(t, "policy=none") // 6 hours
		a.Profile.HoursPerWeek = 6 * 5 / float64(n)
		r := scoring.Assess(small(t), a)
		p := scoring.MakePlan(&r, a, start, start)
		policy, training := action(t, &p, "policy"), action(t, &p, "training")
		if policy.Bucket != tt.want || !policy.Due.Equal(last) || !policy.Start.Equal(start) {
			t.Errorf("day %d: %v to %v, %s", tt.days, policy.Start, policy.Due, policy.Bucket)
		}
		next := last.AddDate(0, 0, 1)
		for !weekday(next) {
			next = next.AddDate(0, 0, 1)
		}
		if !training.Start.Equal(next) {
			t.Errorf("after day %d the next action starts on %v, not %v", tt.days, training.Start, next)
		}
	}
}

func weekday(d time.Time) bool { return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday }

func TestDueByHandStays(t *testing.T) {
	a := build(t, "policy=none")
	computed := plan(t, a)
	for _, due := range []q.Date{"2026-10-01", "2026-11-02", "2026-11-03", "2027-06-30"} {
		a.SetTracking("policy", q.Tracking{Due: due, Owner: "Ada", Note: "soon"})
		p := plan(t, a)
		policy := action(t, &p, "policy")
		late, want := 0, due
		if due < "2026-11-02" { // it is planned again, and late
			late, want = 32, q.DateOf(action(t, &computed, "policy").Due)
		}
		if q.DateOf(policy.Due) != want || policy.Start.After(policy.Due) || policy.Owner != "Ada" || policy.Note != "soon" || policy.Agreed != due || policy.Late != late {
			t.Errorf("due %s by hand: %+v", due, policy)
		}
		// What needs it is due no sooner.
		next, was := action(t, &p, "training"), action(t, &computed, "training")
		if !next.Start.Equal(was.Start) || next.Due.Before(was.Due) || next.Due.Before(policy.Due) {
			t.Errorf("due %s by hand moves the next action from %v to %v", due, was.Due, next.Due)
		}
	}
}

func TestDoneTakesNoTime(t *testing.T) {
	a := build(t, "policy=none")
	a.SetTracking("policy", q.Tracking{Status: q.Done})
	p := plan(t, a)
	same(t, lines(&p), `
policy 55.56 6h 1-1 this-week
training 44.44 3h 1-4 this-week
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
