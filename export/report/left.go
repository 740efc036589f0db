package report

import (
	"fmt"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
	"yourpart/scoring"
)

// A left is what there is to do in some services of an action, with their names; they
// have none where it is for the whole business.
type left struct {
	todo  *catalogue.Todo // nil is all of the remediation
	names []string
}

// left groups the services of an action by what there is left to do in them.
func (r *Report) left(a *scoring.Action) (groups []left) {
	if len(a.Services) == 0 {
		return []left{{todo: a.TodoIn(0)}}
	}
	for i, key := range a.Services {
		t := a.TodoIn(i)
		at := slices.IndexFunc(groups, func(g left) bool { return g.todo.Same(t) })
		if at < 0 {
			at = len(groups)
			groups = append(groups, left{todo: t})
		}
		groups[at].names = append(groups[at].names, r.ServiceName(key))
	}
	return groups
}

// title is what is left to do, as an order.
func (l left) title(k *catalogue.Control) string {
	if l.todo == nil {
		return k.Remediation.Title
	}
	return l.todo.Title
}

// takes reports whether a step of the remediation is left, by its number from 1.
func (l left) takes(step int) bool {
	if l.todo == nil {
		return true
	}
	return slices.Contains(l.todo.Steps, step)
}

// stepsLeft are the control's own steps that are left in any service, numbered from 1, and
// before them what an answer leaves beside. Where more is left in some services than in
// others, a line for each of them says what, and which of the steps.
func (r *Report) stepsLeft(a *scoring.Action) (items []GuidanceItem) {
	groups, k := r.left(a), a.Control
	if len(groups) == 1 {
		if t := groups[0].todo; t != nil {
			for _, s := range t.Do {
				items = append(items, GuidanceItem{Number: len(items) + 1, Text: s})
			}
		}
		for i, s := range k.Remediation.Steps {
			if groups[0].takes(i + 1) {
				items = append(items, GuidanceItem{Number: len(items) + 1, Step: i + 1, Text: s})
			}
		}
		return items
	}
	var steps []GuidanceItem
	printed := map[int]int{} // the number of a step as it is printed
	for i, s := range k.Remediation.Steps {
		for _, g := range groups {
			if g.takes(i+1) && printed[i+1] == 0 {
				steps = append(steps, GuidanceItem{Number: len(steps) + 1, Step: i + 1, Text: s})
				printed[i+1] = len(steps)
			}
		}
	}
	for _, g := range named(groups) {
		items = append(items, GuidanceItem{Names: g.names, Text: g.line(k, printed)})
	}
	return append(items, steps...)
}

// mostNames is how many services a line of a group names.
const mostNames = 4

// named are the groups as lines name them. The largest of them comes last, as the others,
// where its services are too many to name.
func named(groups []left) []left {
	largest := 0
	for i, g := range groups {
		if len(g.names) > len(groups[largest].names) {
			largest = i
		}
	}
	g := groups[largest]
	if len(g.names) <= mostNames {
		return groups
	}
	g.names = []string{fmt.Sprintf("the other %d services", len(g.names))}
	return append(slices.Delete(slices.Clone(groups), largest, largest+1), g)
}

// line says what is left in some of an action's services: its title, what there is to do
// beside the steps, and which of those that are printed.
func (l left) line(k *catalogue.Control, printed map[int]int) string {
	said := []string{l.title(k) + "."}
	if l.todo != nil {
		said = append(said, l.todo.Do...)
	}
	var numbers []string
	for i := range k.Remediation.Steps {
		if l.takes(i + 1) {
			numbers = append(numbers, fmt.Sprint(printed[i+1]))
		}
	}
	switch n := len(numbers); {
	case n == len(printed) && n > 1:
		said = append(said, "Do all of the steps.")
	case n == 1:
		said = append(said, "Do step "+numbers[0]+".")
	case n > 1:
		said = append(said, "Do steps "+SentenceList(numbers, n)+".")
	}
	return strings.Join(said, " ")
}

// guided reports whether the guide of the nth service of an action, or those of an action
// of the whole business, say what is still to do.
func guided(a *scoring.Action, n int) bool {
	t := a.TodoIn(n)
	return t == nil || !t.NoGuides
}

// switched counts the services of an action in which something is switched, and reports
// whether anything is at all. Only there is it said what must be true first, how to see
// that nothing broke, and how to take it back.
func switched(a *scoring.Action) (services int, anything bool) {
	if len(a.Services) == 0 {
		return 0, a.Control.Switches(a.TodoIn(0))
	}
	for i := range a.Services {
		if a.Control.Switches(a.TodoIn(i)) {
			services++
		}
	}
	return services, services > 0
}

// costWords are what the catalogue says of an action's money.
func costWords(a *scoring.Action) string {
	if a.NoCost {
		return "Nothing beside the hours"
	}
	return a.Control.Remediation.Cost.Text
}

// Guide is the product's own guide for a control, or nil. Where products of one account
// are set in the same place, and the subscription of one of them calls for another way,
// that way is the guide of all, so that no two ways that exclude each other are advised.
func (r *Report) Guide(key, control string) *catalogue.Guide {
	s := r.Assessment.Service(key)
	if s == nil {
		return nil
	}
	def, ok := r.Catalogue.Service(s.ID)
	if !ok {
		return nil
	}
	own := def.Guide(control, s.Variant, s.Plan, questionnaire.HostKind(r.Catalogue, r.Assessment, *s))
	if own == nil || def.Account == "" {
		return own
	}
	for _, other := range r.Assessment.Services {
		o, ok := r.Catalogue.Service(other.ID)
		if !ok || o.Account != def.Account || other.Plan == "" {
			continue
		}
		usual, bought := o.Guide(control, other.Variant, "", ""), o.Guide(control, other.Variant, other.Plan, "")
		if usual != bought && usual != nil && usual.Where == own.Where {
			return bought
		}
	}
	return own
}
