package questionnaire

import (
	"maps"
	"reflect"
	"slices"
)

// stack unites the services. One that a copy removed is gone, unless the other copy
// changed it, or answered for it, since.
func (m *merging) stack() {
	inA, inB := stackFields(m.a.Services), stackFields(m.b.Services)
	var inBase map[string]map[string]string
	if m.base != nil {
		inBase = stackFields(m.base.Services)
	}
	gone := map[string]bool{}
	merged := map[string]Service{}
	for _, key := range slices.Sorted(maps.Keys(bothKeys(inA, inB))) {
		fa, there := inA[key]
		fb, thereToo := inB[key]
		var s Service
		switch {
		case there && thereToo:
			var base *map[string]string
			if f, ok := inBase[key]; ok {
				base = &f
			}
			fromFields(m.fields(OfStack, key, "service/"+key+"/", fa, fb, base), &s)
		case there:
			gone[key] = m.removed(key, m.b, m.a)
			fromFields(fa, &s)
		default:
			gone[key] = m.removed(key, m.a, m.b)
			fromFields(fb, &s)
		}
		merged[key] = s
	}
	for _, key := range mergedOrder(m.a.Keys(), m.b.Keys()) {
		if !gone[key] {
			m.out.Services = append(m.out.Services, merged[key])
		}
	}
	m.out.Services = normalServices(m.out.Services)
	m.out.dropSignIns()
}

// removed reports whether a service that one copy lacks was removed there, and the
// other copy did nothing about it since. Where it did, the service stays, and that is
// listed.
func (m *merging) removed(key string, lacks, has *Assessment) bool {
	removed := m.base != nil && m.base.Service(key) != nil
	known := map[string]bool{}
	for i := range lacks.Log {
		e := &lacks.Log[i]
		known[entryKey(*e)] = true
		if e.What == OfStack && stackFields(e.From.Services)[key] != nil && stackFields(e.To.Services)[key] == nil {
			removed = true
		}
	}
	if !removed {
		return false
	}
	touched := m.base != nil && !equalServices(*m.base.Service(key).orNone(), *has.Service(key).orNone())
	for i := range has.Log {
		e := &has.Log[i]
		if known[entryKey(*e)] {
			continue
		}
		id, _ := ParseCellID(e.Of)
		before, after := stackFields(e.From.Services)[key], stackFields(e.To.Services)[key]
		touched = touched || e.What == OfAnswer && id.Service == key || e.What == OfStack && after != nil && !maps.Equal(before, after)
	}
	if m.base != nil {
		for id := range allCells(has) {
			touched = touched || id.Service == key && !reflect.DeepEqual(has.said(id), m.base.said(id))
		}
	}
	if touched {
		m.clashes = append(m.clashes, Conflict{OfStack, key, "", "kept", "removed"})
	}
	return !touched
}

// orNone is a service, or an empty one where there is none.
func (s *Service) orNone() *Service {
	if s == nil {
		return &Service{}
	}
	return s
}

// mergedOrder is an order of all keys that goes with both lists, where they go
// together.
func mergedOrder(a, b []string) (keys []string) {
	placed := map[string]bool{}
	next := func(list []string) []string {
		for len(list) > 0 && placed[list[0]] {
			list = list[1:]
		}
		return list
	}
	for {
		a, b = next(a), next(b)
		var pick string
		switch {
		case len(a) == 0 && len(b) == 0:
			return keys
		case len(a) == 0:
			pick = b[0]
		case len(b) == 0:
			pick = a[0]
		case a[0] != b[0] && slices.Contains(b, a[0]) && !slices.Contains(a, b[0]):
			pick = b[0]
		case a[0] != b[0] && slices.Contains(a, b[0]) && !slices.Contains(b, a[0]):
			pick = a[0]
		default:
			pick = min(a[0], b[0])
		}
		placed[pick] = true
		keys = append(keys, pick)
	}
}
