package content_test

import (
	"testing"

	"yourpart/questionnaire/catalogue"
)

// A sift says the same of every control and every way of use as the words do.
func TestSiftAgreesWithTheWords(t *testing.T) {
	c := shipped(t)
	uses := []catalogue.Use{{}, {Model: "none"}}
	for _, m := range catalogue.Models {
		uses = append(uses, catalogue.Use{Model: m}, catalogue.Use{Model: m, Capabilities: []string{}})
	}
	for i := range c.Services {
		s := &c.Services[i]
		uses = append(uses, catalogue.UseOf(s, ""))
		if s.Variants != nil {
			for _, v := range s.Variants.Options {
				uses = append(uses, catalogue.UseOf(s, v.ID))
			}
		}
	}
	matching := 0
	for _, u := range uses {
		for _, d := range append(c.Data, catalogue.DataCategory{}) {
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
