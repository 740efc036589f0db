package questionnaire

import (
	"cmp"
	"maps"
	"reflect"
	"slices"

	"yourpart/internal/text"
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
	m.out.dropLinks(m.a.Services, m.b.Services)
}

// removed reports whether a service that one copy lacks was removed there, and the
// other copy did nothing about it since. Where it did, the service stays, and that is
// listed.
func (m *merging) removed(key string, lacks, has *Assessment) bool {
	removed := m.base != nil && m.base.Service(key) != nil
	known := map[string]bool{}
	for i := range lacks.Log {
		e := &lacks.Log[i]
		if e.Came != CameUnmerged {
			known[entryKey(*e)] = true
		}
		if e.What == OfStack && !e.Unmerged && stackFields(e.From.Services)[key] != nil && stackFields(e.To.Services)[key] == nil {
			removed = true
		}
	}
	if !removed {
		return false
	}
	touched := m.base != nil && !equalServices(*m.base.Service(key).orNone(), *has.Service(key).orNone())
	for i := range has.Log {
		e := &has.Log[i]
		if e.Unmerged || known[entryKey(*e)] {
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

// rounds unites the rounds. Of two of one name that say different things, the other
// one gets a name of its own, as neither is lost.
func (m *merging) rounds() {
	all := map[string]Past{}
	add := func(p Past) {
		if was, there := all[p.Name]; there && asJSON(was) != asJSON(p) {
			first, second := was, p
			if asJSON(p) > asJSON(was) {
				first, second = p, was
			}
			all[p.Name] = first
			m.clashes = append(m.clashes, Conflict{OfRound, p.Name, "", string(first.Date), string(second.Date)})
			second.Name = text.Head(second.Name, MaxRoundName-len(" (other copy, 01234567)"))
			second.Name += " (other copy, " + digest([]byte(asJSON(second)))[:8] + ")"
			all[second.Name] = second
			return
		}
		all[p.Name] = p
	}
	for _, p := range slices.Concat(m.a.Rounds, m.b.Rounds) {
		add(p)
	}
	rounds := slices.SortedFunc(maps.Values(all), Past.compare)
	m.out.Rounds = rounds[forget(rounds):]
}

func (m *merging) sheets() {
	all := map[string]Sheet{}
	for _, s := range slices.Concat(m.a.Sheets, m.b.Sheets) {
		if was, there := all[s.Number]; there {
			s = was.united(s)
		}
		all[s.Number] = s
	}
	sheets := slices.SortedFunc(maps.Values(all), Sheet.compare)
	m.out.Sheets = sheets[max(0, len(sheets)-MaxSheets):]
}

// entryKey tells an entry of a log from all others, whether it was taken back since
// or not, and however it came there.
func entryKey(e Entry) string {
	e.Undone, e.Unmerged, e.Came = false, false, ""
	return asJSON(e)
}

// unitedLogs are the entries of two logs, each once, in the order of their numbers. What
// one of them knows for good is known for good.
func unitedLogs(a, b []Entry) []Entry {
	all := map[string]Entry{}
	for _, e := range slices.Concat(a, b) {
		key := entryKey(e)
		if was, there := all[key]; there {
			e.Undone, e.Unmerged, e.Came = e.Undone || was.Undone, e.Unmerged || was.Unmerged, min(e.Came, was.Came)
		}
		all[key] = e
	}
	keys := slices.SortedFunc(maps.Keys(all), func(x, y string) int {
		return cmp.Or(cmp.Compare(all[x].N, all[y].N), cmp.Compare(x, y))
	})
	log := make([]Entry, len(keys))
	for i, key := range keys {
		log[i] = all[key]
	}
	return trimmed(log)
}

// taken lists what differs between an assessment and what it became, in order.
func taken(was, now *Assessment) (list []Taken) {
	add := func(what What, of string, from, to Part) {
		if !reflect.DeepEqual(from, to) {
			list = append(list, Taken{what, of, from, to})
		}
	}
	for _, id := range slices.SortedFunc(maps.Keys(allCells(was, now)), CellID.compare) {
		add(OfAnswer, id.String(), was.cellState(id), now.cellState(id))
	}
	for _, id := range slices.Sorted(maps.Keys(bothKeys(was.Actions, now.Actions))) {
		add(OfTracking, id, was.trackingPart(id), now.trackingPart(id))
	}
	add(OfAgreed, "", was.agreedPart(), now.agreedPart())
	add(OfProfile, "", was.profilePart(), now.profilePart())
	add(OfStack, "", was.stackPart(), now.stackPart())
	for _, p := range slices.Concat(was.Rounds, now.Rounds) {
		if !slices.ContainsFunc(list, func(t Taken) bool { return t.What == OfRound && t.Of == p.Name }) {
			add(OfRound, p.Name, was.roundPart(p.Name), now.roundPart(p.Name))
		}
	}
	for _, s := range slices.Concat(was.Sheets, now.Sheets) {
		if !slices.ContainsFunc(list, func(t Taken) bool { return t.What == OfSheet && t.Of == s.Number }) {
			add(OfSheet, s.Number, was.sheetPart(s.Number), now.sheetPart(s.Number))
		}
	}
	seen := map[ProposalKey]bool{}
	for _, p := range slices.Concat(was.Proposals, now.Proposals) {
		if key := p.Key(); !seen[key] {
			seen[key] = true
			add(OfProposal, key.Cell.String(), was.proposalPart(key), now.proposalPart(key))
		}
	}
	return list
}
