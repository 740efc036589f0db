package questionnaire

import (
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

// TestForgotten drops a kind once the stack has a service of it, shipped or
// described.
func TestForgotten(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := New("Firm")
	open := func(id string) bool {
		return slices.ContainsFunc(Forgotten(c, &a), func(f catalogue.Forgotten) bool { return f.ID == id })
	}
	if n := len(Forgotten(c, &a)); n != len(c.Forgotten) {
		t.Fatalf("%d kinds with an empty stack, want %d", n, len(c.Forgotten))
	}
	a.AddService(Service{ID: "stripe"})
	a.AddService(Service{Name: "Our accountant’s portal", Model: catalogue.SaaS})
	if open("payments") || open("accountant") || !open("payroll") || !open("ai") {
		t.Errorf("left: %v", Forgotten(c, &a))
	}
	if a.Profile.People = 1; open("payroll") || !open("ai") {
		t.Errorf("of one person: %v", Forgotten(c, &a))
	}
}

// TestLaws follow from where people live and from what the stack holds.
func TestLaws(t *testing.T) {
	c, err := content.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	a := New("Firm")
	a.Profile.Countries = []string{"Germany"}
	if got := Laws(c, &a); len(got) != 0 {
		t.Errorf("without data: %v", got)
	}
	a.AddService(Service{ID: "dropbox", Data: []string{"internal", "customer-personal"}})
	if got := Laws(c, &a); len(got) != 2 || got[0].Name != "GDPR" || got[1].Name != "NIS2" {
		t.Errorf("%v", got)
	}
}
