package report_test

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/scoring"
)

// in is a report of a business in a country, with so many people; 0 is not said.
func in(t *testing.T, country string, people int) *report.Report {
	t.Helper()
	r := reporttest.Agency(t)
	a := r.Assessment.Clone()
	a.Profile.Countries, a.Profile.People = []string{country}, people
	return report.Build(r.Catalogue, &a, r.Date, r.Plan.Start)
}

// TestMoneyText: money is in the currency of the business, rounded, likely and at most, and
// what comes on top for each person is told apart.
func TestMoneyText(t *testing.T) {
	for _, tt := range []struct {
		low, high float64
		want      string
	}{
		{0, 0, "no spending"}, {5, 5, "USD 5 once"}, {0, 300, "likely USD 150 (at most USD 300) once"}, {101, 303, "likely USD 200 (at most USD 310) once"},
		{1000, 2010, "likely USD 1,500 (at most USD 2,050) once"}, {9, 12, "likely USD 11 (at most USD 12) once"}, {120000, 260000, "likely USD 190,000 (at most USD 260,000) once"},
	} {
		r := in(t, "United States", 3)
		if got := r.CostText(scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: tt.low, High: tt.high}}}); got != tt.want {
			t.Errorf("%v to %v: %q, want %q", tt.low, tt.high, got, tt.want)
		}
	}
	r := in(t, "Germany", 0)
	c := scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{High: 100}}, PerPerson: scoring.Spend{Yearly: scoring.Money{High: 36}}}
	if got := r.CostText(c); !regexp.MustCompile(`^likely EUR \d+ \(at most EUR \d+\) once, plus likely EUR \d+ \(at most EUR \d+\) a year per person$`).MatchString(got) {
		t.Error(got)
	}
	day := report.DayOf(scoring.RateDate())
	for country, want := range map[string]string{"Germany": "in EUR at the reference rate of the European Central Bank of " + day, "USA": "in US dollars; ", "Serbia": "no rate for RSD"} {
		r := in(t, country, 3)
		if note := r.MoneyNote(); !strings.Contains(note, want) {
			t.Errorf("%s: %s", country, note)
		}
		if rate := "(rates of " + day + ")"; strings.Contains(r.Ask(), rate) != (country == "Germany") {
			t.Errorf("%s: %s", country, r.Ask())
		}
	}
	r.Options.Currency = "CHF"
	if r.Money().Code() != "CHF" {
		t.Errorf("asked for CHF, shown in %s", r.Money().Code())
	}
}

// TestMoneyJSON: cost stays US dollars, money is the same in the currency of the
// business, and nobody is taken to be ten.
func TestMoneyJSON(t *testing.T) {
	type spend struct {
		Once, Yearly struct{ Low, High, Likely, Cap float64 }
	}
	type money struct {
		spend
		Currency  string
		Rate      float64
		RateDate  string `json:"rate_date"`
		PerPerson *spend `json:"per_person"`
	}
	read := func(r *report.Report) (p struct {
		Cost, Money money
		Hours       float64 `json:"recurring_hours_per_year"`
		Actions     []struct{ Money money }
	}) {
		b, err := json.Marshal(r.PlanShape(nil))
		if err == nil {
			err = json.Unmarshal(b, &p)
		}
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	one, none, dollars := read(in(t, "Germany", 1)), read(in(t, "Germany", 0)), read(in(t, "USA", 1))
	if one.Cost.PerPerson != nil || one.Money.PerPerson != nil || none.Cost.PerPerson == nil || none.Money.PerPerson == nil {
		t.Fatal("what is per person is told where the head count is, or not where it is not")
	}
	if got := none.Cost.Yearly.High + none.Cost.PerPerson.Yearly.High; got != one.Cost.Yearly.High || none.Cost.PerPerson.Yearly.High == 0 {
		t.Errorf("for one person it is %v, without a head count %v", one.Cost.Yearly, none.Cost)
	}
	if one.Cost != dollars.Cost || dollars.Money.Currency != "USD" || dollars.Money.Rate != 1 || one.Money.Currency != "EUR" || one.Money.RateDate != string(scoring.RateDate()) {
		t.Errorf("%+v and %+v", one.Money, dollars.Money)
	}
	if got, want := one.Money.Yearly.Cap, one.Cost.Yearly.High*one.Money.Rate; got < want-0.01 || got > want+0.01 {
		t.Errorf("%v at most, want %v", got, want)
	}
	if got, want := dollars.Money.Yearly.Likely, (dollars.Cost.Yearly.Low+dollars.Cost.Yearly.High)/2; got != want || got == 0 {
		t.Errorf("%v likely, want %v", got, want)
	}
	sum := 0.0
	for _, a := range dollars.Actions {
		sum += a.Money.Yearly.Cap
	}
	if sum != dollars.Money.Yearly.Cap || dollars.Hours <= 0 {
		t.Errorf("the actions cost %v a year together, the plan %v; %v hours come back", sum, dollars.Money.Yearly.Cap, dollars.Hours)
	}
}
