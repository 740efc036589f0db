package questionnaire

import (
	"maps"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
)

// UseOf is how an entry of the stack is used. One that the user described is
// taken to have every capability. One that is installed on something else takes the
// layers below it from there.
func UseOf(c *catalogue.Catalogue, a *Assessment, s Service) catalogue.Use {
	u := plainUse(c, s)
	if host, ok := HostOf(c, a, s); ok {
		if host.whole(c) {
			u.Model, u.Parties = c.Host(host.Kind).Model, nil
		} else {
			u.Parties = c.OnHost(u.Parties, host.use(c, a))
		}
	}
	if s.SignIn != "" && s.SignIn != OwnLogin {
		u.Parties = ownSignIn(u.Parties)
	}
	return u
}

// InUse is the same with what the catalogue calls the entry.
func InUse(c *catalogue.Catalogue, a *Assessment, s Service) catalogue.InUse {
	u := catalogue.InUse{ID: s.ID, Use: UseOf(c, a, s)}
	if def, ok := c.Service(s.ID); ok {
		u.Category = def.Category
	}
	return u
}

// plainUse is how an entry is used, wherever it runs and however people get in.
func plainUse(c *catalogue.Catalogue, s Service) catalogue.Use {
	u := catalogue.Use{Model: s.Model}
	if def, ok := c.Service(s.ID); ok {
		u = catalogue.UseOf(def, s.Variant)
		u.Capabilities = inParts(def, s.Parts)
	}
	u.Data = s.Data
	return u
}

// ownSignIn moves the sign-in system to the business, which brings its own
// when people reach a service through another one's sign-in.
func ownSignIn(parties map[string]catalogue.Override) map[string]catalogue.Override {
	own := maps.Clone(parties)
	if own == nil {
		own = map[string]catalogue.Override{}
	}
	own["identity_platform"] = catalogue.Override{
		Party:    catalogue.Customer,
		YourPart: "You bring the sign-in system: keep it secure and reachable, or nobody gets in.",
	}
	return own
}

// Factor is how much more a service matters than one with internal papers
// only: the largest sensitivity of its data, times StopFactor when the
// business stops within a day without it.
func Factor(c *catalogue.Catalogue, s Service) float64 {
	f := 0.0
	for _, id := range s.Data {
		if d, ok := c.DataCategory(id); ok {
			f = max(f, d.Factor)
		}
	}
	if f == 0 {
		f = 1
	}
	if s.Stops {
		f *= StopFactor
	}
	return f
}

// StopFactor is how much more a service matters when the business stops
// within a day without it.
const StopFactor = 1.25

// A kind is what two services of a stack have in common where one is as much
// work as the other: the product, how and what of it is used and what it runs on,
// or the model of what the user described.
type kind struct {
	id, variant string
	model       catalogue.Model
	parts       string // the capabilities that are used
	host        Host   // whoever said so
}

func (d *deriver) kind(i int, host Host) kind {
	s := &d.a.Services[i]
	host.Said = false
	return kind{s.ID, s.Variant, s.Model, strings.Join(d.stack[i].Capabilities, " "), host}
}

// Forgotten lists the kinds of services that businesses forget to name and of
// which the stack has none.
func Forgotten(c *catalogue.Catalogue, a *Assessment) []catalogue.Forgotten {
	var kinds []catalogue.Forgotten
	for _, f := range c.Forgotten {
		has := func(s Service) bool {
			def, ok := c.Service(s.ID)
			return (ok && f.Has(def)) || f.Named(Name(c, s))
		}
		if !slices.ContainsFunc(a.Services, has) && (!f.NeedsTeam || a.Profile.People != 1) {
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
