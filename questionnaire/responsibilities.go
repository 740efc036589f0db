package questionnaire

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// Responsibilities says who does what.
type Responsibilities struct {
	Services     []ServiceDuties `json:"services"`
	Organisation []Duty          `json:"organisation"`
}

// ServiceDuties says who does what for one service.
type ServiceDuties struct {
	Key      string          `json:"key"`
	ID       string          `json:"id"` // empty for a custom service
	Name     string          `json:"name"`
	Model    catalogue.Model `json:"model"`
	RunsOn   *RunsOn         `json:"runs_on,omitempty"` // of what is installed on something else
	Layers   []LayerParty    `json:"layers"`            // every layer, in order
	Yours    []Duty          `json:"yours"`
	Provider []string        `json:"provider"` // what the provider does, in words
}

// RunsOn is what a service is installed on.
type RunsOn struct {
	Key  string `json:"key,omitempty"` // of the entry of the stack that it is, if any
	Kind string `json:"kind"`          // of host, by its id in the catalogue; may be empty with a key
	Said bool   `json:"said"`          // a person said so; else it is what is usual in such a stack
}

// LayerParty is who answers for one layer, with both halves in words.
type LayerParty struct {
	Layer  string          `json:"layer"`
	Name   string          `json:"name"`
	Party  catalogue.Party `json:"party"`
	Yours  string          `json:"your_part,omitempty"`
	Theirs string          `json:"their_part,omitempty"`
	Source string          `json:"source,omitempty"` // where the service differs from its model
}

// A Duty is a control that the business has to see to. Layer is the first of
// the control's layers in which it has work. One that is known is done by the product
// itself, whatever the business sets.
type Duty struct {
	Control string `json:"control"`
	Layer   string `json:"layer"`
	Title   string `json:"title"`
	Known   bool   `json:"known,omitempty"`
}

// Derive works out who does what. A service that the catalogue does not know is left
// out. Duties do not depend on how deep the
// assessment asks: a duty is there whether or not anyone asks about it.
func Derive(c *catalogue.Catalogue, a *Assessment) Responsibilities {
	full := *a
	full.Profile.Depth = FullDepth
	d := derive(c, &full)
	r := Responsibilities{Services: make([]ServiceDuties, len(a.Services)), Organisation: []Duty{}}
	for i, s := range a.Services {
		r.Services[i] = duties(c, a, s)
		r.Services[i].Yours = make([]Duty, 0, d.stack[i].countYours(d.controls))
	}
	for _, k := range d.controls {
		if k.Scope == catalogue.Organisation {
			if l := d.organisation(k); l != nil {
				r.Organisation = append(r.Organisation, Duty{Control: k.ID, Layer: l.ID, Title: k.Title})
			}
			continue
		}
		for i := range d.stack {
			if l := d.stack[i].layer(k); l != nil {
				r.Services[i].Yours = append(r.Services[i].Yours, Duty{k.ID, l.ID, k.Title, d.fact(k, i) != nil})
			}
		}
	}
	r.Services = slices.DeleteFunc(r.Services, func(s ServiceDuties) bool { return Unknown(c, *a.Service(s.Key)) })
	return r
}

// countYours is how many controls of services the business has to see to.
func (u *used) countYours(controls []*catalogue.Control) (n int) {
	for _, k := range controls {
		if k.Scope != catalogue.Organisation && u.layer(k) != nil {
			n++
		}
	}
	return n
}

// duties is all about one service but its duties.
func duties(c *catalogue.Catalogue, a *Assessment, s Service) ServiceDuties {
	u := UseOf(c, a, s)
	d := ServiceDuties{Key: s.Key, ID: s.ID, Name: Name(c, s), Model: u.Model, Layers: make([]LayerParty, 0, len(c.Layers)),
		Yours: []Duty{}, Provider: []string{}}
	if host, ok := HostOf(c, a, s); ok {
		d.RunsOn = &RunsOn{host.Key, host.kind(c, a), host.Said}
	}
	for i := range c.Layers {
		l := &c.Layers[i]
		p := u.Party(l)
		lp := LayerParty{Layer: l.ID, Name: l.Name, Party: p, Source: u.Parties[l.ID].Source}
		yours, theirs := u.Parts(l)
		if p.Yours() {
			lp.Yours = yours
		}
		if p != catalogue.Customer {
			lp.Theirs = theirs
		}
		d.Layers = append(d.Layers, lp)
	}
	if def, ok := c.Service(s.ID); ok {
		d.Provider = slices.Clone(def.ProviderDoes)
	}
	if len(d.Provider) == 0 {
		for _, lp := range d.Layers {
			if lp.Party == catalogue.Provider {
				d.Provider = append(d.Provider, lp.Theirs)
			}
		}
	}
	return d
}

// MaxName is the most characters that a service's own name may have where it is
// typed. A longer one in a file is kept there, and cut where it is shown.
const MaxName = 200

// Name is what people call an entry of the stack: its own name, or the
// catalogue's with a number where it is a second one. It is one line that is safe
// to show anywhere, of at most MaxName characters.
func Name(c *catalogue.Catalogue, s Service) string {
	if name := text.CleanLine(s.Name); name != "" {
		return text.Cut(name, MaxName)
	}
	def, ok := c.Service(s.ID)
	switch {
	case !ok && s.Custom():
		return text.CleanLine(s.Key) // as of its name nothing can be seen
	case !ok:
		return text.CleanLine(s.ID)
	}
	if n, second := strings.CutPrefix(s.Key, s.ID+"-"); second {
		return def.Name + " (" + n + ")"
	}
	return def.Name
}

// CheckName returns an error where a service's name is longer than is kept.
func CheckName(name string) error {
	if n := utf8.RuneCountInString(name); n > MaxName {
		return fmt.Errorf("a service's name has at most %d characters; this one has %d, so make it shorter", MaxName, n)
	}
	return nil
}
