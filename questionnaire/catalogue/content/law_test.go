package content_test

import (
	"slices"
	"strings"
	"testing"

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
		{[]string{"Germany"}, personal, "GDPR"},
		{[]string{" de", "UK"}, personal, "GDPR, UK GDPR"},
		{[]string{"Norway", "no"}, personal, "GDPR"},
		{[]string{"United States"}, personal, "US state breach laws"},
		{[]string{"California"}, personal, "US state breach laws, CCPA"},
		{[]string{"Texas"}, personal, "US state breach laws"},
		{[]string{"Canada"}, personal, "PIPEDA"},
		{[]string{"Ontario"}, personal, "PIPEDA"},
		{[]string{"Québec"}, personal, "PIPEDA, Quebec Law 25"},
		{[]string{"India"}, personal, "DPDP Act, Indian incident rules"},
		{[]string{"Australia", "Malaysia"}, personal, "Australian Privacy Act, Australian ransom report, Malaysian privacy law"},
		{[]string{"The Netherlands"}, personal, "GDPR"},
		{[]string{"USA"}, []string{"health", "internal"}, "US state breach laws, HIPAA"},
		{[]string{"Brazil", "Switzerland"}, personal, "Swiss privacy law, LGPD"},
		{[]string{"Atlantis"}, personal, ""},
		{nil, []string{"payment-card"}, "PCI DSS"},
		{[]string{"Germany"}, []string{"internal"}, ""},
		{[]string{"Germany"}, nil, ""},
	} {
		if got := lawNames(c.LawsFor(tt.countries, tt.kinds)); got != tt.want {
			t.Errorf("%q with %q: %q, want %q", tt.countries, tt.kinds, got, tt.want)
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
