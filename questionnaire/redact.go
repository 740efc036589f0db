package questionnaire

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"yourpart/questionnaire/catalogue"
)

// RedactedName is what the business is called in a redacted assessment.
const RedactedName = "Name withheld"

// Redacted is a copy of the assessment without what a person typed that could
// tell who it is about: names of the business, of people and of its own services,
// sector, notes, evidence, owners and reasons. Answers, dates, statuses and
// so all numbers stay. Keys that may tell a name become neutral ones.
//
// What overlays of the catalogue added or reworded counts as the business's own
// words, so the copy goes with the catalogue that is returned.
func Redacted(c *catalogue.Catalogue, a Assessment) (*catalogue.Catalogue, Assessment) {
	r := newRedactor(c, a)
	b := a.Clone()
	b.Catalogue = r.version(b.Catalogue)
	b.Profile.Name, b.Profile.Sector, b.Profile.AnsweredBy, b.Profile.Consultant = RedactedName, "", "", ""
	b.Profile.Logo, b.Profile.Goals = "", r.goals(b.Profile.Goals)
	b.ID, b.IDsFrom, b.former = blindID(a), "", former{}
	b.Services = r.stack(a.Services)
	b.Answers = make(map[CellID]Answer, len(a.Answers))
	for id, ans := range a.Answers {
		if to, kept := r.cell(id, b.Services); kept {
			b.Answers[to] = Answer{Option: r.option(id.Control, ans.Option), Date: ans.Date, Together: ans.Together}
		}
	}
	b.Responses, b.Settled = r.said(a, b.Services)
	b.Log, b.Sheets, b.Proposals = nil, nil, nil
	b.Actions = make(map[string]Tracking, len(a.Actions))
	for id, t := range a.Actions {
		t.Owner, t.Note, t.Reason = "", "", ""
		if to, kept := r.action(id, b.Services); kept {
			b.Actions[to] = t
		}
	}
	b.Agreed = r.agreed(a.Agreed, b.Services)
	for i, p := range a.Rounds {
		past := p
		if p.Name != string(p.Date) {
			past.Name = fmt.Sprint("Round ", i+1)
		}
		past.Catalogue = r.version(p.Catalogue)
		past.Services, past.Goals = r.stack(p.Services), r.goals(p.Goals)
		past.Answers = make(map[CellID]string, len(p.Answers))
		for id, option := range p.Answers {
			if to, kept := r.cell(id, past.Services); kept {
				past.Answers[to] = r.option(id.Control, option)
			}
		}
		past.Together = nil
		for _, id := range p.Together {
			if to, kept := r.cell(id, past.Services); kept {
				past.Together = append(past.Together, to)
			}
		}
		slices.SortFunc(past.Together, CellID.compare)
		b.Rounds[i] = past
	}
	return r.plain, b
}

// A redactor knows the neutral ids of one assessment, by the ones before.
type redactor struct {
	was, plain *catalogue.Catalogue // with and without the business's own words
	renames    catalogue.Renames
	keys       map[string]string // of services in any stack
	services   map[string]string // ids that the content does not ship
	controls   map[string]string // ids that the catalogue does not know
	taken      map[string]bool   // keys that are given out
	own        int               // services of the business's own so far
}

// newRedactor gives out the ids, in the order of the stacks, so that they depend
// on no name.
func newRedactor(c *catalogue.Catalogue, a Assessment) *redactor {
	r := &redactor{was: c, keys: map[string]string{}, services: map[string]string{}, controls: map[string]string{}, taken: map[string]bool{OwnLogin: true}}
	stacks := [][]Service{a.Services}
	unknown := map[string]bool{}
	note := func(id CellID) {
		if _, there := c.Control(id.Control); !there {
			unknown[id.Control] = true
		}
	}
	for id := range a.Answers {
		note(id)
	}
	for id := range a.Responses {
		note(id)
	}
	for _, p := range a.Rounds {
		stacks = append(stacks, p.Services)
		for id := range p.Answers {
			note(id)
		}
	}
	all := slices.Concat(stacks...)
	for _, s := range all { // first those that are called what the catalogue calls them
		if s.Key == s.ID && c.Ships(s.ID) {
			r.give(s.Key, s.Key)
		}
	}
	for _, s := range all {
		r.name(s)
	}
	for i, id := range slices.Sorted(maps.Keys(unknown)) {
		r.controls[id] = fmt.Sprint("gone-control-", i+1)
	}
	r.plain, r.renames = c.Redacted(r.services)
	return r
}

// name gives an entry of a stack its neutral key: one that says of which service
// it is, or one for what only this business has.
func (r *redactor) name(s Service) {
	if !s.Custom() && !r.was.Ships(s.ID) && r.services[s.ID] == "" {
		r.services[s.ID] = r.ownID()
		if s.Key == s.ID { // a first one, which may share its login
			r.give(s.Key, r.services[s.ID])
		}
	}
	if _, there := r.keys[s.Key]; there {
		return
	}
	if !r.was.Ships(s.ID) {
		r.give(s.Key, r.ownID())
		return
	}
	n := 2
	for r.taken[fmt.Sprintf("%s-%d", s.ID, n)] {
		n++
	}
	r.give(s.Key, fmt.Sprintf("%s-%d", s.ID, n))
}

