package questionnaire

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

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
	host        Host   // with nothing of who said so
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

// A Host is what an entry of the stack is installed on: another entry, by its key, or
// a kind of host that is none of them.
type Host struct {
	Key, Kind string
	// Said reports whether a person said so; else it is what is usual in such a stack.
	Said bool
}

// HostOf finds what an entry is installed on; false where it is nothing that a
// business installs.
func HostOf(c *catalogue.Catalogue, a *Assessment, s Service) (Host, bool) {
	def, ok := c.Service(s.ID)
	if !ok || def.RunsOn == nil {
		return Host{}, false
	}
	kinds := def.RunsOn.Hosts
	if e := a.Service(s.RunsOn); s.RunsOn != "" && e != nil && mayHost(c, a, s, *e) {
		return Host{Key: e.Key, Said: true}, true
	}
	if slices.Contains(kinds, s.RunsOn) {
		return Host{Kind: s.RunsOn, Said: true}, true
	}
	was, said := def.RunsOn.Was[s.Variant]
	if said { // an older answer, from before it could name an entry
		kinds = []string{was}
	}
	for _, kind := range kinds {
		for i := range a.Services {
			if e := &a.Services[i]; kindOf(c, *e) == kind {
				return Host{Key: e.Key, Said: said}, true
			}
		}
	}
	return Host{Kind: kinds[0], Said: said}, true
}

// HostName is what something is installed on, inside a sentence: the name of the entry of
// the stack, or the kind of host, such as "shared web hosting".
func HostName(c *catalogue.Catalogue, a *Assessment, h Host) string {
	if e := a.Service(h.Key); h.Key != "" && e != nil {
		return Name(c, *e)
	}
	kind := c.Host(h.Kind)
	switch {
	case kind == nil:
		return cmp.Or(h.Kind, "something else")
	case kind.Whole:
		return "what its maker or a provider runs"
	}
	r, n := utf8.DecodeRuneInString(kind.Name)
	return string(unicode.ToLower(r)) + kind.Name[n:]
}

// Hosts are the entries of the stack that one may be installed on, by their keys.
func Hosts(c *catalogue.Catalogue, a *Assessment, s Service) (keys []string) {
	for _, e := range a.Services {
		if mayHost(c, a, s, e) {
			keys = append(keys, e.Key)
		}
	}
	return keys
}

// kindOf is the kind of host that an entry is, or empty.
func kindOf(c *catalogue.Catalogue, e Service) string {
	if def, ok := c.Service(e.ID); ok {
		return def.Host
	}
	return ""
}

// OfHost reports whether the cell is one that what its service runs on answers.
func (c *Cell) OfHost(cat *catalogue.Catalogue, a *Assessment) bool {
	s := a.Service(c.Service)
	if c.State != Inherited || s == nil || !c.Control.OfHost() {
		return false
	}
	host, ok := HostOf(cat, a, *s)
	return ok && host.Key != ""
}

// mayHost reports whether one entry may be installed on another: a host of the
// catalogue, or something of a fitting model that the user described.
func mayHost(c *catalogue.Catalogue, a *Assessment, s, e Service) bool {
	if s.Key == e.Key || Unknown(c, e) {
		return false
	}
	if e.Custom() {
		return e.Model == catalogue.OnPrem || e.Model == catalogue.IaaS || e.Model == catalogue.PaaS || e.Model == catalogue.CaaS
	}
	return kindOf(c, e) != ""
}

// HostKind is the kind of host that an entry runs on, by its id in the catalogue: of
// an entry that the user described, the first kind of its model. It is empty for what
// runs on none.
func HostKind(c *catalogue.Catalogue, a *Assessment, s Service) string {
	host, _ := HostOf(c, a, s)
	return host.kind(c, a)
}

func (h Host) kind(c *catalogue.Catalogue, a *Assessment) string {
	e := a.Service(h.Key)
	if h.Key == "" || e == nil {
		return h.Kind
	}
	if !e.Custom() {
		return kindOf(c, *e)
	}
	for _, kind := range c.Hosts {
		if kind.Model == e.Model && !kind.Whole {
			return kind.ID
		}
	}
	return ""
}

// whole reports whether the host is somebody who runs all of it.
func (h Host) whole(c *catalogue.Catalogue) bool {
	kind := c.Host(h.Kind)
	return kind != nil && kind.Whole
}

// use is how the host is used.
func (h Host) use(c *catalogue.Catalogue, a *Assessment) catalogue.Use {
	if e := a.Service(h.Key); h.Key != "" && e != nil {
		return plainUse(c, *e)
	}
	if kind := c.Host(h.Kind); kind != nil {
		return kind.Use()
	}
	return catalogue.Use{}
}

// inParts are the capabilities of a service of which only some parts are used. Parts that
// it does not have are left out of account; where it has none of them, all is used.
func inParts(def *catalogue.Service, parts []string) []string {
	if !slices.ContainsFunc(parts, func(p string) bool { return slices.Contains(def.Parts, p) }) {
		return def.Capabilities
	}
	return slices.DeleteFunc(slices.Clone(def.Capabilities), func(c string) bool {
		return slices.Contains(def.Parts, c) && !slices.Contains(parts, c)
	})
}
