package scoring_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// changed is the small catalogue with something else in it.
func changed(t testing.TB, change func(c *catalogue.Catalogue)) *catalogue.Catalogue {
	t.Helper()
	c, err := catalogue.Load(os.DirFS("../questionnaire/testdata/catalogue"))
	if err != nil {
		t.Fatal(err)
	}
	change(c)
	return c
}

// control returns a control of a catalogue, to be changed.
func control(c *catalogue.Catalogue, id string) *catalogue.Control {
	k, ok := c.Control(id)
	if !ok {
		panic("no control " + id)
	}
	return k
}

// planIn makes the plan of an assessment of some catalogue.
func planIn(c *catalogue.Catalogue, a *q.Assessment) scoring.Plan {
	r := scoring.Assess(c, a)
	return scoring.MakePlan(&r, a, start, start)
}

// fixes lists the ids of a plan's fixes.
func fixes(p *scoring.Plan) string {
	var list []string
	for _, a := range p.Actions {
		if a.Kind == scoring.Fix {
			list = append(list, a.ID)
		}
	}
	return strings.Join(list, " ")
}

func TestBlocks(t *testing.T) {
	tests := []struct {
		name, service, answer, control string
		tier                           int
		must                           bool
		want                           scoring.Block
	}{
		{"what lists put first", "crm +internal", "second-step@crm=nobody", "second-step", 1, true, scoring.FirstThings},
		{"although it is no must-have", "crm +health", "second-step@crm=nobody", "second-step", 1, false, scoring.FirstThings},
		{"a must-have of health data", "vm +health", "host-updates@vm=never", "host-updates", 3, true, scoring.MustHaves},
		{"a must-have that comes next", "vm +health", "host-updates@vm=never", "host-updates", 2, true, scoring.MustHaves},
		{"a must-have of internal papers", "vm +internal", "host-updates@vm=never", "host-updates", 3, true, scoring.TheRest},
		{"a must-have of internal papers that comes next", "vm +internal", "host-updates@vm=never", "host-updates", 2, true, scoring.NextThings},
		{"what lists put next", "vm +health", "own-copy@vm=weekly", "own-copy", 2, false, scoring.NextThings},
		{"the rest", "vm +health", "own-copy@vm=weekly", "own-copy", 3, false, scoring.TheRest},
		{"what no list names", "vm +health", "own-copy@vm=weekly", "own-copy", 0, false, scoring.TheRest},
	}
	for _, tt := range tests {
		c := changed(t, func(c *catalogue.Catalogue) {
			k := control(c, tt.control)
			k.Urgency.Tier, k.MustHave = tt.tier, tt.must
		})
		p := planIn(c, build(t, tt.service, tt.answer))
		if got := action(t, &p, tt.control).Block; got != tt.want {
			t.Errorf("%s: block %d, want %d", tt.name, got, tt.want)
		}
	}
}

// Finding out comes first, and then block by block; in each, spare-keys pulls
// admin-keys and training pulls policy.
func TestBlocksInOrder(t *testing.T) {
	a := build(t, "vm +health", "host-updates@vm=never", "second-step@vm=admins", "admin-keys@vm=none", "watch-logins@vm=daily",
		"own-copy@vm=none", "policy=none")
	p := plan(t, a)
	same(t, ids(&p), "find-out-health-rules second-step host-updates own-copy admin-keys spare-keys policy training")
}

// What a fix of the first block needs is asked first of all.
func TestFindingOutInTheOrderOfWhatWaits(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) { control(c, "second-step").Remediation.Needs = []string{"policy"} })
	a := build(t, "crm +health", "second-step@crm=admins", "admin-keys@crm=none")
	p := planIn(c, a) // an hour for watch-logins, 3 for training, 6 for policy, 8 for health-rules
	same(t, ids(&p), "find-out-policy find-out-watch-logins find-out-training find-out-health-rules second-step admin-keys spare-keys")
}

