package questionnaire

import (
	"fmt"
	"maps"
	"slices"
)

// redactSaid is what people said, under numbers in place of their names and without
// what they wrote. Whoever is one person in one place is it everywhere.
func redactSaid(a Assessment, at func(CellID) (CellID, bool)) (map[CellID]map[string]Response, map[CellID]Settlement) {
	people := map[string]string{}
	for _, said := range a.Responses {
		for person := range said {
			people[person] = person
		}
	}
	n := 0
	for _, person := range slices.Sorted(maps.Keys(people)) {
		if !unnamed(person) {
			n++
			people[person] = fmt.Sprintf("Person %d", n)
		}
	}
	var responses map[CellID]map[string]Response
	var settled map[CellID]Settlement
	for id, said := range a.Responses {
		to, kept := at(id)
		if !kept {
			continue
		}
		if responses == nil {
			responses, settled = map[CellID]map[string]Response{}, map[CellID]Settlement{}
		}
		responses[to] = map[string]Response{}
		for person, r := range said {
			responses[to][people[person]] = Response{Option: r.Option, Date: r.Date, Counter: r.Counter}
		}
		if s, ok := a.Settled[id]; ok {
			saw := map[string]string{}
			for person, option := range s.Saw {
				if _, there := people[person]; there {
					saw[people[person]] = option
				}
			}
			settled[to] = Settlement{Option: s.Option, Date: s.Date, Saw: saw, Counter: s.Counter}
		}
	}
	if len(settled) == 0 {
		settled = nil
	}
	return responses, settled
}
