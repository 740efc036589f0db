package interview

import (
	"cmp"
	"slices"
	"strings"

	"yourpart/internal/text"
	"yourpart/questionnaire"
	"yourpart/questionnaire/catalogue"
)

// A Detail is one row: a box to tick, a choice to turn, or a text to edit.
type Detail struct {
	Label, Note string
	Data        string                              // id of the data category that a box is for
	Part        string                              // capability that a box is for, of a service with parts
	On          func(e *questionnaire.Service) bool // of a box
	Toggle      func(e *questionnaire.Service)
	Options     []Choice // of a choice
	Value       func(e *questionnaire.Service) *string
	Typed       bool // value is a text to type
}

// Shown is what a choice or a text is at.
func (r *Detail) Shown(e *questionnaire.Service) string {
	v := *r.Value(e)
	if r.Options != nil {
		return r.Options[r.chosen(e)].Label
	}
	if v == "" {
		return "not said"
	}
	return text.CleanLine(v)
}

// chosen is the index of the present choice; what is no choice any more
// counts as the first.
func (r *Detail) chosen(e *questionnaire.Service) int {
	return max(0, slices.IndexFunc(r.Options, func(c Choice) bool { return c.Value == *r.Value(e) }))
}

// Turn moves a choice on.
func (r *Detail) Turn(e *questionnaire.Service, by int) {
	n := len(r.Options)
	*r.Value(e) = r.Options[(r.chosen(e)+by+n)%n].Value
}

// Details are the rows about the nth service: what data it holds, and how it is
// used.
func (s *Interview) Details(n int) (rows []Detail) {
	if len(s.Assessment.Services) == 0 {
		return nil
	}
	e := &s.Assessment.Services[n]
	for _, c := range s.Catalogue.Data {
		rows = append(rows, dataRow(c))
	}
	rows = append(rows, Detail{Label: "The business stops within a day without it", Note: "it then counts a quarter more",
		On:     func(e *questionnaire.Service) bool { return e.Stops },
		Toggle: func(e *questionnaire.Service) { e.Stops = !e.Stops }})
	if on, ok := s.runsOn(e); ok {
		rows = append(rows, on)
	}
	rows = append(rows, s.partRows(e)...)
	if in := s.signIn(n); len(in.Options) > 1 {
		rows = append(rows, in)
	}
	if def, ok := s.Catalogue.Service(e.ID); ok && def.Variants != nil {
		rows = append(rows, variantRow(def.Variants))
	}
	if s.planMatters(e) {
		rows = append(rows, subscriptionRow())
	}
	return rows
}

// runsOn lets the user say what software is installed on: services of the stack that may
// hold it, then kinds of places. Where nobody said, it is at the usual one; false where it is
// nothing that a business installs.
func (s *Interview) runsOn(e *questionnaire.Service) (Detail, bool) {
	def, ok := s.Catalogue.Service(e.ID)
	if !ok || def.RunsOn == nil {
		return Detail{}, false
	}
	host, _ := questionnaire.HostOf(s.Catalogue, &s.Assessment, *e)
	now := cmp.Or(host.Key, host.Kind)
	r := Detail{Label: "Runs on", Note: "what lies below the software, such as its system, firewall and backups, is then asked there once",
		Value: func(e *questionnaire.Service) *string { return &e.RunsOn }}
	for _, key := range questionnaire.Hosts(s.Catalogue, &s.Assessment, *e) {
		r.Options = append(r.Options, Choice{key, s.Report.ServiceName(key)})
	}
	for _, id := range def.RunsOn.Hosts {
		if kind := s.Catalogue.Host(id); kind != nil {
			r.Options = append(r.Options, Choice{id, kind.Name})
		}
	}
	for i := range r.Options {
		if o := &r.Options[i]; o.Value == now && now != e.RunsOn { // what it is at without a word
			if o.Value = e.RunsOn; !host.Said {
				o.Label += " (taken as usual)"
			}
		}
	}
	return r, true
}

// TakenHost is what the nth service is taken to run on, because nobody said and it is
// usual, by name; empty where somebody said so, or it is nothing that a business installs.
func (s *Interview) TakenHost(n int) string {
	host, ok := questionnaire.HostOf(s.Catalogue, &s.Assessment, s.Assessment.Services[n])
	switch {
	case !ok || host.Said:
		return ""
	case host.Key != "":
		return s.Report.ServiceName(host.Key)
	}
	if kind := s.Catalogue.Host(host.Kind); kind != nil {
		return kind.Name
	}
	return ""
}

