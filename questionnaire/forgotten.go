package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// Forgotten lists the kinds of services that firms forget to name and of
// which the stack has none.
func Forgotten(c *catalogue.Catalogue, a *Assessment) []catalogue.Forgotten {
	var kinds []catalogue.Forgotten
	for _, f := range c.Forgotten {
		has := func(s Service) bool {
			def, ok := c.Service(s.ID)
			return (ok && f.Has(def)) || f.Named(Name(c, s))
		}
		if !slices.ContainsFunc(a.Services, has) {
			kinds = append(kinds, f)
		}
	}
	return kinds
}

// Laws are the laws that an assessment's data brings in where its people live.
func Laws(c *catalogue.Catalogue, a *Assessment) []catalogue.Law {
	var kinds []string
	for _, s := range a.Services {
		kinds = append(kinds, s.Data...)
	}
	return c.LawsFor(a.Profile.Countries, kinds)
}
