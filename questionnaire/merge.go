package questionnaire

import (
	"cmp"
	"maps"
	"reflect"
	"slices"
)

// A Merged says what merging another copy of an assessment into one came to.
type Merged struct {
	Taken    []Taken    // what the other copy had and the first had not
	Disputes []Dispute  // of the result, which were not in the first
	Clashes  []Conflict // what both changed, of which one value could be kept only
}

// A Taken is one thing that was taken over.
type Taken struct {
	What What   `json:"what"`
	Of   string `json:"of,omitempty"` // the cell, the action, the service or the field of the profile
	From Part   `json:"from"`
	To   Part   `json:"to"`
}

// A Conflict is something of which only one value can be kept, and that both copies
// changed. The values are as in the file.
type Conflict struct {
	What  What   `json:"what"`
	Of    string `json:"of,omitempty"`    // the action, the service or the round
	Field string `json:"field,omitempty"` // as in the file
	Kept  string `json:"kept"`
	Other string `json:"other"`
}

// Merge unites two copies of an assessment. What people said is united by cell and
// person, so that nobody's word is lost: of one person's own words the one with the
// higher counter stays, and a word is left out only where a log, or the base, shows
// that it was replaced or taken back. Where the words of two copies of which nobody
// noted who gave them differ, both stay, and the cell is disputed; but one that was given
// for several cells at once gives way to one of the same counter that was given for the
// cell alone, which is listed. No clock is asked.
// Profile, stack and tracking are merged by field, with the base where there is one,
// else by what the logs say; rounds, sheets and logs are united.
//
// The order of the two, and merging again what was merged, change nothing in the
// result. Of two that are no copies of one file, but of other businesses as
// [Relate] has it, the first one's identity, profile, stack and tracking stay where
// both say something. Neither is changed; [Assessment.TakeOver] makes one the result.
func Merge(a, b Assessment, base *Assessment) (Assessment, Merged) {
	a, b = a.normal(), b.normal()
	m := &merging{a: &a, b: &b, base: base, log: unitedLogs(a.Log, b.Log)}
	m.out = Assessment{Format: Format, Catalogue: max(a.Catalogue, b.Catalogue), Revision: max(a.Revision, b.Revision), Log: m.log}
	m.identity()
	m.superseded()
	m.versions()
	m.cells()
	m.profile()
	m.stack()
	m.tracking()
	m.agreed()
	m.rounds()
	m.sheets()
	m.out.Proposals = unitedProposals(m.a.Proposals, m.b.Proposals)
	out := m.out.normal()
	merged := Merged{Taken: taken(&a, &out), Clashes: append(m.clashes, gaveWay(&a, &out)...)}
	for _, d := range out.Disputes() {
		if was := a.Dispute(d.Cell); was == nil || !reflect.DeepEqual(was.Words, d.Words) {
			merged.Disputes = append(merged.Disputes, d)
		}
	}
	return out, merged
}

// A merging is two copies on their way to one.
type merging struct {
	a, b, base *Assessment
	apart      bool // they are of other businesses
	log        []Entry
	out        Assessment
	older      map[oldWord]bool // words that were replaced or taken back
	oldSettled map[string]bool  // decisions, as JSON after their cell
	// byA and byB hold for each field the number of the last entry of the log that
	// changed it, seen the values that it had before, and last what the last entry of
	// both logs made of it.
	byA, byB map[string]int
	seen     map[string]map[string]bool
	last     map[string]lastValue
	clashes  []Conflict
}

// An oldWord is a word of a cell that is not the last any more.
type oldWord struct {
	cell, person string
	Response
}

// identity takes over which business it is. Of two ids that one file of format 1 got
// on two machines the first in order stays.
func (m *merging) identity() {
	if m.apart = Relate(m.a, m.b) == OtherBusiness; m.apart {
		m.out.ID, m.out.IDsFrom, m.out.former = m.a.ID, m.a.IDsFrom, m.a.former
		return
	}
	first, second := m.a, m.b
	if first.ID == "" || (second.ID != "" && (second.ID < first.ID || second.ID == first.ID && second.IDsFrom < first.IDsFrom)) {
		first, second = second, first
	}
	m.out.ID, m.out.IDsFrom = first.ID, cmp.Or(first.IDsFrom, second.IDsFrom)
	if m.out.ID == "" {
		m.out.former = m.a.former
		if m.a.former.sum == "" || (m.b.former.sum != "" && m.b.former.sum < m.a.former.sum) {
			m.out.former = m.b.former
		}
	}
}

// superseded gathers what the logs and the base show to be older.
func (m *merging) superseded() {
	m.older, m.oldSettled = map[oldWord]bool{}, map[string]bool{}
	for i := range m.log {
		if e := &m.log[i]; e.What == OfAnswer && !e.Unmerged {
			m.replacedWords(e.Of, e.From.said(), e.To.said())
			if s := e.From.Settled; s != nil && (e.To.Settled == nil || !equalSettlements(*s, *e.To.Settled)) {
				m.oldSettled[e.Of+"\x00"+asJSON(s)] = true
			}
		}
	}
	if m.base == nil {
		return
	}
	for id := range allCells(m.base) {
		m.replacedWords(id.String(), m.base.said(id), m.a.said(id))
		m.replacedWords(id.String(), m.base.said(id), m.b.said(id))
	}
}

