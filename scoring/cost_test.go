package scoring_test

import (
	"testing"

	q "yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

func TestCost(t *testing.T) {
	k := catalogue.Control{Remediation: catalogue.Remediation{Cost: catalogue.Cost{Low: 10, High: 30}}}
	fix := scoring.Action{Kind: scoring.Fix, Control: &k}
	tests := []struct {
		per    string
		people int
		want   scoring.Cost
	}{
		{"once", 7, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"year", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 10, High: 30}}}},
		{"month", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 120, High: 360}}}},
		{"person", 7, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 70, High: 210}}}},
		{"person-month", 7, scoring.Cost{Spend: scoring.Spend{Yearly: scoring.Money{Low: 840, High: 2520}}}},
		{"person", 0, scoring.Cost{PerPerson: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"person-month", 0, scoring.Cost{PerPerson: scoring.Spend{Yearly: scoring.Money{Low: 120, High: 360}}}},
		{"once", 0, scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 10, High: 30}}}},
		{"", 7, scoring.Cost{}},
	}
	for _, tt := range tests {
		k.Remediation.Cost.Per = tt.per
		if got := scoring.CostOf(&fix, q.Profile{People: tt.people}); got != tt.want {
			t.Errorf("%d people, per %q: %+v, want %+v", tt.people, tt.per, got, tt.want)
		}
	}
	k.Remediation.Cost.Per = "once"
	p := scoring.Plan{Actions: []scoring.Action{
		fix, fix,
		{Kind: scoring.FindOut, Control: &k},
		{Kind: scoring.Fix, Control: &k, Tracking: q.Tracking{Status: q.Done}},
	}}
	if got := p.Cost(q.Profile{}); got != (scoring.Cost{Spend: scoring.Spend{Once: scoring.Money{Low: 20, High: 60}}}) {
		t.Errorf("the open actions cost %+v", got)
	}
}
