package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// inherit marks the cells that another service's cell answers for, and gives
// that one the largest factor of the group.
func (d *deriver) inherit(k *catalogue.Control) {
	if len(d.ways(k)) == 0 && !k.OfHost() {
		return
	}
	for i := range d.row {
		if !d.yours(i) {
			continue
		}
		src := d.source(k, i)
		if src == i {
			continue
		}
		own, from := &d.group[d.row[i]], &d.group[d.row[src]]
		own.State, own.Source, own.source = Inherited, from.Service, d.row[src]
		from.Factor = max(from.Factor, d.stack[i].factor)
	}
}

// source follows hosts, sign-ins and shared accounts from service i to the one whose
// cell answers. It stops at a service where the control makes no cell of the
// business's own. Of services in a circle, the one named first answers that is not asked
// about through its host.
func (d *deriver) source(k *catalogue.Control, i int) int {
	at := i
	for range d.stack {
		next := d.via(k, at)
		if next < 0 || !d.yours(next) {
			return at
		}
		at = next
	}
	first := at // after so many steps it is on a circle
	guest := func(i int) bool { return k.OfHost() && d.stack[i].below != nil }
	for n := d.via(k, at); n != at; n = d.via(k, n) {
		if guest(first) || !guest(n) && n < first {
			first = n
		}
	}
	return first
}

// ways are those through which an answer may come at the depth there is.
func (d *deriver) ways(k *catalogue.Control) []string {
	if d.a.Profile.Depth != FullDepth && !d.goal[k.ID] && k.Core != nil && k.Core.Inherit != nil {
		return k.Core.Inherit
	}
	return k.Inherit
}

// via returns the service that service i takes its answer from directly, or -1.
func (d *deriver) via(k *catalogue.Control, i int) int {
	s := &d.stack[i]
	if k.OfHost() && s.below != nil {
		return s.host
	}
	ways := d.ways(k)
	if s.signIn >= 0 {
		if !slices.Contains(ways, "sign-in") {
			return -1
		}
		return s.signIn
	}
	if s.account == "" || !slices.Contains(ways, "account") {
		return -1
	}
	for _, j := range d.sharing {
		if j < i && d.stack[j].account == s.account && d.yours(j) {
			return j
		}
	}
	return -1
}

// yours reports whether the control makes a cell of the business's own
// for service i.
func (d *deriver) yours(i int) bool { return d.row[i] >= 0 && d.group[d.row[i]].Layer != nil }

// through is the service through whose sign-in people reach an entry, or -1.
func (d *deriver) through(s Service) int {
	if at, ok := d.at[s.SignIn]; ok && s.SignIn != "" && s.SignIn != OwnLogin {
		return at
	}
	return -1
}

// shared is the account an entry shares with others. A second entry of one
// service stands for a second account, so it shares nothing.
func (d *deriver) shared(s Service) string {
	def, ok := d.c.Service(s.ID)
	if !ok || s.Key != s.ID || s.SignIn != "" {
		return ""
	}
	return def.Account
}
