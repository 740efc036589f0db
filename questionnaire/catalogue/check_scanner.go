package catalogue

import (
	"slices"
	"strings"
)

// maxChecks is how many checks a scanner shows something with at most.
const maxChecks = 2000

// scanner checks one scanner and what its checks are said to show.
func (k *checker) scanner(s *Scanner) {
	k.want(kebab.MatchString(s.ID), "an id is lower-case words joined by hyphens")
	for name, text := range map[string]string{"name": s.Name, "licence": s.Licence, "run": s.Run, "file": s.File, "can": s.Can, "cannot": s.Cannot} {
		k.text(name, text)
	}
	k.want(isURL(s.Source), "source is a web address")
	k.targets(s.Services)
	k.want(len(s.Shows) > 0, "shows is missing")
	seen := map[string]bool{}
	for i := range s.Shows {
		e := &s.Shows[i]
		key := e.Control + " " + strings.Join(e.Services, ",")
		k.want(!seen[key], "%s is there twice for the same services", e.Control)
		seen[key] = true
		k.evidence(s, e)
	}
	mapped := s.Checks()
	k.want(len(mapped) <= maxChecks, "more than %d checks", maxChecks)
	unmapped := map[string]bool{}
	for _, u := range s.Unmapped {
		k.text("why of what is unmapped", u.Why)
		k.want(len(u.Checks) > 0, "unmapped: %q lists no checks", u.Why)
		for _, id := range u.Checks {
			k.want(!unmapped[id], "unmapped: %s is there twice", id)
			k.want(!slices.Contains(mapped, id), "unmapped: %s shows something above", id)
			unmapped[id] = true
		}
	}
	for was, is := range s.Former {
		k.want(!slices.Contains(mapped, was) && !unmapped[was], "former: %s is used as an id of today", was)
		k.want(slices.Contains(mapped, is) || unmapped[is], "former: %s comes to %s, which is no check here", was, is)
	}
}

// targets checks the names of what a scan may be about.
func (k *checker) targets(names []string) {
	for _, name := range names {
		kind, word, narrowed := strings.Cut(name, ":")
		ok := false
		switch {
		case !narrowed:
			_, ok = k.c.Service(name)
		case kind == "account":
			ok = slices.ContainsFunc(k.c.Services, func(s Service) bool { return s.Account == word })
		case kind == "host":
			ok = k.c.Host(word) != nil
		case kind == "capability":
			ok = slices.ContainsFunc(k.c.Capabilities, func(n Named) bool { return n.ID == word })
		}
		k.want(ok, "no services %q; write an id of one, account:NAME, host:KIND or capability:NAME", name)
	}
}

// evidence checks what is said to be shown about one control.
func (k *checker) evidence(s *Scanner, e *Evidence) {
	c, ok := k.c.Control(e.Control)
	if !ok {
		k.fault("no control %q", e.Control)
		return
	}
	k.want(c.Retired == "", "%s is retired", e.Control)
	k.targets(e.Services)
	k.want(c.Scope == PerService || len(e.Services) == 0, "%s is about the whole business, so no services are named", e.Control)
	k.want(c.Scope == Organisation || len(s.Services) > 0, "%s is asked of services, and the scanner names none", e.Control)
	k.want(len(e.Pass)+len(e.Fail) > 0, "%s: neither pass nor fail", e.Control)
	at := func(option string) int {
		return slices.IndexFunc(c.Question.Options, func(o Option) bool { return o.ID == option })
	}
	last := -1
	for _, p := range e.Pass {
		i := at(p.Option)
		k.want(i >= 0, "%s: pass: no option %q", e.Control, p.Option)
		k.want(i < 0 || i < len(c.Question.Options)-1, "%s: pass: %s is the worst option, which needs no proof", e.Control, p.Option)
		k.want(i < 0 || i >= last, "%s: pass: %s comes after a worse option; the best comes first", e.Control, p.Option)
		last = max(last, i)
		k.listed(e.Control, p.All)
	}
	for _, f := range e.Fail {
		i := at(f.AtMost)
		k.want(i >= 0, "%s: fail: no option %q", e.Control, f.AtMost)
		k.want(i != 0, "%s: fail: at most the best option rules nothing out", e.Control)
		k.want((len(f.Any) > 0) != (len(f.All) > 0), "%s: fail: either any or all lists the checks", e.Control)
		if len(f.Any)+len(f.All) > 0 {
			k.listed(e.Control, append(slices.Clone(f.Any), f.All...))
		}
	}
}

// listed checks a list of checks.
func (k *checker) listed(control string, ids []string) {
	k.want(len(ids) > 0, "%s: a list of checks is empty", control)
	seen := map[string]bool{}
	for _, id := range ids {
		k.want(id != "" && strings.TrimSpace(id) == id, "%s: %q cannot be a check", control, id)
		k.want(!seen[id], "%s: %s is there twice", control, id)
		seen[id] = true
	}
}
