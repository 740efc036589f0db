package catalogue

import "slices"

// A Use is what decides which controls make sense for one service: the model,
// the service's own parties, what it can do and what it holds.
type Use struct {
	Model   Model
	Parties map[string]Override
	// Capabilities is nil where they are not known; the service is then taken
	// to have them all, so that nothing is missed.
	Capabilities []string
	Data         []string
}

// UseOf is how a service is used, in the variant named or in its usual one.
func UseOf(s *Service, variant string) Use {
	u := Use{Model: s.Model, Parties: s.Parties, Capabilities: s.Capabilities, Data: s.Data}
	if v := s.Variant(variant); v != nil {
		if v.Model != "" {
			u.Model = v.Model
		}
		if len(v.Parties) > 0 {
			u.Parties = v.Parties
		}
	}
	return u
}

// Party tells who answers for a layer.
func (u Use) Party(l *Layer) Party {
	if o, ok := u.Parties[l.ID]; ok {
		return o.Party
	}
	return l.Parties[u.Model]
}

// Parts gives both halves of a layer in words: the service's own where it has
// them, the layer's otherwise.
func (u Use) Parts(l *Layer) (yours, theirs string) {
	o := u.Parties[l.ID]
	return first(o.YourPart, l.YourPart), first(o.TheirPart, l.TheirPart)
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// Matches reports whether a control makes sense for that use by model,
// capabilities and data, whoever answers for its layers.
func (w Where) Matches(u Use) bool {
	return slices.Contains(w.Models, u.Model) &&
		(u.Capabilities == nil || anyOf(w.Capabilities, u.Capabilities)) &&
		anyOf(w.Data, u.Data)
}

// anyOf reports whether have holds one of want; wanting nothing is always met.
func anyOf(want, have []string) bool {
	return len(want) == 0 || slices.ContainsFunc(want, func(w string) bool { return slices.Contains(have, w) })
}

// YourLayer returns the first of the control's layers in which the business
// has work to do, or nil where all of them are the provider's.
func (c *Catalogue) YourLayer(k *Control, u Use) *Layer {
	for _, id := range k.Layers {
		if l, ok := c.Layer(id); ok && u.Party(l).Yours() {
			return l
		}
	}
	return nil
}

// canApply reports whether a control could be asked for a service in any of its
// variants, leaving open what data a business keeps there.
func (c *Catalogue) canApply(k *Control, s *Service) bool {
	variants := []string{""}
	if s.Variants != nil {
		for _, v := range s.Variants.Options {
			variants = append(variants, v.ID)
		}
	}
	uses := make([]Use, len(variants))
	for i, v := range variants {
		uses[i] = UseOf(s, v)
	}
	if s.RunsOn != nil {
		uses = slices.Concat(uses, c.hosted(k, s))
	}
	return slices.ContainsFunc(uses, func(u Use) bool {
		u.Data = k.Where.Data
		return k.Where.Matches(u) && c.YourLayer(k, u) != nil
	})
}

// hosted is how software is used on each kind of host that it may run on, as far as it
// matters for one control.
func (c *Catalogue) hosted(k *Control, s *Service) (uses []Use) {
	for _, id := range s.RunsOn.Hosts {
		switch kind := c.Host(id); {
		case kind == nil:
		case kind.Whole:
			uses = append(uses, Use{Model: kind.Model, Capabilities: s.Capabilities})
		case k.OfHost():
			uses = append(uses, kind.Use())
		}
	}
	return uses
}
