package scoring

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A side by side look at two assessments, for the reasons why their totals
// may differ although no answer changed.
type sides struct {
	c        *catalogue.Catalogue
	cmp      *Comparison
	old, now *questionnaire.Assessment
}

// whys lists what to look for, in the order people read it. To add a reason,
// write a function that returns its sentences and name it here.
var whys = []func(sides) []string{
	sides.services, sides.uses, sides.depth, sides.profile, sides.applicable, sides.catalogue, sides.retired,
}

// reasons says in sentences why the totals differ beside what was answered.
func reasons(c *catalogue.Catalogue, cmp *Comparison, old, now *questionnaire.Assessment) []string {
	out := []string{}
	for _, why := range whys {
		out = append(out, why(sides{c, cmp, old, now})...)
	}
	return out
}

// services tells of services that came or went.
func (s sides) services() (out []string) {
	for _, is := range s.now.Services {
		if was := s.old.Service(is.Key); was == nil || was.ID != is.ID {
			out = append(out, fmt.Sprintf("%s was added, which adds %s.", s.name(is), cells(s.cmp.Added, is.Key)))
		}
	}
	for _, was := range s.old.Services {
		if is := s.now.Service(was.Key); is == nil || is.ID != was.ID {
			out = append(out, fmt.Sprintf("%s was removed, which takes away %s.", s.name(was), cells(s.cmp.Gone, was.Key)))
		}
	}
	return out
}

// uses tells of services that are used in another way: other data, another
// weight, another model, another sign-in.
func (s sides) uses() (out []string) {
	for _, is := range s.now.Services {
		was := s.old.Service(is.Key)
		if was == nil || was.ID != is.ID {
			continue
		}
		name := s.name(is)
		if !same(was.Data, is.Data) {
			out = append(out, fmt.Sprintf("%s holds other data: %s, and before that %s.", name, s.data(is), s.data(*was)))
		}
		if was.Stops != is.Stops {
			out = append(out, fmt.Sprintf("Whether the business stops without %s was answered differently.", name))
		}
		if a, b := questionnaire.Factor(s.c, *was), questionnaire.Factor(s.c, is); a != b {
			out = append(out, fmt.Sprintf("%s weighs %v times as much as internal papers, and before that %v times.", name, b, a))
		}
		if was.Variant != is.Variant || was.Model != is.Model {
			out = append(out, fmt.Sprintf("%s is used in another way, which moves who is responsible for what.", name))
		}
		if !same(was.Parts, is.Parts) {
			out = append(out, fmt.Sprintf("Other parts of %s are used, so other questions are asked of it.", name))
		}
		if a, b := s.host(s.old, *was), s.host(s.now, is); a != b {
			out = append(out, fmt.Sprintf("%s runs on something else, which moves who is responsible for what.", name))
		}
		if was.SignIn != is.SignIn {
			out = append(out, fmt.Sprintf("People sign in to %s in another way, so other questions are asked of it.", name))
		}
	}
	return out
}

// host is what a service is installed on, with nothing of who said so.
func (s sides) host(a *questionnaire.Assessment, e questionnaire.Service) questionnaire.Host {
	host, _ := questionnaire.HostOf(s.c, a, e)
	host.Said = false
	return host
}

func (s sides) depth() []string {
	if a, b := s.old.Profile.Depth, s.now.Profile.Depth; a != b {
		return []string{fmt.Sprintf("The depth is %s, and before that %s.", b, a)}
	}
	return nil
}

func (s sides) profile() []string {
	if !same(s.old.Profile.Facts(s.c), s.now.Profile.Facts(s.c)) {
		return []string{"The size of the firm or its countries changed, which changes what the whole firm is asked."}
	}
	return nil
}

// applicable tells of questions that were declared not applicable on one side, and of
// what a product does by itself.
func (s sides) applicable() (out []string) {
	count := func(list []Change, as questionnaire.State, state func(Change) string) (n int) {
		for _, ch := range list {
			if state(ch) == string(as) {
				n++
			}
		}
		return n
	}
	for _, left := range []struct {
		as   questionnaire.State
		word string
	}{{questionnaire.OutsideAnswer, "as not applicable"}, {questionnaire.Known, "as the product does it by itself"}} {
		if n := count(s.cmp.Gone, left.as, func(ch Change) string { return ch.Is }); n > 0 {
			out = append(out, "Now left out "+left.word+": "+text.Plural(n, "question")+".")
		}
		if n := count(s.cmp.Added, left.as, func(ch Change) string { return ch.Was }); n > 0 {
			out = append(out, "No longer left out "+left.word+": "+text.Plural(n, "question")+".")
		}
	}
	return out
}

// catalogue tells that one side was answered with another catalogue. Both
// are worked out with the one at hand.
func (s sides) catalogue() []string {
	a, b := s.old.Catalogue, s.now.Catalogue
	if a == b {
		return nil
	}
	said := fmt.Sprintf("The catalogue was %s and is %s. Both sides are worked out with %s; questions that are new in it count as open on the side that could not answer them.",
		a, b, s.c.Version)
	if s.otherCore() {
		said += fmt.Sprintf(" Core depth asks another set of questions since %s; answers from before are kept and count.", catalogue.CoreSince)
	}
	return []string{said}
}

// otherCore reports whether one side alone is from before core depth asked the set that
// it asks now, and core depth matters.
func (s sides) otherCore() bool {
	before := func(a *questionnaire.Assessment) bool { return catalogue.Newer(catalogue.CoreSince, a.Catalogue) }
	core := s.old.Profile.Depth == questionnaire.CoreDepth || s.now.Profile.Depth == questionnaire.CoreDepth
	return core && before(s.old) != before(s.now) && !catalogue.Newer(catalogue.CoreSince, s.c.Version)
}

// retired tells of answers on one side alone that count no more.
func (s sides) retired() []string {
	var ids []string
	for _, a := range []*questionnaire.Assessment{s.old, s.now} {
		for id := range a.Answers {
			if k, ok := s.c.Control(id.Control); (!ok && !a.Newer(s.c)) || (ok && k.Retired != "") {
				ids = append(ids, id.Control)
			}
		}
	}
	if s.old.Catalogue == s.now.Catalogue || len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	return []string{fmt.Sprintf("Answers to %s count no more: %s.", text.Plural(len(ids), "retired control"), strings.Join(ids, ", "))}
}

func (s sides) name(service questionnaire.Service) string { return questionnaire.Name(s.c, service) }

// data names what a service holds.
func (s sides) data(service questionnaire.Service) string {
	var names []string
	for i := range s.c.Data {
		if slices.Contains(service.Data, s.c.Data[i].ID) {
			names = append(names, strings.ToLower(s.c.Data[i].Name))
		}
	}
	if len(names) == 0 {
		return "nobody said which"
	}
	return strings.Join(names, ", ")
}

// cells counts the changes of one service.
func cells(list []Change, key string) string {
	n := 0
	for _, ch := range list {
		if ch.Service == key {
			n++
		}
	}
	return text.Plural(n, "question")
}

// same reports whether two lists hold the same, in whatever order.
func same(a, b []string) bool {
	return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
}
