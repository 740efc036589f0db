package content_test

import (
	"slices"
	"strings"
	"testing"

	"yourpart/internal/country"
	"yourpart/questionnaire/catalogue"
)

func lawNames(laws []catalogue.Law) string {
	var names []string
	for _, l := range laws {
		names = append(names, l.Name)
	}
	return strings.Join(names, ", ")
}

// Countries bring in their laws, for the data that they are about, however
// people write them.
func TestLaws(t *testing.T) {
	c := shipped(t)
	personal := []string{"customer-personal"}
	for _, tt := range []struct {
		countries, kinds []string
		want             string
	}{
		{[]string{"Germany"}, personal, "GDPR, NIS2"},
		{[]string{" de", "UK"}, personal, "GDPR, UK GDPR, NIS2"},
		{[]string{"Norway", "no"}, personal, "GDPR"},
		{[]string{"United States"}, personal, "US state breach laws"},
		{[]string{"California"}, personal, "US state breach laws, CCPA"},
		{[]string{"Texas"}, personal, "US state breach laws"},
		{[]string{"Canada"}, personal, "PIPEDA"},
		{[]string{"Ontario"}, personal, "PIPEDA"},
		{[]string{"Québec"}, personal, "PIPEDA, Quebec Law 25"},
		{[]string{"India"}, personal, "DPDP Act, Indian incident rules"},
		{[]string{"Australia", "Malaysia"}, personal, "Australian Privacy Act, Australian ransom report, Malaysian privacy law"},
		{[]string{"The Netherlands"}, personal, "GDPR, NIS2"},
		{[]string{"USA"}, []string{"health", "internal"}, "US state breach laws, HIPAA"},
		{[]string{"Brazil", "Switzerland"}, personal, "Swiss privacy law, LGPD"},
		{[]string{"Germany"}, []string{"financial"}, "NIS2, DORA"},
		{[]string{"fr"}, []string{"trade-secret"}, "NIS2, Cyber Resilience Act"},
		{[]string{"Norway"}, []string{"financial", "trade-secret"}, ""},
		{[]string{"Texas"}, []string{"financial"}, "FTC Safeguards Rule"},
		{[]string{"Chile", "co", "Argentina", "México"}, personal, "Chilean privacy law, Colombian privacy law, Argentine privacy law, Mexican privacy law"},
		{[]string{"China", "Hong Kong", "Taiwan"}, personal, "Chinese incident rules, Hong Kong privacy law, Taiwanese privacy law"},
		{[]string{"Indonesia", "the Philippines", "Viet Nam"}, personal, "Indonesian privacy law, Philippine privacy law, Vietnamese privacy law"},
		{[]string{"Nigeria", "Kenya", "Egypt"}, personal, "Nigerian privacy law, Kenyan privacy law, Egyptian privacy law"},
		{[]string{"Saudi Arabia", "UAE", "Türkiye", "Israel"}, personal, "Saudi privacy law, Emirati privacy law, Turkish privacy law, Israeli privacy law"},
		{[]string{"Atlantis"}, personal, ""},
		{nil, []string{"payment-card"}, "PCI DSS"},
		{[]string{"Germany"}, []string{"internal"}, ""},
		{[]string{"Germany"}, nil, ""},
	} {
		if got := lawNames(c.LawsFor(tt.countries, tt.kinds)); got != tt.want {
			t.Errorf("%q with %q: %q, want %q", tt.countries, tt.kinds, got, tt.want)
		}
	}
	for _, l := range c.Laws {
		for _, name := range l.Countries {
			if _, ok := country.Find(name); !ok {
				t.Errorf("%s holds in %q, which has no days and no money in countries.txt", l.Name, name)
			}
		}
	}
	for _, d := range c.Data {
		if want := slices.Contains([]string{"customer-personal", "staff-personal", "payment-card", "health"}, d.ID); c.Personal(d.ID) != want {
			t.Errorf("%s is on people: %v", d.ID, !want)
		}
	}
	if c.KnowsCountry("Atlantis") || !c.KnowsCountry("New Zealand") {
		t.Error("which countries are known")
	}
}

// A kind that firms forget is named by its services and by the words people use.
func TestForgotten(t *testing.T) {
	c := shipped(t)
	kind := func(id string) *catalogue.Forgotten {
		i := slices.IndexFunc(c.Forgotten, func(f catalogue.Forgotten) bool { return f.ID == id })
		if i < 0 {
			t.Fatalf("no kind %s", id)
		}
		return &c.Forgotten[i]
	}
	has := func(id, service string) bool {
		s, ok := c.Service(service)
		if !ok {
			t.Fatalf("no service %s", service)
		}
		return kind(id).Has(s)
	}
	if !has("payments", "stripe") || !has("domain-name", "cloudflare") || has("backup", "tailscale") || has("ai", "github") {
		t.Error("which services are of a kind")
	}
	for name, want := range map[string]bool{"AI helper": true, "Email": false, "Our AIs": false, "Chatbots": true, "": false} {
		if kind("ai").Named(name) != want {
			t.Errorf("%q is an AI tool: %v", name, !want)
		}
	}
	for _, id := range []string{"domain-name", "payments", "payroll", "backup", "own-devices", "accountant", "ai"} {
		kind(id)
	}
}
