package questionnaire

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

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
			name := []rune(second.Name)
			second.Name = string(name[:min(len(name), MaxRoundName-len(" (other copy, 01234567)"))])
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
		if was, there := all[s.Number]; !there || asJSON(s) > asJSON(was) {
			all[s.Number] = s
		}
	}
	sheets := slices.SortedFunc(maps.Values(all), Sheet.compare)
	m.out.Sheets = sheets[max(0, len(sheets)-MaxSheets):]
}

// entryKey tells an entry of a log from all others, whether it was taken back since
// or not.
func entryKey(e Entry) string {
	e.Undone, e.Unmerged = false, false
	return asJSON(e)
}

// unitedLogs are the entries of two logs, each once, in the order of their numbers.
func unitedLogs(a, b []Entry) []Entry {
	all := map[string]Entry{}
	for _, e := range slices.Concat(a, b) {
		key := entryKey(e)
		e.Undone, e.Unmerged = e.Undone || all[key].Undone, e.Unmerged || all[key].Unmerged
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
	return list
}
