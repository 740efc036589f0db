package export

import (
	"testing"

	"yourpart/export/report"
	"yourpart/export/report/reporttest"
	"yourpart/questionnaire"
)

// TestClient counts what a consultant looks at, and each open action once.
func TestClient(t *testing.T) {
	r := reporttest.Tracked(t)
	c := r.Client("n.json")
	if c.Name != "Northwind Digital" || report.Range(c.Score) != report.Range(r.Result.Total) || c.Band != r.Result.Band {
		t.Errorf("%+v", c)
	}
	if c.Weakest != r.ServiceName(r.Result.Weakest().Key) || c.Since != "2026-06-01" || c.Change() == "" {
		t.Errorf("weakest %q, since %q, change %q", c.Weakest, c.Since, c.Change())
	}
	done, late := 0, 0
	for _, a := range r.Plan.Actions {
		switch {
		case a.Status == questionnaire.Done:
			done++
		case a.Agreed != "" && a.Agreed < questionnaire.DateOf(r.Date):
			late++
		}
	}
	if late == 0 || c.Overdue != late || c.Open != len(r.Plan.Actions)-done || c.Lapsed != 1 {
		t.Errorf("open %d, overdue %d, lapsed %d; want %d, %d, 1", c.Open, c.Overdue, c.Lapsed, len(r.Plan.Actions)-done, late)
	}
	if nobody := reporttest.Nothing(t).Client("x"); nobody.Change() != "" || nobody.Since != "" {
		t.Errorf("a change without a snapshot: %+v", nobody)
	}
}

// TestPortfolioOrders: each order puts first what it says, and loses nobody.
func TestPortfolioOrders(t *testing.T) {
	var p report.Portfolio
	for name, r := range reporttest.Firms(t) {
		p.Clients = append(p.Clients, r.Client(name))
	}
	n := len(p.Clients)
	for _, o := range report.Orders {
		p.Sort(o.Name)
		if len(p.Clients) != n {
			t.Fatalf("%s: %d clients of %d", o.Name, len(p.Clients), n)
		}
		for i := 1; i < n; i++ {
			if o.Less(&p.Clients[i-1], &p.Clients[i]) > 0 {
				t.Errorf("%s: %s stands before %s", o.Name, p.Clients[i-1].File, p.Clients[i].File)
			}
		}
	}
	p.Sort("overdue")
	if p.Clients[0].File != "late" {
		t.Errorf("%s is more overdue than the one with overdue actions", p.Clients[0].File)
	}
}
