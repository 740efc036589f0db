package scoring_test

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/scoring"
)

// later is the plan of an assessment as of another day.
func later(t *testing.T, a *q.Assessment, day string) scoring.Plan {
	t.Helper()
	today, err := q.Date(day).Time()
	if err != nil {
		t.Fatal(err)
	}
	r := scoring.Assess(small(t), a)
	return scoring.MakePlan(&r, a, today, start)
}

// A plan of May that nobody worked on says in November which days were agreed, and
// names none that is past.
func TestAPlanMadeLaterStartsLater(t *testing.T) {
	a := build(t, "policy=none")
	first := plan(t, a)
	agreed := first.Agreement("2026-11-02", "Ada")
	if _, err := a.Agree(agreed); err != nil {
		t.Fatal(err)
	}
	const day = "2027-05-03"
	p := later(t, a, day)
	if q.DateOf(p.Start) != day {
		t.Errorf("the plan starts on %s", q.DateOf(p.Start))
	}
	if got, want := ids(&p), ids(&first); got != want {
		t.Errorf("the order is %s, and was %s", got, want)
	}
	for _, x := range p.Actions {
		due := agreed.Actions[x.ID].Due
		was, _ := due.Time()
		if x.Agreed != due || x.Late != int(p.Start.Sub(was).Hours()/24) || x.Late < 100 {
			t.Errorf("%s is late by %d days, agreed for %s, not %s", x.ID, x.Late, x.Agreed, due)
		}
		if x.Due.Before(p.Start) || x.Start.Before(p.Start) {
			t.Errorf("%s is planned for the past: %s to %s", x.ID, q.DateOf(x.Start), q.DateOf(x.Due))
		}
	}
}

// What was agreed for a day to come stays on it, and the owner who was agreed has it.
func TestAnAgreedDayIsKept(t *testing.T) {
	a := build(t, "policy=none")
	_, err := a.Agree(q.Agreement{Date: "2026-10-01", Actions: map[string]q.Promise{"policy": {Due: "2027-03-10", Owner: "Ada"}, "training": {Due: "2026-11-01"}}})
	if err != nil {
		t.Fatal(err)
	}
	p := plan(t, a)
	policy, training := action(t, &p, "policy"), action(t, &p, "training")
	if q.DateOf(policy.Due) != "2027-03-10" || policy.Late != 0 || policy.Owner != "Ada" || policy.Bucket != scoring.Later {
		t.Errorf("%+v", policy)
	}
	if training.Late != 1 || training.Due.Before(start) {
		t.Errorf("%+v", training)
	}
	for _, tt := range []struct {
		t    q.Tracking
		due  q.Date
		late int
		who  string
	}{
		{q.Tracking{Due: "2026-12-24", Owner: "Bo"}, "2026-12-24", 0, "Bo"}, // the later decision
		{q.Tracking{Due: "2026-10-31"}, "", 2, "Ada"},
		{q.Tracking{Status: q.Done, Due: "2026-10-31"}, "", 0, "Ada"},
	} {
		a.SetTracking("policy", tt.t)
		p := plan(t, a)
		x := action(t, &p, "policy")
		if tt.due != "" && q.DateOf(x.Due) != tt.due || x.Late != tt.late || x.Owner != tt.who || x.Due.Before(start) || x.Agreed != tt.t.Due {
			t.Errorf("%+v: %+v", tt.t, x)
		}
	}
	a.SetTracking("policy", q.Tracking{Status: q.Accepted, Due: "2026-10-31", Owner: "Ada", Reason: "dear", Expires: "2027-01-01"})
	if p = plan(t, a); len(p.Accepted) != 1 || p.Accepted[0].Late != 0 {
		t.Errorf("an accepted risk is late: %+v", p.Accepted)
	}
}

