package questionnaire

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
)

func (l *look) noServices() []Remark {
	if len(l.a.Services) > 0 {
		return nil
	}
	return []Remark{{Text: "the stack has no services", Remedy: "name the services the business uses"}}
}

func (l *look) noData() (out []Remark) {
	for _, s := range l.a.Services {
		if len(s.Data) == 0 {
			out = append(out, Remark{Cell: CellID{Service: s.Key}, Text: fmt.Sprintf("nobody said what data is in %s", Name(l.c, s)),
				Remedy: "say which kinds of data it holds; until then it counts as internal"})
		}
	}
	return out
}

func (l *look) retiredServices() (out []Remark) {
	for _, s := range l.a.Services {
		if def, ok := l.c.Service(s.ID); ok && def.Retired != "" {
			out = append(out, Remark{Cell: CellID{Service: s.Key}, Text: fmt.Sprintf("%s is retired: %s", Name(l.c, s), def.Retired),
				Remedy: "take it out of the stack, and name what the business uses in its place"})
		}
	}
	return out
}

// circles finds services that are each reached through the next one's
// sign-in, round to the first.
func (l *look) circles() (out []Remark) {
	told := map[string]bool{}
	for _, s := range l.a.Services {
		circle := l.circle(s.Key)
		if circle == nil || told[circle[0]] {
			continue
		}
		names := make([]string, len(circle))
		for i, key := range circle {
			told[key] = true
			names[i] = Name(l.c, *l.a.Service(key))
		}
		out = append(out, Remark{Cell: CellID{Service: s.Key},
			Text:   fmt.Sprintf("people sign in to %s in a circle, each through the next", strings.Join(names, ", ")),
			Remedy: fmt.Sprintf("say which of them has a login of its own; until then %s answers for all", names[0])})
	}
	return out
}

// circle lists the services on the circle that starts and ends at a key, the
// one named first in front, or nil where there is none.
func (l *look) circle(key string) []string {
	var seen []string
	for at := key; !slices.Contains(seen, at); {
		seen = append(seen, at)
		s := l.a.Service(at)
		if s == nil || s.SignIn == "" || s.SignIn == OwnLogin {
			return nil
		}
		at = s.SignIn
		if at == key {
			order := l.a.Keys()
			first := slices.IndexFunc(order, func(k string) bool { return slices.Contains(seen, k) })
			from := slices.Index(seen, order[first])
			return append(slices.Clone(seen[from:]), seen[:from]...)
		}
	}
	return nil // it leads into a circle, but is not on it
}

// strayHosts finds services that are said to run on what is neither in the stack nor a
// kind of host, or cannot carry them.
func (l *look) strayHosts() (out []Remark) {
	for _, s := range l.a.Services {
		host, ok := HostOf(l.c, l.a, s)
		if s.RunsOn == "" || Unknown(l.c, s) || ok && (s.RunsOn == host.Key || s.RunsOn == host.Kind) || l.a.Newer(l.c) {
			continue
		}
		r := Remark{Cell: CellID{Service: s.Key}, Text: fmt.Sprintf("%s is said to run on %q, where it cannot run", Name(l.c, s), text.CleanLine(s.RunsOn)),
			Remedy: "say in its details what it runs on"}
		if ok {
			r.Text += "; it is taken to run on " + HostName(l.c, l.a, host)
		}
		out = append(out, r)
	}
	return out
}

// assumedHosts finds services of which nobody said what they run on.
func (l *look) assumedHosts() (out []Remark) {
	for _, s := range l.a.Services {
		if host, ok := HostOf(l.c, l.a, s); ok && !host.Said && s.RunsOn == "" {
			out = append(out, Remark{Cell: CellID{Service: s.Key}, Text: fmt.Sprintf("%s is taken to run on %s", Name(l.c, s), HostName(l.c, l.a, host)),
				Remedy: "say in its details what it runs on, if that is something else"})
		}
	}
	return out
}

// ofHosts finds answers for services that are asked of what these run on now: one remark
// for each service.
func (l *look) ofHosts() (out []Remark) {
	controls := map[string][]string{}
	for _, id := range l.answered {
		if cell := l.byID[id]; cell != nil && cell.OfHost(l.c, l.a) {
			controls[id.Service] = append(controls[id.Service], id.Control)
		}
	}
	for _, s := range l.a.Services {
		ids := controls[s.Key]
		if len(ids) == 0 {
			continue
		}
		host, _ := HostOf(l.c, l.a, s)
		name := HostName(l.c, l.a, host)
		said := fmt.Sprintf("%d answers for %s are asked of %s now; they are kept and do not count", len(ids), Name(l.c, s), name)
		if len(ids) == 1 {
			said = fmt.Sprintf("1 answer for %s is asked of %s now; it is kept and does not count", Name(l.c, s), name)
		}
		out = append(out, Remark{Cell: CellID{Service: s.Key}, Text: said + " (" + strings.Join(ids, ", ") + ")",
			Remedy: "answer the same for " + name + ", if that is still open"})
	}
	return out
}

// overruled finds answers that say something else than what a product does by itself.
func (l *look) overruled() []Remark {
	return l.on(func(id CellID, ans Answer, cell *Cell) (string, string) {
		if cell == nil || cell.Fact == nil || !cell.own() || ans.Option == cell.Fact.AlwaysOn.Option || l.current(id, ans) == nil {
			return "", ""
		}
		return "the answer overrules what " + Name(l.c, *l.a.Service(id.Service)) + " does by itself: " + cell.Fact.AlwaysOn.Why,
			"take the answer away, unless it is right here"
	})
}

// together finds answers that were given for several services at once: one remark for
// each control.
func (l *look) together() (out []Remark) {
	for group := range ByControl(l.cells) {
		n := 0
		for i := range group {
			if c := &group[i]; c.State == Asked && c.Answer.Together && c.Answer.Option != NotSure {
				n++
			}
		}
		if k := group[0].Control; n > 0 {
			out = append(out, Remark{Cell: CellID{Control: k.ID}, Text: text.Plural(n, "service") + " answered together",
				Remedy: "look whether it is true for each, and answer for a service alone where it is not"})
		}
	}
	return out
}

// otherWords are the words of an entry's use that the catalogue does not know: its way
// of being used, its parts and what it runs on.
func (l *look) otherWords(s Service) (words []string) {
	def, known := l.c.Service(s.ID)
	if s.Variant != "" && (!known || !def.Way(s.Variant)) {
		words = append(words, fmt.Sprintf("the way of using %s called %q", s.Key, text.CleanLine(s.Variant)))
	}
	for _, p := range s.Parts {
		if !known || !slices.Contains(def.Parts, p) {
			words = append(words, fmt.Sprintf("the part of %s called %q", s.Key, text.CleanLine(p)))
		}
	}
	if s.RunsOn != "" && l.a.Service(s.RunsOn) == nil && l.c.Host(s.RunsOn) == nil {
		words = append(words, fmt.Sprintf("what %s runs on, called %q", s.Key, text.CleanLine(s.RunsOn)))
	}
	return words
}
