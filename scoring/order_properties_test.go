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

// TestOrderOfThePlan: what is to find out comes first, then the fixes block by
// block, each after what it needs.
func TestOrderOfThePlan(t *testing.T) {
	planned(t, func(t *rapid.T, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		at := map[string]int{}
		for i, x := range p.Actions {
			at[x.ID] = i
			if i > 0 && x.Kind == scoring.FindOut && p.Actions[i-1].Kind == scoring.Fix {
				t.Fatalf("%s comes after a fix: %s", x.ID, ids(p))
			}
			for _, n := range x.Needs {
				if j, ok := at[n]; !ok || j >= i {
					t.Fatalf("%s comes before %s, which it needs: %s", x.ID, n, ids(p))
				}
			}
			if x.Gate != gateOf(r, x) {
				t.Fatalf("%s: gate %v", x.ID, x.Gate)
			}
			if want := blockOf(p, x); x.Block != want {
				t.Fatalf("%s is in block %d, not %d", x.ID, x.Block, want)
			}
		}
		pulled := pulledBy(p)
		for i, x := range p.Actions {
			for _, later := range p.Actions[i+1:] {
				if x.Kind == later.Kind && x.Kind == scoring.Fix && later.Block < x.Block && !slices.ContainsFunc(pulled[x.ID], func(by scoring.Block) bool { return by <= later.Block }) {
					t.Fatalf("%s of block %d comes before %s of block %d: %s", x.ID, x.Block, later.ID, later.Block, ids(p))
				}
			}
		}
		turned := *r
		turned.Cells = turnGroups(r.Cells)
		other := scoring.MakePlan(&turned, a, start, start)
		if other.Actions = other.Actions[:other.Left()]; ids(&other) != ids(p) {
			t.Fatalf("the order depends on the order of the findings:\n%s\n%s", ids(p), ids(&other))
		}
	})
}

// pulledBy lists, for each action, the blocks of those that wait for it, directly
// or not.
func pulledBy(p *scoring.Plan) map[string][]scoring.Block {
	by := map[string][]scoring.Block{}
	for _, x := range slices.Backward(p.Actions) { // what waits stands later
		for _, n := range x.Needs {
			by[n] = append(append(by[n], x.Block), by[x.ID]...)
		}
	}
	return by
}

// blockOf is the block of an action by the rules: parts count as their whole.
func blockOf(p *scoring.Plan, x scoring.Action) scoring.Block {
	gate := x.Gate
	for _, other := range slices.Concat(p.Actions, p.Accepted) {
		gate = gate || x.Part() && other.Part() && other.Control == x.Control && other.Gate
	}
	switch tier := x.Control.Urgency.Tier; {
	case tier == 1:
		return scoring.FirstThings
	case gate:
		return scoring.MustHaves
	case tier == 2:
		return scoring.NextThings
	}
	return scoring.TheRest
}