// On a rented server with internal papers a stranger in an account costs
// 0.2 × 35,000 × 1/1.5 = 4,667, a server taken over 0.15 × 60,000 = 9,000, and a
// supplier that is down 0.08 × 45,000 × (0.6 + 0.15 + 0.1) = 3,060. Half of
// admin-keys is missing, which takes 2 hours, and all of watch-logins, 1, and
// policy, 6; to each 4 are added.
func TestRateByHand(t *testing.T) {
	type helps map[string]string // scenario and strength by control
	tests := []struct {
		name string
		helps
		want string
	}{
		{"one scenario", helps{"admin-keys": "account-takeover strong", "watch-logins": "account-takeover strong", "policy": "account-takeover strong"},
			"watch-logins policy admin-keys"}, // 933, 467, 389
		{"some help", helps{"admin-keys": "account-takeover strong", "watch-logins": "account-takeover some", "policy": "account-takeover strong"},
			"policy admin-keys watch-logins"}, // 467, 389, 373
		{"a dearer scenario", helps{"admin-keys": "server-compromise strong", "watch-logins": "account-takeover strong", "policy": "account-takeover strong"},
			"watch-logins admin-keys policy"}, // 933, 750, 467
		{"two scenarios", helps{"admin-keys": "account-takeover strong", "watch-logins": "supplier strong", "policy": "account-takeover strong, server-compromise some"},
			"policy watch-logins admin-keys"}, // 827, 612, 389
		{"against nothing", helps{"admin-keys": "account-takeover some", "watch-logins": "", "policy": "supplier some"},
			"admin-keys policy watch-logins"}, // 156, 122, 0
	}
	for _, tt := range tests {
		c := changed(t, func(c *catalogue.Catalogue) {
			control(c, "spare-keys").Remediation.Needs, control(c, "training").Remediation.Needs = nil, nil
			for id, helps := range tt.helps {
				k := control(c, id)
				k.Scenarios = nil
				for _, h := range strings.Split(helps, ", ") {
					if scenario, strength, ok := strings.Cut(h, " "); ok {
						k.Scenarios = append(k.Scenarios, catalogue.Protection{Scenario: scenario, Strength: strength})
					}
				}
			}
		})
		a := build(t, "vm +internal", "second-step@vm=admins", "admin-keys@vm=app", "watch-logins@vm=never",
			"own-copy@vm=daily", "host-updates@vm=weekly", "policy=none")
		p := planIn(c, a)
		got := controlsOf(&p, scoring.Fix, "spare-keys", "training") // which follow on poor answers
		if want := "second-step " + tt.want; strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", tt.name, got, want)
		}
		for id, helps := range tt.helps {
			first, _, _ := strings.Cut(helps, " ")
			if m := action(t, &p, id).Mostly; (m == nil) != (first == "") || m != nil && m.ID != first {
				t.Errorf("%s: %s is mostly against %v, not %q", tt.name, id, m, first)
			}
		}
	}
}

// What is missing of a control is weighed by its services.
func TestRateOverServices(t *testing.T) {
	// Two thirds of the second step's weight are with health data, a third with the
	// till. It takes 3 hours and 4; the policy, of which all is missing, 6 and 4.
	c := changed(t, func(c *catalogue.Catalogue) { control(c, "policy").Urgency.Tier = 1 })
	for _, tt := range []struct{ crm, till, want string }{
		{"admins", "nobody", "second-step policy"},   // 0.6 × 2/3 + 1/3 = 0.733 over 7, and 1 over 10
		{"everyone", "nobody", "policy second-step"}, // 0.333
		{"nobody", "everyone", "policy second-step"}, // 0.667 over 7
	} {
		a := build(t, "crm +health", "saas:Till +internal", "second-step@crm="+tt.crm, "second-step@till="+tt.till, "policy=none", "training=not-applicable")
		a.Profile.HoursPerWeek = 40
		p := planIn(c, a)
		if got := fixes(&p); !strings.HasPrefix(got, tt.want) {
			t.Errorf("%s and %s: %s", tt.crm, tt.till, got)
		}
	}
}

