package questionnaire

import (
	"errors"
	"maps"
	"slices"
	"strings"
)

// Respond notes what a person says about a cell as of a day, or takes the person's
// word back where the option is empty. Nobody else's word changes. Note and
// evidence of the person's own stay unless n says otherwise, as in
// [Assessment.Answer]; without a name it is the file's own word. It returns the
// person's word before.
func (a *Assessment) Respond(id CellID, person, option string, n Notes, day Date) (was Response) {
	return a.respond(id, person, option, n, day, false)
}

// RespondTogether notes one option that a person said of several cells at once, as
// [Assessment.Respond] does for each, and marks the words as given together. It returns
// the person's words before, in the order of the cells.
func (a *Assessment) RespondTogether(ids []CellID, person, option string, n Notes, day Date) (was []Response) {
	for _, id := range ids {
		was = append(was, a.respond(id, person, option, n, day, true))
	}
	return was
}

func (a *Assessment) respond(id CellID, person, option string, n Notes, day Date, together bool) (was Response) {
	before := a.cellState(id)
	said := maps.Clone(a.said(id))
	if said == nil {
		said = map[string]Response{}
	}
	person = spelled(said, PersonName(person))
	if person == "" {
		for other := range said { // a later unnamed word replaces those of other copies too
			if other != "" && unnamed(other) {
				delete(said, other)
			}
		}
	}
	if was = said[person]; option == "" && was.Option == "" {
		return was
	}
	now := was.answer("").given(Notes{Note: n.Note, Evidence: n.Evidence, Confirmed: n.Confirmed}, option, day).response()
	now.Together = together
	if now.Counter = was.Counter; now == was {
		return was
	}
	if now.Counter = a.nextCounter(id, was); option == "" {
		now = Response{Date: day, Counter: now.Counter}
	}
	if said[person] = now; option == "" && person == "" {
		delete(said, person)
	}
	a.putSaid(id, said)
	a.record(before, id)
	return was
}

// spelled is a person's name as the responses of a cell have it already, if they
// do but for upper and lower case.
func spelled(said map[string]Response, person string) string {
	if _, ok := said[person]; ok {
		return person
	}
	for other := range said {
		if strings.EqualFold(other, person) && !unnamed(other) {
			return other
		}
	}
	return person
}

// putSaid puts the responses of a cell in place. The file's own word alone is an
// answer like any other, and where there are none there is nothing to be settled.
func (a *Assessment) putSaid(id CellID, said map[string]Response) {
	if _, settled := a.Settled[id]; len(said) == 0 || onlyOwn(said) && !settled {
		a.dropSaid(id)
		a.dropSettled(id)
		own := said[""]
		ans := own.answer("")
		ans.Counter = own.Counter
		a.Set(id, ans)
		return
	}
	responses := maps.Clone(a.Responses) // what a copy of the assessment has stays
	if responses == nil {
		responses = map[CellID]map[string]Response{}
	}
	responses[id] = said
	a.Responses = responses
	a.count(id)
}

// onlyOwn reports whether the file's own word is the only one of a cell.
func onlyOwn(said map[string]Response) bool {
	_, own := said[""]
	return own && len(said) == 1
}

// dropSaid forgets the responses of a cell.
func (a *Assessment) dropSaid(id CellID) {
	a.Responses = maps.Clone(a.Responses)
	if delete(a.Responses, id); len(a.Responses) == 0 {
		a.Responses = nil
	}
}

// dropSettled forgets the decision about a cell.
func (a *Assessment) dropSettled(id CellID) {
	a.Settled = maps.Clone(a.Settled)
	if delete(a.Settled, id); len(a.Settled) == 0 {
		a.Settled = nil
	}
}

// Settle decides which option of a cell counts as of a day, whatever people said
// so far. A different response afterwards reopens the question. An empty
// option takes the decision back. It returns the decision before.
func (a *Assessment) Settle(id CellID, option string, n Notes, day Date) (was Settlement, err error) {
	if was = a.Settled[id]; option == "" && was.Option == "" {
		return was, errors.New("nobody has settled this question, so there is nothing to take back")
	}
	before := a.cellState(id)
	said := maps.Clone(a.said(id))
	if len(said) == 0 && was.Option == "" {
		return was, errors.New("nobody has said anything about this question, so there is nothing to settle; answer it")
	}
	now := Settlement{Option: option, Date: day, Saw: claimed(said), Counter: was.Counter + 1,
		Note: replaced("", n.Note), Evidence: replaced("", n.Evidence), By: PersonName(replaced("", n.By))}
	settled := maps.Clone(a.Settled)
	if settled == nil {
		settled = map[CellID]Settlement{}
	}
	settled[id] = now
	a.Settled = settled
	if len(said) > 0 {
		a.putSaid(id, said)
	}
	a.count(id)
	a.record(before, id)
	return was, nil
}

// annotateSaid is Annotate for a cell that has responses: it changes what goes with
// the named person's word, else with the file's own, else with the one that counts.
// Where none is named and none counts, it becomes a word of its own that claims
// nothing.
func (a *Assessment) annotateSaid(id CellID, n Notes, day Date) {
	said := a.Responses[id]
	person := spelled(said, PersonName(replaced("", n.By)))
	if _, there := said[""]; person == "" && !there {
		if ans, counts := a.Answers[id]; counts {
			person = spelled(said, PersonName(ans.By))
		}
	}
	r := said[person]
	if r.Option == "" {
		if !n.Blank() {
			a.Respond(id, person, NotSure, n, day)
		}
		return
	}
	before := a.cellState(id)
	now := r.answer("").annotated(Notes{Note: n.Note, Evidence: n.Evidence, Confirmed: n.Confirmed}).response()
	now.Counter = a.nextCounter(id, r)
	said = maps.Clone(said)
	said[person] = now
	a.putSaid(id, said)
	a.record(before, id)
}

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
