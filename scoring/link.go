package scoring

import (
	"slices"

	"yourpart/questionnaire/catalogue"
)

// link names, for each fix, the actions of the controls it needs: those for one
// of its own services, or for the whole business.
func link(actions []Action, services int) {
	l := linker{actions: actions, of: make(map[string]*supply, len(actions)), seen: make([]int, len(actions)), services: services}
	for from := 0; from < len(actions); {
		to := from + 1
		for to < len(actions) && actions[to].Control == actions[from].Control { // they stand together
			to++
		}
		l.of[actions[from].Control.ID] = &supply{from: from, to: to}
		from = to
	}
	for i := range actions {
		if a := &actions[i]; a.Kind == Fix {
			for _, id := range a.Control.Remediation.Needs {
				l.need(i, id)
			}
		}
	}
}

// A linker finds what an action needs, by where it stands in the list.
type linker struct {
	actions  []Action
	of       map[string]*supply // by control
	seen     []int              // by action, who found it last, from 1
	services int
}

// A supply is the actions of one control.
type supply struct {
	from, to    int
	all         bool  // for the whole business
	fixes, asks []int // by service, the action for it, from 1; nil until needed
}

// need links an action with those of one control.
func (l *linker) need(i int, control string) {
	a, s := &l.actions[i], l.of[control]
	if s == nil {
		return
	}
	l.lay(s)
	if len(a.at) == 0 || s.all {
		for n := s.from; n < s.to; n++ {
			a.needs = append(a.needs, n)
		}
	}
	if !s.all {
		first := len(a.needs)
		for _, at := range a.at {
			for _, n := range [...]int{s.fixes[at] - 1, s.asks[at] - 1} {
				if n >= 0 && l.seen[n] != i+1 {
					l.seen[n] = i + 1
					a.needs = append(a.needs, n)
				}
			}
		}
		slices.Sort(a.needs[first:])
	}
	for _, n := range a.needs[len(a.Needs):] {
		a.Needs = append(a.Needs, l.actions[n].ID)
	}
}

// lay finds out, once, which action of a control is for which service.
func (l *linker) lay(s *supply) {
	if s.all || s.fixes != nil {
		return
	}
	if s.all = l.actions[s.from].Control.Scope == catalogue.Organisation; s.all {
		return
	}
	s.fixes, s.asks = make([]int, l.services), make([]int, l.services)
	for n := s.from; n < s.to; n++ {
		of := s.fixes
		if l.actions[n].Kind == FindOut {
			of = s.asks
		}
		for _, at := range l.actions[n].at {
			of[at] = n + 1
		}
	}
}
