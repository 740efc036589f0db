package scoring_test

import (
	"strings"
	"testing"

	"yourpart/questionnaire/catalogue"
)

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