// gateOf reports whether an action breaks a gate by the list the report shows.
func gateOf(r *scoring.Result, a scoring.Action) bool {
	for i := range r.Cells {
		cell := &r.Cells[i]
		if cell.Control == a.Control && cell.Known == (a.Kind == scoring.Fix) && slices.Contains(r.CappedBy, cell.ID()) &&
			(cell.Service == "" || slices.Contains(a.Services, cell.Service)) {
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

// Where nothing waits for anything, the fixes of a block are in the order of the
// risk they take off for the hours.
func TestRankWithoutNeeds(t *testing.T) {
	for _, kind := range []scoring.Kind{scoring.Fix, scoring.FindOut} {
		ranked(t, kind)
	}
}

func ranked(t *testing.T, kind scoring.Kind) {
	always(t, func(t *rapid.T, c *catalogue.Catalogue, a *q.Assessment) {
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		var list []scoring.Action
		for _, x := range p.Actions {
			if len(x.Needs) > 0 {
				return
			}
			if x.Kind == kind {
				list = append(list, x)
			}
		}
		for i := 1; i < len(list); i++ {
			x, y := list[i-1], list[i]
			a, b := rate(c, a, &r, x), rate(c, a, &r, y)
			if x.Block > y.Block || x.Block == y.Block && (a < b-1e-5 || math.Abs(a-b) < 1e-9 && x.Control.ID > y.Control.ID) {
				t.Fatalf("%s (block %d, %v an hour) before %s (block %d, %v)", x.ID, x.Block, a, y.ID, y.Block, b)
			}
		}
	})
}

// rate works the risk an hour of an action out from the rules, for the scenarios
// of the small catalogue.
func rate(c *catalogue.Catalogue, a *q.Assessment, r *scoring.Result, x scoring.Action) float64 {
	largest, servers, categories := 0.0, 0.0, map[string]bool{}
	for _, s := range a.Services {
		largest = max(largest, q.Factor(c, s))
		switch q.UseOf(c, a, s).Model {
		case catalogue.IaaS:
			servers = max(servers, 1)
		case catalogue.OnPrem:
			servers = max(servers, 0.7)
		}
		category := "custom"
		if def, ok := c.Service(s.ID); ok {
			category = def.Category
		}
		categories[category] = true
	}
	supplier := 0.6 + 0.15*float64(len(categories))
	if a.Profile.People != 1 {
		supplier += 0.1
	}
	risks := map[string]float64{
		"account-takeover":  0.2 * 35000 * largest / 1.5,
		"server-compromise": 0.15 * 60000 * servers,
		"supplier":          0.08 * 45000 * supplier,
	}
	risk := 0.0
	for _, s := range x.Control.Scenarios {
		power := 0.4
		if s.Strength == "strong" {
			power = 1
		}
		risk += power * risks[s.Scenario]
	}
	gap, stack := 0.0, uses(c, a)
	for i := range r.Cells {
		if cell := &r.Cells[i]; cell.Control == x.Control && cell.Weight > 0 && cell.Known == (x.Kind == scoring.Fix) {
			if !cell.Known {
				gap += cell.Share * (cell.Most - cell.Value) / (x.Control.Remediation.Hours.First + 4)
				continue
			}
			least := math.Inf(1)
			for _, o := range x.Control.Question.Options {
				if o.Credit <= cell.Value && cell.State == q.Asked {
					least = min(least, (1-o.Credit)/(x.Control.HoursOf(x.Control.TodoOf(o.ID, stack)).First+4))
				}
			}
			if cell.State != q.Asked {
				least = (1 - cell.Value) / (x.Control.Remediation.Hours.First + 4)
			}
			gap += cell.Share * least
		}
	}
	return risk * gap
}

// uses are the services of a stack, for what is left to do.
func uses(c *catalogue.Catalogue, a *q.Assessment) (stack []catalogue.InUse) {
	for _, s := range a.Services {
		stack = append(stack, q.InUse(c, a, s))
	}
	return stack
}

// hoursOf works out from the rules what a control's gaps take, and whether any of it is
// for a further service.
func hoursOf(c *catalogue.Catalogue, a *q.Assessment, r *scoring.Result, k *catalogue.Control) (hours float64, further bool) {
	var all []catalogue.Hours
	for i := range r.Cells {
		if cell := &r.Cells[i]; cell.Control == k && cell.Gap() {
			h := k.Remediation.Hours
			if cell.State == q.Asked {
				h = k.HoursOf(k.TodoOf(cell.Answer.Option, uses(c, a)))
			}
			all, further = append(all, h), further || h.Each > 0
		}
	}
	for i := range all { // the one that makes the most is the first
		sum := all[i].First
		for j := range all {
			if j != i {
				sum += all[j].Each
			}
		}
		hours = max(hours, sum)
	}
	return hours, further
}

// TestPartsOfAControl: a control has one fix, or one for each service. The parts
// are together but for what is pulled forward, the most sensitive first. What is
// tracked as a part stays one.
func TestPartsOfAControl(t *testing.T) {
	split, joined := 0, 0
	plannedOf(t, func(t *rapid.T, c *catalogue.Catalogue, r *scoring.Result, a *q.Assessment, p *scoring.Plan) {
		factors := map[string]float64{}
		for i := range r.Cells {
			factors[r.Cells[i].ID().String()] = r.Cells[i].Factor
		}
		parts, hours := map[*catalogue.Control][]scoring.Action{}, map[*catalogue.Control]float64{}
		for _, x := range slices.Concat(p.Actions, p.Accepted) {
			if x.Kind == scoring.Fix {
				parts[x.Control] = append(parts[x.Control], x)
				hours[x.Control] += x.Hours
			}
		}
		waits := pulledBy(p)
		for k, list := range parts {
			tracked := slices.ContainsFunc(a.Keys(), func(key string) bool { _, ok := a.Actions[k.ID+"@"+key]; return ok })
			gaps, accepted := 0, 0
			for _, x := range list {
				gaps += max(1, len(x.Services))
				if x.Status == q.Accepted {
					accepted++
				}
				if want := x.Control.ID; x.Part() {
					want += "@" + x.Services[0]
					if x.ID != want || len(x.Services) != 1 {
						t.Fatalf("%s is for %v", x.ID, x.Services)
					}
				}
			}
			whole, further := hoursOf(c, a, r, k)
			if accepted == 0 && !near(hours[k], whole) {
				t.Fatalf("%s takes %v hours, not %v", k.ID, hours[k], whole)
			}
			service := k.Scope == catalogue.PerService
			if want := service && (tracked || gaps > 1 && further && whole > p.HoursPerWeek+1e-9); list[0].Part() != want || list[len(list)-1].Part() != want {
				t.Fatalf("%s of %v hours is %d actions, %v tracked, at %v hours a week", k.ID, whole, len(list), tracked, p.HoursPerWeek)
			}
			if !list[0].Part() {
				joined++
				continue
			}
			split++
			last := -1
			for i, x := range p.Actions {
				if x.Kind != scoring.Fix || x.Control != k || len(waits[x.ID]) > 0 {
					continue
				}
				if last >= 0 {
					before := p.Actions[last]
					if factors[before.ID] < factors[x.ID] {
						t.Fatalf("%s (%v) before %s (%v)", before.ID, factors[before.ID], x.ID, factors[x.ID])
					}
					for _, between := range p.Actions[last+1 : i] {
						if between.Control != k && !slices.Contains(needsOf(p, x.ID), between.ID) {
							t.Fatalf("%s comes between the parts of %s: %s", between.ID, k.ID, ids(p))
						}
					}
				}
				last = i
			}
		}
	})
	if split == 0 || joined == 0 {
		t.Errorf("%d split, %d whole", split, joined)
	}
}

// needsOf lists all that an action waits for, directly or not.
func needsOf(p *scoring.Plan, id string) (list []string) {
	i := slices.IndexFunc(p.Actions, func(a scoring.Action) bool { return a.ID == id })
	for _, n := range p.Actions[i].Needs {
		list = append(append(list, n), needsOf(p, n)...)
	}
	return list
}
