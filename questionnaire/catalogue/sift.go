package catalogue

import "slices"

// maxBits is how many layers, capabilities or kinds of data there may be, so
// that a set of them fits the bits of one number.
const maxBits = 64

// bits are the words of a control's Where, each a bit, and its layers.
type bits struct {
	models, capabilities, data uint64
	layers                     []int // where they stand in the catalogue
}

// A Sift is a Use made ready for asking after many controls.
type Sift struct {
	c                         *Catalogue
	model, capabilities, data uint64
	yours                     uint64 // the layers in which the business has work to do
}

// Sift makes a use ready for asking after many controls.
func (c *Catalogue) Sift(u Use) Sift {
	s := Sift{c: c, model: models([]Model{u.Model}), capabilities: ^uint64(0)}
	if u.Capabilities != nil {
		s.capabilities = named(c.Capabilities, u.Capabilities)
	}
	s.data = c.kinds(u.Data)
	for i := range c.Layers {
		if u.Party(&c.Layers[i]).Yours() {
			s.yours |= 1 << i
		}
	}
	return s
}

// Matches is Where.Matches.
func (s *Sift) Matches(k *Control) bool {
	return k.bits.models&s.model != 0 &&
		(k.bits.capabilities == 0 || k.bits.capabilities&s.capabilities != 0) &&
		(k.bits.data == 0 || k.bits.data&s.data != 0)
}

// YourLayer is Catalogue.YourLayer.
func (s *Sift) YourLayer(k *Control) *Layer {
	for _, at := range k.bits.layers {
		if s.yours&(1<<at) != 0 {
			return &s.c.Layers[at]
		}
	}
	return nil
}

// sift works out the bits of all controls.
func (c *Catalogue) sift() {
	for i := range c.Controls {
		k := &c.Controls[i]
		k.bits = bits{models: models(k.Where.Models), capabilities: named(c.Capabilities, k.Where.Capabilities), data: c.kinds(k.Where.Data)}
		for _, id := range k.Layers {
			if at := slices.IndexFunc(c.Layers, func(l Layer) bool { return l.ID == id }); at >= 0 {
				k.bits.layers = append(k.bits.layers, at)
			}
		}
	}
}

func models(list []Model) (set uint64) {
	for i, m := range Models {
		if slices.Contains(list, m) {
			set |= 1 << i
		}
	}
	return set
}

func named(all []Named, list []string) (set uint64) {
	for i := range all {
		if slices.Contains(list, all[i].ID) {
			set |= 1 << i
		}
	}
	return set
}

func (c *Catalogue) kinds(list []string) (set uint64) {
	for i := range c.Data {
		if slices.Contains(list, c.Data[i].ID) {
			set |= 1 << i
		}
	}
	return set
}
