package questionnaire

import (
	"fmt"
	"maps"
	"slices"
)

// said is what people said, under numbers in place of their names and without what
// they wrote. One person has the same number everywhere.
func (x *redactor) said(a Assessment, services []Service) (map[CellID]map[string]Response, map[CellID]Settlement) {
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
		to, kept := x.cell(id, services)
		if !kept {
			continue
		}
		if responses == nil {
			responses, settled = map[CellID]map[string]Response{}, map[CellID]Settlement{}
		}
		responses[to] = map[string]Response{}
		for person, r := range said {
			responses[to][people[person]] = Response{Option: x.saidOption(id, r.Option), Date: r.Date, Counter: r.Counter}
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

// saidOption is an option under its neutral id. What was taken back has none.
func (x *redactor) saidOption(id CellID, option string) string {
	if option == "" {
		return ""
	}
	return x.option(id.Control, option)
}
