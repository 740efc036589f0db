package catalogue

import "testing"

// A sift says the same of every control and every way of use as the words do.
func TestSiftAgreesWithTheWords(t *testing.T) {
	c, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	uses := []Use{{}, {Model: "none"}}
	for _, m := range Models {
		uses = append(uses, Use{Model: m}, Use{Model: m, Capabilities: []string{}})
	}
	for i := range c.Services {
		s := &c.Services[i]
		uses = append(uses, UseOf(s, ""))
		if s.Variants != nil {
			for _, v := range s.Variants.Options {
				uses = append(uses, UseOf(s, v.ID))
			}
		}
	}
	matching := 0
	for _, u := range uses {
		for _, d := range append(c.Data, DataCategory{}) {
			u.Data = []string{d.ID}
			s := c.Sift(u)
			for i := range c.Controls {
				k := &c.Controls[i]
				if s.Matches(k) != k.Where.Matches(u) || s.YourLayer(k) != c.YourLayer(k, u) {
					t.Fatalf("%s in %+v: matches %v, layer %v", k.ID, u, s.Matches(k), s.YourLayer(k))
				}
				if s.Matches(k) {
					matching++
				}
			}
		}
	}
	if matching == 0 {
		t.Error("nothing matches")
	}
}
