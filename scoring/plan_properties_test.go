package scoring_test

import (
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// planned checks a property for plans of generated catalogues, some of whose
// actions are done, under way or due on a day set by hand.
func planned(t *testing.T, holds func(*rapid.T, *scoring.Result, *q.Assessment, *scoring.Plan)) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for i := range c.Controls {
			for _, id := range []string{c.Controls[i].ID, "find-out-" + c.Controls[i].ID} {
				a.SetTracking(id, q.Tracking{
					Status: rapid.SampledFrom([]q.Status{"", "", q.Doing, q.Done, q.Accepted}).Draw(t, "status"),
					Owner:  "Ada", Reason: "small", Expires: rapid.SampledFrom([]q.Date{"2026-11-01", "2026-11-02"}).Draw(t, "expires"),
					Due: rapid.SampledFrom([]q.Date{"", "", "", "2026-10-01", "2026-11-20", "2027-12-01"}).Draw(t, "due"),
				})
			}
		}
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		holds(t, &r, a, &p)
	})
}

func gains(p *scoring.Plan) (sum float64) {
	for _, a := range slices.Concat(p.Actions, p.Accepted) {
		sum += a.Gain
	}
	return sum
}

func TestGainsMakeUpWhatIsMissing(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, _ *q.Assessment, p *scoring.Plan) {
		switch {
		case r.Total.None() && p.Left() > 0:
			t.Fatalf("no result, and yet %s", ids(p))
		case !r.Total.None() && !near(gains(p), 100-r.Total.Proven()):
			t.Fatalf("gains are %v, proven is %v", gains(p), r.Total.Proven())
		}
		seen := map[string]bool{}
		for _, a := range slices.Concat(p.Actions[:p.Left()], p.Accepted) {
			if seen[a.ID] || a.Gain <= 0 || a.Hours <= 0 || math.IsNaN(a.Gain) {
				t.Fatalf("action %+v in %s", a, ids(p))
			}
			seen[a.ID] = true
		}
	})
}

// needsOf gathers all that an action waits for, directly or not.
func needsOf(p *scoring.Plan, id string, into map[string]bool) {
	i := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == id })
	for _, n := range p.Actions[i].Needs {
		if !into[n] {
			into[n] = true
			needsOf(p, n, into)
		}
	}
}

func TestOrderOfThePlan(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		at := map[string]int{}
		forGates := map[string]bool{} // what gate breakers wait for
		lastGate := -1
		for i, x := range p.Actions {
			at[x.ID] = i
			if x.Gate {
				lastGate = i
				needsOf(p, x.ID, forGates)
			}
		}
		for i, x := range p.Actions {
			for _, n := range x.Needs {
				if j, ok := at[n]; !ok || j > i {
					t.Fatalf("%s comes before %s, which it needs: %s", x.ID, n, ids(p))
				}
			}
			if i < lastGate && !x.Gate && !forGates[x.ID] {
				t.Fatalf("%s comes before a gate breaker that does not need it: %s", x.ID, ids(p))
			}
			if x.Gate != gateOf(r, x) {
				t.Fatalf("%s: gate %v", x.ID, x.Gate)
			}
		}
		turned := *r
		turned.Cells = turnGroups(r.Cells)
		if other := scoring.MakePlan(&turned, a, start, start); ids(&other) != ids(p) {
			t.Fatalf("the order depends on the order of the findings:\n%s\n%s", ids(p), ids(&other))
		}
	})
}

// gateOf reports whether an action breaks a gate by the list the report shows.
func gateOf(r *scoring.Result, a scoring.Action) bool {
	for i := range r.Cells {
		cell := &r.Cells[i]
		if cell.Control == a.Control && cell.Known == (a.Kind == scoring.Fix) && slices.Contains(r.CappedBy, cell.ID()) {
			return true
		}
	}
	return false
}

// turnGroups puts the last control's cells first.
func turnGroups(cells []scoring.Cell) (out []scoring.Cell) {
	for end := len(cells); end > 0; {
		from := end
		for from > 0 && cells[from-1].Control == cells[end-1].Control {
			from--
		}
		out = append(out, cells[from:end]...)
		end = from
	}
	return out
}

