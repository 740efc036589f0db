package questionnaire_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// TestHeadCount: the head count is asked for where something costs so much per person,
// and only there.
func TestHeadCount(t *testing.T) {
	for _, tt := range []struct {
		per    string
		people int
		want   bool
	}{{"person", 0, true}, {"person-month", 0, true}, {"month", 0, false}, {"person", 3, false}, {"", 0, false}} {
		c := *small(t)
		c.Controls = slices.Clone(c.Controls)
		for i := range c.Controls {
			if c.Controls[i].ID == "policy" {
				c.Controls[i].Remediation.Cost = catalogue.Cost{Text: "A little", High: 5, Per: tt.per}
			}
		}
		a := build(t)
		a.Profile.People = tt.people
		found := false
		for _, r := range q.CheckOn(&c, a, time.Date(2026, 11, 30, 0, 0, 0, 0, time.UTC)) {
			if r.Rule == "no-people" {
				found = strings.Contains(r.Text, "totals leave out what 1 safeguard costs per person") && r.Severity == q.Aside && strings.Contains(r.Remedy, "--people")
			}
		}
		if found != tt.want {
			t.Errorf("per %q with %d people: asked %v", tt.per, tt.people, found)
		}
	}
}

// TestCurrencyForm: a profile takes the code of a currency, a file keeps it, and nothing
// else passes.
func TestCurrencyForm(t *testing.T) {
	a := q.New("Firm")
	for code, ok := range map[string]bool{"": true, "EUR": true, "RSD": true, "eur": false, "EURO": false, "€": false} {
		_, err := a.EditProfile(func(p *q.Profile) { p.Currency = code })
		if (err == nil) != ok {
			t.Errorf("the currency %q: %v", code, err)
		}
	}
	b := q.NewFrom(a)
	if b.Profile.Currency != a.Profile.Currency || a.Format != 2 {
		t.Errorf("a new one has the currency %q, not %q", b.Profile.Currency, a.Profile.Currency)
	}
}
