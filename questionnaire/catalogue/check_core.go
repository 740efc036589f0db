package catalogue

import (
	"slices"
	"strings"
)

// core checks what narrows a control at core depth, and its words for one person.
func (k *checker) core(c *Control) {
	k.want(c.Core == nil || c.Tier == Core, "core narrows where a core control is asked; leave it out, or set tier: core")
	if n := c.Core; n != nil {
		k.known("capability", slices.Concat(n.Has, n.Stack), k.c.Capabilities)
		k.known("category", slices.Concat(n.Category, n.NotCategory, n.OrCategory, n.StackCategory, n.StackDataCategory), k.c.Categories)
		k.known("fact", n.Fact, k.c.Facts)
		k.categories(slices.Concat(n.Data, n.OrData, n.StackData))
		for _, m := range n.Model {
			k.want(m.Valid(), "core: no model %q; choose from %s", m, join(Models))
		}
		for _, id := range slices.Concat(n.Service, n.NotService) {
			_, ok := k.c.Service(id)
			k.want(ok, "core: no service %q", id)
		}
		k.ways(n.Inherit)
		k.want(n.Rows >= 0 && (n.Rows == 0 || c.Scope == PerService), "core: rows is a number of services, of a control that is asked for each")
		k.want(len(n.StackDataCategory) == 0 || len(n.StackData) > 0, "core: stack_data_category narrows stack_data, which is missing")
	}
	k.solo(c)
}

// ways checks through what an answer is taken over.
func (k *checker) ways(inherit []string) {
	for _, way := range inherit {
		k.want(way == "account" || way == "sign-in", "no way to inherit %q; choose account or sign-in", way)
	}
}

func (k *checker) solo(c *Control) {
	s := c.Solo
	if s == nil {
		return
	}
	k.want(!c.NeedsTeam, "solo has words for one person, of whom needs_team asks nothing; keep one of the two")
	k.want(len(s.Steps) == 0 || len(s.Steps) == len(c.Remediation.Steps), "solo: %d steps, the control has %d; an option's todo counts them", len(s.Steps), len(c.Remediation.Steps))
	k.want(len(strings.Fields(s.Text)) <= maxWords, "solo: the question has more than %d words", maxWords)
	k.want(len(s.Before) == 0 || c.Hazard != LockOut || secondWay.MatchString(strings.Join(s.Before, " ")), "solo: before of a lock-out names a second way in")
	k.want(s.Task == "" || c.Remediation.Repeat != nil, "solo: task without a repeat")
	for id, o := range s.Options {
		option := c.Option(id)
		k.want(option != nil, "solo: no option %q", id)
		k.want(len([]rune(o.Label)) <= maxLabel, "solo: option %s: a label has at most %d characters", id, maxLabel)
		k.want(o.Todo == "" || option == nil || option.Todo != nil, "solo: option %s has no todo", id)
	}
}

// todos checks what is left to do from each option.
func (k *checker) todos(c *Control) {
	for i, o := range c.Question.Options {
		if o.Todo != nil {
			k.todo(c, o, o.Todo)
			k.want(i > 0, "option %s is the best; it leaves nothing to do", o.ID)
		}
		for _, w := range o.With {
			k.todo(c, o, &w.Todo)
			k.want(len(w.Service)+len(w.Category) > 0, "option %s: todo_with needs a service or a category", o.ID)
			k.known("category", w.Category, k.c.Categories)
			for _, id := range w.Service {
				_, ok := k.c.Service(id)
				k.want(ok, "option %s: todo_with: no service %q", o.ID, id)
			}
		}
	}
	k.lessLeft(c)
}

// lessLeft checks that a better option never leaves more work than a worse one, whatever
// is in the stack, so that a better answer never makes a plan longer. Two options each
// go by one service of the stack at most, so stacks of two show every case.
func (k *checker) lessLeft(c *Control) {
	uses := []InUse{{}}
	for _, o := range c.Question.Options {
		for _, w := range o.With {
			for _, id := range w.Service {
				if s, ok := k.c.Service(id); ok {
					uses = append(uses, InUse{ID: id, Category: s.Category})
				}
			}
			for _, id := range w.Category {
				uses = append(uses, InUse{Category: id})
			}
		}
	}
	for i := 1; i+1 < len(c.Question.Options); i++ {
		better, worse := c.Question.Options[i].ID, c.Question.Options[i+1].ID
		more := slices.ContainsFunc(uses, func(a InUse) bool {
			return slices.ContainsFunc(uses, func(b InUse) bool {
				stack := []InUse{a, b}
				one, two := c.TodoOf(better, stack), c.TodoOf(worse, stack)
				h, most := c.HoursOf(one), c.HoursOf(two)
				return h.First > most.First || h.Each > most.Each || two != nil && two.NoCost && (one == nil || !one.NoCost)
			})
		})
		k.want(!more, "option %s: what is left to do takes more hours, or money, than from %s, which is worse; a better answer never leaves more", better, worse)
	}
}