// Among what is free to be done, the next action is the one that ranks first.
func TestRankWithoutNeeds(t *testing.T) {
	planned(t, func(t *rapid.T, _ *scoring.Result, _ *q.Assessment, p *scoring.Plan) {
		if slices.ContainsFunc(p.Actions, func(a scoring.Action) bool { return len(a.Needs) > 0 }) {
			return
		}
		for i := 1; i < len(p.Actions); i++ {
			a, b := p.Actions[i-1], p.Actions[i]
			if a.Gate != b.Gate {
				if b.Gate {
					t.Fatalf("%s before the gate breaker %s", a.ID, b.ID)
				}
				continue
			}
			if rate(a) < rate(b)-1e-9 {
				t.Fatalf("%s (%v points per hour) before %s (%v)", a.ID, rate(a), b.ID, rate(b))
			}
		}
	})
}

func rate(a scoring.Action) float64 {
	if a.Kind == scoring.FindOut {
		return a.Gain / 2 / a.Hours
	}
	return a.Gain / a.Hours
}

func TestPackingIsEndToEnd(t *testing.T) {
	planned(t, func(t *rapid.T, _ *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		hours := 0.0 // done before the action at hand
		for _, x := range p.Actions[:p.Left()] {
			from := day(q.DateOf(x.Start)) - 1
			to := day(q.DateOf(x.Due)) - 1
			if x.Status != q.Done && x.Tracking.Due < q.DateOf(start) {
				// The work lies between two moments; the days are those that
				// hold them, the last one not where it ends at midnight.
				begin, end := hours/p.HoursPerWeek*7, (hours+x.Hours)/p.HoursPerWeek*7
				if math.Abs(float64(from)+0.5-begin) > 0.5+1e-6 || math.Abs(float64(to)+0.5-end) > 0.5+1e-6 {
					t.Fatalf("%s: days %d to %d for %v to %v", x.ID, from, to, begin, end)
				}
			}
			if x.Tracking.Due >= q.DateOf(start) && q.DateOf(x.Due) != x.Tracking.Due {
				t.Fatalf("%s is due %v, not %s", x.ID, x.Due, x.Tracking.Due)
			}
			if x.Due.Before(x.Start) {
				t.Fatalf("%s ends before it starts", x.ID)
			}
			if got := bucketOf(to + 1); x.Bucket != got {
				t.Fatalf("%s on day %d is in %s", x.ID, to+1, x.Bucket)
			}
			if x.Status != q.Done {
				hours += x.Hours
			}
		}
		if math.Abs(hours-p.Hours()) > 1e-9 {
			t.Fatalf("%v hours, not %v", p.Hours(), hours)
		}
	})
}

func bucketOf(days int) scoring.Bucket {
	for i, last := range []int{7, 30, 60, 90} {
		if days <= last {
			return scoring.Buckets[i]
		}
	}
	return scoring.Later
}

func TestProjectionsAreWhatIfs(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, _ *q.Assessment, p *scoring.Plan) {
		if r.Total.None() {
			if len(p.Projected) != 0 {
				t.Fatalf("no result, and yet %v", p.Projected)
			}
			return
		}
		var done []string
		for i, pr := range p.Projected {
			for _, a := range p.Actions {
				if a.Kind == scoring.Fix && a.Bucket == pr.Bucket {
					done = append(done, a.ID)
				}
			}
			after := r.With(r.Best(done...))
			if want := after.Total.Proven(); pr.Bucket != scoring.Buckets[i] || !near(pr.Proven, want) {
				t.Fatalf("after %s %v, want %v", pr.Bucket, pr.Proven, want)
			}
		}
	})
}

func TestAcceptedRisksStandApart(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		for _, x := range p.Accepted {
			if x.Status != q.Accepted || x.Expires < q.DateOf(start) {
				t.Fatalf("%s is accepted until %s", x.ID, x.Expires)
			}
			for _, other := range p.Actions {
				if slices.Contains(other.Needs, x.ID) {
					t.Fatalf("%s waits for the accepted %s", other.ID, x.ID)
				}
			}
		}
		for _, x := range p.Actions {
			if lapsed := a.Actions[x.ID].Status == q.Accepted; !x.Closed && lapsed != (x.Lapsed != "") || x.Status == q.Accepted {
				t.Fatalf("%s: %+v", x.ID, x)
			}
		}
	})
}
