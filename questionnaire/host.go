package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

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

// ofHost reports whether the cell is one that what its service runs on answers.
func (c *Cell) ofHost(cat *catalogue.Catalogue, a *Assessment) bool {
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
