package questionnaire

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// inherit marks the cells that another service's cell answers for, and gives
// that one the largest factor of the group.
func (d *deriver) inherit(k *catalogue.Control) {
	if len(k.Inherit) == 0 {
		return
	}
	for i := range d.row {
		if d.row[i] < 0 || d.cells[d.row[i]].State != Asked {
			continue
		}
		src := d.source(k, i)
		if src == i {
			continue
		}
		own, from := &d.cells[d.row[i]], &d.cells[d.row[src]]
		own.State, own.Source, own.source = Inherited, from.Service, d.row[src]
		from.Factor = max(from.Factor, d.factors[i])
	}
}

// source follows sign-ins and shared accounts from service i to the one whose
// cell answers. It stops at a service where the control makes no cell of the
// business's own. Of services in a circle, the one named first answers.
func (d *deriver) source(k *catalogue.Control, i int) int {
	seen := map[int]bool{}
	for at := i; ; {
		seen[at] = true
		next := d.via(k, at)
		if next < 0 || !d.yours(next) {
			return at
		}
		if seen[next] {
			first := next
			for n := d.via(k, next); n != next; n = d.via(k, n) {
				first = min(first, n)
			}
			return first
		}
		at = next
	}
}

// via returns the service that service i takes its answer from directly, or -1.
func (d *deriver) via(k *catalogue.Control, i int) int {
	if d.signIn[i] >= 0 {
		if !k.InheritsThrough("sign-in") {
			return -1
		}
		return d.signIn[i]
	}
	if d.account[i] == "" || !k.InheritsThrough("account") {
		return -1
	}
	for j := range i {
		if d.account[j] == d.account[i] && d.yours(j) {
			return j
		}
	}
	return -1
}

// yours tells whether the control at hand makes a cell of the business's own
// for service i.
func (d *deriver) yours(i int) bool { return d.row[i] >= 0 && d.cells[d.row[i]].Layer != nil }

// logins works out how people get into each service.
func (d *deriver) logins() {
	for _, s := range d.a.Services {
		d.account = append(d.account, d.shared(s))
		through := -1
		if s.SignIn != "" && s.SignIn != OwnLogin {
			through = slices.IndexFunc(d.a.Services, func(o Service) bool { return o.Key == s.SignIn })
		}
		d.signIn = append(d.signIn, through)
	}
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
