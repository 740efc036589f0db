package catalogue

import (
	"slices"
	"strings"
)

// conditions enforces the rule that keeps scores honest: a condition takes
// options from one end of an earlier question's scale.
func (k *checker) conditions(c *Control) {
	for _, cond := range c.AskWhen {
		earlier, ok := k.c.Control(cond.Control)
		if !ok {
			k.fault("ask_when: %q is no control", cond.Control)
			continue
		}
		k.want(k.position(earlier.ID) < k.position(c.ID), "ask_when: %s is asked later, not earlier", earlier.ID)
		k.want(earlier.Scope == Organisation || c.Scope == PerService,
			"ask_when: %s is asked for each service, so one question for the whole firm cannot follow it", earlier.ID)
		k.want(earlier.Tier == Core || c.Tier == Full, "ask_when: %s is left out of core depth, where this one is asked", earlier.ID)
		k.oneEnd(earlier, cond)
	}
}

func (k *checker) oneEnd(earlier *Control, cond Condition) {
	opts := earlier.Question.Options
	in := make([]bool, len(opts))
	for _, id := range cond.Is {
		i := slices.IndexFunc(opts, func(o Option) bool { return o.ID == id })
		if i < 0 {
			k.fault("ask_when: %s has no option %q", earlier.ID, id)
			return
		}
		in[i] = true
	}
	n := 0
	for i := range in {
		if in[i] {
			n++
		}
	}
	switch {
	case n == 0:
		k.fault("ask_when: the condition on %s can never hold; name at least one option", earlier.ID)
	case n == len(opts):
		k.fault("ask_when: the condition on %s always holds; leave it out", earlier.ID)
	case !(allOf(in[:n]) || allOf(in[len(in)-n:])):
		k.fault("ask_when: the options of %s must come from one end of its scale, with none left out between", earlier.ID)
	}
}

func allOf(in []bool) bool { return !slices.Contains(in, false) }

func (k *checker) position(control string) int {
	return slices.IndexFunc(k.c.Controls, func(c Control) bool { return c.ID == control })
}

// cycles finds actions that wait for each other.
func (k *checker) cycles() {
	state := map[string]int{} // 1 on the way, 2 done
	var visit func(id string, path []string)
	visit = func(id string, path []string) {
		c, ok := k.c.Control(id)
		if !ok || state[id] == 2 {
			return
		}
		if state[id] == 1 {
			k.at("controls/"+c.Topic+".yaml", id)
			k.fault("actions wait for each other: %s", strings.Join(append(path, id), " needs "))
			return
		}
		state[id] = 1
		for _, n := range c.Remediation.Needs {
			visit(n, append(path, id))
		}
		state[id] = 2
	}
	for _, c := range k.c.Controls {
		visit(c.ID, nil)
	}
}
