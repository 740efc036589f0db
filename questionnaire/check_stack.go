package questionnaire

import (
	"fmt"
	"slices"
	"strings"
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