func (k *checker) todo(c *Control, o Option, t *Todo) {
	at := "option " + o.ID + ": todo: "
	k.text(at+"title", t.Title)
	k.want(!strings.HasSuffix(t.Title, "."), "%stitle has no full stop", at)
	k.want(t.Hours.First > 0 && t.Hours.Each >= 0 && t.Hours.Each <= t.Hours.First, "%shours.first is above 0, hours.each at most hours.first", at)
	k.want(t.Hours.First <= c.Remediation.Hours.First && t.Hours.Each <= c.Remediation.Hours.Each, "%shours are at most those of the remediation", at)
	k.want(len(t.Steps)+len(t.Do) > 0, "%sno step is left; say which", at)
	for i, n := range t.Steps {
		k.want(n >= 1 && n <= len(c.Remediation.Steps) && (i == 0 || n > t.Steps[i-1]), "%sstep %d; the remediation has %d, named in their order", at, n, len(c.Remediation.Steps))
	}
}

// screens checks the pages of questions that belong together.
func (k *checker) screens() {
	on := map[string]string{}
	for _, s := range k.c.Screens {
		k.at("screens.yaml", s.ID)
		k.want(kebab.MatchString(s.ID), "an id is lower-case words joined by hyphens")
		k.text("title", s.Title)
		k.text("about", s.About)
		k.want(len(s.Controls) >= 2 && len(s.Controls) <= 5, "a screen has two to five controls, not %d", len(s.Controls))
		for _, id := range s.Controls {
			c, ok := k.c.Control(id)
			k.want(ok, "no control %q", id)
			k.want(on[id] == "", "%s is on the screen %s too", id, on[id])
			k.want(!ok || c.Tier == Core, "%s is not core", id)
			k.want(!ok || c.Scope == Organisation || c.Core != nil && c.Core.Rows == 1, "%s is asked for each service; a screen takes those with rows: 1", id)
			on[id] = s.ID
		}
	}
	unique(k, "screens.yaml", k.c.Screens, func(s Screen) string { return s.ID })
}

// hosts checks the kinds of hosts.
func (k *checker) hosts() {
	for _, h := range k.c.Hosts {
		k.at("hosts.yaml", h.ID)
		k.want(kebab.MatchString(h.ID), "an id is lower-case words joined by hyphens")
		k.text("name", h.Name)
		k.text("about", h.About)
		k.want(h.Model.Valid(), "no model %q; choose from %s", h.Model, join(Models))
		k.known("capability", h.Capabilities, k.c.Capabilities)
		k.overrides(h.Parties)
	}
	unique(k, "hosts.yaml", k.c.Hosts, func(h HostKind) string { return h.ID })
}

// runs checks where a service runs, what runs on it, and the parts of it.
func (k *checker) runs(s *Service) {
	k.want(s.Host == "" || k.c.Host(s.Host) != nil, "no kind of host %q in hosts.yaml", s.Host)
	for _, p := range s.Parts {
		k.want(slices.Contains(s.Capabilities, p), "part %q is none of the capabilities", p)
	}
	k.want(len(s.Parts) != 1, "one part alone is the whole; name two or more")
	if s.RunsOn == nil {
		return
	}
	k.want(len(s.RunsOn.Hosts) > 0, "runs_on.hosts is missing")
	k.want(s.Host == "", "it is a host and runs on one; keep one of the two")
	for _, id := range s.RunsOn.Hosts {
		k.want(k.c.Host(id) != nil, "no kind of host %q in hosts.yaml", id)
	}
}

// alwaysOn checks what a product does by itself.
func (k *checker) alwaysOn(c *Control, s *Service, g *Guide) {
	a := g.AlwaysOn
	if a == nil {
		return
	}
	k.want(c.Scope == PerService, "guide for %s: always_on is of a control that is asked for each service", g.Control)
	k.want(c.Option(a.Option) != nil, "guide for %s: always_on: no option %q", g.Control, a.Option)
	k.text("guide for "+g.Control+": always_on: why", a.Why)
	for _, p := range a.Parts {
		k.want(slices.Contains(s.Capabilities, p), "guide for %s: always_on: part %q is none of the capabilities", g.Control, p)
	}
}
