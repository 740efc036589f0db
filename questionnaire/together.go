package questionnaire

import (
	"maps"
	"slices"
)

// givesWay reports whether a word of nobody that was given for several cells at once
// counts for nothing here, as another device has one of nobody for the cell alone, with
// the same counter.
func givesWay(said map[string]Response, person string) bool {
	return unnamed(person) && said[person].Together && wayOf(said, said[person]) != nil
}

// wayOf is the claim of nobody for a cell alone that one given together gives way to, or
// nil.
func wayOf(said map[string]Response, r Response) (alone *Response) {
	for person, o := range said {
		if unnamed(person) && !o.Together && o.claims() && o.Counter == r.Counter && (alone == nil || compareWords(o, *alone) > 0) {
			alone = &o
		}
	}
	return alone
}

// gaveWay lists where words of an assessment give way since it became another one, and
// say something else.
func gaveWay(was, now *Assessment) (list []Conflict) {
	for _, id := range slices.SortedFunc(maps.Keys(now.Responses), CellID.compare) {
		said := now.Responses[id]
		for _, person := range slices.Sorted(maps.Keys(said)) {
			r := said[person]
			if !r.claims() || !givesWay(said, person) || givesWay(was.Responses[id], person) {
				continue
			}
			if alone := wayOf(said, r); alone.Option != r.Option {
				list = append(list, Conflict{OfAnswer, id.String(), "option", asJSON(alone.Option), asJSON(r.Option)})
			}
		}
	}
	return list
}