// replacedWords notes the words that are not there any more.
func (m *merging) replacedWords(cell string, from, to map[string]Response) {
	for person, r := range from {
		if r.Option != "" && !holds(to, person, r) {
			m.older[oldWord{cell, nobodyOr(person), r}] = true
		}
	}
}

// holds reports whether a word is among those of a cell. Words of nobody are the
// same under whichever key.
func holds(said map[string]Response, person string, r Response) bool {
	if !unnamed(person) {
		return said[person] == r
	}
	for other, s := range said {
		if unnamed(other) && s == r {
			return true
		}
	}
	return false
}

// nobodyOr is a person, or empty for all words of nobody.
func nobodyOr(person string) string {
	if unnamed(person) {
		return ""
	}
	return person
}

// allCells are the cells about which anything is said.
func allCells(list ...*Assessment) map[CellID]bool {
	ids := map[CellID]bool{}
	for _, a := range list {
		for id := range a.Answers {
			ids[id] = true
		}
		for id := range a.Responses {
			ids[id] = true
		}
		for id := range a.Settled {
			ids[id] = true
		}
	}
	return ids
}

func (m *merging) cells() {
	m.out.Answers = map[CellID]Answer{}
	for id := range allCells(m.a, m.b) {
		m.cell(id)
	}
}

// cell unites what two copies say about a cell.
func (m *merging) cell(id CellID) {
	inA, inB := m.a.cellState(id), m.b.cellState(id)
	if reflect.DeepEqual(inA, inB) {
		m.put(id, inA)
		return
	}
	said := m.words(id.String(), inA.said(), inB.said())
	settled := m.settled(id.String(), inA.Settled, inB.Settled)
	switch {
	case len(said) == 0 && settled == nil:
	case onlyOwn(said) && settled == nil:
		ans := said[""].answer("")
		ans.Counter = said[""].Counter
		m.out.Answers[id] = ans
	default:
		m.put(id, Part{Responses: said, Settled: settled})
	}
}

// put puts a cell into the result. The answer that counts is worked out again.
func (m *merging) put(id CellID, p Part) {
	if len(p.Responses) > 0 {
		if m.out.Responses == nil {
			m.out.Responses = map[CellID]map[string]Response{}
		}
		m.out.Responses[id] = p.Responses
	}
	if p.Settled != nil {
		if m.out.Settled == nil {
			m.out.Settled = map[CellID]Settlement{}
		}
		m.out.Settled[id] = *p.Settled
	}
	if p.Answer != nil {
		m.out.Answers[id] = *p.Answer
	}
}

// words unites words by person. Those of nobody all stay, the first in order under
// the empty name and the others numbered.
func (m *merging) words(cell string, inA, inB map[string]Response) map[string]Response {
	named, nobody := map[string]Response{}, map[Response]bool{}
	for _, said := range []map[string]Response{inA, inB} {
		for person, r := range said {
			if m.older[oldWord{cell, nobodyOr(person), r}] {
				continue
			}
			if unnamed(person) {
				nobody[r] = true
			} else if was, there := named[person]; !there || compareWords(r, was) > 0 {
				named[person] = r
			}
		}
	}
	aloneFirst := func(r, s Response) int {
		return cmp.Or(cmp.Compare(one(r.Together), one(s.Together)), compareWords(r, s))
	}
	for i, r := range slices.SortedFunc(maps.Keys(nobody), aloneFirst) {
		named[copyKey(i)] = r
	}
	return named
}

// settled is the later of two decisions, where it was not taken back.
func (m *merging) settled(cell string, s, t *Settlement) (last *Settlement) {
	for _, x := range []*Settlement{s, t} {
		if x == nil || m.oldSettled[cell+"\x00"+asJSON(x)] {
			continue
		}
		if last == nil || cmp.Or(cmp.Compare(x.Counter, last.Counter), cmp.Compare(asJSON(x), asJSON(last))) > 0 {
			last = x
		}
	}
	return last
}

// compareWords orders one person's words of a cell: by their counter, of equals the one
// given for the cell alone is the later, and then by what they say, so that both copies
// take the same for the later one.
func compareWords(r, s Response) int {
	return cmp.Or(cmp.Compare(r.Counter, s.Counter), cmp.Compare(one(s.Together), one(r.Together)), cmp.Compare(r.Option, s.Option), cmp.Compare(r.Evidence, s.Evidence),
		cmp.Compare(s.EvidenceFor, r.EvidenceFor), cmp.Compare(r.Note, s.Note), cmp.Compare(r.Date, s.Date))
}
