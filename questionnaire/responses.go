package questionnaire

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire/catalogue"
)

// A Response is what one person said about a cell. Without an option it was taken
// back.
type Response struct {
	Option      string `json:"option"`
	Note        string `json:"note,omitempty"`
	Evidence    string `json:"evidence,omitempty"`
	EvidenceFor string `json:"evidence_for,omitempty"` // as in Answer
	Date        Date   `json:"date,omitempty"`
	Together    bool   `json:"together,omitempty"` // as in Answer
	// Counter counts this person's own changes of it, on whatever device. Of two
	// copies the higher one is the later word; clocks are never asked.
	Counter int `json:"counter"`
}

// A Settlement is a decision on which option of a cell counts, whatever people
// said. It holds as long as nobody says anything else than what was on the table.
type Settlement struct {
	Option   string `json:"option"` // empty where the decision was taken back
	Note     string `json:"note,omitempty"`
	Evidence string `json:"evidence,omitempty"`
	Date     Date   `json:"date,omitempty"`
	By       string `json:"by,omitempty"`
	// Saw is what was on the table, by person.
	Saw     map[string]string `json:"saw"`
	Counter int               `json:"counter"`
}

// A Word is one person's response with the person's name. Without a name it is the
// file's own word: an answer of which nobody noted who gave it.
type Word struct {
	Person string `json:"person"`
	Response
}

// claims reports whether the response claims anything: "not sure" does not.
func (r Response) claims() bool { return r.Option != "" && r.Option != NotSure }

// answer is the response as an answer of a person.
func (r Response) answer(person string) Answer {
	if unnamed(person) {
		person = ""
	}
	return Answer{Option: r.Option, Note: r.Note, Evidence: r.Evidence, EvidenceFor: r.EvidenceFor, Date: r.Date, By: person, Together: r.Together}
}

// response is an answer as a response.
func (ans Answer) response() Response {
	return Response{ans.Option, ans.Note, ans.Evidence, ans.EvidenceFor, ans.Date, ans.Together, ans.Counter}
}

// unnamed reports whether a key of the responses is no person's name: the file's
// own word, or that of another copy of it, which is "#2" and so on.
func unnamed(person string) bool { return person == "" || strings.HasPrefix(person, "#") }

// PersonName is a name as responses have it. A # in front is taken away, as other
// copies of the file go by one.
func PersonName(name string) string {
	for {
		clean := strings.TrimSpace(strings.TrimLeft(text.CleanLine(name), "# "))
		if clean == name {
			return name
		}
		name = clean // what was behind the # may have to be cleaned as well
	}
}

// Words is what people said about a cell: the file's own word first, then by the
// names of the people. What was taken back is left out.
func (a *Assessment) Words(id CellID) (words []Word) {
	said := a.said(id)
	for _, person := range slices.Sorted(maps.Keys(said)) {
		if r := said[person]; r.Option != "" {
			words = append(words, Word{person, r})
		}
	}
	return words
}

// WordsNow is Words with each option as the question has it today.
func (a *Assessment) WordsNow(k *catalogue.Control, id CellID) []Word {
	words := a.Words(id)
	for i := range words {
		now := words[i].answer(words[i].Person).now(k)
		words[i].Option, words[i].EvidenceFor = now.Option, now.EvidenceFor
	}
	return words
}

// said is what people said about a cell, by person. Where only one word is known,
// that is the answer. The map is not to be changed.
func (a *Assessment) said(id CellID) map[string]Response {
	if said, ok := a.Responses[id]; ok {
		return said
	}
	if ans, ok := a.Answers[id]; ok && !a.shared(id) {
		return map[string]Response{PersonName(ans.By): ans.response()}
	}
	return nil
}

// shared reports whether the answer of a cell is worked out from what people said and
// decided. Merging may leave a decision alone, without the words it was made of.
func (a *Assessment) shared(id CellID) bool {
	_, said := a.Responses[id]
	_, settled := a.Settled[id]
	return said || settled
}

// A Dispute is a cell about which people say different things.
type Dispute struct {
	Cell  CellID `json:"cell"`
	Words []Word `json:"responses"`
	// Settled is the decision there was; nil where there was none. Somebody said
	// something else since.
	Settled *Settlement `json:"settled,omitempty"`
}

