package catalogue

import (
	"maps"
	"slices"
)

// A HostKind is a kind of place where software runs that a business installs.
type HostKind struct {
	ID    string `yaml:"id" json:"id"`
	Name  string `yaml:"name" json:"name"`
	About string `yaml:"about" json:"about"`
	// Model and Parties say who answers for the layers below the software, and
	// Capabilities what is asked about where it is no entry of the stack.
	Model        Model               `yaml:"model" json:"model"`
	Parties      map[string]Override `yaml:"parties,omitempty" json:"parties,omitempty"`
	Capabilities []string            `yaml:"capabilities" json:"capabilities"`
	// Whole is set where all layers are as in the model, those of the software too.
	Whole bool `yaml:"whole,omitempty" json:"whole,omitempty"`
}

// A Guest says where a service may run that the business installs on something
// else. The first kind is the usual one.
type Guest struct {
	Hosts []string `yaml:"hosts" json:"hosts"` // ids of kinds of hosts
	// Was says which kind a variant meant that the service had before.
	Was map[string]string `yaml:"was,omitempty" json:"was,omitempty"`
}

// Way reports whether a service has that variant, or had it before it was asked what it
// runs on.
func (s *Service) Way(variant string) bool {
	if s.Variant(variant) != nil {
		return true
	}
	if s.RunsOn == nil {
		return false
	}
	_, was := s.RunsOn.Was[variant]
	return was
}

// HostLayers are the layers that a guest takes from its host.
var HostLayers = []string{"runtime", "network_controls", "os", "virtualization", "physical", "monitoring", "backup"}

// OfHost reports whether the work of a control lies below the software that a
// business installs, where it is asked of the host.
func (k *Control) OfHost() bool {
	return !k.OfGuest && len(k.Layers) > 0 && slices.Contains(HostLayers, k.Layers[0])
}

// Use is how it is used where it is no entry of the stack.
func (h *HostKind) Use() Use {
	return Use{Model: h.Model, Parties: h.Parties, Capabilities: h.Capabilities}
}

// OnHost is who answers for the layers of software that is installed on something,
// which is used like below: for the layers of the host, who answers for them there.
func (c *Catalogue) OnHost(parties map[string]Override, below Use) map[string]Override {
	own := maps.Clone(parties)
	if own == nil {
		own = map[string]Override{}
	}
	for _, id := range HostLayers {
		l, ok := c.Layer(id)
		if !ok {
			continue
		}
		yours, theirs := below.Parts(l)
		own[id] = Override{Party: below.Party(l), YourPart: yours, TheirPart: theirs, Source: below.Parties[id].Source}
	}
	return own
}

// Host returns the kind of host with that id, or nil.
func (c *Catalogue) Host(id string) *HostKind {
	for i := range c.Hosts {
		if c.Hosts[i].ID == id {
			return &c.Hosts[i]
		}
	}
	return nil
}