func TestSplit(t *testing.T) {
	whole, parts := "second-step: 5h", "second-step@crm: 3h, second-step@till: 1h, second-step@drive: 1h"
	tests := []struct {
		name         string
		week, each   float64
		tracked      string
		want, status string
	}{
		{"more than a week", 4, 1, "", parts, "todo todo todo"},
		{"a week", 5, 1, "", whole, "todo"},
		{"less than a week", 40, 1, "", whole, "todo"},
		{"as long for one", 2, 0, "", "second-step: 3h", "todo"},
		{"a part is tracked", 40, 1, "second-step@till", parts, "todo doing todo"},
		{"a part is tracked that is closed", 40, 1, "second-step@queue", parts, "todo todo todo"},
		{"the whole is tracked", 4, 1, "second-step", parts, "doing doing doing"},
		{"the whole of a week is tracked", 5, 1, "second-step", whole, "doing"},
		{"another's part is tracked", 5, 1, "admin-keys@till", whole, "todo"},
	}
	for _, tt := range tests {
		c := changed(t, func(c *catalogue.Catalogue) { control(c, "second-step").Remediation.Hours.Each = tt.each })
		a := build(t, "drive +internal", "crm +health", "queue +health", "saas:Till +personal", "second-step@drive=nobody", "second-step@crm=nobody",
			"second-step@queue=everyone", "second-step@till=nobody")
		a.Profile.HoursPerWeek = tt.week
		if tt.tracked != "" {
			a.SetTracking(tt.tracked, q.Tracking{Status: q.Doing})
		}
		p := planIn(c, a)
		var got, status []string
		for _, x := range p.Actions {
			if x.Kind == scoring.Fix && x.Control.ID == "second-step" {
				got, status = append(got, fmt.Sprintf("%s: %gh", x.ID, x.Hours)), append(status, string(x.Status))
				if x.Part() != strings.Contains(x.ID, "@") {
					t.Errorf("%s: %s is a part: %v", tt.name, x.ID, x.Part())
				}
			}
		}
		if strings.Join(got, ", ") != tt.want || strings.Join(status, " ") != tt.status {
			t.Errorf("%s: %s, %s; want %s, %s", tt.name, strings.Join(got, ", "), status, tt.want, tt.status)
		}
	}
}

// What was noted about a part goes before what was noted about the whole.
func TestPartsAreTrackedOnTheirOwn(t *testing.T) {
	a := build(t, "crm +health", "saas:Till +personal", "second-step@crm=nobody", "second-step@till=nobody")
	a.SetTracking("second-step", q.Tracking{Owner: "Ada"})
	a.SetTracking("second-step@till", q.Tracking{Owner: "Ben", Status: q.Done})
	p := plan(t, a)
	crm, till := action(t, &p, "second-step@crm"), action(t, &p, "second-step@till")
	if crm.Owner != "Ada" || !crm.Open() || till.Owner != "Ben" || till.Open() {
		t.Errorf("%+v, %+v", crm.Tracking, till.Tracking)
	}
}

// A fix waits for what it needs for its own services, or for the whole business.
func TestNeedsAreForOneService(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) {
		control(c, "own-copy").Remediation.Needs = []string{"policy"}
		control(c, "locked-office").Remediation.Needs = []string{"own-copy"}
	})
	tests := []struct {
		name, id string
		parts    []string
		want     string
	}{
		{"the same service", "admin-keys", []string{"second-step@crm=admins", "second-step@till=everyone", "admin-keys@crm=none"}, "second-step"},
		{"another service", "admin-keys", []string{"second-step@crm=everyone", "second-step@till=admins", "admin-keys@crm=none", "admin-keys@till=keys"}, ""},
		{"another service, not known", "admin-keys", []string{"second-step@crm=everyone", "admin-keys@crm=none"}, ""},
		{"the same service, not known", "admin-keys", []string{"second-step@crm=admins", "second-step@till=everyone", "admin-keys@crm=none", "admin-keys@till=keys"}, "second-step"},
		{"what the whole business needs first", "own-copy", []string{"policy=none", "own-copy@vm=none"}, "policy"},
		{"and does not know", "own-copy", []string{"own-copy@vm=none"}, "find-out-policy"},
		{"what is in place", "own-copy", []string{"policy=written", "own-copy@vm=none"}, ""},
		{"the whole business for a service", "locked-office", []string{"own-copy@vm=none", "locked-office=open"}, "own-copy"},
	}
	for _, tt := range tests {
		a := build(t, append([]string{"crm +internal", "saas:Till +internal", "vm +internal", "on-prem:Box +internal"}, tt.parts...)...)
		a.Profile.HoursPerWeek = 40
		p := planIn(c, a)
		var got []string
		for _, n := range action(t, &p, tt.id).Needs {
			if n != "find-out-own-copy" {
				got = append(got, n)
			}
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%s: %v, want %q", tt.name, got, tt.want)
		}
	}
	// The parts of an action wait for the parts of what they need.
	a := build(t, "crm +health", "saas:Till +internal", "second-step@crm=nobody", "second-step@till=nobody")
	a.Profile.HoursPerWeek = 1
	p := plan(t, a)
	for _, key := range []string{"crm", "till"} {
		if got := strings.Join(action(t, &p, "admin-keys@"+key).Needs, " "); got != "second-step@"+key {
			t.Errorf("admin-keys@%s needs %s", key, got)
		}
	}
}
