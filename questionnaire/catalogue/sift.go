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
	s := Sift{c: c, model: c.vocabulary.models[u.Model], capabilities: ^uint64(0), yours: c.vocabulary.yours[u.Model]}
	if u.Capabilities != nil {
		s.capabilities = c.vocabulary.capabilities.of(u.Capabilities)
	}
	s.data = c.vocabulary.data.of(u.Data)
	for id, o := range u.Parties {
		s.yours &^= c.vocabulary.layers[id]
		if o.Party.Yours() {
			s.yours |= c.vocabulary.layers[id]
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

// A vocabulary knows the bit of each word.
type vocabulary struct {
	layers, capabilities, data wordBits[string]
	models                     wordBits[Model]
	yours                      map[Model]uint64 // the layers in which the business has work, by model
}

type wordBits[W ~string] map[W]uint64

// bitsOf gives each thing of a list a bit, in order.
func bitsOf[T any, W ~string](list []T, word func(T) W) wordBits[W] {
	w := make(wordBits[W], len(list))
	for i, x := range list {
		w[word(x)] = 1 << i
	}
	return w
}

// of is the set of some words. One that is not in the vocabulary is left out.
func (w wordBits[W]) of(list []W) (set uint64) {
	for _, word := range list {
		set |= w[word]
	}
	return set
}

// sift works out the bits of all words and of all controls.
func (c *Catalogue) sift() {
	v := vocabulary{
		layers:       bitsOf(c.Layers, func(l Layer) string { return l.ID }),
		capabilities: bitsOf(c.Capabilities, func(n Named) string { return n.ID }),
		data:         bitsOf(c.Data, func(d DataCategory) string { return d.ID }),
		models:       bitsOf(Models, func(m Model) Model { return m }),
		yours:        map[Model]uint64{},
	}
	for i := range c.Layers {
		for m, party := range c.Layers[i].Parties {
			if party.Yours() {
				v.yours[m] |= 1 << i
			}
		}
	}
	c.vocabulary = v
	for i := range c.Controls {
		k := &c.Controls[i]
		k.bits = bits{models: v.models.of(k.Where.Models), capabilities: v.capabilities.of(k.Where.Capabilities), data: v.data.of(k.Where.Data)}
		for _, id := range k.Layers {
			if at := slices.IndexFunc(c.Layers, func(l Layer) bool { return l.ID == id }); at >= 0 {
				k.bits.layers = append(k.bits.layers, at)
			}
		}
	}
}
