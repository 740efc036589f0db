package scoring_test

import (
	"slices"
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// only makes an exposure that is 1 where a word holds.
func only(when string) catalogue.Exposure {
	return catalogue.Exposure{Add: []catalogue.Added{{When: when, Points: 1}}}
}

func TestExposures(t *testing.T) {
	tests := []struct {
		stack    string // services, and capabilities for them
		exposure catalogue.Exposure
		want     float64
	}{
		{"crm", only("email"), 0}, // there is no such loss then
		{"crm can email", only("email"), 1},
		{"on-prem:Box", only("own-servers"), 1},
		{"vm", only("own-servers"), 0},
		{"vm", only("rented-servers"), 1},
		{"vm:managed", only("rented-servers"), 0},
		{"on-prem:Box", only("rented-servers"), 0},
		{"bucket can object-storage", only("storage"), 1},
		{"vm can databases", only("storage"), 1},
		{"vm", only("storage"), 0},
		{"crm can databases", only("storage"), 0}, // the provider's
		{"crm can file-sharing", only("files"), 1},
		{"bucket", only("files"), 0},
		{"queue", only("own-code"), 1},
		{"faas:Jobs", only("own-code"), 1},
		{"caas:Pods", only("own-code"), 1},
		{"vm", only("own-code"), 0},
		{"crm can code", only("own-code"), 1},
		{"crm can code-hosting", only("own-code"), 1},
		{"vm can functions", only("own-code"), 1},
		{"vm can containers", only("own-code"), 1},
		{"crm +internal", only("personal-data"), 0},
		{"crm +personal", only("personal-data"), 1},
		{"crm", only("team"), 1},
		{"crm alone", only("team"), 0},
		{"crm", catalogue.Exposure{Base: 0.7}, 0.7},
		{"crm can email", catalogue.Exposure{Base: 0.7, Add: []catalogue.Added{{When: "email", Points: 0.2}, {When: "storage", Points: 4}}}, 0.9},
		{"crm bucket", catalogue.Exposure{Base: 0.5, Add: []catalogue.Added{{Each: "category", Points: 0.25}}}, 0.75},
		{"crm saas:Till", catalogue.Exposure{Base: 0.5, Add: []catalogue.Added{{Each: "category", Points: 0.25}}}, 1},
		{"crm +public", catalogue.Exposure{Base: 1, Factor: "any"}, 0.5 / 1.5},
		{"crm +health", catalogue.Exposure{Base: 0.75, Factor: "any"}, 1},
		{"crm can file-sharing +personal vm +health", catalogue.Exposure{Base: 0.5, Factor: "files"}, 0.5},
		{"crm +health", catalogue.Exposure{Base: 1, Factor: "files"}, 0},
		{"vm can databases +internal crm +health", catalogue.Exposure{Base: 0.75, Factor: "storage"}, 0.5},
		{"crm +health", catalogue.Exposure{Base: 1, Factor: "any", Most: 1.2}, 1.2},
		{"crm", catalogue.Exposure{Base: 3, Most: 2}, 2},
		{"crm can email", catalogue.Exposure{Base: 0.5, Add: []catalogue.Added{{When: "email", Points: -2}}}, 0},
	}
	words := map[string]bool{}
	for _, tt := range tests {
		c := changed(t, func(c *catalogue.Catalogue) {
			c.Scenarios = []catalogue.Scenario{{ID: "account-takeover", Likelihood: 1, Impact: 1, Exposure: tt.exposure}}
			c.Laws = append(c.Laws, catalogue.Law{Name: "Law of a trade", Trade: true}) // makes no data personal
			for i := range c.Data {
				c.Data[i].Laws = append(c.Data[i].Laws, "Law of a trade")
			}
		})
		var services []string
		alone := false
		fields := strings.Fields(tt.stack)
		for i, w := range fields {
			last := len(services) - 1
			switch {
			case w == "can":
			case w == "alone":
				alone = true
			case i > 0 && fields[i-1] == "can":
				s, _ := c.Service(strings.Fields(services[last])[0])
				s.Capabilities = append(s.Capabilities, w)
			case strings.HasPrefix(w, "+"):
				services[last] += " " + w
			default:
				services = append(services, w)
			}
		}
		a := build(t, services...)
		if alone {
			a.Profile.People = 1
		}
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		got := 0.0 // nothing is in place, so that this is the risk
		for _, l := range r.Losses(&p) {
			got = l.Risk
		}
		if !near(got, tt.want) {
			t.Errorf("%s: %v, want %v for %+v", tt.stack, got, tt.want, tt.exposure)
		}
		for _, x := range tt.exposure.Add {
			words[x.When] = true
		}
	}
	for _, w := range catalogue.Exposures {
		if !words[w] {
			t.Errorf("nothing is said about %s", w)
		}
	}
}

func TestLossesByHand(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) {
		control(c, "admin-keys").Scenarios[0].Strength = "some"
		control(c, "policy").Scenarios[0].Strength = "some"
		control(c, "policy").Scenarios = append(control(c, "policy").Scenarios, catalogue.Protection{Scenario: "supplier", Strength: "strong"})
	})
	// 1 each for second-step, spare-keys, watch-logins and training, 0.4 for
	// admin-keys and policy. Of the second step 0.4 is in place, and of
	// admin-keys all. The fixes of second-step (which settles watch-logins),
	// policy and training add the rest but for spare-keys, which nobody knows.
	a := build(t, "crm +internal", "second-step@crm=admins", "admin-keys@crm=keys", "watch-logins@crm=never", "policy=none")
	r := scoring.Assess(c, a)
	p := scoring.MakePlan(&r, a, start, start)
	losses := r.Losses(&p)
	if len(losses) != 2 { // there is no server to be taken over
		t.Fatalf("%+v", losses)
	}
	account, supplier := losses[0], losses[1]
	if account.ID != "account-takeover" || !near(account.InPlace, 100*(0.4+0.4)/4.8) || !near(account.AfterPlan, 100*(1+0.4+0+1+0.4+1)/4.8) {
		t.Errorf("%+v", account)
	}
	if got := strings.Join(account.Controls, " "); got != "second-step spare-keys watch-logins training admin-keys policy" {
		t.Errorf("against %s: %s", account.ID, got)
	}
	// A fifth is met in a year, by two thirds as many: 0.13.
	if account.Likelihood != scoring.Common || account.Impact != scoring.Medium || !near(account.Risk, 0.2*35000/1.5*(1-0.8/4.8)) {
		t.Errorf("%+v", account)
	}
	if supplier.ID != "supplier" || supplier.InPlace != 0 || !near(supplier.AfterPlan, 100) || !slices.Equal(supplier.Controls, []string{"policy"}) ||
		supplier.Likelihood != scoring.Happens || supplier.Impact != scoring.Medium || !near(supplier.Risk, 0.08*45000*0.85) {
		t.Errorf("%+v", supplier)
	}
}