// give gives out a key, once for each.
func (r *redactor) give(key, to string) {
	if _, there := r.keys[key]; !there {
		r.keys[key] = to
		r.taken[to] = true
	}
}

// ownID is a new id for a service of the business's own.
func (r *redactor) ownID() string {
	r.own++
	return fmt.Sprint("own-service-", r.own)
}

// goals are those goals that are shipped frameworks; nil where none is.
func (r *redactor) goals(ids []string) (out []string) {
	for _, id := range ids {
		if r.plain.Framework(id) != nil {
			out = append(out, id)
		}
	}
	return out
}

// stack is a copy of a stack under new keys and without names.
func (r *redactor) stack(services []Service) []Service {
	out := make([]Service, len(services))
	for i, s := range services {
		s.Name, s.Plan, s.Variant, s.Parts, s.RunsOn = "", "", r.variant(s), r.parts(s), r.runsOn(s, services)
		if !r.was.Ships(s.ID) {
			s.Name = catalogue.OwnName(r.keys[s.Key])
		}
		if to, renamed := r.services[s.ID]; renamed {
			s.ID = to
		}
		s.Key = r.keys[s.Key]
		if s.SignIn != "" && s.SignIn != OwnLogin {
			s.SignIn = r.keys[s.SignIn]
		}
		s.Data = slices.DeleteFunc(slices.Clone(s.Data), func(id string) bool {
			_, known := r.was.DataCategory(id)
			return !known
		})
		out[i] = s
	}
	return out
}

// variant is the new id of the way an entry is used. One that its service does
// not have says only that it is gone.
func (r *redactor) variant(s Service) string {
	if s.Variant == "" {
		return ""
	}
	if def, known := r.was.Service(s.ID); !known || !def.Way(s.Variant) {
		return "gone-way"
	}
	if to, renamed := r.renames.Variants[s.ID][s.Variant]; renamed {
		return to
	}
	return s.Variant
}

// parts are the parts of an entry that are used. Those that its service does not have
// are left out.
func (r *redactor) parts(s Service) []string {
	def, known := r.was.Service(s.ID)
	return slices.DeleteFunc(slices.Clone(s.Parts), func(p string) bool { return !known || !slices.Contains(def.Parts, p) })
}

// runsOn is what an entry is installed on, under its new key. What is neither in the
// stack nor a kind of host counts for nothing, and is left out.
func (r *redactor) runsOn(s Service, services []Service) string {
	switch {
	case slices.ContainsFunc(services, func(e Service) bool { return e.Key == s.RunsOn }):
		return r.keys[s.RunsOn]
	case r.was.Host(s.RunsOn) != nil:
		return s.RunsOn
	}
	return ""
}

// cell is a cell under its new ids. It is kept only where the service is in the
// stack: the key of one that is gone may tell a name.
func (r *redactor) cell(id CellID, services []Service) (CellID, bool) {
	if to, gone := r.controls[id.Control]; gone {
		id.Control = to
	} else if _, known := r.was.Control(id.Control); !known {
		return id, false
	}
	id.Control = r.renames.Control(id.Control)
	if id.Service == "" {
		return id, true
	}
	id.Service = r.keys[id.Service]
	return id, slices.ContainsFunc(services, func(s Service) bool { return s.Key == id.Service })
}

// action is the new id of an action: that of a cell, or of finding out about one.
func (r *redactor) action(id string, services []Service) (string, bool) {
	const findOut = "find-out-"
	rest, finds := strings.CutPrefix(id, findOut)
	cell, err := ParseCellID(rest)
	if err != nil {
		return "", false
	}
	to, kept := r.cell(cell, services)
	if finds {
		return findOut + to.String(), kept
	}
	return to.String(), kept
}

// option is the new id of an answer. One that its question does not have says
// only that it is gone.
func (r *redactor) option(control, option string) string {
	if slices.Contains(Fixed, option) {
		return option
	}
	k, known := r.was.Control(control)
	if !known || k.Option(option) == nil {
		return "gone-option"
	}
	if plain, there := r.plain.Control(r.renames.Control(control)); k.Question.Former[option] != "" && (!there || plain.Question.Former[option] == "") {
		option = k.Option(option).ID // the business's own words for it are left out
	}
	return r.renames.Option(control, option)
}

var versionForm = regexp.MustCompile(`^\d{4}\.\d{2}(\+overlay)?$`)

// version is the version of a catalogue, where it looks like one.
func (r *redactor) version(v string) string {
	if v == r.was.Version || versionForm.MatchString(v) {
		return v
	}
	return ""
}
