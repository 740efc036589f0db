package content

import (
	"slices"
	"strings"
	"testing"
)

// TestAlwaysOn holds what products do by themselves to what was read at their makers:
// the best there is, in a sentence that names the maker or the product.
func TestAlwaysOn(t *testing.T) {
	c, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	known := 0
	for i := range c.Services {
		s := &c.Services[i]
		for _, g := range s.Guides() {
			if g.AlwaysOn == nil {
				continue
			}
			known++
			at := s.ID + " " + g.Control
			k, _ := c.Control(g.Control)
			if !g.Verified {
				t.Errorf("%s: nobody is asked, so its page has to be read at the maker's", at)
			}
			if g.AlwaysOn.Option != k.Question.Options[0].ID {
				t.Errorf("%s: always %q, which is not the best; where more can be had, people are asked", at, g.AlwaysOn.Option)
			}
			name, _, _ := strings.Cut(s.Name, " ")
			provider, _, _ := strings.Cut(s.Provider, " ")
			if w := g.AlwaysOn.Why; !strings.Contains(w, name) && !strings.Contains(w, provider) && !strings.Contains(w, "Azure") {
				t.Errorf("%s: %q does not say whose work it is", at, w)
			}
			if s.Account != "" && slices.Contains(k.Inherit, "account") {
				t.Errorf("%s: other services of the %s account would take it over, and it may not hold there", at, s.Account)
			}
		}
	}
	if known < 15 {
		t.Errorf("%d facts", known)
	}
	for _, asked := range []struct{ service, control, plan string }{
		{"dropbox", "logs-on", ""},                          // its file events depend on the plan
		{"google-workspace", "logs-on", "Business Starter"}, // no Drive log events
		{"salesforce", "mfa-all-users", ""},                 // an admin can switch it off
		{"ringcentral", "logs-on", ""},                      // its support can switch it off
		{"gce", "logs-on", ""},                              // access to data is off until switched on
		{"microsoft-365", "logs-on", ""},                    // an admin can switch it off
	} {
		s, _ := c.Service(asked.service)
		if g := s.Guide(asked.control, "", asked.plan, ""); g == nil || g.AlwaysOn != nil {
			t.Errorf("%s %s of %q is not asked", asked.service, asked.control, asked.plan)
		}
	}
	sage, _ := c.Service("sage")
	if g := sage.Guide("mfa-all-users", "desktop", "", ""); g == nil || g.AlwaysOn != nil {
		t.Error("Sage 50 on a computer of one's own has no second step by itself")
	}
	if g := sage.Guide("mfa-all-users", "", "", ""); g.AlwaysOn == nil {
		t.Error("Sage in the browser asks everyone for a second step")
	}
}
