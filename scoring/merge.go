package scoring

import (
	"cmp"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// merge makes the fixes and the find-out action of each control's findings.
func merge(r *Result, s shapes) []Action {
	m := merger{r: r, actions: make([]Action, 0, len(r.catalogue.Controls))}
	for cells := range questionnaire.ByControl(r.Cells) {
		m.gaps, m.unclear = m.gaps[:0], m.unclear[:0]
		for i := range cells {
			switch c := &cells[i]; {
			case c.Gap():
				m.gaps = append(m.gaps, c)
			case c.Unclear():
				m.unclear = append(m.unclear, c)
			}
		}
		m.fixes(s)
		if len(m.unclear) > 0 {
			a := m.add(FindOut, m.unclear)
			a.ID, a.Hours = FindOutID(a.Control.ID), FindOutHours
		}
	}
	return m.actions
}

// A merger holds what is wrong with the control at hand, and all actions so far.
type merger struct {
	r             *Result
	actions       []Action
	gaps, unclear []*Cell
}

// fixes makes one action of all gaps, or one for each service.
func (m *merger) fixes(s shapes) {
	if len(m.gaps) == 0 {
		return
	}
	k := m.gaps[0].Control
	hours := k.Remediation.Hours.First + float64(len(m.gaps)-1)*k.Remediation.Hours.Each
	if len(m.gaps) == 1 && !s.parts[k.ID] || !s.split(k, hours) {
		m.add(Fix, m.gaps).Hours = hours
		return
	}
	rate := rateOf(m.r, m.gaps)
	slices.SortFunc(m.gaps, func(a, b *Cell) int {
		return cmp.Or(cmp.Compare(b.Factor, a.Factor), cmp.Compare(a.Service, b.Service))
	})
	gate := slices.ContainsFunc(m.gaps, (*Cell).Gate)
	for i := range m.gaps {
		a := m.add(Fix, m.gaps[i:i+1])
		a.ID, a.part, a.rate, a.Hours = m.gaps[i].ID().String(), i, rate, k.Remediation.Hours.First
		a.Block = blockOf(k, gate) // the parts stay together
		if i > 0 {
			a.Hours = k.Remediation.Hours.Each
		}
	}
}

// add makes an action of some findings of one control.
func (m *merger) add(kind Kind, findings []*Cell) *Action {
	k := findings[0].Control
	m.actions = append(m.actions, Action{ID: k.ID, Kind: kind, Control: k, Needs: []string{}, Services: make([]string, 0, len(findings))})
	a := &m.actions[len(m.actions)-1]
	for _, c := range findings {
		a.Gain += 100 * c.Weight * (c.best() - c.Value) / m.r.Total.Total
		a.Gate = a.Gate || c.Gate()
		if c.State == questionnaire.Asked {
			a.answered = max(a.answered, c.Answer.Date)
		}
		if c.Service != "" {
			a.Services = append(a.Services, c.Service)
		}
	}
	_, a.Mostly = m.r.risk(k)
	a.Block, a.rate = blockOf(k, a.Gate), rateOf(m.r, findings)
	return a
}

// shapes says which controls have one action, and which one for each service.
type shapes struct {
	week         float64         // hours; a longer action is split
	whole, parts map[string]bool // by control, where somebody relies on it
}

// shapesOf finds what must stay as it is: what was agreed, and a part that is
// tracked.
func shapesOf(a *questionnaire.Assessment, week float64) shapes {
	s := shapes{week: week, whole: map[string]bool{}, parts: map[string]bool{}}
	for id := range a.Actions {
		if control, _, part := strings.Cut(id, "@"); part {
			s.parts[control] = true
		}
	}
	if a.Agreed == nil {
		return s
	}
	for id := range a.Agreed.Actions {
		control, _, part := strings.Cut(id, "@")
		s.parts[control] = s.parts[control] || part
		s.whole[control] = s.whole[control] || !part
	}
	return s
}

// split reports whether a control's action of so many hours is taken apart. Where
// all the work is in the first service, that would make nothing shorter.
func (s shapes) split(k *catalogue.Control, hours float64) bool {
	switch {
	case s.parts[k.ID]:
		return true
	case s.whole[k.ID]:
		return false
	}
	return k.Remediation.Hours.Each > 0 && hours > s.week+slack
}

// link names, for each fix, the actions of the controls it needs: those for one
// of its own services, or for the whole business.
func link(actions []Action) {
	first := make(map[string]int, len(actions)) // of a control's actions, which stand together
	for i := range actions {
		if i == 0 || actions[i].Control != actions[i-1].Control {
			first[actions[i].Control.ID] = i
		}
	}
	for i := range actions {
		a := &actions[i]
		if a.Kind != Fix {
			continue
		}
		for _, id := range a.Control.Remediation.Needs {
			at, ok := first[id]
			for ; ok && at < len(actions) && actions[at].Control.ID == id; at++ {
				if a.meets(&actions[at]) {
					a.Needs = append(a.Needs, actions[at].ID)
				}
			}
		}
	}
}

// meets reports whether two actions are about a service in common, or one of
// them about the whole business.
func (a *Action) meets(b *Action) bool {
	return len(a.Services) == 0 || len(b.Services) == 0 ||
		slices.ContainsFunc(a.Services, func(s string) bool { return slices.Contains(b.Services, s) })
}
