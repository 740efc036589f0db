package catalogue

import (
	"fmt"
	"maps"
	"slices"
)

// plainUse gives a service what decides which cells it has: its parts, what it may run
// on, what it is for software of others, and what it does by itself.
func (c *Catalogue) plainUse(out, was *Service, n *Renames) {
	shipped, ships := c.base.Service(was.ID)
	if ships && shipped.same(was) {
		return
	}
	if !ships {
		shipped = &Service{}
	}
	out.Parts, out.Host, out.RunsOn = was.Parts, was.Host, was.RunsOn
	if was.RunsOn != nil && shipped.RunsOn == nil {
		guest := Guest{Hosts: was.RunsOn.Hosts, Was: map[string]string{}}
		for i, way := range slices.Sorted(maps.Keys(was.RunsOn.Was)) {
			id := fmt.Sprint("former-way-", i+1)
			n.way(was.ID, way, id)
			guest.Was[id] = was.RunsOn.Was[way]
		}
		out.RunsOn = &guest
	}
	out.SetGuides(slices.Clone(out.Guides()))
	for i := range out.Written {
		out.Written[i].AlwaysOn = nil
	}
	for _, g := range was.Guides() {
		if g.AlwaysOn == nil {
			continue
		}
		own := &AlwaysOn{Option: n.Option(g.Control, g.AlwaysOn.Option), Why: "The service does it by itself.", Parts: g.AlwaysOn.Parts}
		same := func(o Guide) bool { return o.Control == g.Control && slices.Equal(o.For, g.For) }
		if i := slices.IndexFunc(out.Written, same); i >= 0 {
			out.Written[i].AlwaysOn = own
			continue
		}
		only := n.ways(was.ID, g.For, shipped)
		if len(only) < len(g.For) {
			continue // it is for something that only the business knows
		}
		out.Written = append(out.Written, Guide{Control: n.Control(g.Control), Where: "Its settings", For: only, Fix: "Look where the business keeps its own rules.",
			Plan: "Not said", AsOf: g.AsOf, AlwaysOn: own})
	}
}

// ways are what a guide is for under new ids. What the shipped service does not know is
// left out.
func (n *Renames) ways(service string, list []string, shipped *Service) (out []string) {
	for _, id := range list {
		if to, renamed := n.Variants[service][id]; renamed {
			out = append(out, to)
		} else if shipped.Way(id) {
			out = append(out, id)
		}
	}
	return out
}

// way notes the new id of a way of using a service.
func (n *Renames) way(service, was, is string) {
	if n.Variants[service] == nil {
		n.Variants[service] = map[string]string{}
	}
	n.Variants[service][was] = is
}

// goneService stands for services that are not in use.
const goneService = "gone-service"

// servicesOf are services by their new ids. One that is not in use stays as one that is
// gone, so that a list never comes to mean all.
func (c *Catalogue) servicesOf(ids []string, renamed map[string]string) (out []string) {
	for _, id := range ids {
		switch to := renamed[id]; {
		case to != "":
			out = append(out, to)
		case c.Ships(id):
			out = append(out, id)
		default:
			out = append(out, goneService)
		}
	}
	return out
}

// plainCore gives a control what decides where it is asked, and whom.
func (c *Catalogue) plainCore(k, was, shipped *Control, services map[string]string) {
	k.WasCore, k.OfGuest, k.NeedsTeam, k.Solo = was.WasCore, was.OfGuest, was.NeedsTeam, shipped.Solo
	if was.Core != nil {
		core := *was.Core
		core.Service, core.NotService = c.servicesOf(core.Service, services), c.servicesOf(core.NotService, services)
		k.Core = &core
	}
}

// plainTodos is an option with what is left to do from it: in the words of the control b
// where an overlay left them, and else in those of its whole remediation. The hours stay.
func (c *Catalogue) plainTodos(plain Option, was *Option, b *Control, services map[string]string) Option {
	shipped := b.Option(was.ID)
	if shipped == nil {
		shipped = &Option{}
	}
	if was.Todo != nil {
		todo := b.plainTodo(was.Todo, shipped.Todo)
		plain.Todo = &todo
	}
	for i, w := range was.With {
		var words *Todo
		if i < len(shipped.With) {
			words = &shipped.With[i].Todo
		}
		plain.With = append(plain.With, TodoWith{Service: c.servicesOf(w.Service, services), Category: w.Category, Todo: b.plainTodo(&w.Todo, words)})
	}
	return plain
}

// plainTodo is what is left to do as it was shipped, or all of the remediation.
func (k *Control) plainTodo(was, shipped *Todo) Todo {
	if was.Same(shipped) {
		return *was
	}
	all := Todo{Title: k.Remediation.Title, Hours: was.Hours, NoGuides: was.NoGuides, NoCost: was.NoCost}
	for n := range k.Remediation.Steps {
		all.Steps = append(all.Steps, n+1)
	}
	return all
}
