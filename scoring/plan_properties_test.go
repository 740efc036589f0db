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
	plannedOf(t, func(t *rapid.T, _ *catalogue.Catalogue, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		holds(t, r, a, p)
	})
}

// plannedOf is planned with the catalogue.
func plannedOf(t *testing.T, holds func(*rapid.T, *catalogue.Catalogue, *scoring.Result, *q.Assessment, *scoring.Plan)) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		for i := range c.Controls {
			id := c.Controls[i].ID
			tracked := []string{id, "find-out-" + id}
			if len(a.Services) > 0 && rapid.IntRange(0, 3).Draw(t, "part") == 0 {
				tracked = append(tracked, id+"@"+rapid.SampledFrom(a.Keys()).Draw(t, "of"))
			}
			for _, id := range tracked {
				a.SetTracking(id, q.Tracking{
					Status: rapid.SampledFrom([]q.Status{"", "", q.Doing, q.Done, q.Accepted}).Draw(t, "status"),
					Owner:  "Ada", Reason: "small", Expires: rapid.SampledFrom([]q.Date{"2026-11-01", "2026-11-02"}).Draw(t, "expires"),
					Due: rapid.SampledFrom([]q.Date{"", "", "", "2026-10-01", "2026-11-20", "2027-12-04"}).Draw(t, "due"),
				})
			}
		}
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		p.Actions = p.Actions[:p.Left()] // what is closed is another test's
		holds(t, c, &r, a, &p)
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
			free := a.Part() && a.Control.HoursOf(a.TodoIn(0)).Each == 0 // beside the first part
			if seen[a.ID] || a.Gain <= 0 || a.Hours < 0 || a.Hours == 0 && !free || math.IsNaN(a.Gain) {
				t.Fatalf("action %+v in %s", a, ids(p))
			}
			seen[a.ID] = true
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
			noted, own := a.Actions[x.ID]
			if !own && x.Part() {
				noted = a.Actions[x.Control.ID]
			}
			if lapsed := noted.Status == q.Accepted; lapsed != (x.Lapsed != "") || x.Status == q.Accepted {
				t.Fatalf("%s: %+v", x.ID, x)
			}
		}
	})
}
