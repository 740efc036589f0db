package scoring_test

import (
	"strings"
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// TestCurrency: money is in the currency of the profile, or of its first country that
// is known, and in US dollars where there is no rate.
func TestCurrency(t *testing.T) {
	for _, tt := range []struct {
		currency, countries, code, missing string
	}{
		{"", "", "USD", ""}, {"", "Germany", "EUR", ""}, {"", "Bulgaria", "EUR", ""}, {"", "UK,Germany", "GBP", ""}, {"", "Ruritania,France", "EUR", ""},
		{"CHF", "Germany", "CHF", ""}, {"", "Serbia", "USD", "RSD"}, {"RSD", "Germany", "USD", "RSD"}, {"USD", "Germany", "USD", ""}, {"", "EU", "EUR", ""}, {"", "Texas", "USD", ""},
	} {
		p := q.Profile{Currency: tt.currency}
		if tt.countries != "" {
			p.Countries = strings.Split(tt.countries, ",")
		}
		c := scoring.CurrencyOf(p)
		if c.Code() != tt.code || c.Missing() != tt.missing {
			t.Errorf("%q in %q: %s, without %q", tt.currency, tt.countries, c.Code(), c.Missing())
		}
	}
	if _, err := scoring.CurrencyNamed("XYZ"); err == nil || !strings.Contains(err.Error(), "AUD, BRL") {
		t.Errorf("XYZ: %v", err)
	}
	eur, err := scoring.CurrencyNamed("eur")
	if err != nil || eur.Code() != "EUR" || eur.Rate() < 0.5 || eur.Rate() > 1.5 {
		t.Fatalf("%+v, %v", eur, err)
	}
	got := eur.Of(scoring.Money{Low: 100, High: 300})
	if !near(got.Likely, float64(int(200*eur.Rate()*100+0.5))/100) || got.Cap <= got.Likely || !near(eur.Dollars(eur.Rate()), 1) {
		t.Errorf("100 to 300 dollars are %+v", got)
	}
	if got := (scoring.Currency{}).Of(scoring.Money{Low: 100, High: 300}); got != (scoring.Amount{Likely: 200, Cap: 300}) {
		t.Errorf("in dollars they are %+v", got)
	}
}

// TestNeedsPeople: a choice within a budget needs the head count only where
// something that is open costs so much per person.
func TestNeedsPeople(t *testing.T) {
	k := catalogue.Control{Remediation: catalogue.Remediation{Cost: catalogue.Cost{Low: 10, High: 30, Per: "person-month"}}}
	for _, tt := range []struct {
		status q.Status
		people int
		want   bool
	}{{q.Todo, 0, true}, {q.Todo, 3, false}, {q.Done, 0, false}} {
		p := scoring.Plan{Actions: []scoring.Action{{ID: "a", Kind: scoring.Fix, Control: &k, Tracking: q.Tracking{Status: tt.status}}}}
		if got := p.NeedsPeople(q.Profile{People: tt.people}); got != tt.want {
			t.Errorf("%s with %d people: %v", tt.status, tt.people, got)
		}
	}
}

// TestRecurringHours: what comes back each month takes twelve times a year.
func TestRecurringHours(t *testing.T) {
	d := func(days int, hours float64) scoring.Duty {
		return scoring.Duty{Every: days, Hours: hours, Control: &catalogue.Control{Remediation: catalogue.Remediation{Repeat: &catalogue.Repeat{Days: days}}}}
	}
	p := scoring.Plan{Recurring: []scoring.Duty{d(30, 0.5), d(365, 2), d(180, 1), d(7, 0)}}
	if got := p.RecurringHours(); !near(got, 10) {
		t.Errorf("%v hours a year, want 10", got)
	}
}