// Disputed reports whether people say different things about a cell, and nobody
// has settled which counts.
func (a *Assessment) Disputed(id CellID) bool {
	said, several := a.Responses[id]
	return several && disputed(said, a.Settled[id])
}

// Dispute is who says what about a disputed cell; nil where it is not disputed.
func (a *Assessment) Dispute(id CellID) *Dispute {
	if !a.Disputed(id) {
		return nil
	}
	d := &Dispute{Cell: id, Words: a.Words(id)}
	if s, ok := a.Settled[id]; ok && s.Option != "" {
		d.Settled = &s
	}
	return d
}

// Disputes lists the cells that are disputed, in order.
func (a *Assessment) Disputes() (all []Dispute) {
	for id := range a.Responses {
		if d := a.Dispute(id); d != nil {
			all = append(all, *d)
		}
	}
	slices.SortFunc(all, func(x, y Dispute) int { return x.Cell.compare(y.Cell) })
	return all
}

func (id CellID) compare(other CellID) int {
	return cmp.Or(cmp.Compare(id.Control, other.Control), cmp.Compare(id.Service, other.Service))
}

// claimed are the claims among responses, by person, but for those that give way.
func claimed(said map[string]Response) map[string]string {
	claims := map[string]string{}
	for person, r := range said {
		if r.claims() && !givesWay(said, person) {
			claims[person] = r.Option
		}
	}
	return claims
}

// differ reports whether claims are not all the same.
func differ(claims map[string]string) bool {
	first := ""
	for _, option := range claims {
		if first != "" && option != first {
			return true
		}
		first = option
	}
	return false
}

// disputed reports whether claims differ and the settlement does not cover them.
func disputed(said map[string]Response, s Settlement) bool {
	claims := claimed(said)
	return differ(claims) && !s.covers(claims)
}

// covers reports whether the settlement holds: everybody says what was on the
// table, or agrees with it.
func (s Settlement) covers(claims map[string]string) bool {
	for person, option := range claims {
		if option != s.Option && s.Saw[person] != option {
			return false
		}
	}
	return s.Option != ""
}

// counted is the answer that counts of what people said: the settled one, else the
// one that all claims agree on, else "not sure". It has no option where nothing
// counts yet. Note and evidence are those of the first who have any. It was given
// together only where nobody gave it for the cell alone.
func counted(said map[string]Response, s Settlement) Answer {
	claims := claimed(said)
	option := NotSure
	settled := s.covers(claims)
	switch {
	case settled:
		option = s.Option
	case differ(claims):
		return Answer{}
	}
	for _, claim := range claims {
		if !settled {
			option = claim
		}
	}
	ans := firstOf(said, option)
	ans.Together = ans.Together && !settled && !alone(said, option)
	if settled {
		ans.Option, ans.Date, ans.By = s.Option, max(ans.Date, s.Date), cmp.Or(s.By, ans.By)
		ans.Note = cmp.Or(s.Note, ans.Note)
		if s.Evidence != "" {
			ans.Evidence, ans.EvidenceFor = s.Evidence, ""
		}
	}
	return ans
}

// alone reports whether somebody gave an option for the cell alone.
func alone(said map[string]Response, option string) bool {
	for _, r := range said {
		if r.Option == option && !r.Together {
			return true
		}
	}
	return false
}

// firstOf is the answer of the one whose word for an option says most: with
// evidence for it, else with a note; of equals the first by name.
func firstOf(said map[string]Response, option string) (best Answer) {
	weight := func(ans Answer) int {
		switch {
		case ans.Option == "":
			return 0
		case ans.Evidenced():
			return 3
		case ans.Note != "":
			return 2
		}
		return 1
	}
	for _, person := range slices.Sorted(maps.Keys(said)) {
		if r := said[person]; r.Option == option {
			if ans := r.answer(person); weight(ans) > weight(best) {
				best = ans
			}
		}
	}
	return best
}

// count brings the answer of a cell that is shared up to date.
func (a *Assessment) count(id CellID) {
	if a.shared(id) {
		a.Set(id, counted(a.Responses[id], a.Settled[id]))
	}
}