// PartsOf are the parts of the nth service by id and name, where it has several.
func (s *Interview) PartsOf(n int) (list []Choice) {
	if def, ok := s.Catalogue.Service(s.Assessment.Services[n].ID); ok {
		for _, id := range def.Parts {
			list = append(list, Choice{id, s.capability(id)})
		}
	}
	return list
}

// partRows are a box for each part of a service that has several.
func (s *Interview) partRows(e *questionnaire.Service) (rows []Detail) {
	def, ok := s.Catalogue.Service(e.ID)
	if !ok {
		return nil
	}
	for _, id := range def.Parts {
		has := func(e *questionnaire.Service) bool { return slices.Contains(e.Parts, id) }
		rows = append(rows, Detail{Label: "Part we use: " + s.capability(id), Part: id, On: has,
			Note: "none of them ticked means all",
			Toggle: func(e *questionnaire.Service) {
				if has(e) {
					e.Parts = slices.DeleteFunc(slices.Clone(e.Parts), func(x string) bool { return x == id })
					return
				}
				e.Parts = append(slices.Clone(e.Parts), id)
			}})
	}
	return rows
}

// capability is what one is called.
func (s *Interview) capability(id string) string {
	for _, w := range s.Catalogue.Capabilities {
		if w.ID == id {
			return w.Name
		}
	}
	return id
}

// planMatters reports whether some setting comes with some plans only.
func (s *Interview) planMatters(e *questionnaire.Service) bool {
	def, ok := s.Catalogue.Service(e.ID)
	if ok && (def.Model == catalogue.OnPrem || def.RunsOn != nil) {
		return false // it is bought, not rented
	}
	return ok && slices.ContainsFunc(def.Guides(), func(g catalogue.Guide) bool { return !strings.HasPrefix(g.Plan, "Every ") })
}

// subscriptionRow lets the user say which subscription the business has.
func subscriptionRow() Detail {
	return Detail{Label: "Subscription", Note: "some settings come with some plans only; the steps name them", Typed: true,
		Value: func(e *questionnaire.Service) *string { return &e.Plan }}
}

func dataRow(c catalogue.DataCategory) Detail {
	has := func(e *questionnaire.Service) bool { return slices.Contains(e.Data, c.ID) }
	return Detail{Label: c.Name, Note: c.Examples, Data: c.ID, On: has, Toggle: func(e *questionnaire.Service) {
		if has(e) {
			e.Data = slices.DeleteFunc(slices.Clone(e.Data), func(x string) bool { return x == c.ID })
			return
		}
		e.Data = append(slices.Clone(e.Data), c.ID)
	}}
}

// signIn lets the user say through which service's sign-in people get in.
func (s *Interview) signIn(n int) Detail {
	own := Choice{"", "a login of its own"}
	var options []Choice
	if with := s.shares(n); with != "" {
		own.Value = questionnaire.OwnLogin
		options = append(options, Choice{"", "the account of " + s.Report.ServiceName(with)})
	}
	options = append(options, own)
	for _, e := range s.Assessment.Services {
		if e.Key != s.Assessment.Services[n].Key {
			options = append(options, Choice{e.Key, "the sign-in of " + s.Report.ServiceName(e.Key)})
		}
	}
	return Detail{Label: "People get in with", Note: "choose the service whose login opens this one, as with “Sign in with Google”; sign-in is then asked about once", Options: options,
		Value: func(e *questionnaire.Service) *string { return &e.SignIn }}
}

// shares is the service named earlier that is under one account with the one at
// hand, and so opened by one login, unless the user says otherwise.
func (s *Interview) shares(n int) string {
	account := func(e *questionnaire.Service) string {
		if def, ok := s.Catalogue.Service(e.ID); ok && e.Key == e.ID { // a second one is a second account
			return def.Account
		}
		return ""
	}
	is := account(&s.Assessment.Services[n])
	for i := range s.Assessment.Services[:n] {
		if e := &s.Assessment.Services[i]; is != "" && account(e) == is && e.SignIn == "" {
			return e.Key
		}
	}
	return ""
}

func variantRow(v *catalogue.Variants) Detail {
	r := Detail{Label: v.Text, Value: func(e *questionnaire.Service) *string { return &e.Variant }}
	for _, o := range v.Options {
		r.Options = append(r.Options, Choice{o.ID, o.Label})
	}
	return r
}
