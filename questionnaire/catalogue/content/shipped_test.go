package content_test

import (
	"os"
	"slices"
	"testing"

	"yourpart/questionnaire/catalogue"
	"yourpart/questionnaire/catalogue/content"
)

func shipped(t testing.TB) *catalogue.Catalogue {
	t.Helper()
	c, err := content.Shipped()
	if err != nil {
		t.Fatalf("the shipped content is not sound:\n%v", err)
	}
	return c
}

func TestShippedContentIsSound(t *testing.T) {
	c := shipped(t)
	if len(c.Controls) < 50 || len(c.Services) < 20 || len(c.Layers) != 19 {
		t.Errorf("%d controls, %d services, %d layers", len(c.Controls), len(c.Services), len(c.Layers))
	}
}

func TestLookupsFindEverything(t *testing.T) {
	c := shipped(t)
	for i := range c.Services {
		if s, ok := c.Service(c.Services[i].ID); !ok || s != &c.Services[i] {
			t.Errorf("service %s is not found", c.Services[i].ID)
		}
	}
	for i := range c.Controls {
		if k, ok := c.Control(c.Controls[i].ID); !ok || k != &c.Controls[i] {
			t.Errorf("control %s is not found", c.Controls[i].ID)
		}
	}
	if _, ok := c.Control("no-such-control"); ok {
		t.Error("a control that is not there is found")
	}
}

// ladder goes from the model in which the provider does most to the one in
// which the business does all. CaaS and FaaS stand beside it.
var ladder = []catalogue.Model{catalogue.SaaS, catalogue.PaaS, catalogue.IaaS, catalogue.OnPrem}

func TestWorkNeverFallsDownTheLadder(t *testing.T) {
	c := shipped(t)
	share := map[catalogue.Party]int{catalogue.Provider: 0, catalogue.Shared: 1, catalogue.Customer: 2}
	for _, l := range c.Layers {
		for i := 1; i < len(ladder); i++ {
			above, below := l.Parties[ladder[i-1]], l.Parties[ladder[i]]
			if share[below] < share[above] {
				t.Errorf("%s: %s with %s but only %s with %s", l.ID, above, ladder[i-1], below, ladder[i])
			}
		}
	}
	for i := 1; i < len(ladder); i++ {
		above, below := ladder[i-1], ladder[i]
		if yours(c, below) < yours(c, above) {
			t.Errorf("%d layers with work in %s but only %d in %s", yours(c, above), above, yours(c, below), below)
		}
		for _, id := range work(c, above) {
			k, _ := c.Control(id)
			if slices.Contains(k.Where.Models, below) && !slices.Contains(work(c, below), id) {
				t.Errorf("%s is yours in %s but not in %s", id, above, below)
			}
		}
		// On your own machines there is no contract to read and no provider
		// to check, so the number of duties is compared above it only.
		if below != catalogue.OnPrem && len(work(c, below)) < len(work(c, above)) {
			t.Errorf("%d duties in %s but only %d in %s", len(work(c, above)), above, len(work(c, below)), below)
		}
	}
}

// yours counts the layers in which the business has work.
func yours(c *catalogue.Catalogue, m catalogue.Model) (n int) {
	for _, l := range c.Layers {
		if l.Parties[m].Yours() {
			n++
		}
	}
	return n
}

// work lists the controls that a service of that model leaves to the business,
// whatever it can do and holds.
func work(c *catalogue.Catalogue, m catalogue.Model) []string {
	u := catalogue.Use{Model: m}
	for _, d := range c.Data {
		u.Data = append(u.Data, d.ID)
	}
	var ids []string
	for i := range c.Controls {
		k := &c.Controls[i]
		if k.Scope == catalogue.PerService && k.Where.Matches(u) && c.YourLayer(k, u) != nil {
			ids = append(ids, k.ID)
		}
	}
	return ids
}

func TestEveryControlIsReachable(t *testing.T) {
	c := shipped(t)
	for i := range c.Controls {
		k := &c.Controls[i]
		if k.Retired != "" || k.Scope == catalogue.Organisation {
			continue
		}
		inModel := func(m catalogue.Model) bool { return slices.Contains(work(c, m), k.ID) }
		inService := func(s catalogue.Service) bool {
			u := catalogue.UseOf(&s, "")
			return k.Where.Matches(u) && c.YourLayer(k, u) != nil
		}
		if !slices.ContainsFunc(catalogue.Models, inModel) && !slices.ContainsFunc(c.Services, inService) {
			t.Errorf("%s is never asked, whatever the service", k.ID)
		}
	}
}

// TestRepeatHours: what comes back has hours, so that a plan can count them.
func TestRepeatHours(t *testing.T) {
	c := shipped(t)
	for i := range c.Controls {
		if r := c.Controls[i].Remediation.Repeat; r != nil && c.Controls[i].Retired == "" && !(r.Hours > 0 && r.Hours <= 8) {
			t.Errorf("%s comes back every %d days and takes %v hours", c.Controls[i].ID, r.Days, r.Hours)
		}
	}
}

func TestYourLayerIsYours(t *testing.T) {
	c := shipped(t)
	for i := range c.Services {
		s := &c.Services[i]
		for _, v := range variants(s) {
			u := catalogue.UseOf(s, v)
			for j := range c.Controls {
				k := &c.Controls[j]
				theirs := !slices.ContainsFunc(k.Layers, func(id string) bool {
					l, _ := c.Layer(id)
					return u.Party(l) != catalogue.Provider
				})
				if got := c.YourLayer(k, u); (got == nil) != theirs || (got != nil && u.Party(got) == catalogue.Provider) {
					t.Errorf("%s for %s:%s: layer %v, all the provider's: %v", k.ID, s.ID, v, got, theirs)
				}
			}
		}
	}
}

func variants(s *catalogue.Service) []string {
	ids := []string{""}
	if s.Variants != nil {
		for _, v := range s.Variants.Options {
			ids = append(ids, v.ID)
		}
	}
	return ids
}

func BenchmarkLoad(b *testing.B) {
	dir := os.DirFS(".")
	for b.Loop() {
		if _, err := catalogue.Load(dir); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkShipped(b *testing.B) {
	for b.Loop() {
		shipped(b)
	}
}
