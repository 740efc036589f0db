package scoring

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// merge makes the fixes and the find-out action of each control's findings.
func merge(r *Result, s shapes) []Action {
	m := newMerger(r, s)
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
		if len(m.gaps)+len(m.unclear) > 0 {
			m.risk, m.mostly = r.risk(cells[0].Control)
		}
		m.fixes(s)
		if len(m.unclear) > 0 {
			a := m.add(FindOut, m.unclear)
			a.ID, a.Hours, a.rate = FindOutID(a.Control.ID), FindOutHours, rateOf(m.risk, m.unclear)
		}
	}
	return m.actions
}

// A merger holds what is wrong with the control at hand, and all actions so far
// with the services they are for.
type merger struct {
	r             *Result
	actions       []Action
	keys          []string
	at            []int
	gaps, unclear []*Cell
	risk          float64
	mostly        *catalogue.Scenario
}

// newMerger makes room for all actions.
func newMerger(r *Result, s shapes) *merger {
	actions, findings := 0, 0
	for cells := range questionnaire.ByControl(r.Cells) {
		gaps, unclear := 0, 0
		work := effort{}
		for i := range cells {
			switch c := &cells[i]; {
			case c.Gap():
				gaps++
				work.add(c.Control, r.Todo(c))
			case c.Unclear():
				unclear++
			}
		}
		if s.split(cells[0].Control, &work) {
			actions += gaps
		} else {
			actions += min(gaps, 1)
		}
		actions, findings = actions+min(unclear, 1), findings+gaps+unclear
	}
	return &merger{r: r, actions: make([]Action, 0, actions), keys: make([]string, 0, findings), at: make([]int, 0, findings)}
}

// fixes makes one action of all gaps, or one for each service.
func (m *merger) fixes(s shapes) {
	if len(m.gaps) == 0 {
		return
	}
	k, rate, work := m.gaps[0].Control, m.r.rateLeft(m.risk, m.gaps), effort{}
	for _, c := range m.gaps {
		work.add(k, m.r.Todo(c))
	}
	if !s.split(k, &work) {
		a := m.add(Fix, m.gaps)
		a.Hours, a.rate, a.Todos, a.NoCost = work.hours(), rate, m.r.todos(m.gaps), work.free
		return
	}
	slices.SortFunc(m.gaps, func(a, b *Cell) int {
		if a.Factor != b.Factor {
			return cmp.Compare(b.Factor, a.Factor)
		}
		return cmp.Compare(a.Service, b.Service)
	})
	gate := slices.ContainsFunc(m.gaps, (*Cell).Gate)
	for i := range m.gaps {
		a := m.add(Fix, m.gaps[i:i+1])
		a.ID, a.part, a.rate, a.NoCost = m.gaps[i].ID().String(), i, rate, work.free
		a.Todos = m.r.todos(m.gaps[i : i+1])
		a.Hours = work.part(k.HoursOf(a.TodoIn(0)), i)
		a.Block = blockOf(k, gate) // the parts stay together
	}
}

// add makes an action of some findings of one control.
func (m *merger) add(kind Kind, findings []*Cell) *Action {
	k, from := findings[0].Control, len(m.keys)
	m.actions = m.actions[:len(m.actions)+1] // it is blank
	a := &m.actions[len(m.actions)-1]
	a.ID, a.Kind, a.Control, a.Mostly, a.Needs = k.ID, kind, k, m.mostly, []string{}
	for _, c := range findings {
		a.Gain += 100 * c.Weight * (c.best() - c.Value) / m.r.Total.Total
		a.Gate = a.Gate || c.Gate()
		if c.State == questionnaire.Asked {
			a.answered = max(a.answered, c.Answer.Date)
		}
		if c.Service != "" {
			m.keys, m.at = append(m.keys, c.Service), append(m.at, c.At)
		}
	}
	a.Gain = math.Round(a.Gain*1e12) / 1e12 // so that the order of services never decides how it is printed
	a.Services, a.at = m.keys[from:len(m.keys):len(m.keys)], m.at[from:len(m.at):len(m.at)]
	a.Block = blockOf(k, a.Gate)
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

// split reports whether a control's action is taken apart, by the work that its gaps
// are. Where all of that is in the first service, it would make nothing shorter.
func (s shapes) split(k *catalogue.Control, work *effort) bool {
	switch {
	case s.parts[k.ID]:
		return work.n > 0
	case s.whole[k.ID]:
		return false
	}
	return work.splits() && work.hours() > s.week+slack
}
