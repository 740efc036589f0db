package content_test

import (
	"net/url"
	"slices"
	"strings"
	"testing"
)

// TestHelpLines: countries bring in whom to call, however people write them.
func TestHelpLines(t *testing.T) {
	c := shipped(t)
	for country, want := range map[string]string{" UK": "Report Fraud", "France": "17Cyber", "es": "INCIBE", "Atlantis": "", "Scotland": "Police Scotland",
		"Germany": "Central contact points for cyber crime (ZAC)", "NO": "Norwegian Police", "Canada": "Canadian Anti-Fraud Centre", "Greece": "CSIRTs Network", "India": "CERT-In"} {
		var got []string
		for _, l := range c.HelpLinesFor([]string{country}) {
			got = append(got, l.Body)
		}
		if want == "" && len(got) > 0 || want != "" && !slices.Contains(got, want) {
			t.Errorf("%q: %q, want %q", country, got, want)
		}
	}
}

// TestHelpLinesAreSound: each has a web address and countries that the catalogue knows,
// and one of which no page was read has no telephone number.
func TestHelpLinesAreSound(t *testing.T) {
	c := shipped(t)
	for _, l := range c.HelpLines {
		if u, err := url.Parse(l.Web); err != nil || !strings.HasPrefix(u.Scheme, "http") || !strings.Contains(u.Host, ".") {
			t.Errorf("%s: %q is not a web address", l.Body, l.Web)
		}
		if !l.Verified && strings.ContainsAny(l.Phone+l.About, "0123456789") {
			t.Errorf("%s has a number of which no page was read", l.Body)
		}
		for _, country := range l.Countries {
			if !c.KnowsCountry(country) {
				t.Errorf("%s: %q is no country that a law is known for", l.Body, country)
			}
		}
	}
}

// TestEuropeHasHelpLines: people in each country of the European Union have someone to call.
func TestEuropeHasHelpLines(t *testing.T) {
	c := shipped(t)
	for i := range c.Laws {
		if c.Laws[i].Name != "GDPR" {
			continue
		}
		for _, country := range c.Laws[i].Countries {
			if len(c.HelpLinesFor([]string{country})) == 0 {
				t.Errorf("nobody to call in %q", country)
			}
		}
	}
}
