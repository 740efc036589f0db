package questionnaire

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
)

// said is what people said, under numbers in place of their names and without what
// they wrote. One person has the same number everywhere.
func (x *redactor) said(a Assessment, services []Service) (map[CellID]map[string]Response, map[CellID]Settlement) {
	people := x.people(a, services)
	var responses map[CellID]map[string]Response
	var settled map[CellID]Settlement
	for id, said := range a.Responses {
		to, kept := x.cell(id, services)
		if !kept {
			continue
		}
		if responses == nil {
			responses, settled = map[CellID]map[string]Response{}, map[CellID]Settlement{}
		}
		responses[to] = map[string]Response{}
		for person, r := range said {
			responses[to][people[person]] = Response{Option: x.saidOption(id, r.Option), Date: r.Date, Together: r.Together, Counter: r.Counter}
		}
		if s, ok := a.Settled[id]; ok {
			saw := map[string]string{}
			for person, option := range s.Saw {
				if _, there := people[person]; there {
					saw[people[person]] = x.saidOption(id, option)
				}
			}
			settled[to] = Settlement{Option: x.saidOption(id, s.Option), Date: s.Date, Saw: saw, Counter: s.Counter}
		}
	}
	if len(settled) == 0 {
		settled = nil
	}
	return responses, settled
}

// people are the numbers of people, in an order that depends on what they said and on
// no name.
func (x *redactor) people(a Assessment, services []Service) map[string]string {
	people, n := map[string]string{}, 0
	ids := slices.SortedFunc(maps.Keys(a.Responses), func(p, q CellID) int {
		p, _ = x.cell(p, services)
		q, _ = x.cell(q, services)
		return p.compare(q)
	})
	for _, id := range ids {
		said := a.Responses[id]
		for _, person := range slices.SortedFunc(maps.Keys(said), func(p, q string) int {
			return cmp.Or(compareWords(said[p], said[q]), cmp.Compare(p, q))
		}) {
			if _, there := people[person]; there {
				continue
			}
			if people[person] = person; !unnamed(person) {
				n++
				people[person] = fmt.Sprintf("Person %d", n)
			}
		}
	}
	return people
}

// saidOption is an option under its neutral id. What was taken back has none.
func (x *redactor) saidOption(id CellID, option string) string {
	if option == "" {
		return ""
	}
	return x.option(id.Control, option)
}