// An action whose gap is closed stays under its id as done.
func TestWhatIsClosedStays(t *testing.T) {
	a := build(t, "policy=none")
	before := plan(t, a)
	if _, err := a.Agree(before.Agreement("2026-10-01", "")); err != nil {
		t.Fatal(err)
	}
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: "written", Date: "2026-10-20"})
	a.SetTracking("no-such-control", q.Tracking{Owner: "Ada"})
	a.SetTracking("policy@gone", q.Tracking{Owner: "Ada"})
	p := plan(t, a)
	if got, want := ids(&p), "find-out-training policy"; got != want { // nobody knows about training now
		t.Fatalf("%s, not %s", got, want)
	}
	x := action(t, &p, "policy")
	if x.ID != "policy" || !x.Closed || x.Status != q.Done || x.Done != "2026-10-20" || x.Needless || x.Late != 0 || x.Bucket != "" {
		t.Errorf("%+v", x)
	}
	if p.Hours() != scoring.FindOutHours {
		t.Errorf("%v hours", p.Hours())
	}
	if p.Left() != 1 {
		t.Errorf("%d of %d are left", p.Left(), len(p.Actions))
	}
	a.Set(q.CellID{Control: "policy"}, q.Answer{Option: q.NotApplicable, Note: "no staff", Date: "2026-10-21"})
	p = plan(t, a)
	if x := action(t, &p, "policy"); !x.Closed || !x.Needless {
		t.Errorf("what nobody asks for any more: %+v", x)
	}
	a.SetTracking("policy", q.Tracking{Status: q.Done, Done: "2026-10-05"})
	p = plan(t, a)
	if x := action(t, &p, "policy"); x.Needless || x.Done != "2026-10-05" {
		t.Errorf("what somebody noted as done: %+v", x)
	}
}

// Where parts were tracked, they stay as done, each under its id, and the whole that was
// tracked before them does not come up beside them.
func TestClosedPartsTakeThePlaceOfTheWhole(t *testing.T) {
	a := build(t, "crm +health", "saas:Till +personal", "second-step@crm=nobody", "second-step@till=nobody")
	a.SetTracking("second-step", q.Tracking{Owner: "Ada", Status: q.Done, Done: "2026-10-03"})
	a.SetTracking("second-step@crm", q.Tracking{Owner: "Bo", Status: q.Done, Done: "2026-10-05"})
	for _, key := range []string{"crm", "till"} {
		a.Set(q.CellID{Control: "second-step", Service: key}, q.Answer{Option: "everyone", Date: "2026-10-05"})
	}
	p := plan(t, a)
	done := map[string]q.Date{}
	for _, x := range p.Actions {
		if x.Closed {
			done[x.ID] = x.Done
		}
	}
	if len(done) != 2 || done["second-step@crm"] != "2026-10-05" || done["second-step@till"] != "2026-10-03" {
		t.Errorf("done are %v", done)
	}
}

// No day is before today, whatever was agreed, and each id that was noted or agreed
// is in the plan once.
func TestDaysAreNeverPast(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, a *q.Assessment, _ *scoring.Plan) {
		today := start.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "days"))
		p := scoring.MakePlan(r, a, today, start)
		if _, err := a.Agree(p.Agreement(q.DateOf(start), "")); err != nil {
			t.Fatal(err)
		}
		today = today.AddDate(0, 0, rapid.IntRange(0, 400).Draw(t, "more"))
		p = scoring.MakePlan(r, a, today, start)
		seen := map[string]bool{}
		for _, x := range slices.Concat(p.Actions, p.Accepted) {
			if seen[x.ID] {
				t.Fatalf("%s is there twice", x.ID)
			}
			seen[x.ID] = true
			if !x.Closed && (x.Due.Before(today) || x.Start.Before(today)) && x.Status != q.Accepted {
				t.Fatalf("%s is planned for the past", x.ID)
			}
			agreed, err := x.Agreed.Time()
			late := err == nil && agreed.Before(today) && x.Open() && x.Status != q.Accepted
			if late != (x.Late > 0) || late && x.Late != int(today.Sub(agreed)/(24*time.Hour)) {
				t.Fatalf("%s, agreed for %s, is late by %d", x.ID, x.Agreed, x.Late)
			}
		}
		for id := range a.Agreed.Actions {
			if !seen[id] && !seen[scoring.FindOutID(id)] {
				t.Fatalf("%s is gone", id)
			}
		}
	})
}
