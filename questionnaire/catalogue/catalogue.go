// Package catalogue knows what content is made of: the shared responsibility
// model, the services a business may use, the controls that should be in
// place, and how each control is done in each product.
//
// The content itself is YAML in the folder content. It is read strictly and
// checked as a whole, so a mistake in it is found when it is written, never
// when it is used.
package catalogue

import "slices"

// Version names the shipped content. Saved assessments carry it, so that a
// reader can tell which questions a score was made from.
const Version = "2027.01"

// CoreSince is the version from which core depth asks the set of questions that it asks
// now.
const CoreSince = "2027.01"

// A Catalogue is one whole set of content. It is read-only once loaded and
// safe for use by several goroutines.
type Catalogue struct {
	Version      string         `json:"version"`
	Layers       []Layer        `json:"layers"`
	Sources      []Source       `json:"sources"` // of the layers
	Data         []DataCategory `json:"data"`
	Laws         []Law          `json:"laws"`
	Topics       []Topic        `json:"topics"`
	Categories   []Named        `json:"categories"`
	Capabilities []Named        `json:"capabilities"`
	Facts        []Named        `json:"facts"`
	Forgotten    []Forgotten    `json:"forgotten"`
	Everyday     []Everyday     `json:"everyday"`
	Glossary     []Term         `json:"glossary"`
	Screens      []Screen       `json:"screens"`
	Hosts        []HostKind     `json:"hosts"`
	Lists        []PriorityList `json:"lists"`
	Scenarios    []Scenario     `json:"scenarios"`
	Services     []Service      `json:"services"`   // sorted by id
	Controls     []Control      `json:"controls"`   // in topic order, then as written
	Frameworks   []Framework    `json:"frameworks"` // sorted by id
	HelpLines    []HelpLine     `json:"help_lines"`
	Scanners     []Scanner      `json:"scanners"` // sorted by id

	services map[string]*Service
	controls map[string]*Control
	layers   map[string]*Layer
	data     map[string]*DataCategory

	vocabulary vocabulary
	base       *Catalogue // without its overlays; nil where it has none
}

// A Named thing is an id with a name for people and a sentence about it.
type Named struct {
	ID    string `yaml:"id" json:"id"`
	Name  string `yaml:"name" json:"name"`
	About string `yaml:"about,omitempty" json:"about,omitempty"`
}

// A Layer is one level of the shared responsibility model, from rules and
// contracts down to buildings.
type Layer struct {
	ID         string          `yaml:"id" json:"id"`
	Name       string          `yaml:"name" json:"name"`
	Definition string          `yaml:"definition" json:"definition"`
	Parties    map[Model]Party `yaml:"parties" json:"parties"`
	// YourPart and TheirPart are both halves of a shared cell, in words.
	// YourPart also describes a customer's cell, TheirPart a provider's.
	YourPart  string `yaml:"your_part" json:"your_part"`
	TheirPart string `yaml:"their_part" json:"their_part"`
	// Sources were read to decide who answers, by their ids.
	Sources []string `yaml:"sources,omitempty" json:"sources,omitempty"`
}

// A DataCategory is a kind of data with how much more it matters than
// internal papers, which have Factor 1.
type DataCategory struct {
	ID       string   `yaml:"id" json:"id"`
	Name     string   `yaml:"name" json:"name"`
	Examples string   `yaml:"examples" json:"examples"`
	Factor   float64  `yaml:"factor" json:"factor"`
	Laws     []string `yaml:"laws,omitempty" json:"laws,omitempty"`
	// Trades are beginnings of words for what a business does that holds such data of its
	// customers, in whichever language, and Beside is the data with which it then comes.
	Trades []string `yaml:"trades,omitempty" json:"trades,omitempty"`
	Beside string   `yaml:"beside,omitempty" json:"beside,omitempty"`
}

// A Source is a published text on who is responsible for what.
type Source struct {
	ID   string `yaml:"id" json:"id"`
	Name string `yaml:"name" json:"name"`
	URL  string `yaml:"url" json:"url"`
}

// A Topic groups controls for people.
type Topic struct {
	ID    string `yaml:"id" json:"id"`
	Title string `yaml:"title" json:"title"`
	About string `yaml:"about" json:"about"`
}

// A Term is a glossary entry. Also lists other spellings of it.
type Term struct {
	Term    string   `yaml:"term" json:"term"`
	Meaning string   `yaml:"meaning" json:"meaning"`
	Also    []string `yaml:"also,omitempty" json:"also,omitempty"`
}

// Service returns the service with that id, or false.
func (c *Catalogue) Service(id string) (*Service, bool) {
	s, ok := c.services[id]
	return s, ok
}

// Control returns the control with that id, or false.
func (c *Catalogue) Control(id string) (*Control, bool) {
	k, ok := c.controls[id]
	return k, ok
}

// Layer returns the layer with that id, or false.
func (c *Catalogue) Layer(id string) (*Layer, bool) {
	l, ok := c.layers[id]
	return l, ok
}

// DataCategory returns the data category with that id, or false.
func (c *Catalogue) DataCategory(id string) (*DataCategory, bool) {
	d, ok := c.data[id]
	return d, ok
}

// Topic returns the topic with that id, or false.
func (c *Catalogue) Topic(id string) (Topic, bool) {
	i := slices.IndexFunc(c.Topics, func(t Topic) bool { return t.ID == id })
	if i < 0 {
		return Topic{}, false
	}
	return c.Topics[i], true
}

// SourceNamed returns the source with that id, or false.
func (c *Catalogue) SourceNamed(id string) (Source, bool) {
	i := slices.IndexFunc(c.Sources, func(s Source) bool { return s.ID == id })
	if i < 0 {
		return Source{}, false
	}
	return c.Sources[i], true
}

// Index builds the lookups from the lists. Load and Overlay have done so; what
// is written as a Go value needs it before anything else.
func (c *Catalogue) Index() {
	c.services = byID(c.Services, func(s *Service) string { return s.ID })
	c.controls = byID(c.Controls, func(k *Control) string { return k.ID })
	c.layers = byID(c.Layers, func(l *Layer) string { return l.ID })
	c.data = byID(c.Data, func(d *DataCategory) string { return d.ID })
	c.sift()
	c.refer()
	c.reword()
}

func byID[T any](list []T, id func(*T) string) map[string]*T {
	m := make(map[string]*T, len(list))
	for i := range list {
		m[id(&list[i])] = &list[i]
	}
	return m
}

// nameOf gives the name of an id in a list of named things, or the id itself.
func nameOf(list []Named, id string) string {
	for _, n := range list {
		if n.ID == id {
			return n.Name
		}
	}
	return id
}

// CategoryName gives the name people read for a service category.
func (c *Catalogue) CategoryName(id string) string { return nameOf(c.Categories, id) }
