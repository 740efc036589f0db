package scoring_test

import (
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
	"yourpart/scoring"
)

// agency is the shipped example with the catalogue that it is about.
func agency(t testing.TB) (*catalogue.Catalogue, q.Assessment) {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile("../examples/digital-agency.json")
	if err != nil {
		t.Fatal(err)
	}
	a, err := q.Decode(strings.NewReader(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	return c, a
}

// standings are how an assessment stands against a framework, by requirement.
func standings(c *catalogue.Catalogue, a *q.Assessment, framework string) map[string]scoring.RequirementStanding {
	r := scoring.Assess(c, a)
	out := map[string]scoring.RequirementStanding{}
	for _, s := range scoring.ReadinessOf(c, a, &r, c.Framework(framework)).Requirements {
		out[s.ID] = s
	}
	return out
}

// A second step for admins only fails what Cyber Essentials asks of all users, and is
// enough for what it asks of admins. One alternative is enough.
func TestReadinessOfTheExample(t *testing.T) {
	c, a := agency(t)
	lines := standings(c, &a, "cyber-essentials")
	for id, want := range map[string]scoring.Standing{
		"A7.17": scoring.Fails, "A6.4": scoring.Fails, "A6.5": scoring.Fails, "A7.4": scoring.Fails,
		"A7.16": scoring.Shown, "A8.1": scoring.Shown, "A8.4-A8.5": scoring.Shown, "A6.3": scoring.Touched,
	} {
		if got := lines[id].Standing; got != want {
			t.Errorf("%s is %s, not %s", id, got, want)
		}
	}
	for id, line := range lines {
		for _, s := range line.Controls {
			if s.Control == "mfa-all-users" && s.Standing != scoring.Fails {
				t.Errorf("%s: a second step for admins only is %s", id, s.Standing)
			}
		}
		if line.Standing == scoring.Shown && slices.ContainsFunc(line.Controls, func(s scoring.ControlStanding) bool {
			return s.Control == "mfa-all-users" && s.Rule == catalogue.ShowAll
		}) {
			t.Errorf("%s is shown without a second step for everyone", id)
		}
	}
	var ways []string
	for _, s := range lines["A8.1"].Controls {
		ways = append(ways, s.Control+" "+string(s.Standing))
	}
	if want := []string{"device-edr shown", "installs-restricted not-asked"}; !slices.Equal(ways, want) {
		t.Errorf("the alternatives of A8.1 are %v; want %v", ways, want)
	}
	for i := range a.Services {
		a.Set(q.CellID{Control: "mfa-all-users", Service: a.Services[i].Key}, q.Answer{Option: best(t, c, "mfa-all-users")})
	}
	if got := standings(c, &a, "cyber-essentials")["A7.17"].Standing; got != scoring.Shown {
		t.Errorf("with a second step for everyone A7.17 is %s", got)
	}
}

// best is the option of a control that earns all.
func best(t *testing.T, c *catalogue.Catalogue, control string) string {
	k, _ := c.Control(control)
	for _, o := range k.Question.Options {
		if o.Credit == 1 {
			return o.ID
		}
	}
	t.Fatalf("%s has no best option", control)
	return ""
}

// Nothing is called shown while a cell that it needs is below the least credit that
// counts, or while nobody said. Random answers to the whole example try every framework.
func TestReadinessShowsNothingBelowTheLeast(t *testing.T) {
	c, example := agency(t)
	shown := 0
	rapid.Check(t, func(t *rapid.T) {
		a := example.Clone()
		a.Profile.Depth = q.FullDepth
		luck := rapid.IntRange(0, 20).Draw(t, "how often the best")
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "answers"), 0))
		for _, cell := range q.Cells(c, &a) {
			options := cell.Control.Question.Options
			pick := options[0].ID
			if rnd.IntN(21) >= luck {
				list := append(slices.Clone(q.Fixed), "")
				for _, o := range options {
					list = append(list, o.ID, o.ID)
				}
				pick = list[rnd.IntN(len(list))]
			}
			a.Set(cell.ID(), q.Answer{Option: pick})
		}
		r := scoring.Assess(c, &a)
		for i := range c.Frameworks {
			for _, line := range scoring.ReadinessOf(c, &a, &r, &c.Frameworks[i]).Requirements {
				if line.Standing == scoring.Shown {
					shown++
					if !earned(&r, line.Requirement) {
						t.Fatalf("%s %s is called shown", c.Frameworks[i].ID, line.ID)
					}
				}
			}
		}
	})
	if shown == 0 {
		t.Error("nothing was ever shown")
	}
}

// earned works out afresh whether the cells of an assessment show a requirement. Where
// one of several controls is enough, one is for each service, and what is asked of the
// whole business holds for all.
func earned(r *scoring.Result, req *catalogue.Requirement) bool {
	ways, business := map[string]bool{}, false
	alternatives := false
	for _, s := range req.Controls {
		if s.Kind != catalogue.FullShow {
			continue
		}
		found, all := false, true
		for i := range r.Cells {
			c := &r.Cells[i]
			if c.Control.ID != s.Control {
				continue
			}
			found = true
			ok := c.State == q.ByProvider || enough(c, s.MinCredit)
			all = all && ok
			ways[c.Service] = ways[c.Service] || s.Rule == catalogue.ShowAny && ok
			business = business || s.Rule == catalogue.ShowAny && ok && c.Service == ""
		}
		alternatives = alternatives || s.Rule == catalogue.ShowAny
		if s.Rule == catalogue.ShowAll && !(found && all) {
			return false
		}
	}
	if !alternatives || business {
		return true
	}
	for i := range r.Cells {
		c := &r.Cells[i]
		concerns := slices.ContainsFunc(req.Controls, func(s catalogue.Shows) bool {
			return s.Control == c.Control.ID && s.Kind == catalogue.FullShow && s.Rule == catalogue.ShowAny
		})
		if concerns && c.Service != "" && !ways[c.Service] {
			return false
		}
	}
	return true
}

// enough reports whether a cell has at least the credit, by an answer or by what is
// always on.
func enough(c *scoring.Cell, least float64) bool {
	if c.State == q.Known {
		return c.Control.Option(c.Fact.AlwaysOn.Option).Credit >= least
	}
	credit, known := c.Credit()
	return known && credit >= least && c.Answer.Option != q.NotApplicable
}