// A control that is in place for one of two services counts by their factors.
func TestLossesOverServices(t *testing.T) {
	c := changed(t, func(c *catalogue.Catalogue) {
		for i := range c.Controls {
			if k := &c.Controls[i]; k.ID != "second-step" {
				k.Scenarios = nil
			}
		}
	})
	a := build(t, "crm +health", "saas:Till +internal", "second-step@crm=everyone", "second-step@till=admins")
	r := scoring.Assess(c, a)
	p := scoring.MakePlan(&r, a, start, start)
	if l := r.Losses(&p); len(l) != 1 || !near(l[0].InPlace, 100*(2+0.4)/3) || !near(l[0].AfterPlan, 100) {
		t.Errorf("%+v", l)
	}
	a = build(t, "crm +health", "second-step@crm=not-applicable")
	r = scoring.Assess(c, a)
	p = scoring.MakePlan(&r, a, start, start)
	if l := r.Losses(&p); len(l) != 0 {
		t.Errorf("a question that does not apply helps: %+v", l)
	}
}

func TestWordsOfLosses(t *testing.T) {
	tests := []struct {
		likelihood, impact, base float64
		wantLikelihood           scoring.Likelihood
		wantImpact               scoring.Impact
	}{
		{0.039, 19_999, 1, scoring.Rare, scoring.Low},
		{0.04, 20_000, 1, scoring.Happens, scoring.Medium},
		{0.119, 79_999, 1, scoring.Happens, scoring.Medium},
		{0.12, 80_000, 1, scoring.Common, scoring.High},
		{0.12, 80_000, 0.3, scoring.Rare, scoring.High},
		{0.039, 1, 5, scoring.Rare, scoring.Low}, // more open than usual, and yet no more than all meet it
	}
	for _, tt := range tests {
		c := changed(t, func(c *catalogue.Catalogue) {
			c.Scenarios = []catalogue.Scenario{{ID: "account-takeover", Likelihood: tt.likelihood, Impact: tt.impact, Exposure: catalogue.Exposure{Base: tt.base}}}
		})
		a := build(t, "crm +internal")
		r := scoring.Assess(c, a)
		p := scoring.MakePlan(&r, a, start, start)
		if l := r.Losses(&p); len(l) != 1 || l[0].Likelihood != tt.wantLikelihood || l[0].Impact != tt.wantImpact {
			t.Errorf("%+v: %+v", tt, l)
		}
	}
}
