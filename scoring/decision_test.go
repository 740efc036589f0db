package scoring_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestDecisions: each way to decide holds the one before it with all that its fixes need, and
// the last is the whole plan.
func TestDecisions(t *testing.T) {
	if testing.Short() {
		t.Skip("it takes seconds")
	}
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		all := r.Decisions(&p, a.Profile)
		for i, d := range all {
			for j := range p.Actions {
				act := &p.Actions[j]
				if !slices.Contains(d.IDs, act.ID) {
					continue
				}
				for _, need := range act.Needs {
					fix := slices.IndexFunc(p.Actions, func(b scoring.Action) bool { return b.ID == need && b.Kind == scoring.Fix && b.Open() })
					if fix >= 0 && !slices.Contains(d.IDs, need) {
						t.Fatalf("%d has %s without %s", d.UpTo, act.ID, need)
					}
				}
			}
			if i == 0 {
				continue
			}
			before := all[i-1]
			for _, id := range before.IDs {
				if !slices.Contains(d.IDs, id) {
					t.Fatalf("%d has %s, and %d does not", before.UpTo, id, d.UpTo)
				}
			}
			if len(d.IDs) <= len(before.IDs) || d.Hours < before.Hours || d.Until.Before(before.Until) {
				t.Fatalf("%+v is no more than %+v", d, before)
			}
		}
		if n := len(all); n > 0 {
			last := all[n-1]
			if last.UpTo != scoring.TheRest || !near(last.Hours, p.Hours()) || !near(last.Yearly, p.RecurringHours()) || last.Cost != p.Cost(a.Profile) {
				t.Fatalf("%+v is not the plan: %v hours", last, p.Hours())
			}
		}
	})
}

// TestCloser: what acts first against a scenario is open and helps against it, and no fix
// gives way to finding out.
func TestCloser(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) {
		c.Scenarios = []catalogue.Scenario{{ID: "account-takeover", Likelihood: 1, Impact: 1, Exposure: catalogue.Exposure{Base: 1}}}
	})
	a := build(t, "crm", "vm")
	r := scoring.Assess(c, a)
	p := scoring.MakePlan(&r, a, start, start)
	losses := r.Losses(&p)
	if len(losses) == 0 {
		t.Fatal("nothing to act against")
	}
	for _, l := range losses {
		act := p.Closer(l.ID)
		if l.InPlace < 100 && act == nil {
			t.Errorf("nothing acts against %s", l.ID)
		}
		if act != nil && (!act.Open() || !slices.Contains(l.Controls, act.Control.ID)) {
			t.Errorf("%s does not act against %s", act.ID, l.ID)
		}
		if l.InPlace > l.In90Days || l.In90Days > l.AfterPlan || l.InPlace+l.Unknown > 100+1e-6 {
			t.Errorf("%s: %v now, %v in 90 days, %v after, %v not known", l.ID, l.InPlace, l.In90Days, l.AfterPlan, l.Unknown)
		}
	}
}
